"""A person on a card: how to say the name, how to reach them, what to avoid, what they like, their days, what is open."""

from collections.abc import Iterator
from datetime import date

from regulars.domain.notes import NoteKind
from regulars.domain.people import Person
from regulars.domain.promises import PromiseBy
from regulars.services.paper import PersonCard, address_lines
from regulars.ui import wording
from regulars.ui.paper.printable import Kind, Paragraph
from regulars.ui.wording import translate


def person_card(card: PersonCard, today: date) -> list[Paragraph]:
    """The card. What is not known is not asked for."""
    person = card.person
    paragraphs = [Paragraph(Kind.TITLE, person.name)]
    intro = " · ".join(_who(person))
    if intro:
        paragraphs.append(Paragraph(Kind.INTRO, intro))
    paragraphs += _avoid(card)
    paragraphs += _section(translate("person_card", "Reaching them"), _ways(card))
    paragraphs += _section(translate("person_card", "Preferences"), _preferences(card))
    dates = [
        f"{wording.occasion_kind(one.kind, one.label)}: {wording.partial_date(one.when)}" for one in card.occasions
    ]
    paragraphs += _section(translate("person_card", "Dates"), dates)
    paragraphs += _section(translate("person_card", "Open promises"), _promises(card, today))
    printed = translate("person_card", "Printed on %1").replace("%1", wording.short_day(today, date.min))
    return [*paragraphs, Paragraph(Kind.QUIET, printed)]


def _section(title: str, lines: "Iterator[str] | list[str]") -> list[Paragraph]:
    found = [Paragraph(Kind.LINE, line) for line in lines]
    return [Paragraph(Kind.SECTION, title), *found] if found else []


def _who(person: Person) -> Iterator[str]:
    if person.say_like:
        yield translate("person_card", "say: %1").replace("%1", person.say_like)
    yield from (part for part in (person.pronouns, *(c.name for c in person.circles)) if part)
    work = next((m for m in person.memberships if not m.until), None)
    if work is not None:
        yield ", ".join(part for part in (work.title, work.organisation) if part)
    if person.cadence_days is not None:
        yield wording.rhythm(person.cadence_days)


def _avoid(card: PersonCard) -> list[Paragraph]:
    found = [
        Paragraph(Kind.AVOID, translate("person_card", "Avoid: %1").replace("%1", note.text))
        for note in card.notes
        if note.kind is NoteKind.AVOID
    ]
    if card.veiled_avoid:
        n = card.veiled_avoid
        veiled = translate("person_card", "%n more to avoid, veiled: see the book", None, n)
        found.append(Paragraph(Kind.AVOID, veiled))
    return found


def _ways(card: PersonCard) -> Iterator[str]:
    person = card.person
    if person.preferred_channel is not None:
        yield translate("person_card", "Prefers: %1").replace("%1", wording.channel(person.preferred_channel))
    for way in sorted(person.forbidden_channels):
        yield translate("person_card", "Asked not to: %1").replace("%1", wording.channel(way))
    for point in person.points:
        label = point.label or wording.point_kind(point.kind)
        yield f"{label}: {point.value}"
    for address in person.addresses:
        lines = "\n".join(address_lines(address, card.home))
        yield f"{address.label}\n{lines}" if address.label else lines


def _preferences(card: PersonCard) -> Iterator[str]:
    for note in card.notes:
        if note.kind is not NoteKind.AVOID:
            kind = note.own_kind if note.kind is NoteKind.OWN and note.own_kind else wording.note_kind(note.kind)
            yield f"{kind}: {note.text}"


def _promises(card: PersonCard, today: date) -> Iterator[str]:
    for promise in card.promises:
        mine = promise.by is PromiseBy.ME
        said = translate("person_card", "You: %1") if mine else translate("person_card", "They: %1")
        said = said.replace("%1", promise.text)
        if promise.due_on is not None:
            due = wording.promised_for(promise.due_on, today)
            said = translate("person_card", "%1, for %2").replace("%1", said).replace("%2", due)
        yield said
