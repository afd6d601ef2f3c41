"""Bringing people in from files, over a real book."""

import base64
import gc
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from regulars.domain.changes import Act
from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import PersonId, PointKind
from regulars.formats.pictures import clean_picture
from regulars.formats.records import Batch
from regulars.services import importing
from regulars.services.import_ahead import Ahead
from regulars.services.import_matching import Comparing
from regulars.services.importing import Decision, Imported, Importing, MatchReason, Reason, Review
from regulars.store import search
from regulars.store.database import Connection, Error
from tests.benchmarks.generate_vcards import write_book
from tests.book_contents import contents, references_hold
from tests.formats.pictures import exif, jpeg, jpeg_segment, png
from tests.open_shop import Shop
from tests.reading_here import read_here

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


ANA = card(
    "UID:0f3b1c52-ana",
    "N:Moreira;Ana;M.;Dr.;",
    "FN:Ana Moreira",
    "NICKNAME:Aninhas",
    "TEL;TYPE=CELL;TYPE=pref:+351 912 555 014",
    "item1.TEL:+351 912 555 015",
    "item1.X-ABLabel:mum's phone",
    "EMAIL;TYPE=WORK:ana@moreira.example",
    "ADR;TYPE=HOME:;;Rua das Flores 7;Porto;;4050-262;Portugal",
    "ORG:Atelier Norte;Shop",
    "TITLE:Owner",
    "BDAY:--05-09",
    "X-ANNIVERSARY:2011-06-04",
    "NOTE:Coffee black\\, two sugars\\nThe window seat",
    "CATEGORIES:Regulars,Wine",
    "X-ASSISTANT:Rui",
    "X-FAVOURITE-TABLE:4",
    f"PHOTO;ENCODING=b;TYPE=PNG:{PNG}",
)
RUI = card("FN:Rui Faria", "TEL:912 000 111")


@pytest.fixture
def bringing(shop: Shop) -> Importing:
    shop.verbs.settings.change(country="PT")
    return Importing(shop.book, read_here)


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(*cards: str, name: str = "Contacts.vcf") -> Path:
        path = tmp_path / name
        path.write_bytes("".join(cards).encode())
        return path

    return write


def reviewed(bringing: Importing, *paths: Path) -> Review:
    review = bringing.review(paths)
    assert review is not None
    return review


def brought(bringing: Importing, *paths: Path, **decided: Decision) -> Imported:
    done = bringing.bring_in(reviewed(bringing, *paths), {int(key[1:]): value for key, value in decided.items()})
    assert done is not None
    assert done.read == done.new + done.joined + done.unchanged + len(done.refused)
    return done


def people(shop: Shop) -> dict[str, PersonId]:
    return {str(name): PersonId(person) for person, name in shop.book.writer.rows("SELECT id, name FROM person")}


# What comes in


def test_everything_on_a_card_comes_in(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    done = brought(bringing, file(ANA))
    assert (done.read, done.new, done.joined, done.unchanged) == (1, 1, 0, 0)
    ana = shop.verbs.people.get(people(shop)["Ana Moreira"])
    assert [(p.kind, p.value, p.label, p.preferred) for p in ana.points] == [
        (PointKind.PHONE, "+351 912 555 014", "mobile", True),
        (PointKind.PHONE, "+351 912 555 015", "mum's phone", False),
        (PointKind.EMAIL, "ana@moreira.example", "work", False),
    ]
    assert ana.points[0].match == "+351912555014"
    assert (ana.parts.given, ana.parts.family, ana.parts.prefix, ana.parts.nickname) == (
        "Ana",
        "Moreira",
        "Dr.",
        "Aninhas",
    )
    assert (ana.addresses[0].street, ana.addresses[0].postcode, ana.place) == ("Rua das Flores 7", "4050-262", "Porto")
    assert (ana.memberships[0].organisation, ana.memberships[0].title) == ("Atelier Norte", "Owner")
    assert [circle.name for circle in ana.circles] == ["Regulars", "Wine"]
    assert ana.about == "Coffee black, two sugars\nThe window seat"
    assert [(link.kind, link.other_name, link.suggested) for link in ana.links] == [("assistant", "Rui", True)]
    assert ana.extras == ("X-FAVOURITE-TABLE:4",)
    assert ana.uid == "0f3b1c52-ana"
    assert ana.photo is not None
    assert shop.verbs.people.photo(ana.photo).startswith(b"\x89PNG")
    days = {day.kind.value: day.when for day in shop.verbs.occasions.of(ana.id)}
    assert days == {"birthday": PartialDate(month=5, day=9), "anniversary": PartialDate(2011, 6, 4)}


def test_who_came_in_is_found_at_once_and_has_a_score(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    brought(bringing, file(ANA, RUI))
    ana, rui = people(shop)["Ana Moreira"], people(shop)["Rui Faria"]
    for query in ("moreira", "black sugars", "555 014", "ana@mor", "flores", "atelier"):
        assert list(shop.verbs.search.find(query).ids) == [ana], query
    assert list(shop.verbs.search.find("912000111").ids) == [rui]
    assert shop.book.writer.value("SELECT count(*) FROM score") == 2


def test_a_single_card_is_found_too(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    brought(bringing, file(RUI))
    assert list(shop.verbs.search.find("faria").ids) == [people(shop)["Rui Faria"]]


def test_an_import_is_one_step_and_undo_gives_back_the_equal_book(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    shop.person("Clara Sá")
    before = contents(shop.book)
    done = brought(bringing, file(ANA, RUI, card("FN:Clara Sá", "TEL:+351 900 000 001")))
    assert contents(shop.book) != before
    step = shop.book.next_undo()
    assert step is not None
    assert (step.id, step.act, step.subject) == (done.step, Act.IMPORT, "Contacts.vcf")
    shop.restart()
    shop.book.undo()
    assert contents(shop.book) == before
    assert list(shop.verbs.search.find("moreira").ids) == []


def test_undo_after_a_later_edit_leaves_who_was_edited_alone(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    done = brought(bringing, file(ANA, RUI))
    shop.verbs.notes.add(people(shop)["Ana Moreira"], "likes Riesling")
    undone = shop.book.undo(done.step)
    assert [name for _, name in undone.left_alone] == ["Ana Moreira"]
    assert set(people(shop)) == {"Ana Moreira"}
    assert references_hold(shop.book)


def test_a_redone_import_is_there_as_before(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    brought(bringing, file(ANA, RUI))
    after = contents(shop.book)
    shop.book.undo()
    shop.book.redo()
    assert contents(shop.book) == after
    assert list(shop.verbs.search.find("riesling moreira").ids) == []
    assert len(shop.verbs.search.find("moreira").ids) == 1


# The same file again


def test_the_same_file_twice_brings_nothing_new(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    path = file(ANA, RUI, card("FN:Mum"))
    brought(bringing, path)
    before, step = contents(shop.book), shop.book.next_undo()
    done = brought(bringing, path)
    assert (done.read, done.new, done.joined, done.unchanged, done.step) == (3, 0, 0, 3, None)
    assert contents(shop.book) == before
    assert shop.book.next_undo() == step


def test_a_later_export_says_so_many_same_and_so_many_changed(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    cards = [card(f"UID:person-number-{n}", f"FN:Person {n}", f"TEL:+351 910 000 {n:03}") for n in range(20)]
    brought(bringing, file(*cards))
    cards[3] = cards[3].replace("END:", "EMAIL:three@new.example\r\nEND:")
    cards[7] = cards[7].replace("FN:", "REV:2026-11-20T10:00:00Z\r\nFN:")
    cards[9] = cards[9].replace("END:", "NOTE:Moved to Évora\r\nEND:")
    done = brought(bringing, file(*cards, name="later.vcf"))
    assert (done.new, done.joined, done.unchanged) == (0, 2, 18)
    assert len(people(shop)) == 20
    third = shop.verbs.people.get(people(shop)["Person 3"])
    assert [p.value for p in third.points] == ["+351 910 000 003", "three@new.example"]
    assert list(shop.verbs.search.find("évora").ids) == [people(shop)["Person 9"]]
    assert list(shop.verbs.search.find("three@new").ids) == [third.id]


# Who is already here


def test_the_same_phone_written_otherwise_joins(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    ana = shop.verbs.people.add("Ana Moreira", phones=["912 555 014"]).created
    review = reviewed(bringing, file(ANA))
    assert (review.new, review.joined) == (0, 1)
    [pair] = review.pairs
    assert (pair.reason, pair.suggested, pair.known.person) == (MatchReason.PHONE, Decision.MERGE, ana)
    done = bringing.bring_in(review)
    assert done is not None
    assert len(people(shop)) == 1
    joined = shop.verbs.people.get(PersonId(ana or 0))
    assert [p.value for p in joined.points] == ["912 555 014", "+351 912 555 015", "ana@moreira.example"]
    assert joined.about.startswith("Coffee black")
    assert [circle.name for circle in joined.circles] == ["Regulars", "Wine"]
    assert joined.photo is not None
    assert list(shop.verbs.search.find("sugars").ids) == [ana]


def test_the_same_mail_in_another_case_joins(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    shop.verbs.people.add("Nasser, Bashir", emails=["Bashir@Nasser.example"])
    review = reviewed(bringing, file(card("FN:Bashir Nasser", "EMAIL:bashir@nasser.EXAMPLE", "TEL:+1 312 555 0100")))
    assert [(pair.reason, pair.suggested) for pair in review.pairs] == [(MatchReason.EMAIL, Decision.MERGE)]


def test_joining_never_overwrites_and_never_deletes(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    verbs = shop.verbs
    ana = PersonId(
        verbs.people.add("Ana Moreira", phones=["+351912555014"], birthday=PartialDate(1984, 5, 10)).created or 0
    )
    verbs.people.add_point(ana, PointKind.EMAIL, "old@moreira.example", "home")
    verbs.notes.add(ana, "likes Riesling")
    before = verbs.people.get(ana)
    done = brought(bringing, file(ANA))
    after = verbs.people.get(ana)
    assert set(before.points) <= set(after.points)
    assert [day.when for day in verbs.occasions.of(ana) if day.kind.value == "birthday"] == [PartialDate(1984, 5, 10)]
    assert [(r.reason, r.value, r.line) for r in done.remarks] == [(Reason.OTHER_BIRTHDAY, "--05-09", 1)]
    assert "BDAY: --05-09" in after.about
    assert [note.text for note in verbs.notes.of(ana)] == ["likes Riesling"]
    assert brought(bringing, file(ANA, name="again.vcf")).unchanged == 1


def test_a_birthday_gains_its_year(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    birthday = PartialDate(month=5, day=9)
    ana = PersonId(shop.verbs.people.add("Ana Moreira", phones=["+351912555014"], birthday=birthday).created or 0)
    done = brought(bringing, file(card("FN:Ana Moreira", "TEL:+351912555014", "BDAY:1984-05-09")))
    assert done.joined == 1
    assert [day.when for day in shop.verbs.occasions.of(ana)] == [PartialDate(1984, 5, 9)]
    assert done.remarks == ()


def test_joined_people_are_as_before_after_undo(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    shop.verbs.people.add("Ana Moreira", phones=["+351912555014"], circle="Wine")
    before = contents(shop.book)
    brought(bringing, file(RUI, ANA))
    shop.book.undo()
    assert contents(shop.book) == before
    assert list(shop.verbs.search.find("sugars").ids) == []


def test_the_same_name_alone_is_nobody_we_know(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    shop.person("Ana Moreira")
    review = reviewed(bringing, file(ANA))
    assert (review.new, review.joined, review.pairs) == (1, 0, ())


def test_a_family_on_one_telephone_stays_apart(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    shop.verbs.people.add("Jan Novák", phones=["+420 601 111 222"])
    review = reviewed(bringing, file(card("FN:Jana Nováková", "TEL:+420601111222")))
    assert [(pair.known.name, pair.suggested) for pair in review.pairs] == [("Jan Novák", Decision.KEEP_BOTH)]
    assert (review.new, review.joined) == (1, 0)


def test_the_owner_decides_about_a_pair(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    shop.verbs.people.add("Jan Novák", phones=["+420 601 111 222"])
    path = file(card("FN:Jana Nováková", "TEL:+420601111222", "NOTE:florist"), ANA)
    review = reviewed(bringing, path)
    counts = review.counts({0: Decision.MERGE})
    assert (counts.new, counts.joined) == (1, 1)
    done = brought(bringing, path, _0=Decision.MERGE)
    assert (done.new, done.joined) == (1, 1)
    assert set(people(shop)) == {"Jan Novák", "Ana Moreira"}
    jan = shop.verbs.people.get(people(shop)["Jan Novák"])
    assert jan.about == "florist"
    assert "FN:Jana Nováková" in jan.extras


def test_keeping_both_gives_the_second_an_identity_of_its_own(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    first = card("UID:17", "FN:Ana Moreira", "TEL:+351912555014")
    brought(bringing, file(first))
    done = brought(bringing, file(first.replace("END:", "NOTE:her aunt\r\nEND:")), _0=Decision.KEEP_BOTH)
    assert done.new == 1
    assert len(shop.book.writer.rows("SELECT DISTINCT uid FROM person WHERE name = 'Ana Moreira'")) == 2


def test_the_same_strong_identifier_is_no_question(bringing: Importing, file: Callable[..., Path]) -> None:
    brought(bringing, file(ANA))
    married = ANA.replace("FN:Ana Moreira", "FN:Ana Sá").replace("555 014", "555 999").replace("ana@", "sa@")
    review = reviewed(bringing, file(married))
    assert (review.pairs, review.joined) == ((), 1)


def test_doubles_inside_one_file_become_one_person(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    path = file(
        card("FN:Ana Moreira", "TEL:+351912555014", "NOTE:coffee"),
        card("FN:Rui Moreira", "TEL:+351912555014"),
        card("FN:A. Moreira", "TEL:912 555 014", "EMAIL:ana@moreira.example"),
        card("FN:Ana Moreira", "EMAIL:ANA@moreira.example", "NOTE:tea", "BDAY:1984-05-09"),
    )
    done = brought(bringing, path)
    assert (done.new, done.joined, done.unchanged) == (2, 2, 0)
    ana = shop.verbs.people.get(people(shop)["Ana Moreira"])
    assert [p.value for p in ana.points] == ["+351912555014", "ana@moreira.example"]
    assert ana.about == "coffee\n\ntea"
    assert [day.when for day in shop.verbs.occasions.of(ana.id)] == [PartialDate(1984, 5, 9)]
    assert list(shop.verbs.search.find("tea").ids) == [ana.id]
    shop.book.undo()
    assert people(shop) == {}


def test_the_owners_own_card_is_left_alone(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    me = shop.person("Ana Moreira")
    shop.verbs.people.add_point(me, PointKind.PHONE, "+351912555014")
    shop.verbs.people.set_me(me)
    done = brought(bringing, file(ANA, card("FN:Rui Moreira", "TEL:+351912555014")))
    assert (done.new, done.joined, done.unchanged) == (1, 0, 1)
    assert shop.verbs.people.get(me).about == ""


def test_lists_of_people_become_circles(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    group = card(
        "FN:Friday table", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:0f3b1c52-ana"
    )
    review = reviewed(bringing, file(group, ANA, RUI))
    assert (review.read, review.new, review.circles) == (2, 2, 1)
    brought(bringing, file(group, ANA, RUI))
    ana = shop.verbs.people.get(people(shop)["Ana Moreira"])
    assert {circle.name for circle in ana.circles} == {"Regulars", "Wine", "Friday table"}
    assert brought(bringing, file(group, ANA, RUI)).step is None


# Honest and safe


def test_a_review_writes_nothing(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    before = contents(shop.book)
    changes = shop.book.writer.raw.total_changes
    reviewed(bringing, file(ANA, RUI))
    assert contents(shop.book) == before
    assert shop.book.writer.raw.total_changes == changes


def test_bad_cards_are_named_and_the_good_ones_come_in(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    bad_day = card("FN:Zoë Lima", "BDAY:31.02.1984")
    done = brought(bringing, file(ANA, card("TITLE:nobody"), bad_day, "BEGIN:VCARD\r\nFN:Last One\r\n"))
    assert (done.read, done.new) == (4, 3)
    [refused] = done.refused
    assert (refused.reason, Path(refused.file).name) == (Reason.NO_NAME, "Contacts.vcf")
    named = {(remark.reason, remark.lost) for remark in done.remarks}
    assert named == {(Reason.NO_NAME, True), (Reason.BAD_DATE, False), (Reason.NO_END, False)}
    assert "31.02.1984" in shop.verbs.people.get(people(shop)["Zoë Lima"]).about


def test_an_empty_file_is_named(bringing: Importing, file: Callable[..., Path]) -> None:
    done = brought(bringing, file())
    assert [(r.line, r.reason) for r in done.refused] == [(1, Reason.EMPTY_FILE)]


def test_cancel_leaves_nothing(shop: Shop, bringing: Importing, file: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    write_book(path, 1500)
    before = contents(shop.book)
    assert bringing.review([path], cancelled=lambda: True) is None
    asked = iter([False] * 2)
    review = reviewed(bringing, path)
    assert bringing.bring_in(review, cancelled=lambda: next(asked, True)) is None
    assert contents(shop.book) == before
    step = shop.book.next_undo()
    assert step is not None
    assert step.act is Act.SETTINGS


def test_progress_tells_bytes_read_and_records_written(bringing: Importing, tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    size = write_book(path, 1200)
    told: list[tuple[int, int]] = []
    review = bringing.review([path, path], progress=lambda done, total: told.append((done, total)))
    assert review is not None
    assert told == sorted(told)
    assert {total for _, total in told} == {2 * size}
    assert told[-1][0] == 2 * size
    told.clear()
    bringing.bring_in(review, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (2400, 2400)


def test_a_large_file_is_read_again_and_must_be_the_same(
    shop: Shop, bringing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "KEPT_BYTES", 0)
    path = tmp_path / "many.vcf"
    write_book(path, 300)
    review = reviewed(bringing, path)
    assert review.plan.kept is None
    told: list[tuple[int, int]] = []
    done = bringing.bring_in(review, progress=lambda part, whole: told.append((part, whole)))
    assert done is not None
    assert done.new == review.new > 250
    assert told == sorted(told)
    assert told[-1] == (300 + done.new, 300 + done.new)  # the records, then their words
    again = reviewed(bringing, path)
    assert (again.new, again.joined) == (0, 0)


def test_two_programs_that_bring_in_the_same_file_at_once_make_nobody_twice(
    shop: Shop, bringing: Importing, file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    review, other = reviewed(bringing, file(ANA, RUI)), reviewed(bringing, file(ANA, RUI))
    asked = importing.store.last_step

    def quicker(connection: Connection, before: int = 2**63 - 1) -> int:
        monkeypatch.setattr(importing.store, "last_step", asked)
        answer = asked(connection, before)
        assert bringing.bring_in(other) is not None  # between the question and the turn to write
        return answer

    monkeypatch.setattr(importing.store, "last_step", quicker)
    done = bringing.bring_in(review)
    assert done is not None
    assert (done.new, done.unchanged, done.step) == (0, 2, None)
    assert len(shop.verbs.search.find("").ids) == 2


def test_a_file_that_changed_since_the_review_does_not_come_in(
    shop: Shop, bringing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "KEPT_BYTES", 0)
    path = tmp_path / "many.vcf"
    write_book(path, 300)
    review = reviewed(bringing, path)
    before = contents(shop.book)
    for other in (path.read_bytes().replace(b"FN:", b"FN:X", 1), path.read_bytes()[:-2000]):
        path.write_bytes(other)
        with pytest.raises(KnownProblem) as problem:
            bringing.bring_in(review)
        assert problem.value.code is Problem.IMPORT_STOPPED
        assert contents(shop.book) == before


def test_large_and_small_files_come_in_alike(
    shop: Shop, bringing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.vcf"
    write_book(path, 400)
    brought(bringing, path)
    kept = _without_ids(shop)
    shop.book.undo()
    monkeypatch.setattr(importing, "KEPT_BYTES", 0)
    brought(bringing, path)
    assert _without_ids(shop) == kept


def _without_ids(shop: Shop) -> list[tuple[object, ...]]:
    return shop.book.writer.rows(
        "SELECT p.name, p.about, p.extras, (SELECT group_concat(value || label, '|') FROM (SELECT value, label FROM"
        " contact_point WHERE person_id = p.id ORDER BY id)) FROM person p ORDER BY p.id"
    )


def test_the_book_may_move_on_between_review_and_import(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    review = reviewed(bringing, file(ANA, RUI))
    shop.verbs.people.add("Rui Faria", phones=["912 000 111"])
    done = bringing.bring_in(review)
    assert done is not None
    assert (done.new, done.unchanged) == (1, 1)
    assert len(people(shop)) == 2


def test_the_words_worked_out_ahead_are_those_of_the_rows(shop: Shop, bringing: Importing, tmp_path: Path) -> None:
    samples = sorted((Path(__file__).parents[1] / "data" / "vcards").glob("*.vcf"))
    path = tmp_path / "many.vcf"
    write_book(path, 500)
    # A list of people adds its name to their words.
    review = reviewed(bringing, path, *(sample for sample in samples if b"KIND:group" not in sample.read_bytes()))
    assert review.circles == 0
    ahead = dict(review.plan.words)
    assert len(ahead) == review.new
    done = bringing.bring_in(review)
    assert done is not None
    writer = shop.book.writer
    first = done.new - len(ahead) + 1
    found = search.words_of(writer, [row[0] for row in writer.rows("SELECT id FROM person")])
    new = [index for index, fate in enumerate(review.plan.fates) if fate == 0]
    assert len(found) == len(new) > 400
    joined_later = review.plan.joined_later()
    assert 0 < len(joined_later) < 100
    for index, (names, words) in zip(new, (found[person] for person in sorted(found)), strict=True):
        if index not in joined_later:
            assert [set(text.split()) for text in ahead[index]] == [names, words]
    assert first == 1


def test_indexes_and_guards_stand_again_after_a_large_import(shop: Shop, bringing: Importing, tmp_path: Path) -> None:
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"
    before = shop.book.writer.rows(sql)
    path = tmp_path / "many.vcf"
    write_book(path, 700)
    assert brought(bringing, path).new > 500
    assert shop.book.writer.rows(sql) == before
    with pytest.raises(Error, match="outside a change"):
        shop.book.writer.execute("UPDATE person SET name = 'x'")
    shop.book.undo()
    assert people(shop) == {}
    assert references_hold(shop.book)


def test_a_missing_file_is_a_known_problem(bringing: Importing, tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as problem:
        bringing.review([tmp_path / "gone.vcf"])
    assert problem.value.code is Problem.FILE_MISSING


def test_unknown_lines_come_out_again(shop: Shop, bringing: Importing, file: Callable[..., Path]) -> None:
    brought(bringing, file(ANA))
    kept = shop.book.writer.value("SELECT extras FROM person")
    assert json.loads(kept) == ["X-FAVOURITE-TABLE:4"]


# Pictures


def with_photo(name: str, data: bytes, *lines: str) -> str:
    return card(f"FN:{name}", f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(data).decode()}", *lines)


def test_where_a_photo_was_taken_stays_outside_and_which_way_is_up_comes_in(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    place = b"38.7223N 9.1393W"
    photo = jpeg(jpeg_segment(0xE1, b"Exif\0\0" + exif(6, place=place)))
    brought(bringing, file(with_photo("Ana", photo)))
    kept = shop.verbs.people.photo(shop.verbs.people.get(people(shop)["Ana"]).photo or 0)
    assert place not in kept
    picture = clean_picture(kept)
    assert picture is not None
    assert picture.orientation == 6


@pytest.mark.parametrize("photo", [png(60_000, 60_000, rows=b""), jpeg()[:-9]], ids=["a bomb", "cut short"])
def test_a_photo_that_is_none_is_named_and_its_person_comes_in(
    shop: Shop, bringing: Importing, file: Callable[..., Path], photo: bytes
) -> None:
    done = brought(bringing, file(RUI, with_photo("Ana", photo)))
    assert (done.new, done.refused) == (2, ())
    assert [(remark.line, remark.reason, remark.lost) for remark in done.remarks] == [(6, Reason.BAD_PHOTO, False)]
    assert shop.verbs.people.get(people(shop)["Ana"]).photo is None


def test_a_large_photo_is_made_small_where_somebody_can_draw(shop: Shop, file: Callable[..., Path]) -> None:
    small = Importing(shop.book, read_here, lambda *_: png(512, 512))
    brought(small, file(with_photo("Ana", png(800, 800)), with_photo("Rui", png(40, 40))))
    photos = {name: shop.verbs.people.get(person).photo or 0 for name, person in people(shop).items()}
    assert shop.verbs.people.photo(photos["Ana"]) == png(512, 512)
    assert shop.verbs.people.photo(photos["Rui"]) == png(40, 40)


def test_a_photo_that_joins_somebody_comes_through_the_same_gate(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    brought(bringing, file(card("FN:Ana", "TEL:+351912555014"), name="old.vcf"))
    broken = with_photo("Ana", jpeg()[:-2], "TEL:+351912555014", "NOTE:tea")
    done = brought(bringing, file(broken, name="new.vcf"))
    assert [remark.reason for remark in done.remarks] == [Reason.BAD_PHOTO]
    ana = shop.verbs.people.get(people(shop)["Ana"])
    assert (ana.photo, ana.about) == (None, "tea")


# The collector


def test_the_collector_rests_meanwhile_and_works_again_afterwards(
    bringing: Importing, file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gc.isenabled()
    seen: list[bool] = []
    take = Comparing.take

    def watched(comparing: Comparing, batch: Batch) -> None:
        seen.append(gc.isenabled())
        take(comparing, batch)

    monkeypatch.setattr(Comparing, "take", watched)
    bringing.review([file(ANA)])
    assert seen
    assert not any(seen)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_records_are_given_back_on_the_writing_thread_and_read_anew_where_they_are_asked_for_again(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    review = reviewed(bringing, file(ANA, RUI))
    assert review.plan.kept
    assert bringing.bring_in(review) is not None
    assert (review.plan.kept, review.plan.words) == ([], {})
    shop.book.undo()
    assert shop.book.writer.value("SELECT count(*) FROM person") == 0
    again = bringing.bring_in(review)
    assert again is not None
    assert again.new == 2
    assert shop.verbs.search.find("moreira").total == 1


# Rows that are made while the file is read


def test_rows_made_ahead_are_those_that_would_be_made_later(
    shop: Shop, bringing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.vcf"
    write_book(path, 1200)
    ana = card("FN:Ana Moreira", "TEL:+351 912 555 014", "UID:ana-moreira-1", f"PHOTO;ENCODING=b;TYPE=PNG:{PNG}")
    more = card("FN:Ana Moreira", "TEL:+351 912 555 014", "EMAIL:ana@moreira.example", "UID:ana-moreira-2", "ORG:Norte")
    circle = card("FN:Choir", "KIND:group", "MEMBER:ana-moreira-1")
    path.write_text(ana + path.read_text() + more + circle)
    imported = []
    for good in (True, False):
        review = reviewed(bringing, path)
        if not good:
            monkeypatch.setattr(Ahead, "is_good", lambda *_: False)
        done = bringing.bring_in(review)
        assert done is not None
        words = shop.book.writer.rows("SELECT rowid - (SELECT min(rowid) FROM search_all) FROM search_all('moreira')")
        imported.append((b"".join(shop.verbs.exporting.vcards(None)), words))
        assert references_hold(shop.book)
        shop.book.undo()
    assert imported[0] == imported[1]
    assert b"Choir" in imported[0][0]
    assert imported[0][1]


def test_rows_made_ahead_are_made_anew_once_anything_was_written(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    review = reviewed(bringing, file(ANA, RUI))
    assert review.ahead is not None
    today = shop.book.clock.today()
    assert review.ahead.is_good(today)
    assert not review.ahead.is_good(today + timedelta(days=1))
    assert bringing.bring_in(review, cancelled=lambda: True) is None
    assert not review.ahead.is_good(today)
    done = bringing.bring_in(review)
    assert done is not None
    assert done.new == 2
    assert references_hold(shop.book)


def test_who_is_kept_apart_against_the_suggestion_gets_rows_of_their_own(
    shop: Shop, bringing: Importing, file: Callable[..., Path]
) -> None:
    other = card("FN:Ana M. Moreira", "TEL:+351 912 555 014", "EMAIL:other@moreira.example")
    done = brought(bringing, file(ANA, other, RUI), _1=Decision.KEEP_BOTH)
    assert (done.new, done.joined) == (3, 0)
    assert len(people(shop)) == 3
    assert references_hold(shop.book)
