"""Commands about people: finding them, showing one, adding one."""

from pathlib import Path
from typing import Any

import click

from regulars.cli.held_words import HeldWords
from regulars.cli.session import Session, pass_session
from regulars.cli.times import days, partial_date
from regulars.domain.dates import PartialDate
from regulars.domain.people_list import PersonRow
from regulars.services.person_document import POINTS
from regulars.services.verbs import Verbs

AT_ONCE = 64


@click.command()
@click.argument("query", required=False, default="")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@pass_session
def people(session: Session, query: str, limit: int | None) -> None:
    """Find people by name, phone, mail, note or moment, the best match first; without a query everybody."""
    with session.verbs() as verbs:
        rows = found_rows(verbs, query, limit)
    lines = [f"{row.id}\t{row.name}\t{_standing(row)}\t{row.place}" for row in rows]
    session.answer([_row_document(row) for row in rows], *lines)


def found_rows(verbs: Verbs, query: str, limit: int | None) -> list[PersonRow]:
    """The lines of everybody who is found."""
    ids = [int(person) for person in verbs.search.find(query).ids[:limit]]
    return [row for start in range(0, len(ids), AT_ONCE) for row in verbs.search.rows(ids[start : start + AT_ONCE])]


def _row_document(row: PersonRow) -> dict[str, Any]:
    return {
        "id": int(row.id),
        "name": row.name,
        "health": None if row.score is None else round(row.score, 1),
        "band": row.band.name.lower(),
        "last_touch": row.last_day.isoformat() if row.last_day else None,
        "rhythm_days": row.cadence_days or row.usual_days or row.learned_days,
        "circles": list(row.circles),
        "place": row.place,
    }


def _standing(row: PersonRow) -> str:
    return row.band.name.lower() if row.score is None else f"{row.band.name.lower()} {row.score:.0f}"


@click.command()
@click.argument("person")
@click.option("--veiled", is_flag=True, help="What is veiled is shown, too. (With --json it is there in any case.)")
@pass_session
def show(session: Session, person: str, veiled: bool) -> None:
    """Everything that is held about one person, as in the export."""
    with session.verbs() as verbs:
        document = verbs.exporting.person_json(verbs.people.resolve(person))
    session.answer(document, *_page(document, veiled))


def _calendar(day: dict[str, Any]) -> str:
    """ " (chinese, leap month)"; nothing for a Gregorian date."""
    if day["calendar"] == "gregorian":
        return ""
    return f" ({day['calendar']}, leap month)" if day["leap_month"] else f" ({day['calendar']})"


def _note_line(note: dict[str, Any], veiled: bool) -> str:
    """A note for reading: what is veiled is said only when it was asked for."""
    kind = note["own_kind"] or note["kind"]
    return f"{kind}: {note['text'] if veiled or not note['veiled'] else '(veiled)'}"


def _moment_line(moment: dict[str, Any]) -> str:
    said = " · ".join(part for part in (moment["bought"], moment["text"]) if part)
    return f"{moment['day']} {moment['kind']}: {said}" if said else f"{moment['day']} {moment['kind']}"


def _gift_line(gift: dict[str, Any]) -> str:
    line = f"{gift['day']} gift: {gift['what']}"
    return f"{line} ({gift['landed']})" if gift["landed"] else line


def _own_line(own: dict[str, Any]) -> str:
    return f"{own['label']} ({own['day']}): {own['value']}" if own["day"] else f"{own['label']}: {own['value']}"


def _page(document: dict[str, Any], veiled: bool) -> list[str]:
    """The document for reading."""
    lines = [f"{document['name']} ({document['id']})"]
    for kind in POINTS:
        lines += [f"{point['label'] or kind.removesuffix('s')}: {point['value']}" for point in document[kind]]
    for address in document["addresses"]:
        parts = [address[name] for name in ("street", "extended", "po_box", "postcode", "city", "region", "country")]
        lines.append(f"{address['label'] or 'address'}: {', '.join(filter(None, parts)) or address['formatted']}")
    for job in document["organisations"]:
        lines.append("work: " + ", ".join(filter(None, (job["title"], job["department"], job["name"]))))
    lines += [f"{day['label'] or day['kind']}: {day['date']}{_calendar(day)}" for day in document["occasions"]]
    for pause in document["pauses"]:
        span = f"pause: {pause['begins']} to {pause['ends'] or 'further notice'}"
        lines.append(f"{span}, {pause['reason']}" if pause["reason"] else span)
    lines += [f"circle: {circle}" for circle in document["circles"]]
    lines += [f"{link['kind'] or 'knows'}: {link['name']}" for link in document["links"]]
    lines += [_own_line(own) for own in document["own_fields"]]
    lines += [_note_line(note, veiled) for note in document["notes"]]
    if document["to_say"]:
        lines.append(f"to say ({document['to_say']['written_on']}): {document['to_say']['text']}")
    lines += [_gift_line(gift) for gift in document["gifts"]]
    lines += [f"promise ({note['state']}): {note['text']}" for note in document["promises"]]
    lines += [_moment_line(moment) for moment in document["moments"]]
    if document["about"]:
        lines += ["", document["about"]]
    return lines


@click.command()
@click.argument("name")
@click.option("--phone", "phones", multiple=True, help="May be given more than once.")
@click.option("--email", "emails", multiple=True, help="May be given more than once.")
@click.option("--birthday", type=partial_date, help="1984-05-09, or --05-09 where the year is not known.")
@click.option("--circle", default="")
@click.option("--every", type=days, help="How often to be in touch, in days (45) or weeks (6w).")
@pass_session
def add(
    session: Session,
    name: str,
    phones: tuple[str, ...],
    emails: tuple[str, ...],
    birthday: PartialDate | None,
    circle: str,
    every: float | None,
) -> None:
    """A new person."""
    with session.verbs() as verbs:
        changes = verbs.people.add(
            name, phones=phones, emails=emails, birthday=birthday, circle=circle, cadence_days=every
        )
    session.answer({"id": changes.created}, f"{name} is number {changes.created}.")


@click.command()
@click.argument("person")
@click.argument("dest", type=click.Path(path_type=Path))
@pass_session
def page(session: Session, person: str, dest: Path) -> None:
    """The page to hand to the person: what is held about them, as .html or .json. Veiled notes and others stay out."""
    with session.verbs() as verbs:
        whom = verbs.people.resolve(person)
        as_json = dest.suffix.lower() == ".json"
        held = verbs.held.write_json(whom, dest) if as_json else verbs.held.write(whom, dest, HeldWords())
    session.answer(
        {"file": str(dest), "veiled": held.veiled, "blacked": held.blacked},
        f"Written to {dest}, without {held.veiled} veiled notes and {held.blacked} names of others.",
    )


COMMANDS = (people, show, add, page)
