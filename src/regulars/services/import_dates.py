"""Dates in figures (03/04/1984) of files that come in: what each file proves about their order, and records with it applied.

One date of a file that can be day first alone, 31/12/1984, and none that cannot, tells how all of it was written. Where no date
or both kinds are in it, only the owner knows.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from regulars.domain.numeric_dates import NumberOrder
from regulars.formats.plain_records import DIGEST_BYTES, digests_of
from regulars.formats.records import Batch, IncomingFigures, IncomingOccasion, IncomingPerson, Reason, Remark
from regulars.services.import_review import DateSample, FileDates

SAMPLES = 3
T = TypeVar("T")


@dataclass(slots=True)
class DatesOfFile:
    """What is seen of the dates of one file while it is read."""

    today: date
    count: int = 0
    """Dates that nothing but the order is missing to."""
    samples: dict[str, DateSample] = field(default_factory=dict)
    shown: dict[NumberOrder, str] = field(default_factory=dict)
    """The first date that can be in one order alone, of each order."""

    def note(self, people: Iterable[IncomingPerson]) -> None:
        """Look at the next records."""
        for person in people:
            for figures in person.figures:
                self._note(figures)

    def _note(self, figures: IncomingFigures) -> None:
        numbers = figures.numbers
        order = numbers.shows()
        if order is not None:
            self.shown.setdefault(order, figures.text)
        elif numbers.is_open(self.today):
            self.count += 1
            readings = [numbers.read(each, self.today) for each in NumberOrder]
            if len(self.samples) < SAMPLES and None not in readings:
                self.samples.setdefault(figures.text, DateSample(figures.text, *filter(None, readings)))

    def result(self, file: str, answer: NumberOrder | None) -> FileDates:
        """How they are to be read: as the file proves, else as the owner says."""
        proof = next(iter(self.shown.items())) if len(self.shown) == 1 else None
        order, text = proof if proof is not None else (answer, "")
        return FileDates(file, self.count, tuple(self.samples.values()), text, order)


def with_dates(batch: Batch, order: NumberOrder | None, today: date) -> Batch:
    """The batch with its dates in that order; those that are none, or still open, are named and stay in the notes.

    Its digests stay those of the records as the file has them.
    """
    if not any(person.figures for person in batch.people):
        return batch
    remarks = list(batch.remarks)
    people = [_with_dates(person, order, today, remarks) if person.figures else person for person in batch.people]
    remarks.sort(key=lambda remark: remark.line)
    return replace(batch, people=tuple(people), remarks=tuple(remarks), digests=b"".join(digests_of(batch)))


def _with_dates(
    person: IncomingPerson, order: NumberOrder | None, today: date, remarks: list[Remark]
) -> IncomingPerson:
    paragraphs = person.note.split("\n\n")
    occasions, extras = list(person.occasions), list(person.extras)
    changed = False
    for figures in person.figures:
        numbers = figures.numbers
        alone, when = numbers.read(), numbers.read(order, today)
        if when is None:
            remarks.append(Remark(figures.line, _why_unread(figures, order, today), figures.entry))
        if alone == when:
            continue
        changed = True
        if when is not None:
            _drop(paragraphs, figures.paragraph)
            _drop(extras, figures.extra)
            occasions.append(IncomingOccasion(figures.kind, when, figures.label))
        elif alone is not None:
            _drop(occasions, IncomingOccasion(figures.kind, alone, figures.label))
            paragraphs.append(f"{figures.paragraph} ({figures.label})" if figures.label else figures.paragraph)
    if not changed:
        return person
    return replace(
        person,
        note="\n\n".join(paragraphs).strip("\n"),
        occasions=tuple(dict.fromkeys(occasions)),
        extras=tuple(extras),
        dates_read=True,
    )


def _why_unread(figures: IncomingFigures, order: NumberOrder | None, today: date) -> Reason:
    if figures.numbers.lacks_century(today):
        return Reason.DATE_CENTURY
    if order is None:
        return Reason.DATE_ORDER
    return Reason.OTHER_ORDER if figures.numbers.read(None, today) is not None else Reason.BAD_DATE


def _drop(items: list[T], item: T) -> None:
    if item in items:
        items.remove(item)


def digest_once_read(digest: bytes) -> bytes:
    """The digest of a record whose dates were read with the help of others; which way, is no part of what the file says."""
    return hashlib.blake2b(digest, digest_size=DIGEST_BYTES, person=b"dates are read").digest()


def digest_as_read(record: IncomingPerson, digest: bytes) -> bytes:
    """The digest by which the record will be known."""
    return digest_once_read(digest) if record.dates_read else digest
