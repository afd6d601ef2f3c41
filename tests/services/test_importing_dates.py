"""Dates in figures in files that come in: the file decides where it can, else the owner, and nothing is lost or guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regulars.domain.dates import PartialDate
from regulars.services import importing
from regulars.services.importing import Imported, Importing, NumberOrder, Reason, Review
from regulars.system.reading import read_in_child
from tests.book_contents import contents
from tests.open_shop import Shop
from tests.reading_here import read_here

DAY_FIRST, MONTH_FIRST = NumberOrder
APRIL, MARCH = PartialDate(1984, 4, 3), PartialDate(1984, 3, 4)


def card(name: str, *lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


ANA = card("Ana Moreira", "TEL:+351 912 555 014", "NOTE:Oat milk", "BDAY:03/04/1984")
BEN = card("Ben Okri", "BDAY:31/12/1990")
JOY = card("Joy Lane", "BDAY:12/31/1991")
EVA = card("Eva Lima", "BDAY:05/06/84", "X-ANNIVERSARY:7-8-2011")


@pytest.fixture
def bringing(shop: Shop) -> Importing:
    return Importing(shop.book, read_here)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(*cards: str, name: str = "Contacts.vcf") -> Path:
        path = tmp_path / name
        path.write_bytes("".join(cards).encode())
        return path

    return write


def reviewed(bringing: Importing, *paths: Path, dates: NumberOrder | None = None) -> Review:
    review = bringing.review(paths, dates=dates)
    assert review is not None
    return review


def brought(bringing: Importing, review: Review) -> Imported:
    done = bringing.bring_in(review)
    assert done is not None
    return done


def days(shop: Shop, name: str) -> dict[str, PartialDate]:
    person = shop.verbs.people.resolve(name)
    return {occasion.kind.value: occasion.when for occasion in shop.verbs.occasions.of(person)}


def about(shop: Shop, name: str) -> str:
    return shop.verbs.people.get(shop.verbs.people.resolve(name)).about


def named(review: Review | Imported) -> list[tuple[int, Reason]]:
    return [(remark.line, remark.reason) for remark in review.remarks]


@pytest.mark.parametrize(("proof", "text", "expected"), [(BEN, "31/12/1990", APRIL), (JOY, "12/31/1991", MARCH)])
def test_one_date_that_can_be_one_alone_decides_for_its_file(
    shop: Shop, bringing: Importing, file: Callable[..., Path], proof: str, text: str, expected: PartialDate
) -> None:
    review = reviewed(bringing, file(ANA, proof))
    [dates] = review.dates
    assert (dates.count, dates.proof, dates.is_asked, review.asked) == (1, text, False, ())
    assert review.remarks == ()
    brought(bringing, review)
    assert days(shop, "Ana Moreira") == {"birthday": expected}
    assert about(shop, "Ana Moreira") == "Oat milk"


def test_an_answer_does_not_stand_against_what_the_file_proves(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    brought(bringing, reviewed(bringing, file(ANA, BEN), dates=MONTH_FIRST))
    assert days(shop, "Ana Moreira") == {"birthday": APRIL}


def test_a_file_that_does_not_tell_is_asked_about_once_with_three_samples(
    bringing: Importing, file: Callable[..., Path]
) -> None:
    many = [card(f"Number {number}", f"BDAY:0{number}/11/1984") for number in range(1, 8)]
    review = reviewed(bringing, file(ANA, ANA, *many))
    [dates] = review.asked
    assert (dates.count, dates.order) == (9, None)
    assert [sample.text for sample in dates.samples] == ["03/04/1984", "01/11/1984", "02/11/1984"]
    assert (dates.samples[0].day_first, dates.samples[0].month_first) == (APRIL, MARCH)
    assert {reason for _, reason in named(review)} == {Reason.DATE_ORDER}


def test_without_an_answer_the_dates_stay_in_the_notes_and_are_named(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    done = brought(bringing, reviewed(bringing, file(ANA, EVA)))
    assert named(done) == [(6, Reason.DATE_ORDER), (11, Reason.DATE_ORDER), (12, Reason.DATE_ORDER)]
    assert days(shop, "Ana Moreira") == {} == days(shop, "Eva Lima")
    assert about(shop, "Ana Moreira") == "Oat milk\n\nBDAY: 03/04/1984"
    assert about(shop, "Eva Lima") == "BDAY: 05/06/84\n\nX-ANNIVERSARY: 7-8-2011"


@pytest.mark.parametrize("large", [False, True])
def test_the_answer_holds_for_all_of_them(
    shop: Shop, bringing: Importing, file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    if large:
        monkeypatch.setattr(importing, "KEPT_BYTES", 10)
    review = bringing.read_dates(reviewed(bringing, file(ANA, EVA)), MONTH_FIRST)
    assert review is not None
    assert (review.remarks, review.asked[0].order) == ((), MONTH_FIRST)
    brought(bringing, review)
    assert days(shop, "Ana Moreira") == {"birthday": MARCH}
    assert days(shop, "Eva Lima") == {"birthday": PartialDate(1984, 5, 6), "anniversary": PartialDate(2011, 7, 8)}
    assert (about(shop, "Ana Moreira"), about(shop, "Eva Lima")) == ("Oat milk", "")
    assert shop.verbs.search.find("1984").total == 0


def test_a_changed_answer_is_the_one_that_holds(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    review: Review | None = reviewed(bringing, file(ANA), dates=MONTH_FIRST)
    for answer in (None, MONTH_FIRST, DAY_FIRST):
        assert review is not None
        review = bringing.read_dates(review, answer)
    assert review is not None
    brought(bringing, review)
    assert days(shop, "Ana Moreira") == {"birthday": APRIL}


def test_a_date_that_is_none_in_that_order_is_named_and_stays_in_the_notes(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    labelled = card("Rui Faria", "item1.X-ABDATE:12/30/2001", "item1.X-ABLabel:Name day")
    path = file(ANA, BEN, JOY, labelled)
    assert named(reviewed(bringing, path)) == [(6, Reason.DATE_ORDER)]
    review = reviewed(bringing, path, dates=DAY_FIRST)
    assert named(review) == [(16, Reason.OTHER_ORDER), (21, Reason.OTHER_ORDER)]
    brought(bringing, review)
    assert days(shop, "Ben Okri") == {"birthday": PartialDate(1990, 12, 31)}
    assert days(shop, "Joy Lane") == {} == days(shop, "Rui Faria")
    assert about(shop, "Joy Lane") == "BDAY: 12/31/1991"
    assert about(shop, "Rui Faria") == "X-ABDATE: 12/30/2001 (Name day)"


def test_dots_and_centuries_need_no_answer(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    review = reviewed(
        bringing, file(card("Ana", "BDAY:3.4.84"), card("Ben", "BDAY:3.4.15"), card("Eva", "BDAY:3/4/15"))
    )
    assert review.asked == ()
    assert named(review) == [(9, Reason.DATE_CENTURY), (14, Reason.DATE_CENTURY)]
    brought(bringing, review)
    assert (days(shop, "Ana"), days(shop, "Ben")) == ({"birthday": APRIL}, {})
    assert about(shop, "Ben") == "BDAY: 3.4.15"


def test_each_file_decides_for_itself_and_the_rest_is_asked_about_together(
    bringing: Importing, file: Callable[..., Path]
) -> None:
    paths = file(ANA, JOY, name="a.vcf"), file(EVA, name="b.vcf"), file(card("Zoë"), name="c.vcf")
    review = reviewed(bringing, *paths, dates=DAY_FIRST)
    assert [(Path(dates.file).name, dates.count, dates.order_used) for dates in review.dates] == [
        ("a.vcf", 1, MONTH_FIRST),
        ("b.vcf", 2, DAY_FIRST),
        ("c.vcf", 0, None),
    ]
    assert [Path(dates.file).name for dates in review.asked] == ["b.vcf"]


@pytest.mark.parametrize("first", [None, DAY_FIRST, MONTH_FIRST])
@pytest.mark.parametrize("second", [None, DAY_FIRST, MONTH_FIRST])
def test_the_same_file_again_brings_nothing_new_but_dates_that_are_told_now(
    shop: Shop,
    bringing: Importing,
    file: Callable[..., Path],
    first: NumberOrder | None,
    second: NumberOrder | None,
) -> None:
    path = file(ANA, EVA)
    brought(bringing, reviewed(bringing, path, dates=first))
    before = contents(shop.book)
    again = reviewed(bringing, path, dates=second)
    gains = 2 if first is None and second is not None else 0
    assert (again.new, again.joined, again.pairs) == (0, gains, ())
    done = brought(bringing, again)
    assert (contents(shop.book) == before) == (gains == 0)
    assert len(days(shop, "Eva Lima")) == (0 if first is second is None else 2)
    third = reviewed(bringing, path, dates=second)
    assert (third.new, third.joined) == (0, 0)
    if gains:
        assert done.step is not None
        shop.book.undo()
        assert contents(shop.book) == before


def test_one_step_takes_an_answered_import_back(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    before = contents(shop.book)
    brought(bringing, reviewed(bringing, file(ANA, EVA), dates=DAY_FIRST))
    shop.book.undo()
    assert contents(shop.book) == before


def test_the_book_moved_on_and_the_answer_still_holds(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    review = reviewed(bringing, file(ANA), dates=DAY_FIRST)
    shop.verbs.people.add("Somebody else")
    brought(bringing, review)
    assert days(shop, "Ana Moreira") == {"birthday": APRIL}


def test_a_date_that_the_person_has_already_is_no_gain_in_the_right_order(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    shop.verbs.people.add("Ana Moreira", phones=["+351 912 555 014"], birthday=APRIL)
    review = reviewed(bringing, file(card("Ana Moreira", "TEL:+351 912 555 014", "BDAY:03/04/1984")), dates=MONTH_FIRST)
    assert (review.joined, review.unchanged) == (1, 0)
    other = bringing.read_dates(review, DAY_FIRST)
    assert other is not None
    assert (other.joined, other.unchanged) == (0, 1)


def test_the_child_sends_the_numbers_along(shop: Shop, file: Callable[..., Path]) -> None:
    bringing = Importing(shop.book, read_in_child)
    brought(bringing, reviewed(bringing, file(ANA, EVA), dates=DAY_FIRST))
    assert days(shop, "Ana Moreira") == {"birthday": APRIL}
    assert days(shop, "Eva Lima")["anniversary"] == PartialDate(2011, 8, 7)
