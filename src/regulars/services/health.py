"""How relationships stand: one person with all reasons, or the whole book at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from regulars.domain.health.vocabulary import (
    DEPTH_WEIGHT,
    TOUCH_DIRECTION,
    Band,
    Confidence,
    Reason,
    ReasonKey,
    Touch,
    promise_factor,
)
from regulars.domain.moments import Depth, Direction, MomentId, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.promises import Promise, PromiseBy, PromiseState
from regulars.domain.standing import CitedReason, LessOften, Standing
from regulars.services.book import Book
from regulars.services.scoring import ALL_PEOPLE, Touches, day_of, rescore
from regulars.store import day as days
from regulars.store import people, pins, promises, touches
from regulars.store.database import Connection, keeping
from regulars.store.packed_touches import DIRECTION_CODES, PACKED

if TYPE_CHECKING:
    from regulars.domain.health import PersonTouches

LEARNED_FROM_GAPS = 3
RECENT = 9


@dataclass(frozen=True, slots=True)
class _Row:
    """One person, read for scoring: the moments behind each touch, and the arrays of `Touches`."""

    inputs: touches.ScoreInputs
    arrays: Touches
    moments: list[MomentId]
    kinds: list[MomentKind]
    directions: list[int]
    days: tuple[date, ...]
    """As on the calendar, each once."""


class Health:
    """The verbs about standing."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def warm(self) -> None:
        """Load what computes the scores: a job, so that the first `of` need not wait for it."""
        from regulars.domain import health  # lazy: NumPy, which this brings before it is asked for

        for name in health.__all__:
            getattr(health, name)

    def of(self, person: PersonId) -> Standing:
        """The standing of one person today. PERSON_UNKNOWN when there is nobody of that id."""
        from regulars.domain import health  # lazy: NumPy

        connection, today = self._book.connection, self._book.clock.today()
        people.name_of(connection, person)
        pin = pins.pin_of(connection, person, today)
        row = self._row(person, today)
        scores = row.arrays.score()
        theirs = promises.of_person(connection, person)
        gaps = int(scores.n_gaps[0])
        tau = float(scores.tau[0])
        restoring = health.restoring(_alone(row), row.arrays.now, factor_if_kept=_factor_if_kept(row))
        recent = row.directions[-RECENT:]
        mine = [promise for promise in theirs if promise.by is PromiseBy.ME]
        return Standing(
            score=float(scores.score[0]),
            band=pin.band if pin is not None else Band(int(scores.band[0])),
            trend=float(scores.trend28[0]),
            confidence=Confidence(int(scores.confidence[0])),
            rhythm_days=tau,
            gaps=gaps,
            last_on=day_of(float(row.arrays.last[0])),
            due_on=day_of(float(row.arrays.on_calendar(scores.due_at)[0])),
            late_on=day_of(float(row.arrays.on_calendar(scores.late_at)[0])),
            reasons=tuple(self._cited(_on_calendar(health.explain(scores, 0), row), row.moments, mine, today)),
            restoring=restoring,
            cadence_days=row.inputs.cadence[0],
            learned_days=_typical_gap(row.arrays) if gaps >= LEARNED_FROM_GAPS else None,
            began=recent.count(DIRECTION_CODES[Direction.ME]),
            they_began=recent.count(DIRECTION_CODES[Direction.THEM]),
            counted=len(recent),
            kinds=Counter(row.kinds),
            promises_open=sum(p.state is PromiseState.OPEN for p in mine),
            promises_due_today=sum(p.state is PromiseState.OPEN and p.due_on == today for p in mine),
            promises_kept=sum(p.state is PromiseState.KEPT for p in mine),
            promises_settled=sum(p.state in {PromiseState.KEPT, PromiseState.LATE, PromiseState.BROKEN} for p in mine),
            pin=pin,
            touch_days=row.days,
            less_often=_less_often(connection, person, row.inputs.cadence[0]),
        )

    def chart(self, person: PersonId, days: int = 365, points: int = 53) -> list[tuple[date, float]]:
        """The score on evenly spread days up to today, each as it was then; PERSON_UNKNOWN. Some 40 ms: a job."""
        from regulars.domain import health  # lazy: NumPy

        today = self._book.clock.today()
        people.name_of(self._book.connection, person)
        found = self._row(person, today)
        row = _alone(found)
        asked = [today - timedelta(days=round(days * i / (points - 1))) for i in reversed(range(points))]
        scores = health.history(
            row.t,
            row.direction,
            row.depth,
            found.arrays.among(0, asked),
            cadence=row.cadence,
            added=row.added,
            promise_factor=row.promise_factor,
            usual=row.usual,
        )
        return list(zip(asked, scores.tolist(), strict=True))

    def what_if(self, person: PersonId, direction: Direction, depth: Depth) -> float:
        """The score had such a moment happened today."""
        today = self._book.clock.today()
        row = self._row(person, today)
        touch = Touch(TOUCH_DIRECTION[direction], DEPTH_WEIGHT[depth])
        return float(_alone(row).after(touch, row.arrays.now).scores(row.arrays.now).score[0])

    def stale(self) -> bool:
        """Whether the kept scores are of another day than today."""
        kept = touches.scored_on(self._book.connection)
        return kept is not None and kept != self._book.clock.today()

    def refresh_all(self) -> int:
        """Score everybody for today and keep it. On the writing thread; how many were scored."""
        writer = self._book.writer
        with keeping(writer):
            return rescore(writer, [ALL_PEOPLE], self._book.clock.today())

    def _row(self, person: PersonId, today: date) -> _Row:
        connection = self._book.connection
        counted = touches.counted_moments(connection, person)
        packed = b"".join(PACKED.pack(day, direction, depth) for _, day, direction, depth, _ in counted)
        inputs = touches.score_input(connection, today, person, packed)
        return _Row(
            inputs,
            Touches(inputs, today),
            [MomentId(moment) for moment, *_ in counted],
            [kind for *_, kind in counted],
            [direction for _, _, direction, _, _ in counted],
            tuple(date.fromordinal(day) for day in sorted({day for _, day, *_ in counted})),
        )

    def _cited(
        self, reasons: Iterable[Reason], moments: list[MomentId], mine: Sequence[Promise], today: date
    ) -> list[CitedReason]:
        moving = tuple(p.id for p in mine if p.state in {PromiseState.KEPT, PromiseState.LATE} or p.is_broken(today))
        return [
            CitedReason(
                reason.key,
                reason.points,
                reason.numbers,
                tuple(moments[cite] for cite in reason.cites),
                moving if reason.key is ReasonKey.PROMISES else (),
            )
            for reason in reasons
        ]


def _on_calendar(reasons: Sequence[Reason], row: _Row) -> Iterator[Reason]:
    """The same reasons with days of the calendar where they name any, and how many of those since the last were `paused`.

    What waits for the end of an open pause is not there.
    """
    import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

    found = row.arrays
    for reason in reasons:
        numbers = dict(reason.numbers)
        for name in {"due_at", "late_at", "very_late_at"} & numbers.keys():
            day = float(found.on_calendar(np.array([numbers.pop(name)]))[0])
            if np.isfinite(day):
                numbers[name] = day
        if reason.cites and reason.key is ReasonKey.ROOTS:
            numbers["first_day"] = float(found.first[0])
        if reason.cites and reason.key is ReasonKey.RHYTHM:
            numbers["last_day"] = float(found.last[0])
            numbers["paused"] = found.now - float(found.last[0]) - numbers["silence"]
        yield replace(reason, numbers=numbers)


def _alone(row: _Row) -> "PersonTouches":
    from regulars.domain import health  # lazy: it brings NumPy

    arrays = row.arrays
    return health.PersonTouches(
        arrays.t,
        arrays.direction,
        arrays.depth,
        row.inputs.cadence[0],
        float(arrays.added[0]),
        float(arrays.promises[0]),
        row.inputs.usual[0],
    )


def _factor_if_kept(row: _Row) -> float | None:
    counts = row.inputs.promises.get(0)
    if counts is None or counts.broken <= counts.kept_later:
        return None
    return promise_factor(counts.broken, counts.kept, counts.kept_later + 1, 0)


def _less_often(connection: Connection, person: PersonId, cadence: float | None) -> LessOften | None:
    """That the owner let go, while the rhythm is the one which that made: the rest was half of it."""
    found = days.let_go_last(connection, person)
    if found is None or cadence is None or round(cadence) // 2 != (found[1] - found[0]).days:
        return None
    return LessOften(found[0], found[2])


def _typical_gap(arrays: Touches) -> float:
    """The median of the day gaps: what is offered as a person's own rhythm."""
    import numpy as np  # lazy, as above

    return float(np.median(np.diff(np.unique(np.floor(arrays.t)))))
