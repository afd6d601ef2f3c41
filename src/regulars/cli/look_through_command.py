"""The command that looks through a few notes each month: which they are, and what becomes of each."""

from collections.abc import Callable
from typing import Any

import click

from regulars.cli.session import NUMBER, Session, pass_session
from regulars.cli.wording import on_one_line
from regulars.domain.changes import Changes
from regulars.domain.note_review import Asked
from regulars.domain.notes import NoteId
from regulars.services.note_review import NoteReview

ANSWERS: dict[str, Callable[[NoteReview, NoteId], Changes]] = {
    "keep": NoteReview.keep,
    "veil": NoteReview.veil,
    "forget": NoteReview.forget,
}
SOFTEN = "soften"


@click.command("look-through")
@click.argument("note", type=NUMBER, required=False)
@click.argument("answer", type=click.Choice([*ANSWERS, SOFTEN]), required=False)
@click.option("--text", help="The kinder words, with soften.")
@pass_session
def look_through(session: Session, note: int | None, answer: str | None, text: str | None) -> None:
    """Five notes a month: would you say them face to face? Lists those that are left, or takes the ANSWER about one."""
    if (note is None) is not (answer is None) or (text is None) is (answer == SOFTEN):
        raise click.UsageError("Give nothing, or NOTE and ANSWER; and --text together with soften.")
    with session.verbs() as verbs:
        review = verbs.note_review
        if note is None or answer is None:
            asked = review.round().asked
            lines = [_line(one) for one in asked]
            session.answer([_document(one) for one in asked], *lines or ["No note waits to be looked through."])
            return
        about = NoteId(note)
        changes = review.soften(about, text) if text is not None else ANSWERS[answer](review, about)
    session.answer({"id": note, "step": changes.step}, f"Note {note}: {answer}.")


def _line(one: Asked) -> str:
    """One note for reading: what is veiled stays so."""
    words = "(veiled)" if one.note.veiled else on_one_line(one.note.text)
    return f"{one.note.id}\t{one.name}\t{words}\t{one.note.source.value} {one.note.source_day.isoformat()}"


def _document(one: Asked) -> dict[str, Any]:
    note = one.note
    return {
        "id": int(note.id),
        "person": int(one.person),
        "name": one.name,
        "kind": note.own_kind or note.kind.value,
        "text": note.text,
        "source": note.source.value,
        "source_day": note.source_day.isoformat(),
        "source_place": note.source_place,
        "touchy": one.is_touchy,
        "veiled": note.veiled,
    }


COMMANDS = (look_through,)
