"""Bringing people in from files: a review that writes nothing, then one step that can be taken back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.numeric_dates import NumberOrder
from regulars.formats.plain_records import digests_of
from regulars.formats.records import Batch, IncomingPerson, Remark
from regulars.services.book import Book
from regulars.services.import_ahead import Ahead
from regulars.services.import_dates import DatesOfFile, digest_as_read, with_dates
from regulars.services.import_matching import Comparing
from regulars.services.import_plan import Plan
from regulars.services.import_review import (
    Decision,
    FileDates,
    FileRemark,
    Imported,
    MatchReason,
    Pair,
    Reason,
    Review,
    Side,
    outcome,
)
from regulars.services.import_writing import Writing
from regulars.services.ports import Reader, Shrinker
from regulars.services.quiet_collector import quiet_collector
from regulars.services.settings import read_settings
from regulars.store import importing as store

__all__ = [
    "Decision",
    "FileDates",
    "FileRemark",
    "Imported",
    "Importing",
    "MatchReason",
    "NumberOrder",
    "Pair",
    "Reason",
    "Review",
    "Side",
]

Told = Callable[[int, int], None]
Asked = Callable[[], bool]
_Round = tuple[Path, Sequence[IncomingPerson], Sequence[bytes]]
_Kept = Sequence[Sequence[Batch]]
"""The batches of each file."""

MOST_REMARKS = 20_000
"""Lines that need a look are named up to this number; refused records always."""
KEPT_BYTES = 16_000_000
"""Of files up to this size the records stay in memory from the review until they come in."""
_AT_ONCE = 500
QUICK_FROM = 500
"""From so many new people on it pays to load them without triggers."""
_REFUSED_WHOLE = frozenset({Reason.EMPTY_FILE, Reason.PARSER_STOPPED})


def _silent(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


def _never() -> bool:
    return False


class Importing:
    """The verbs about files that come in. On the writing thread."""

    def __init__(self, book: Book, reader: Reader | None, shrink: Shrinker | None = None) -> None:
        self._book = book
        self._reader = reader
        self._shrink = shrink

    def review(
        self,
        files: Sequence[Path],
        progress: Told = _silent,
        cancelled: Asked = _never,
        *,
        dates: NumberOrder | None = None,
    ) -> Review | None:
        """Read the files and compare them with the book; nothing is written. None when it was cancelled.

        `progress` hears bytes read, of all. `dates` is how to read dates as 03/04/1984 in files that do not tell; without it
        they go to the notes. FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE.
        """
        with quiet_collector():
            return self._review(files, [None] * len(files), dates, None, progress, cancelled)

    def read_dates(
        self, review: Review, dates: NumberOrder | None, progress: Told = _silent, cancelled: Asked = _never
    ) -> Review | None:
        """The review with another answer about its dates. Small files are not read again."""
        orders = [dates if found.is_asked else found.order_used for found in review.dates]
        with quiet_collector():
            return self._review(review.files, orders, dates, review.batches, progress, cancelled)

    def _review(
        self,
        files: Sequence[Path],
        orders: Sequence[NumberOrder | None],
        answer: NumberOrder | None,
        kept: _Kept | None,
        progress: Told,
        cancelled: Asked,
    ) -> Review | None:
        """Compared with the book once, and again where by then it is known how dates are to be read."""
        read = self._compared(files, orders, kept, progress, cancelled)
        if read is None:
            return None
        wanted = [found.order_used for found in read.found(files, answer)]
        if wanted != orders:
            read = self._compared(files, wanted, read.batches, progress, cancelled)
            if read is None:
                return None
        dates = read.found(files, answer)
        batches = read.batches if any(found.is_asked for found in dates) else None
        review = _reviewed(files, read.comparing, read.remarks)
        return replace(review, dates=dates, answer=answer, ahead=read.ahead, batches=batches)

    def _compared(
        self,
        files: Sequence[Path],
        orders: Sequence[NumberOrder | None],
        kept: _Kept | None,
        progress: Told,
        cancelled: Asked,
    ) -> "_Compared | None":
        """Read the files (or take what was `kept` of them), dates in these orders, and compare them; None when cancelled."""
        country, today = read_settings(self._book.connection).country, self._book.clock.today()
        sizes = [_size(path) for path in files]
        keep = sum(sizes) <= KEPT_BYTES
        comparing = Comparing(self._book.connection, country, keep=keep)
        ahead = Ahead(self._book.connection, today) if keep else None
        remarks: list[FileRemark] = []
        dates: list[DatesOfFile] = []
        batches: list[list[Batch]] = []
        before = 0
        for number, (path, size) in enumerate(zip(files, sizes, strict=True)):
            start = len(comparing.plan)
            dates.append(DatesOfFile(today))
            batches.append([])
            for filed in kept[number] if kept is not None else self._read(path, country, cancelled):
                dates[-1].note(filed.people)
                batches[-1] += [filed] if keep else []
                batch = with_dates(filed, orders[number], today)
                comparing.take(batch)
                if ahead is not None:
                    ahead.take(comparing.plan, batch.people)
                remarks += _named(path, batch.remarks, room=MOST_REMARKS - len(remarks))
                progress(before + batch.position, sum(sizes))
            if cancelled():
                return None
            if ahead is not None:
                ahead.end_round()
            before += size
            comparing.plan.lengths.append(len(comparing.plan) - start)
        return _Compared(comparing, remarks, dates, ahead, batches if keep else None)

    def _read(self, path: Path, country: str, cancelled: Asked) -> Iterator[Batch]:
        """The batches of a file. What came before a reading stopped in the middle is good; the place is named."""
        if self._reader is None:
            raise KnownProblem(Problem.FILE_UNREADABLE, path=str(path))
        found_any = False
        try:
            for batch in self._reader(path, region=country, cancelled=cancelled):
                found_any = found_any or bool(batch.people)
                yield batch
        except KnownProblem as problem:
            if problem.code is not Problem.IMPORT_STOPPED or not found_any:
                problem.values.setdefault("path", str(path))
                raise

    def bring_in(
        self,
        review: Review,
        decisions: Mapping[int, Decision] | None = None,
        progress: Told = _silent,
        cancelled: Asked = _never,
    ) -> Imported | None:
        """Write what was reviewed, as one step; pairs without a decision go as suggested. None when it was cancelled.

        `progress` hears what is written, of all. IMPORT_STOPPED when a file is not any more what was reviewed: nothing was
        written then.
        """
        decisions = decisions or {}
        connection = self._book.connection
        if review.plan.as_of != store.last_step(connection):
            again = self.review(review.files, cancelled=cancelled, dates=review.answer)  # the book has moved on since
            if again is None:
                return None
            review = again
        counts = review.counts(decisions)
        if not (counts.new or counts.joined or review.circles):
            return _imported(review, decisions, Changes(Act.IMPORT.value), ())
        subject = ", ".join(path.name for path in review.files[:3])
        quick = counts.new >= QUICK_FROM and counts.joined <= counts.new
        today = self._book.clock.today()
        as_suggested = all(decisions.get(pair.index, pair.suggested) is pair.suggested for pair in review.pairs)
        ahead = review.ahead if as_suggested and review.ahead is not None and review.ahead.is_good(today) else None
        try:
            with quiet_collector(), store.with_room(connection), self._book.change(Act.IMPORT, subject) as change:
                # Asked again now that nobody else can write: another program may have been quicker.
                if store.last_step(connection, before=change.step) != review.plan.as_of:
                    raise _MovedOn
                plan = _decided(review, decisions)
                tell = _Telling(progress, len(plan), 0 if plan.words else counts.new)
                change.told = tell.more
                writing = Writing(change, plan, today, self._shrink, joins_last=quick, ahead=ahead)
                # Indexes of a large book take longer to make anew than to keep.
                grows = counts.new > store.people(connection)
                with store.loading(change, indexes=grows) if quick else nullcontext():
                    for path, records, digests in self._again(review, cancelled, ahead):
                        writing.take(path, records, digests)
                        tell.more(len(records))
                writing.finish()
                if cancelled():
                    raise _Cancelled
                change.created = None
        except _Cancelled:
            return None
        except _MovedOn:
            return self.bring_in(review, decisions, progress, cancelled)
        plan.let_go()
        return _imported(review, decisions, change.result, writing.remarks)

    def _again(self, review: Review, cancelled: Asked, ahead: Ahead | None) -> Iterator[_Round]:
        """The records of the review: as they were kept, or read a second time, to the last, with their digests."""
        kept = review.plan.kept
        if kept is not None:
            ends = list(accumulate(review.plan.lengths))
            for path, start, end in zip(review.files, (0, *ends), ends, strict=False):
                places = [*range(start, end, _AT_ONCE), end] if ahead is None else [start, *ahead.ends(start, end)]
                for first, last in pairwise(places):
                    if cancelled():
                        raise _Cancelled
                    yield path, kept[first:last], ()
            return
        today = self._book.clock.today()
        for path, length, dates in zip(review.files, review.plan.lengths, review.dates, strict=True):
            left = length
            for batch in self._read(path, review.plan.country, cancelled) if left else ():
                batch = with_dates(batch, dates.order_used, today)
                digests = [digest_as_read(*one) for one in zip(batch.people, digests_of(batch), strict=True)]
                yield path, batch.people[:left], digests[:left]
                left -= len(batch.people[:left])
                if not left:
                    break
            if cancelled():
                raise _Cancelled
            if left:
                raise KnownProblem(Problem.IMPORT_STOPPED, path=str(path), why="changed")


class _MovedOn(Exception):
    """Somebody else wrote into the book while this import waited for its turn: it is compared once more."""


class _Telling:
    """Tells how far it is: records that are written, and then people whose words are, where those are not known ahead."""

    def __init__(self, progress: Told, records: int, people: int) -> None:
        self._progress = progress
        self._total = records + people
        self._done = 0

    def more(self, count: int) -> None:
        """So many more are done."""
        self._done = min(self._done + count, self._total)
        self._progress(self._done, self._total)


class _Cancelled(Exception):
    """The owner changed their mind: the transaction is rolled back."""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError as error:
        raise KnownProblem(Problem.FILE_MISSING, path=str(path)) from error
    except OSError as error:
        raise KnownProblem(Problem.FILE_UNREADABLE, path=str(path), error=error.errno) from error


def _named(path: Path, remarks: Sequence[Remark], *, room: int) -> list[FileRemark]:
    found = []
    for remark in remarks:
        lost = remark.lost or remark.reason in _REFUSED_WHOLE
        if lost or room > 0:
            room -= 1
            found.append(FileRemark(str(path), remark.line, remark.reason, remark.value, lost))
    return found


@dataclass(frozen=True, slots=True)
class _Compared:
    """Files that were read and compared with the book, with what was seen of their dates."""

    comparing: Comparing
    remarks: list[FileRemark]
    dates: list[DatesOfFile]
    ahead: Ahead | None
    batches: _Kept | None

    def found(self, files: Sequence[Path], answer: NumberOrder | None) -> tuple[FileDates, ...]:
        """How the dates of each file are to be read."""
        return tuple(seen.result(str(path), answer) for path, seen in zip(files, self.dates, strict=True))


def _reviewed(files: Sequence[Path], comparing: Comparing, remarks: list[FileRemark]) -> Review:
    comparing.plan.forget_facts()
    refused = sum(remark.lost for remark in remarks)
    review = Review(
        files=tuple(files),
        read=len(comparing.plan) - comparing.circles + refused,
        new=comparing.new,
        joined=comparing.joined,
        unchanged=comparing.unchanged,
        circles=comparing.circles,
        pairs=tuple(comparing.pairs),
        remarks=tuple(remarks),
        plan=comparing.plan,
    )
    if review.read != review.new + review.joined + review.unchanged + refused:
        raise AssertionError("an import that cannot count its records")
    return review


def _decided(review: Review, decisions: Mapping[int, Decision]) -> Plan:
    """The fates after the owner's decisions."""
    fates = bytearray(review.plan.fates)
    targets = dict(review.plan.targets)
    for pair in review.pairs:
        decision = decisions.get(pair.index, pair.suggested)
        fates[pair.index] = outcome(decision, gains=pair.gains)
        if decision is not Decision.KEEP_BOTH:
            targets[pair.index] = pair.target
        else:
            targets.pop(pair.index, None)
    return replace(review.plan, fates=fates, targets=targets)


def _imported(
    review: Review, decisions: Mapping[int, Decision], changes: Changes, more: Sequence[FileRemark]
) -> Imported:
    counts = review.counts(decisions)
    return Imported(
        read=counts.read,
        new=counts.new,
        joined=counts.joined,
        unchanged=counts.unchanged,
        refused=review.refused,
        remarks=(*review.remarks, *more),
        dates=review.dates,
        moments=0,
        step=changes.step,
        changes=changes,
    )
