"""A moment before it is kept: who, what, when, and what it will do. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from regulars.domain.changes import Changes
from regulars.domain.drafts import MomentDraft
from regulars.domain.errors import KnownProblem
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import DEFAULT_DEPTH, Depth, Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui.capture.past_day import PastDay, past_day
from regulars.ui.desk import Desk

if TYPE_CHECKING:
    from regulars.services.capture import Reading


SUGGESTED = 5


@dataclass(slots=True)
class Draft:
    """What was chosen and typed so far. A draft with words in it outlives the box being closed."""

    people: list[PersonRow] = field(default_factory=list)
    kind: MomentKind = MomentKind.CALL
    direction: Direction = Direction.ME
    depth: Depth | None = None
    """None follows the kind."""
    when: str = ""
    minutes: str = ""
    words: str = ""
    lines: dict[PersonId, str] = field(default_factory=dict)
    """What is only about one of several people."""
    bought: str = ""

    def has_words(self) -> bool:
        """Whether something would be lost with it."""
        return bool(self.words.strip() or self.bought.strip() or any(line.strip() for line in self.lines.values()))


@dataclass(frozen=True, slots=True)
class Outlook:
    """The health of the one person now (None while there is none), and with this moment."""

    before: float | None
    after: float


class LogModel(QObject):
    """One draft at a time. `changed` follows everything that moves what will be noted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: dict[PersonId | None, Draft] = {}
        self._key: PersonId | None = None
        self._standing: tuple[PersonId, float | None] | None = None
        self._at_home: dict[PersonId, list[PersonId]] = {}
        """With whom the people of this moment live, read once while the box is open."""
        self.draft = Draft()
        self._waited = tuple(desk.read(desk.verbs.drafts.read).moments)
        for kept in self._waited:
            self._drafts[kept.about] = self._taken_up(kept)

    def _taken_up(self, kept: MomentDraft) -> Draft:
        """A draft that waited in the book while it was closed; its day stays the one that was meant."""
        when, meant = kept.when, past_day(kept.when, kept.said_on)
        if kept.said_on != self.today() and meant is not None:
            when = f"~ {meant.day.isoformat()}" if meant.fuzzy else meant.day.isoformat()
        people = self._desk.read(lambda: self._desk.verbs.search.rows(kept.people))
        lines = dict(kept.lines)
        return Draft(people, kept.kind, kept.direction, kept.depth, when, kept.minutes, kept.words, lines, kept.bought)

    def unkept(self) -> tuple[MomentDraft, ...]:
        """The drafts with words in them, for the book to hold while it is closed."""
        return tuple(self._as_kept(about, draft) for about, draft in self._drafts.items() if draft.has_words())

    def _as_kept(self, about: PersonId | None, draft: Draft) -> MomentDraft:
        return MomentDraft(
            about,
            tuple(row.id for row in draft.people),
            draft.kind,
            draft.direction,
            draft.depth,
            draft.when,
            self.today(),
            draft.minutes,
            draft.words,
            draft.lines,
            draft.bought,
        )

    def begin(self, person: PersonId | None, kind: MomentKind | None) -> None:
        """Take up the draft about this person, or a new one; somebody who is gone is simply not in it."""
        self._key = person
        self._standing = None
        self._at_home.clear()
        kept = self._drafts.get(person)
        if kept is not None and kept.has_words():
            self.draft = kept
        else:
            self.draft = self._drafts[person] = Draft()
            if person is not None:
                self.draft.people = self._desk.read(lambda: self._desk.verbs.search.rows([person]))
        if kind is not None:
            self.draft.kind = kind
        self.changed.emit()

    def begin_with(self, reading: "Reading") -> None:
        """A new draft of what a sentence says; its words are there whole, and its notes and promises among them."""
        people = [row for who in reading.people if (row := who.chosen()) is not None]
        self._key = people[0].id if len(people) == 1 else None
        self._standing = None
        self._at_home.clear()
        self.draft = self._drafts[self._key] = Draft(people, words=reading.text)
        moment = reading.heard.moment
        if moment is not None:
            self.draft.kind, self.draft.direction, self.draft.depth = moment.kind, moment.direction, moment.depth
            self.draft.minutes = "" if moment.minutes is None else str(moment.minutes)
            day = "" if moment.day is None else moment.day.isoformat()
            self.draft.when = f"~ {day}" if day and moment.fuzzy else day
            self.draft.bought = moment.done
        self.changed.emit()

    # Who

    def suggestions(self, typed: str) -> list[PersonRow]:
        """A few people who fit what is typed and are not in the moment yet."""
        if not typed.strip():
            return []
        search = self._desk.verbs.search
        there = {row.id for row in self.draft.people}
        found = self._desk.read(lambda: search.find(typed)).ids[: SUGGESTED + len(there)].tolist()
        return self._desk.read(lambda: search.rows([person for person in found if person not in there][:SUGGESTED]))

    def household(self) -> list[PersonRow]:
        """The others at home with the first in the moment who has a household: who may have been there too."""
        search = self._desk.verbs.search
        others = next((others for row in self.draft.people if (others := self._living_with(row.id))), [])
        return self._desk.read(lambda: search.rows(others)) if others else []

    def _living_with(self, person: PersonId) -> list[PersonId]:
        if person not in self._at_home:
            households = self._desk.verbs.households
            home = self._desk.read(lambda: households.of(person))
            self._at_home[person] = [] if home is None else [other for other, _ in home.people if other != person]
        return self._at_home[person]

    def add(self, row: PersonRow) -> None:
        """One more was there."""
        if all(row.id != known.id for known in self.draft.people):
            self.draft.people.append(row)
            self.changed.emit()

    def remove(self, person: PersonId) -> None:
        """They were not there."""
        self.draft.people = [row for row in self.draft.people if row.id != person]
        self.draft.lines.pop(person, None)
        self.changed.emit()

    def set_line(self, person: PersonId, line: str) -> None:
        """What is only about them."""
        self.draft.lines[person] = line

    # What

    def choose_kind(self, kind: MomentKind) -> None:
        """What sort of contact it was; how deep follows, until the owner says otherwise."""
        self.draft.kind = kind
        self.changed.emit()

    def choose_direction(self, direction: Direction) -> None:
        """Who reached out."""
        self.draft.direction = direction
        self.changed.emit()

    def choose_depth(self, depth: Depth) -> None:
        """How deep it was; what the kind has by itself goes on following the kind."""
        self.draft.depth = None if depth is DEFAULT_DEPTH[self.draft.kind] else depth
        self.changed.emit()

    def depth(self) -> Depth:
        """How deep it was, as it will be noted."""
        return self.draft.depth or DEFAULT_DEPTH[self.draft.kind]

    def say_when(self, text: str) -> None:
        """The day, in the owner's words."""
        self.draft.when = text
        self.changed.emit()

    # What will be noted

    def today(self) -> date:
        """The day it is."""
        return self._desk.verbs.book.clock.today()

    def when(self) -> PastDay | None:
        """The day as it is understood; None for what is not."""
        return past_day(self.draft.when, self.today())

    def is_ahead(self) -> bool:
        """Whether the day is still to come: such a moment cannot be kept."""
        when = self.when()
        return when is not None and when.day > self.today()

    def minutes(self) -> int | None:
        """How long it took; None where nothing is said. ValueError for what is no number of minutes."""
        said = self.draft.minutes.strip()
        if not said:
            return None
        if not said.isdecimal() or len(said) > 4:
            raise ValueError(said)
        return int(said)

    def counts(self) -> bool:
        """Whether such a moment moves the clock."""
        return self.draft.kind in self._desk.read(self._desk.verbs.settings.read).counted_kinds

    def outlook(self) -> Outlook | None:
        """What the moment does to the one person's health; None for several, for another day, and for what does not count."""
        when = self.when()
        if len(self.draft.people) != 1 or when is None or when.day != self.today() or not self.counts():
            return None
        person, health = self.draft.people[0].id, self._desk.verbs.health
        if self._standing is None or self._standing[0] != person:
            standing = self._desk.read(lambda: health.of(person))
            known = standing.band is not Band.NEW or standing.last_on is not None
            self._standing = person, standing.score if known else None
        after = self._desk.read(lambda: health.what_if(person, self.draft.direction, self.depth()))
        return Outlook(self._standing[1], after)

    def keep(self, then: Callable[[Changes], None], failed: Callable[[KnownProblem], None]) -> None:
        """Write it down. Somebody has to be in it, and day and minutes have to be understood: the box asks for them first."""
        draft, key, when = self.draft, self._key, self.when()
        minutes, depth = self.minutes(), self.depth()
        people = [row.id for row in draft.people]
        if when is None or not people:
            raise ValueError("a moment needs a day and a person")
        lines = {person: line for person, line in draft.lines.items() if line.strip() and len(people) > 1}

        def done(changes: Changes) -> None:
            self._drafts.pop(key, None)
            self._wait_no_more(key)
            then(changes)

        moments = self._desk.verbs.moments
        self._desk.do(
            lambda: moments.log(
                people,
                draft.kind,
                direction=draft.direction,
                depth=depth,
                day=when.day,
                fuzzy=when.fuzzy,
                minutes=minutes,
                text=draft.words.strip(),
                bought=draft.bought.strip(),
                private_lines=lines,
            ),
            done,
            failed,
        )

    def _wait_no_more(self, about: PersonId | None) -> None:
        """What was kept as a moment does not come back as a draft, not even after a power cut."""
        if any(kept.about == about for kept in self._waited):
            self._waited = tuple(kept for kept in self._waited if kept.about != about)
            waits, drafts = self._waited, self._desk.verbs.drafts
            self._desk.run(
                lambda _progress, _cancelled: drafts.keep(replace(drafts.read(), moments=waits)), lambda _: None
            )
