"""Gifts: what, when, how it landed; and nothing is suggested that was given already."""

from datetime import date

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.gifts import GiftId, Landed, same_gift
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def gift_of(verbs: Verbs, person: PersonId, what: str, day: date | None = None) -> GiftId:
    created = verbs.gifts.add(person, what, day).created
    assert created is not None
    return GiftId(created)


def test_a_gift_was_given_today_unless_said_otherwise(verbs: Verbs, ana: PersonId) -> None:
    gift_of(verbs, ana, "Linen sample book")
    gift_of(verbs, ana, "A jar of honey", date(2025, 12, 20))
    found = [(gift.what, gift.day, gift.landed) for gift in verbs.gifts.of(ana)]
    assert found == [
        ("Linen sample book", TODAY, Landed.UNKNOWN),
        ("A jar of honey", date(2025, 12, 20), Landed.UNKNOWN),
    ]


def test_how_it_landed_is_told_later_and_survives_a_restart(shop: Shop, ana: PersonId) -> None:
    gift = gift_of(shop.verbs, ana, "Honey")
    shop.verbs.gifts.edit(gift, landed=Landed.LOVED, day=date(2026, 11, 1))
    shop.restart()
    (found,) = shop.verbs.gifts.of(ana)
    assert (found.landed, found.day) == (Landed.LOVED, date(2026, 11, 1))


def test_what_was_given_is_never_suggested_again(verbs: Verbs, ana: PersonId) -> None:
    for idea in ("The linen sample book", "A jar of honey", "Brass bookends", "Theatre tickets"):
        verbs.notes.add(ana, idea, NoteKind.GIFTS)
    verbs.notes.add(ana, "A pregnancy pillow", NoteKind.GIFTS, veiled=True)
    verbs.notes.add(ana, "Christmas stollen", NoteKind.GIFTS, until=date(2026, 1, 6), source_day=date(2025, 11, 1))
    gift_of(verbs, ana, "linen sample-book")
    verbs.moments.log([ana], MomentKind.GIFT, text="Brass bookends for her new desk")
    verbs.moments.log([ana], MomentKind.GIFT, direction=Direction.THEM, text="Theatre tickets")
    assert {note.text for note in verbs.gifts.ideas(ana)} == {"A jar of honey", "Theatre tickets"}


def test_giving_the_same_again_names_the_first_time(verbs: Verbs, ana: PersonId) -> None:
    gift_of(verbs, ana, "A jar of honey", date(2025, 12, 20))
    before = verbs.gifts.given_before(ana, "honey")
    assert before is not None
    assert before.day == date(2025, 12, 20)
    assert verbs.gifts.given_before(ana, "candles") is None


def test_one_thing_in_other_words_is_one_thing() -> None:
    assert same_gift("Ein Glas Honig", "glas honig")
    assert same_gift("CAFÉ da ilha", "café ilha")
    assert not same_gift("red wine", "white wine")
    assert not same_gift("🎁", "🎂🎂a")


def test_what_was_given_is_found_and_exported(shop: Shop, ana: PersonId) -> None:
    gift_of(shop.verbs, ana, "Marzipan from Lübeck")
    assert [int(one) for one in shop.verbs.search.find("marzipan").ids] == [ana]
    assert [gift["what"] for gift in shop.verbs.exporting.person_json(ana)["gifts"]] == ["Marzipan from Lübeck"]


def test_a_gift_of_the_future_or_of_nothing_is_refused(verbs: Verbs, ana: PersonId) -> None:
    with pytest.raises(KnownProblem) as refused:
        verbs.gifts.add(ana, "Honey", date(2027, 1, 1))
    assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, "day")
    with pytest.raises(KnownProblem) as empty:
        verbs.gifts.add(ana, "  ")
    assert empty.value.values["field"] == "what"
    with pytest.raises(KnownProblem) as unknown:
        verbs.gifts.delete(GiftId(99))
    assert unknown.value.code is Problem.ENTRY_UNKNOWN
