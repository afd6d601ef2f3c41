"""What the book will note, in words: one line for each part of a sentence, as pieces and with an icon."""

from dataclasses import dataclass
from datetime import date

from regulars.domain.capture.heard import HeardNote, HeardPromise
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.people_list import PersonRow
from regulars.domain.promises import PromiseBy
from regulars.services.capture import Reading, Who, is_veiled
from regulars.ui import wording
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.sentence import Piece
from regulars.ui.wording import translate

NOTE_ICONS = {
    NoteKind.AVOID: "ban",
    NoteKind.LIKES: "heart",
    NoteKind.DISLIKES: "heart-crack",
    NoteKind.IN_TOUCH: "message-circle",
    NoteKind.FAMILY: "users",
    NoteKind.WORK: "store",
    NoteKind.SIZES: "flask-conical",
    NoteKind.GIFTS: "gift",
    NoteKind.OTHER: "tag",
    NoteKind.OWN: "tag",
}


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One line of what will be noted."""

    icon: str
    pieces: tuple[Piece, ...]
    role: Role = Role.MUTED


def noted_lines(reading: Reading, today: date) -> list[NotedLine]:
    """Everything that will be kept but the people."""
    heard = reading.heard
    lines = [_moment(reading, today)] if heard.moment is not None else []
    lines += [_note(note, reading, today) for note in heard.notes]
    lines += [_promise(promise, today) for promise in heard.promises]
    if heard.words:
        words = heard.words[:1].upper() + heard.words[1:]
        if heard.moment is None:
            words = translate("capture", "Note: %1").replace("%1", wording.isolated(heard.words))
        lines.append(NotedLine("notebook-pen", (Piece(words),)))
    return lines


def _moment(reading: Reading, today: date) -> NotedLine:
    moment = reading.heard.moment
    if moment is None:
        raise ValueError("a sentence without a contact")
    said = translate("capture", "%1 %2").replace("%1", wording.moment_kind(moment.kind))
    parts = [said.replace("%2", _when(reading, today))]
    if moment.minutes is not None:
        parts.append(translate("capture", "%n minute(s)", None, moment.minutes))
    if moment.done:
        parts.append(wording.isolated(moment.done))
    parts.append(_who_began(moment.kind, moment.direction))
    if moment.depth is not None:
        parts.append(wording.depth(moment.depth))
    return NotedLine(wording.MOMENT_ICONS[moment.kind], (Piece(", ".join(parts)),))


def _when(reading: Reading, today: date) -> str:
    moment = reading.heard.moment
    day = wording.ago(reading.day, today) if (today - reading.day).days in (0, 1) else wording.day(reading.day)
    if reading.day.year != today.year:
        day = translate("capture", "%1 %2").replace("%1", day).replace("%2", str(reading.day.year))
    if moment is not None and moment.fuzzy:
        day = translate("capture", "around %1").replace("%1", day)
    if reading.time is not None:
        return translate("capture", "%1 at %2").replace("%1", day).replace("%2", wording.clock(reading.time))
    return day


def _who_began(kind: MomentKind, direction: Direction) -> str:
    if kind is MomentKind.CALL and direction is Direction.ME:
        return translate("capture", "you called")
    if kind is MomentKind.CALL and direction is Direction.THEM:
        return translate("capture", "they called")
    return {
        Direction.ME: translate("capture", "you reached out"),
        Direction.THEM: translate("capture", "they reached out"),
        Direction.BOTH: translate("capture", "both of you"),
    }[direction]


def _note(note: HeardNote, reading: Reading, today: date) -> NotedLine:
    said = wording.certificate(note.source, reading.day, today)
    if is_veiled(note):
        said = translate("capture", "%1 · veiled").replace("%1", said)
    head = translate("capture", "%1: %2").replace("%1", wording.note_kind(note.kind))
    warn = note.kind is NoteKind.AVOID
    words = Piece(head.replace("%2", wording.isolated(note.text)), bold=warn, role=Role.SLIPPING if warn else None)
    if len(reading.people) > 1:
        about = reading.people[min(note.about, len(reading.people) - 1)].chosen()
        said = f"{wording.isolated(about.name)} · {said}" if about is not None else said
    quiet = Piece(f"  {said}", role=Role.MUTED, type=Type.TINY)
    return NotedLine(NOTE_ICONS[note.kind], (words, quiet), Role.SLIPPING if warn else Role.MUTED)


def _promise(promise: HeardPromise, today: date) -> NotedLine:
    if promise.by is PromiseBy.ME:
        head = translate("capture", "Promise: %1")
    else:
        head = translate("capture", "They promised: %1")
    pieces = [Piece(head.replace("%1", wording.isolated(promise.text)))]
    if promise.due is not None:
        day = wording.day(promise.due)
        if promise.due.year != today.year:
            day = translate("capture", "%1 %2").replace("%1", day).replace("%2", str(promise.due.year))
        due = translate("capture", "by %1").replace("%1", day)
        pieces.append(Piece(f" {due}", bold=True, role=Role.SLIPPING))
    return NotedLine("handshake", tuple(pieces))


def person_pieces(who: Who, row: PersonRow | None) -> list[Piece]:
    """Who is meant, how they were found, and who else it may be."""
    if row is None:
        nobody = translate("capture", "Nobody is called “%1”").replace("%1", wording.isolated(who.text))
        pieces = [Piece(nobody, bold=True)]
        if who.candidates:
            near = translate("capture", "Perhaps %1").replace("%1", _names(who.candidates))
            pieces.append(Piece(f"  {near}", role=Role.MUTED))
        return pieces
    pieces = [Piece(wording.isolated(row.name), bold=True)]
    beside = row.organisation or row.place
    if beside:
        pieces.append(Piece(f" {wording.isolated(beside)}", role=Role.MUTED))
    others = [other for other in who.candidates if other.id != row.id]
    if who.text:
        how = translate("capture", "matched “%1”").replace("%1", wording.isolated(who.text))
    else:
        how = translate("capture", "on this page")
    if others:
        how = translate("capture", "%1 (also %2)").replace("%1", how).replace("%2", _names(others))
    pieces.append(Piece(f" · {how}", role=Role.MUTED))
    return pieces


def _names(rows: tuple[PersonRow, ...] | list[PersonRow]) -> str:
    names = [row.name for row in rows]
    same = len(set(names)) < len(names)
    shown = [
        f"{row.name}, {row.organisation or row.place}" if same and (row.organisation or row.place) else row.name
        for row in rows
    ]
    return "; ".join(map(wording.isolated, shown)) if same else ", ".join(map(wording.isolated, shown))
