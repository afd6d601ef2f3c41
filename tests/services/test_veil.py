"""What is veiled is nowhere unless it is asked for: one word stands in a veiled note, and everything that goes out is read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.occasions import Occasion
from regulars.domain.people import PersonId
from regulars.domain.promises import Promise
from regulars.services.exporting import ExportFormat
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop

WORD = "quetiapine"


@pytest.fixture
def veiled(shop: Shop, ana: PersonId) -> Shop:
    """Ana is due, has a veiled note of every kind, and one that was veiled after it had been plain."""
    verbs = shop.verbs
    verbs.settings.change(names_in_notices=True, rooms=(5,) * 7, quiet_from="23:00")
    for ago in (200, 160, 120, 80):
        verbs.moments.log([ana], MomentKind.CALL, day=date.fromordinal(TODAY.toordinal() - ago), text="about lamps")
    for kind in NoteKind:
        own = "secret" if kind is NoteKind.OWN else ""
        verbs.notes.add(ana, f"{WORD} {kind.value}", kind, veiled=True, own_kind=own, source_day=date(2021, 1, 1))
    once_plain = verbs.notes.add(ana, f"takes {WORD}", NoteKind.LIKES).created
    assert once_plain is not None
    verbs.notes.edit(NoteId(once_plain), veiled=True)
    verbs.notes.edit(NoteId(once_plain), text=f"stopped {WORD}")
    shop.restart()
    return shop


def titled(name: str, day: Occasion | Promise) -> str:
    return f"{name} {day.text if isinstance(day, Promise) else day.label}"


def written(shop: Shop, folder: Path, kind: ExportFormat) -> str:
    path = folder / f"out.{kind.value}"
    shop.verbs.exporting.write(path, kind, titled)
    return path.read_text("utf-8")


SAYINGS: dict[str, Callable[[Verbs, PersonId], object]] = {
    "search": lambda v, ana: v.search.find(WORD).ids.tolist(),
    "search by kind": lambda v, ana: v.search.find(f"likes {WORD}").ids.tolist(),
    "the first letters": lambda v, ana: v.search.find(WORD[:4]).ids.tolist(),
    "the list": lambda v, ana: v.search.rows([ana]),
    "the summary": lambda v, ana: v.search.summary(),
    "today": lambda v, ana: v.today.day(),
    "the notification": lambda v, ana: v.reminders.announce(),
    "the history": lambda v, ana: v.book.history(),
    "the ideas for gifts": lambda v, ana: v.gifts.ideas(ana),
}


@pytest.mark.parametrize("saying", SAYINGS.values(), ids=SAYINGS)
def test_a_veiled_word_is_not_said(veiled: Shop, ana: PersonId, saying: Callable[[Verbs, PersonId], object]) -> None:
    said = saying(veiled.verbs, ana)
    assert WORD not in repr(said)
    assert said != [ana]


def test_it_is_not_in_the_brief(veiled: Shop, ana: PersonId) -> None:
    brief = veiled.verbs.brief.of(ana)
    texts = [note.text for note in (*brief.remember, brief.to_confirm, brief.over) if note is not None]
    texts += [opening.text for opening in brief.openings]
    assert not any(WORD in text for text in texts)
    assert brief.veiled_avoid == 1


@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.ICS, ExportFormat.VCARD])
def test_it_is_in_no_table_calendar_or_card(veiled: Shop, tmp_path: Path, kind: ExportFormat) -> None:
    assert WORD not in written(veiled, tmp_path, kind)


def test_the_lossless_export_has_it_marked_as_veiled(veiled: Shop, ana: PersonId, tmp_path: Path) -> None:
    assert WORD in written(veiled, tmp_path, ExportFormat.JSON)
    assert all(note["veiled"] for note in veiled.verbs.exporting.person_json(ana)["notes"])


def test_unveiled_it_is_found_again(veiled: Shop, ana: PersonId) -> None:
    likes = next(note for note in veiled.verbs.notes.of(ana) if note.kind is NoteKind.LIKES)
    veiled.verbs.notes.edit(likes.id, veiled=False)
    assert [int(one) for one in veiled.verbs.search.find(WORD).ids] == [ana]
    veiled.verbs.book.undo()
    assert veiled.verbs.search.find(WORD).ids.tolist() == []
