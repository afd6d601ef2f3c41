"""The crib sheet of the day: who, why, the number, what to avoid, the last words, what is promised."""

from datetime import date

from regulars.domain.names import shortened
from regulars.domain.notes import NoteKind
from regulars.domain.promises import Promise
from regulars.services.paper import Crib, CribSheet
from regulars.ui import wording
from regulars.ui.paper.printable import Kind, Paragraph
from regulars.ui.wording import translate


def day_sheet(sheet: CribSheet, *, short_names: bool) -> list[Paragraph]:
    """The day, person by person. With `short_names` nobody can be told from a sheet that lies about."""
    today = sheet.at.date()
    paragraphs = [
        Paragraph(Kind.TITLE, wording.day(today)),
        Paragraph(Kind.INTRO, translate("day_sheet", "As of %1").replace("%1", wording.clock(sheet.at))),
    ]
    if not sheet.cribs:
        paragraphs.append(Paragraph(Kind.LINE, translate("day_sheet", "Nobody is waiting today.")))
    for crib in sheet.cribs:
        paragraphs += _person(crib, today, short_names=short_names)
    return paragraphs


def _person(crib: Crib, today: date, *, short_names: bool) -> list[Paragraph]:
    item, brief = crib.item, crib.brief
    name = shortened(item.name, brief.person.parts) if short_names else item.name
    head: list[str] = [name, *([wording.channel(item.channel)] if not short_names or item.point is None else [])]
    if item.point is not None:
        head = [name, item.point.value]
    if brief.person.say_like and not short_names:
        head.insert(1, translate("day_sheet", "say: %1").replace("%1", brief.person.say_like))
    lines = [Paragraph(Kind.SECTION, " · ".join(head))]
    hour = wording.their_hour(item)
    if hour:
        lines.append(Paragraph(Kind.QUIET, hour))
    if item.why:
        lines.append(Paragraph(Kind.LINE, wording.why(item.why[0], today)))
    avoid = [note.text for note in brief.remember if note.kind is NoteKind.AVOID]
    lines += [Paragraph(Kind.AVOID, translate("day_sheet", "Avoid: %1").replace("%1", text)) for text in avoid]
    if brief.veiled_avoid:
        n = brief.veiled_avoid
        lines.append(Paragraph(Kind.AVOID, translate("day_sheet", "%n more to avoid, veiled: see the book", None, n)))
    lines += [Paragraph(Kind.LINE, _mine(promise, today)) for promise in brief.mine]
    lines += [Paragraph(Kind.LINE, _theirs(promise, today)) for promise in brief.theirs]
    if brief.to_say is not None:
        lines.append(Paragraph(Kind.QUIET, translate("day_sheet", "What I want to say")))
        lines.append(Paragraph(Kind.QUOTE, brief.to_say.text))
    if brief.last is not None and brief.last.text:
        when = wording.short_day(brief.last.day, today)
        quiet = translate("day_sheet", "Last words, %1").replace("%1", when)
        lines += [Paragraph(Kind.QUIET, quiet), Paragraph(Kind.QUOTE, brief.last.text)]
    return lines


def _mine(promise: Promise, today: date) -> wording.Pieces:
    if promise.due_on is None:
        said = translate("day_sheet", "You promised: %what.")
    else:
        due = wording.promised_for(promise.due_on, today)
        said = translate("day_sheet", "You promised: %what, for %due.").replace("%due", due)
    return wording.with_bold(said, what=promise.text)


def _theirs(promise: Promise, today: date) -> wording.Pieces:
    if promise.due_on is None:
        said = translate("day_sheet", "They promised: %what.")
    else:
        due = wording.promised_for(promise.due_on, today)
        said = translate("day_sheet", "They promised: %what, for %due.").replace("%due", due)
    return wording.with_bold(said, what=promise.text)
