"""The open book: one change at a time, each with its undo, and everything derived kept in step."""

import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from regulars.domain.changes import Act, Changes, Step, StepId, StepKind, Undone
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import PersonId
from regulars.services.ports import Clock
from regulars.store import journal, since
from regulars.store.database import Connection
from regulars.store.journal import Change
from regulars.store.replaced import BookFiles, Calm, keep_spare, spare_is_fresh

SPARE_REST = 60
"""So many times as long as writing the spare took it is not written again."""
LARGEST_SPARED = 16_000_000
"""Bytes: a larger book has no spare, for an edit must not wait until it is written, nor the lock."""


class Book:
    """An open book with its two connections. Every verb of the services goes through one of these.

    `writer` belongs to the thread that calls `write_here` (the only one that may open changes); `reader` to all others,
    which in practice is the GUI thread. In a script both are the same thread.
    """

    def __init__(self, folder: Path, writer: Connection, reader: Connection, clock: Clock) -> None:
        self.folder = folder
        self.writer = writer
        self.reader = reader
        self.clock = clock
        self._writing_thread = threading.get_ident()
        self._seen_version = writer.data_version()
        self.files = BookFiles.at(writer.path)
        """Which files are open: another one may be put in their place."""
        self._calm = Calm.of(writer)
        self._spared = 0.0, since.newest(writer) if spare_is_fresh(writer.path) else 0
        """From when on the spare may be written again, and what it holds: the newest row of the journal."""

    def write_here(self) -> None:
        """From now on this thread is the one that writes."""
        self._writing_thread = threading.get_ident()

    @property
    def connection(self) -> Connection:
        """The connection for reading on this thread."""
        return self.writer if threading.get_ident() == self._writing_thread else self.reader

    @contextmanager
    def change(self, act: Act, subject: str = "", *, joins: str = "") -> Iterator[Change]:
        """One transaction, one undo step. `change.changes` holds what was touched, once the block has ended."""
        from regulars.services.derived import refresh  # lazy: reading, as the first page does, derives nothing

        self._refuse_foreign()
        with journal.recording(self.writer, act, subject, self.clock.now(), joins=joins) as change:
            yield change
            refresh(change, self.clock.today())

    def undo(self, step: StepId | None = None) -> Undone:
        """Take back the newest step, or the one given; NOTHING_TO_UNDO when there is none.

        Taking back an older step leaves alone what was touched since, and is an act that can be undone itself.
        """
        newest = self.next_undo()
        found = newest if step is None else journal.find_step(self.writer, step)
        if found is None:
            raise KnownProblem(Problem.NOTHING_TO_UNDO)
        return self._reverse(found, StepKind.UNDO if found == newest else StepKind.TAKE_BACK)

    def redo(self) -> Undone:
        """Do again what was taken back last; NOTHING_TO_REDO when there is nothing, or something was done since."""
        found = self.next_redo()
        if found is None:
            raise KnownProblem(Problem.NOTHING_TO_REDO)
        return self._reverse(found, StepKind.REDO)

    def _reverse(self, step: Step, kind: StepKind) -> Undone:
        from regulars.services.derived import refresh  # lazy, as in `change`
        from regulars.store import reversal

        self._refuse_foreign()
        now = self.clock.now()
        with journal.recording(self.writer, step.act, step.subject, now, kind=kind, reverses=step.id) as change:
            left_alone = reversal.reverse(change, step)
            refresh(change, self.clock.today())
        return Undone(step, change.changes or Changes(step.act.value), left_alone)

    def next_undo(self) -> Step | None:
        """What Ctrl+Z would take back."""
        return journal.next_to_undo(self.connection)

    def next_redo(self) -> Step | None:
        """What Ctrl+Y would do again."""
        return journal.next_to_redo(self.connection)

    def history(self, person: PersonId | None = None, limit: int = 200) -> list[Step]:
        """The newest steps first."""
        return journal.history(self.connection, person, limit)

    def changed_elsewhere(self) -> bool:
        """Whether another program has committed since the last time this was asked. On the writing thread."""
        version = self.writer.data_version()  # which its own commits do not move
        changed, self._seen_version = version != self._seen_version, version
        return changed

    def idle(self) -> None:
        """Write the index, fold the log into the book: after seconds of quiet, at lock, suspend. On the writing thread."""
        from regulars.store import search  # lazy: seconds after the start at the earliest

        if self.was_overwritten:
            return  # nothing of ours may be folded into a foreign file
        try:
            search.settle(self.writer)
        finally:
            self.writer.checkpoint()
            self._calm = Calm.of(self.writer)
        self._keep_spare()

    @property
    def was_overwritten(self) -> bool:
        """Whether something wrote over the book's file in its place, while nothing waited in the log. On the writing thread."""
        return self._calm is not None and self._calm.was_disturbed(self.writer)

    def _refuse_foreign(self) -> None:
        if self.was_overwritten:
            raise KnownProblem(Problem.BOOK_IN_USE, path=str(self.writer.path))

    def _keep_spare(self) -> None:
        """After something was written; the more seldom the longer it takes."""
        written, now = since.newest(self.writer), time.monotonic()
        if written == self._spared[1] or now < self._spared[0] or not self._is_small():
            return
        with contextlib.suppress(KnownProblem):  # a full disk keeps nobody from going on, or from closing
            keep_spare(self.writer)
        self._spared = now + SPARE_REST * (time.monotonic() - now), written

    def _is_small(self) -> bool:
        pages, size = (int(self.writer.value(f"PRAGMA {what}")) for what in ("page_count", "page_size"))
        return pages * size <= LARGEST_SPARED

    def close(self) -> None:
        """Close both connections. On the writing thread."""
        try:
            if not self.was_overwritten:
                self.writer.checkpoint()
                self._keep_spare()
        finally:
            self.writer.close()
            if self.reader is not self.writer:
                self.reader.close()
