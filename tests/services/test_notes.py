"""Notes: with a source, a history, and what must be avoided on top."""

from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.notes import NoteId, NoteKind, Source, Strength
from regulars.domain.people import PersonId
from regulars.domain.touchy import Topic
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def test_a_note_was_told_in_person_today_unless_said_otherwise(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "oat milk")
    (note,) = verbs.notes.of(ana)
    assert (note.text, note.kind, note.source, note.source_day) == ("oat milk", NoteKind.OTHER, Source.TOLD, TODAY)
    assert not note.veiled


def test_a_note_keeps_everything_it_was_given(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(
        ana,
        "7/1 with\n20 vol",
        NoteKind.OWN,
        Source.NOTICED,
        date(2024, 3, 12),
        "in the shop",
        veiled=True,
        until=date(2027, 6, 12),
        own_kind="colour",
        strength=Strength.STRONG,
        purpose="next appointment",
        consent=False,
        review_on=date(2027, 1, 1),
    )
    (note,) = verbs.notes.of(ana)
    assert (note.text, note.own_kind, note.source, note.source_day) == (
        "7/1 with\n20 vol",
        "colour",
        Source.NOTICED,
        date(2024, 3, 12),
    )
    assert (note.source_place, note.veiled, note.until, note.strength) == (
        "in the shop",
        True,
        date(2027, 6, 12),
        Strength.STRONG,
    )
    assert (note.purpose, note.consent, note.review_on) == ("next appointment", False, date(2027, 1, 1))


def test_what_must_be_avoided_stands_first_and_the_newest_next(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "latex", NoteKind.AVOID, source_day=date(2019, 1, 1))
    verbs.notes.add(ana, "old", source_day=date(2020, 1, 1))
    verbs.notes.add(ana, "new")
    assert [note.text for note in verbs.notes.of(ana)] == ["latex", "new", "old"]


def test_what_a_note_said_before_stays_with_its_day(shop: Shop, ana: PersonId) -> None:
    note = NoteId(shop.verbs.notes.add(ana, "likes Barolo", NoteKind.LIKES).created or 0)
    shop.verbs.notes.edit(note, text="likes Nebbiolo")
    shop.clock.at += timedelta(days=3)
    shop.verbs.notes.edit(note, kind=NoteKind.DISLIKES)
    versions = shop.verbs.notes.versions(note)
    assert [(version.text, version.kind) for version in versions] == [
        ("likes Nebbiolo", NoteKind.LIKES),
        ("likes Barolo", NoteKind.LIKES),
    ]
    assert versions[0].replaced_at - versions[1].replaced_at == timedelta(days=3)
    shop.book.undo()
    assert len(shop.verbs.notes.versions(note)) == 1


def test_an_edit_of_anything_but_words_and_kind_makes_no_version(verbs: Verbs, ana: PersonId) -> None:
    note = NoteId(verbs.notes.add(ana, "latex").created or 0)
    verbs.notes.edit(
        note, veiled=True, source=Source.PUBLIC, place="web", until=None, strength=Strength.MILD, purpose="x"
    )
    verbs.notes.edit(note, review_on=TODAY, source_day=date(2020, 1, 1), consent=True)
    assert verbs.notes.versions(note) == []
    assert verbs.notes.get(note).veiled


def test_confirming_a_note_dates_it_today(verbs: Verbs, ana: PersonId) -> None:
    note = NoteId(verbs.notes.add(ana, "latex").created or 0)
    verbs.notes.confirm(note)
    assert verbs.notes.get(note).confirmed_on == TODAY


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "x", "kind": NoteKind.OWN}, "own_kind"),
        ({"text": "x", "source_day": TODAY + timedelta(days=1)}, "source_day"),
        ({"text": "x", "place": "x" * 1_001}, "place"),
    ],
)
def test_a_note_that_says_nothing_or_too_much_is_refused(
    verbs: Verbs, ana: PersonId, values: dict[str, object], field: str
) -> None:
    for act in (
        lambda: verbs.notes.add(ana, **values),
        lambda: verbs.notes.edit(NoteId(verbs.notes.add(ana, "good").created or 0), **values),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, field)


def test_text_of_any_script_survives_a_restart(shop: Shop, ana: PersonId) -> None:
    text = "לא אגוזים \u2067نص\u2069 日本語 😀 Ξένια " + "ž" * 5_000
    shop.verbs.notes.add(ana, text)
    shop.restart()
    assert shop.verbs.notes.of(ana)[0].text == text


def test_an_unknown_note_is_said_to_be_unknown(verbs: Verbs) -> None:
    for act in (verbs.notes.get, verbs.notes.confirm, verbs.notes.delete, verbs.notes.edit):
        with pytest.raises(KnownProblem) as unknown:
            act(NoteId(99))
        assert unknown.value.code is Problem.ENTRY_UNKNOWN
    with pytest.raises(KnownProblem):
        verbs.notes.add(PersonId(99), "x")


def test_a_note_says_again_what_it_said_before_with_its_source(shop: Shop, ana: PersonId) -> None:
    notes = shop.verbs.notes
    created = notes.add(ana, "oat milk", NoteKind.LIKES).created
    assert created is not None
    note = NoteId(created)
    notes.edit(note, text="soy milk", kind=NoteKind.DISLIKES, source=Source.SOMEONE)
    shop.restart()
    notes = shop.verbs.notes
    notes.say_again(note, notes.versions(note)[0])
    found = notes.get(note)
    assert (found.text, found.kind, found.source) == ("oat milk", NoteKind.LIKES, Source.TOLD)
    assert [version.text for version in notes.versions(note)] == ["soy milk", "oat milk"]
    shop.book.undo()
    assert notes.get(note).text == "soy milk"


def test_touchy_words_are_recognised_and_plain_ones_not(verbs: Verbs) -> None:
    assert verbs.notes.touches("pregnant, due in May") == (Topic.HEALTH,)
    assert verbs.notes.touches("Easter eggs in the window") == ()
