"""Commands about the day: whom to reach out to and why, and how relationships stand."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import Any

import click

from regulars.cli import times
from regulars.cli.people_commands import found_rows
from regulars.cli.session import Session, pass_session
from regulars.cli.times import When, clock_at
from regulars.domain.agenda import CiteKind, DayItem
from regulars.domain.health.vocabulary import Restoring
from regulars.domain.people import PersonId
from regulars.domain.standing import CitedReason, Standing
from regulars.services.another_day import as_of
from regulars.services.verbs import Verbs


@click.command()
@click.option("--at", "when", type=times.when, help="As if it were then: an ISO date or date-time.")
@click.option("--zone", type=times.zone, help="As if you were there: an IANA zone.")
@pass_session
def today(session: Session, when: When | None, zone: str | None) -> None:
    """The few people to reach out to, and why."""
    with session.verbs() as verbs, _at(session, verbs, when, zone):
        items = verbs.today.day().items
    lines = [f"{item.person}\t{item.name}\t{item.kind.value}\t{item.channel.value}" for item in items]
    session.answer([_item_document(item) for item in items], *lines or ["Nobody is waiting today."])


def _item_document(item: DayItem) -> dict[str, Any]:
    return {
        "person": int(item.person),
        "name": item.name,
        "why": [
            {
                "key": why.key.value,
                "points": round(why.points, 2),
                "cites": [{"kind": cite.kind.value, "id": cite.id} for cite in why.cites],
            }
            for why in item.why
        ],
        "channel": item.channel.value,
        "their_time": item.their_time.isoformat(timespec="minutes") if item.their_time else None,
        "kind": item.kind.value,
    }


@click.command()
@click.argument("person", required=False)
@click.option("--at", "when", type=times.when, help="As if it were then: an ISO date or date-time.")
@pass_session
def health(session: Session, person: str | None, when: When | None) -> None:
    """How relationships stand: of one person, or of everybody."""
    with session.verbs() as verbs:
        whom = [verbs.people.resolve(person)] if person is not None else None
        with _at(session, verbs, when, None):
            people = whom if whom is not None else [row.id for row in found_rows(verbs, "", None)]
            found = [(one, verbs.health.of(one)) for one in people]
    lines = [f"{one}\t{standing.band.name.lower()}\t{standing.score:.0f}" for one, standing in found]
    session.answer([_standing_document(one, standing) for one, standing in found], *lines)


def _standing_document(person: PersonId, standing: Standing) -> dict[str, Any]:
    return {
        "person": int(person),
        "score": round(standing.score, 1),
        "band": standing.band.name.lower(),
        "parts": [_part(reason) for reason in standing.reasons],
        "tau_days": round(standing.rhythm_days, 2),
        "due_at": _iso(standing.due_on),
        "late_at": _iso(standing.late_on),
        "restore": _restore(standing.restoring),
    }


def _part(reason: CitedReason) -> dict[str, Any]:
    cites = [{"kind": CiteKind.MOMENT.value, "id": int(moment)} for moment in reason.moments]
    cites += [{"kind": CiteKind.PROMISE.value, "id": int(promise)} for promise in reason.promises]
    return {"key": reason.key.value, "points": round(reason.points, 2), "cites": cites}


def _restore(restoring: Restoring | None) -> dict[str, Any] | None:
    if restoring is None:
        return None
    return {
        "act": restoring.act.value,
        "times": restoring.times,
        "score": round(restoring.score, 1),
        "reaches": restoring.reaches,
        "day": _iso(date.fromordinal(int(restoring.day))),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


@contextmanager
def _at(session: Session, verbs: Verbs, when: When | None, zone: str | None) -> Iterator[None]:
    """The book as of another time where one is asked for, else as of now with scores of today."""
    shifted = clock_at(session.clock, when, zone)
    if shifted is session.clock and verbs.health.stale():
        verbs.health.refresh_all()
    with as_of(verbs.book, shifted) if shifted is not session.clock else nullcontext():
        yield


COMMANDS = (today, health)
