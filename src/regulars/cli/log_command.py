"""`log`: one plain sentence, read as the capture line of the window reads it, and kept where that is asked for."""

import locale
from typing import TYPE_CHECKING, Any

import click

from regulars.cli import times
from regulars.cli.session import Session, pass_session
from regulars.cli.times import When, clock_at
from regulars.domain.errors import KnownProblem, Problem

if TYPE_CHECKING:
    from regulars.services.capture import Reading, Who


@click.command()
@click.argument("text")
@click.option("--at", "when", type=times.when, help="As if it were written then: an ISO date or date-time.")
@click.option("--yes", is_flag=True, help="Keep it, as one step. Without it only says what would be noted.")
@pass_session
def log(session: Session, text: str, when: When | None, yes: bool) -> None:
    """Read one plain sentence: who, what, when, what to know, what was promised."""
    at = clock_at(session.clock, when, None).now()
    with session.verbs() as verbs:
        reading = verbs.capture.read(text, at, language=locale.getlocale(locale.LC_CTYPE)[0] or "")
        if yes:
            _be_sure(reading)
            verbs.capture.keep(reading)
    session.answer(
        _document(reading), *_lines(reading), "Kept as one step." if yes else "Nothing is kept without --yes."
    )


def _be_sure(reading: "Reading") -> None:
    """Nobody is taken by chance: whoever is meant has to be the only one who fits. PERSON_UNKNOWN, PERSON_AMBIGUOUS."""
    if not reading.people:
        raise KnownProblem(Problem.PERSON_UNKNOWN, id=reading.text[:60])
    for who in reading.people:
        if who.person is None:
            raise KnownProblem(Problem.PERSON_UNKNOWN, id=who.text)
        if not who.is_sure:
            candidates = [(int(row.id), row.name) for row in who.candidates]
            raise KnownProblem(Problem.PERSON_AMBIGUOUS, value=who.text, candidates=candidates)


def _document(reading: "Reading") -> dict[str, Any]:
    heard, moment = reading.heard, reading.heard.moment
    document: dict[str, Any] = {
        "person": _person(reading.people[0]) if reading.people else None,
        "moment": None
        if moment is None
        else {"kind": moment.kind.value, "by": moment.direction.value, "minutes": moment.minutes, "at": _at(reading)},
        "notes": [{"kind": note.kind.value, "text": note.text} for note in heard.notes],
        "promises": [
            {"by": promise.by.value, "text": promise.text, "due": promise.due.isoformat() if promise.due else None}
            for promise in heard.promises
        ],
        "words": heard.words,
    }
    if len(reading.people) > 1:
        document["with"] = [_person(who) for who in reading.people[1:]]
    return document


def _person(who: "Who") -> dict[str, Any]:
    """`candidates` are all who fit where there is a choice, or the nearest names where nobody fits; else empty."""
    chosen = who.chosen()
    return {
        "id": None if chosen is None else int(chosen.id),
        "name": who.text if chosen is None else chosen.name,
        "candidates": [] if who.is_sure else [{"id": int(row.id), "name": row.name} for row in who.candidates],
    }


def _at(reading: "Reading") -> str:
    """The local day, with the time where it is known."""
    day, clock = reading.day.isoformat(), reading.time
    return day if clock is None else f"{day}T{clock.isoformat('minutes')}"


def _lines(reading: "Reading") -> list[str]:
    """The same for reading."""
    heard, moment = reading.heard, reading.heard.moment
    lines = []
    for who in reading.people:
        chosen = who.chosen()
        others = (
            [row.name for row in who.candidates if chosen is None or row.id != chosen.id] if not who.is_sure else []
        )
        name = chosen.name if chosen is not None else f"nobody is called “{who.text}”"
        lines.append(f"who: {name}" + (f" (also {', '.join(others)})" if others else ""))
    if moment is not None:
        length = f", {moment.minutes} min" if moment.minutes is not None else ""
        lines.append(f"{moment.kind.value} by {moment.direction.value}, {_at(reading)}{length}")
    lines += [f"{note.kind.value}: {note.text}" for note in heard.notes]
    for promise in heard.promises:
        due = f" by {promise.due.isoformat()}" if promise.due else ""
        lines.append(f"promise ({promise.by.value}): {promise.text}{due}")
    if heard.words:
        lines.append(f"words: {heard.words}")
    return lines


COMMANDS = (log,)
