"""The minute after: what a call-out brought, kept as one step while it is fresh."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from regulars.domain.call_outs import KEPT_FOR, CallOut, MinuteAfter
from regulars.domain.changes import Act, Changes
from regulars.domain.moments import DEFAULT_DEPTH, Direction, MomentId, MomentKind
from regulars.domain.notes import Note, aged
from regulars.domain.people import Channel, PersonId
from regulars.domain.promises import PromiseBy
from regulars.services import checked
from regulars.services.book import Book
from regulars.store import call_outs as store
from regulars.store import moments as moment_store
from regulars.store import notes as note_store
from regulars.store import promises as promise_store
from regulars.store.people import name_of
from regulars.store.rows import iso

if TYPE_CHECKING:
    from regulars.services.capture import Capture

MOST = 20
_KINDS = {
    Channel.CALL: MomentKind.CALL,
    Channel.EMAIL: MomentKind.EMAIL,
    Channel.LETTER: MomentKind.LETTER,
    Channel.VISIT: MomentKind.VISIT,
}


class CallOuts:
    """The verbs about the minute after. `capture` reads the line with a promise, day and all."""

    def __init__(self, book: Book, capture: "Callable[[], Capture]") -> None:
        self._book, self._capture = book, capture

    def begin(self, person: PersonId, channel: Channel) -> None:
        """A program was opened for this person, now. On the writing thread."""
        connection = self._book.writer
        newest = MomentId(store.newest_moment(connection, person))
        others = [known for known in self._read() if known.person != person]
        self._write([*others, CallOut(person, channel, self._book.clock.now(), newest)])

    def waiting(self) -> tuple[CallOut, ...]:
        """Those about which nothing was said yet, the newest first; a moment logged anywhere answers one."""
        now, connection = self._book.clock.now(), self._book.connection
        fresh = [known for known in self._read() if now - KEPT_FOR <= known.at]
        if not fresh:
            return ()
        names = store.names(connection, [known.person for known in fresh])
        open_ones = [
            replace(known, name=names[known.person])
            for known in fresh
            if known.person in names and store.newest_moment(connection, known.person) <= known.newest
        ]
        return tuple(sorted(open_ones, key=lambda known: known.at, reverse=True))

    def has_asked(self, person: PersonId) -> None:
        """The box was shown for it: it does not come by itself again. On the writing thread."""
        self._write([replace(known, asked=known.asked or known.person == person) for known in self._read()])

    def skip(self, person: PersonId) -> None:
        """Nothing to say about it, and nobody asks again. On the writing thread."""
        self._write([known for known in self._read() if known.person != person])

    def to_confirm(self, person: PersonId) -> Note | None:
        """The one fact about them to ask about in passing."""
        return next(iter(aged(note_store.of_person(self._book.connection, person), self._book.clock.today())), None)

    def settle(self, call_out: CallOut, minute: MinuteAfter) -> Changes:
        """The contact with what was said, the promise born in it, and the fact that still holds or does not: one step.

        On the day of the call-out. PERSON_UNKNOWN, BAD_VALUE.
        """
        name = name_of(self._book.connection, call_out.person)
        today = self._book.clock.today()
        kind = _KINDS.get(call_out.channel, MomentKind.MESSAGE)
        day = checked.not_after("day", call_out.at.date(), today)
        values = {
            "kind": kind.value,
            "direction": Direction.ME.value,
            "depth": (minute.depth or DEFAULT_DEPTH[kind]).value,
            "day": iso(day),
            "time": call_out.at.strftime("%H:%M"),
            "text": checked.words("text", minute.said),
        }
        promise = self._promise(call_out, minute.promise)
        with self._book.change(Act.LOG_MOMENT, name) as change:
            moment = moment_store.insert(change, values, {call_out.person: ""})
            if promise is not None:
                promise_store.insert(change, call_out.person, {**promise, "made_on": iso(day), "moment_id": moment})
            if minute.note is not None and minute.still_true is True:
                change.update("note", minute.note, {"confirmed_on": iso(today)})
            if minute.note is not None and minute.still_true is False:
                change.delete("note", minute.note)
            change.created = moment
        self.skip(call_out.person)
        return change.result

    def _promise(self, call_out: CallOut, line: str) -> dict[str, object] | None:
        text = checked.words("promise", line)
        if not text:
            return None
        heard = self._capture().read(text, call_out.at, call_out.person).heard.promises
        by, due, what = PromiseBy.ME, None, text
        if heard:
            by, due, what = heard[0].by, heard[0].due, heard[0].text
        return {"by": by.value, "text": checked.words("promise", what, needed=True), "due_on": iso(due)}

    def _read(self) -> list[CallOut]:
        found = []
        for kept in store.read(self._book.connection):
            try:
                found.append(_restored(kept))
            except (ValueError, TypeError, KeyError):
                continue  # written by a version that knew more
        return found

    def _write(self, call_outs: list[CallOut]) -> None:
        fresh = [known for known in call_outs if self._book.clock.now() - KEPT_FOR <= known.at]
        store.write(self._book.writer, [_stored(known) for known in fresh[-MOST:]])


def _stored(known: CallOut) -> dict[str, Any]:
    return {
        "person": known.person,
        "channel": known.channel.value,
        "at": known.at.isoformat(),
        "newest": known.newest,
        "asked": known.asked,
    }


def _restored(kept: dict[str, Any]) -> CallOut:
    at = datetime.fromisoformat(kept["at"])
    if at.tzinfo is None:
        raise ValueError(kept["at"])
    return CallOut(
        PersonId(int(kept["person"])), Channel(kept["channel"]), at, MomentId(int(kept["newest"])), bool(kept["asked"])
    )
