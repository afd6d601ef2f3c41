"""Commands that keep something about a person: notes, moments, promises."""

from datetime import date
from typing import Any

import click

from regulars.cli import times
from regulars.cli.session import NUMBER, Session, pass_session
from regulars.cli.times import When
from regulars.domain.changes import Changes
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.notes import NoteKind, Source, Strength
from regulars.domain.promises import PromiseBy, PromiseId

NOTE_KINDS = [kind.value for kind in NoteKind if kind is not NoteKind.OWN]


@click.command()
@click.argument("person")
@click.argument("text")
@click.option("--kind", type=click.Choice(NOTE_KINDS), default=NoteKind.OTHER.value, show_default=True)
@click.option("--source", type=click.Choice([s.value for s in Source]), default=Source.TOLD.value, show_default=True)
@click.option("--veiled", is_flag=True, help="Hidden until it is asked for.")
@click.option("--until", type=times.day, help="The day on which it ends to be true.")
@click.option("--own-kind", default="", help="A kind in your own word, instead of --kind.")
@click.option("--strength", type=click.Choice([s.value for s in Strength]), default=Strength.CLEAR.value)
@click.option("--on", "source_day", type=times.day, help="The day on which it was said or seen; today, unless given.")
@click.option("--place", default="", help="Where it was said or seen.")
@click.option("--purpose", default="", help="What it may be used for.")
@click.option("--consent", type=click.Choice(["yes", "no"]), help="What they said when asked whether you may note it.")
@click.option("--review", "review_on", type=times.day, help="The day from which it should be asked about again.")
@pass_session
def note(session: Session, /, person: str, text: str, kind: str, source: str, **more: Any) -> None:
    """Something that is known about a person, and where it is known from."""
    consent, strength = more.pop("consent"), Strength(more.pop("strength"))
    with session.verbs() as verbs:
        whom = verbs.people.resolve(person)
        changes = verbs.notes.add(
            whom,
            text,
            NoteKind.OWN if more["own_kind"] else NoteKind(kind),
            Source(source),
            strength=strength,
            consent=None if consent is None else consent == "yes",
            **more,
        )
        topics = () if more["veiled"] else verbs.notes.touches(text)
    if topics:
        sounds = ", ".join(topic.value for topic in topics)
        click.echo(f"This sounds like {sounds}: --veiled keeps such a note out of lists and exports.", err=True)
    _answer(session, changes, "note")


@click.command()
@click.argument("person")
@click.option("--kind", type=click.Choice([kind.value for kind in MomentKind]), required=True)
@click.option("--by", type=click.Choice([d.value for d in Direction]), default=Direction.ME.value, show_default=True)
@click.option("--depth", type=click.Choice([depth.value for depth in Depth]), help="By the kind, unless it is given.")
@click.option("--at", "when", type=times.when, help="An ISO date or date-time; now, unless it is given.")
@click.option("--text", default="")
@click.option("--bought", default="", help="What was bought or done, and how much, in a line of your own.")
@pass_session
def moment(
    session: Session, person: str, kind: str, by: str, depth: str | None, when: When | None, text: str, bought: str
) -> None:
    """You were in touch."""
    local = when.moment if when is not None else session.clock.now()
    if local is not None and local.tzinfo is not None:
        local = local.astimezone(session.clock.now().tzinfo)
    day = local.date() if local is not None else when.day if when is not None else None
    with session.verbs() as verbs:
        changes = verbs.moments.log(
            [verbs.people.resolve(person)],
            MomentKind(kind),
            direction=Direction(by),
            depth=Depth(depth) if depth else None,
            day=day,
            time=local.time().replace(second=0, microsecond=0, tzinfo=None) if local is not None else None,
            text=text,
            bought=bought,
        )
    _answer(session, changes, "moment")


@click.command()
@click.argument("person")
@click.argument("text")
@click.option("--by", type=click.Choice([by.value for by in PromiseBy]), default=PromiseBy.ME.value, show_default=True)
@click.option("--due", type=times.day, help="The day for which it was promised.")
@pass_session
def promise(session: Session, person: str, text: str, by: str, due: date | None) -> None:
    """Something was promised, by you or by them."""
    with session.verbs() as verbs:
        changes = verbs.promises.add(verbs.people.resolve(person), text, PromiseBy(by), due)
    _answer(session, changes, "promise")


@click.command()
@click.argument("promise_id", type=NUMBER, metavar="ID")
@pass_session
def keep(session: Session, promise_id: int) -> None:
    """The promise was kept, today."""
    with session.verbs() as verbs:
        verbs.promises.keep(PromiseId(promise_id))
    session.answer({"id": promise_id}, f"Promise {promise_id} is kept.")


@click.command("break")
@click.argument("promise_id", type=NUMBER, metavar="ID")
@pass_session
def break_(session: Session, promise_id: int) -> None:
    """The promise was not kept."""
    with session.verbs() as verbs:
        verbs.promises.break_(PromiseId(promise_id))
    session.answer({"id": promise_id}, f"Promise {promise_id} is broken.")


@click.command()
@click.argument("person")
@click.argument("words", required=False)
@click.option("--said", is_flag=True, help="It is said: let it go.")
@pass_session
def say(session: Session, person: str, words: str | None, said: bool) -> None:
    """What you want to say to somebody: keep these words for them; without words, show what waits."""
    with session.verbs() as verbs:
        whom = verbs.people.resolve(person)
        if said:
            verbs.to_say.let_go(whom)
        elif words is not None:
            verbs.to_say.write(whom, words)
        waiting = verbs.to_say.of(whom)
    text = "" if waiting is None else waiting.text
    day = None if waiting is None else waiting.written_on.isoformat()
    session.answer({"text": text, "written_on": day}, text or "Nothing waits to be said.")


def _answer(session: Session, changes: Changes, what: str) -> None:
    session.answer({"id": changes.created}, f"Kept as {what} {changes.created}.")


@click.command()
@click.argument("person", required=False)
@click.option("--from", "begins", type=times.day, help="The first day; today, unless it is given.")
@click.option("--back", "ends", type=times.day, help="The first day that counts again; open, unless it is given.")
@click.option("--why", default="", help="A word about the reason.")
@pass_session
def pause(session: Session, person: str | None, begins: date | None, ends: date | None, why: str) -> None:
    """No clock runs on these days: with a person, or without one with everybody, because you are away."""
    with session.verbs() as verbs:
        whom = verbs.people.resolve(person) if person is not None else None
        changes = verbs.pauses.begin(whom, begins, ends, why)
    _answer(session, changes, "pause")


COMMANDS = (note, moment, promise, keep, break_, say, pause)
