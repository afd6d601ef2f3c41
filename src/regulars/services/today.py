"""Today: the few people to reach out to, why, and what the owner says to each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from regulars.domain.agenda import Cite, CiteKind, Day, DayItem, DayKind, Reachability, Why, WhyKey
from regulars.domain.changes import Act, Changes
from regulars.domain.channels import channel_of
from regulars.domain.day_plan import reachable_first, spread, spread_by_minutes, that_fit
from regulars.domain.days_off import days_off_after, named_from
from regulars.domain.errors import Unfit
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import DEFAULT_DEPTH, Direction, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.pauses import pause_on
from regulars.domain.people import Channel, Person, PersonId, PersonState
from regulars.domain.promises import Promise, PromiseBy, PromiseState
from regulars.domain.settings import DaysOff, Settings
from regulars.services import checked, coming_days, zones
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.coming_days import LONGEST_NOTICE, NearDate, sooner
from regulars.services.day_memory import DayMemory
from regulars.services.settings import USUAL_MINUTES, SettingsService
from regulars.store import call_outs, moments, notes, occasions, pauses, people, photos, promises, scores
from regulars.store import day as days
from regulars.store.day import Candidate

if TYPE_CHECKING:
    from regulars.domain.planner import Plan

TRAY = 5
HELLO_WITHIN = timedelta(weeks=6)
MOST_ON_DAYS_OFF = 20
"""People whom a day off names, where the owner wants to be told then."""
HELLO_BY = 21  # days after the first touch
LET_GO_STRETCH = 1.5
EVENING = time(18)
"""When those come back who were put off until tonight."""
QUIET_BEYOND = 1.5
"""So many times the longest gap there ever was is worth a word of its own."""
_OWED_FROM = frozenset({"promise", "setting"})
_TOLD_FROM = frozenset({"occasion", "setting"})
_DATES_FROM = _TOLD_FROM | {"address", "household", "person"}
MINUTES = {Channel.VISIT: 30, Channel.LETTER: 15, Channel.CALL: 10}
OTHER_MINUTES = 5
MOMENT_OF_CHANNEL = {
    Channel.CALL: MomentKind.CALL,
    Channel.EMAIL: MomentKind.EMAIL,
    Channel.LETTER: MomentKind.LETTER,
    Channel.VISIT: MomentKind.VISIT,
}


class Today:
    """The verbs about the day."""

    def __init__(self, book: Book, settings: SettingsService) -> None:
        self._book = book
        self._settings = settings
        self._memory = DayMemory()

    def day(self, *, whole: bool = True) -> Day:
        """The owner's day as it is now. Not `whole`, it has its people alone: no rest of the week, and no tray."""
        with self._memory.lock:
            return self._read_day(whole=whole)

    def follow(self, plan: "Plan") -> None:
        """From the next reading on the rest of the week is spread as this plan has it, if it begins today."""
        today = self._book.clock.today()
        with self._memory.lock:
            self._memory.catch_up(self._book.connection, today)
            if plan.first == today:
                self._memory.planned = plan.first_turns()
                self._read_day()  # here, where nobody waits: the window finds those who are new in it read

    @property
    def edition(self) -> int:
        """Grows with whatever is written, as far as the day was read: a plan made since then is up to date."""
        return self._memory.edition

    def _read_day(self, *, whole: bool = True) -> Day:
        now, today = self._book.clock.now(), self._book.clock.today()
        connection, memory = self._book.connection, self._memory
        memory.catch_up(connection, today)
        evening = now.time() >= EVENING
        settings = self._settings.read()
        rooms, minutes = settings.rooms, settings.minutes
        done = days.reached(connection, today, today)
        most = [-(-room // OTHER_MINUTES) for room in minutes] or rooms
        room = max(most[today.weekday()] - done, 0)
        asked_for = room + sum(most[today.weekday() + 1 :])
        until = today + timedelta(days=days_off_after(today, rooms))
        owed = memory.whole("owed", _OWED_FROM, lambda: _named_from(days.owed(connection, until), rooms))
        told = memory.whole("told", _TOLD_FROM, lambda: self._told(today))
        dates = memory.whole("dates", _DATES_FROM, lambda: self._dates(today, told))
        told_since = {person: near.told_since for person, near in dates.items()}
        # On a day off only what has to be told that day is named, and only where the owner wants to be told then.
        tells_anyway = not rooms[today.weekday()] and (settings.days_off is DaysOff.SAME_DAY or not any(rooms))
        if tells_anyway:
            asked_for += min(len(owed) + len(dates), MOST_ON_DAYS_OFF)
        found: dict[PersonId, Candidate] = {}
        for candidates in (
            days.named(connection, today, owed, asked_for, evening=evening),
            days.named(connection, today, told_since, asked_for, evening=evening),
            days.newcomers(connection, today, today - HELLO_WITHIN, TRAY, evening=evening),
            days.due(connection, today, asked_for, evening=evening),
        ):
            found |= {candidate.person: candidate for candidate in candidates}
        ranked = sorted(found.values(), key=lambda c: (c.person not in owed, c.person not in dates, -c.gain, c.person))
        # Only who is shown is read whole: a large book has tens of thousands who are due.
        most_read = asked_for if whole or minutes or tells_anyway else room
        items = [self._item(c, dates.get(c.person), now, until) for c in ranked[:most_read]]
        if tells_anyway:
            taken = [item for item in items if item.kind in (DayKind.PROMISE, DayKind.DATE)][:MOST_ON_DAYS_OFF]
            others = [item for item in items if item not in taken]
        elif minutes:
            time_today = minutes[today.weekday()]
            taken, others = that_fit(items, time_today, max(time_today - done * USUAL_MINUTES, 0))
        else:
            taken, others = items[:room], items[room:]
        later, tray = self._around(taken, others, now, settings) if whole else ((), ())
        chosen = reachable_first(taken)
        monday = today - timedelta(days=today.weekday())
        return Day(
            on=today,
            items=chosen,
            later=later,
            tray=tray,
            room=rooms[today.weekday()],
            done=done,
            week_done=days.reached(connection, monday, today),
            week_room=sum(rooms),
            minutes=sum(item.minutes for item in chosen),
            away=pause_on(pauses.of(connection, None), today),
            is_evening=evening,
        )

    def _around(
        self, taken: Sequence[DayItem], others: Sequence[DayItem], now: datetime, settings: Settings
    ) -> tuple[tuple[tuple[date, DayItem], ...], tuple[tuple[PersonId, str], ...]]:
        """What stands below those `taken` for the day: the `others`, spread over the rest of the week, and the tray."""
        connection, planned, today = self._book.connection, self._memory.planned, now.date()
        shown = {item.person for item in (*taken, *others)}
        if planned:
            from regulars.services.turns import in_turn  # lazy: nothing is planned before the first page is there

            gone = {item.person for item in taken}
            others = in_turn(connection, settings, planned, others, gone, now, self._item)
        turns = {person: one.day for person, one in planned.items()}
        if settings.minutes:
            later = spread_by_minutes(others, today, settings.minutes, turns)
        else:
            later = spread(others, today, settings.rooms, turns)
        asked = days.asked_since(connection, datetime.combine(today, time.min, now.tzinfo))
        unknown = days.never_logged(connection, today, TRAY + len(shown)) if asked < TRAY else []
        return later, tuple(entry for entry in unknown if entry[0] not in shown)[: max(TRAY - asked, 0)]

    def photo(self, photo: int) -> bytes:
        """The picture of somebody in the day; ENTRY_UNKNOWN."""
        return photos.read(self._book.connection, photo)

    def has_anybody(self) -> bool:
        """Whether there is somebody in the book who may come into a day."""
        return days.has_anybody(self._book.connection)

    def anyone_called(self) -> bool:
        """Whether a word may be missing about somebody whom the owner called or wrote to: `call_outs` says about whom."""
        return bool(call_outs.read(self._book.connection))

    def done(self, person: PersonId) -> Changes:
        """The owner was in touch: a moment by the person's channel, now. It answers the nudge."""
        now, today = self._book.clock.now(), self._book.clock.today()
        known = people.find(self._book.connection, person)
        channel, _ = channel_of(known)
        kind = MOMENT_OF_CHANNEL.get(channel, MomentKind.MESSAGE)
        date_soon = self._dates(today, self._told(today)).get(person)
        with self._book.change(Act.MARK_DONE, known.name) as change:
            values = {
                "kind": kind.value,
                "direction": Direction.ME.value,
                "depth": DEFAULT_DEPTH[kind].value,
                "day": today.isoformat(),
                "time": now.strftime("%H:%M"),
            }
            moments.insert(change, values, {person: ""})
            days.answer(change, person, days.DONE, today, date_soon.day + timedelta(days=1) if date_soon else None)
        return change.result

    def later(self, person: PersonId, until: date) -> Changes:
        """Not now: the person comes back on `until`. BAD_VALUE for a day that is not ahead."""
        today = self._book.clock.today()
        if until <= today:
            raise bad_value("until", until.isoformat(), Unfit.IN_THE_PAST)
        with self._book.change(Act.SNOOZE, people.name_of(self._book.connection, person)) as change:
            days.answer(change, person, days.LATER, today, until)
        return change.result

    def tonight(self, person: PersonId) -> Changes:
        """Not now: the person comes back this evening, from `EVENING` on. BAD_VALUE when it is evening already."""
        now, today = self._book.clock.now(), self._book.clock.today()
        if now.time() >= EVENING:
            raise bad_value("until", today.isoformat(), Unfit.IN_THE_PAST)
        with self._book.change(Act.SNOOZE, people.name_of(self._book.connection, person)) as change:
            days.answer(change, person, days.LATER, today, today)
        return change.result

    def later_by_days(self, person: PersonId, count: int) -> Changes:
        """Not now: the person comes back in so many days."""
        return self.later(person, self._book.clock.today() + timedelta(days=count))

    def stretched(self, person: PersonId) -> tuple[float, float]:
        """The rhythm of a person in days, and what letting go makes of it."""
        connection, today = self._book.connection, self._book.clock.today()
        known = people.find(connection, person)
        found = days.named(connection, today, {person: date.max}, 1)
        usual = known.cadence_days or known.usual_days or (found[0].tau if found and found[0].gaps else None)
        before = usual or self._settings.read().usual_days
        return before, float(min(round(before * LET_GO_STRETCH), 36500))

    def let_go(self, person: PersonId, reason: str = "") -> Changes:
        """Less often: the rhythm becomes half as long again, and the person rests until then. The `reason` is kept with it."""
        reason = checked.line("reason", reason)
        today = self._book.clock.today()
        known = people.find(self._book.connection, person)
        rhythm = round(self.stretched(person)[1])
        with self._book.change(Act.LET_GO, known.name) as change:
            change.update("person", person, {"cadence_days": float(rhythm)})
            days.answer(change, person, days.LET_GO, today, today + timedelta(days=rhythm // 2), reason)
        return change.result

    def let_some_go(self, rhythms: Mapping[PersonId, float]) -> Changes:
        """Much less often, chosen one by one: the rhythm in days for each, who rests for half of it, as one step.

        PERSON_UNKNOWN, BAD_VALUE.
        """
        wanted = {person: checked.days("cadence_days", round(days)) or 0.0 for person, days in rhythms.items()}
        today, names = self._book.clock.today(), people.names_of(self._book.connection, list(wanted))
        with self._book.change(Act.LET_GO, checked.names(list(names.values()))) as change:
            for person, days_between in wanted.items():
                change.update("person", person, {"cadence_days": days_between})
                days.answer(change, person, days.LET_GO, today, today + timedelta(days=int(days_between) // 2))
        return change.result

    def lengthen(self, some: Sequence[PersonId], factor: float) -> Changes:
        """The rhythms of these people become `factor` times as long, as one step. PERSON_UNKNOWN."""
        connection = self._book.connection
        names = people.names_of(connection, some)
        known = scores.stored_scores(connection, list(names))
        with self._book.change(Act.SET_RHYTHM, checked.names(list(names.values()))) as change:
            for person, score in known.items():
                change.update("person", person, {"cadence_days": float(min(round(score.tau * factor), 36500))})
        return change.result

    def tell_last_seen(
        self, person: PersonId, when: date | None, *, fuzzy: bool = True, not_mine: bool = False
    ) -> Changes:
        """About somebody who was never logged: last seen about `when`; or not one of mine, which archives; or not known now."""
        today = self._book.clock.today()
        if when is not None and when > today:
            raise bad_value("when", when.isoformat(), Unfit.IN_THE_FUTURE)
        with self._book.change(Act.TELL_LAST_SEEN, people.name_of(self._book.connection, person)) as change:
            if not_mine:
                change.update("person", person, {"state": PersonState.ARCHIVED.value, "state_since": today.isoformat()})
            elif when is not None:
                values = {
                    "kind": "other",
                    "direction": "both",
                    "depth": "normal",
                    "day": when.isoformat(),
                    "fuzzy": int(fuzzy),
                }
                moments.insert(change, values, {person: ""})
            else:
                days.answer(change, person, days.LATER, today, today + timedelta(days=30))
        return change.result

    # What speaks for a person

    def _owed_to(self, person: PersonId, until: date) -> list[Promise]:
        """The owner's promises to a person that are due by then, the oldest first."""
        theirs = promises.of_person(self._book.connection, person)
        mine = [promise for promise in theirs if promise.by is PromiseBy.ME and promise.state is PromiseState.OPEN]
        return [promise for promise in mine if promise.due_on is not None and promise.due_on <= until]

    def _told(self, today: date) -> dict[PersonId, NearDate]:
        """The next date of each person that is near enough to be told: before days off, those of which these would tell too."""
        settings, connection = self._settings.read(), self._book.connection
        leap_day, rooms = settings.leap_day, settings.rooms
        coming = coming_days.endings(connection, today, LONGEST_NOTICE, leap_day)
        near: dict[PersonId, NearDate] = {}
        for person, occasion in occasions.told_about(connection, sooner(coming, days_off_after(today, rooms))):
            day = occasion.when.next_on_or_after(today, leap_day)
            if day is None:
                continue
            since = named_from(day - timedelta(days=occasion.notice_days), day, rooms)
            if since <= today:
                told = NearDate(day, occasion, since)
                near[person] = min(near.get(person, told), told, key=lambda one: one.day)
        return near

    def _dates(self, today: date, told: Mapping[PersonId, NearDate]) -> dict[PersonId, NearDate]:
        """The dates that are told, and of everybody else the ones to which a card has to be posted now."""
        settings, connection, near = self._settings.read(), self._book.connection, dict(told)
        coming = coming_days.endings(connection, today, coming_days.CARD_DAYS, settings.leap_day)
        for person, occasion, day, last in coming_days.cards_due(
            connection, coming, today, settings.leap_day, settings.country
        ):
            near.setdefault(person, NearDate(day, occasion, last - coming_days.CARD_NOTICE, last))
        return near

    def _item(self, candidate: Candidate, near: NearDate | None, now: datetime, until: date) -> DayItem:
        """One of the day's people. Promises that are due by `until` speak for them."""
        person, kind, whys = self._memory.of_person(
            candidate.person, (candidate, near, until), lambda: self._known(candidate, near, until)
        )
        channel, point = channel_of(person)
        zone = zones.zone_of(person)
        there = zones.time_there(zone, now)
        heard = there is not None and channel not in (Channel.VISIT, Channel.LETTER)
        good_from = zones.welcome_from(person.quiet_hours, there) if heard and there is not None else None
        return DayItem(
            person=candidate.person,
            name=candidate.name,
            organisation=next((m.organisation for m in person.memberships if not m.until), ""),
            score=candidate.score,
            band=Band(candidate.band),
            photo=candidate.photo,
            kind=kind,
            why=whys,
            channel=channel,
            point=point,
            their_time=there if there is not None and there.utcoffset() != now.utcoffset() else None,
            place=person.place or zone.rpartition("/")[2].replace("_", " "),
            reachability=Reachability.NOW if good_from is None else Reachability.LATER,
            good_from=good_from,
            minutes=MINUTES.get(channel, OTHER_MINUTES),
        )

    def _known(
        self, candidate: Candidate, near: NearDate | None, until: date
    ) -> tuple[Person, DayKind, tuple[Why, ...]]:
        """What of an item does not change with the hour. Promises that are due by `until` are in it."""
        today = self._book.clock.today()
        person = people.find(self._book.connection, candidate.person)
        kind, whys = self._whys(candidate, person, self._owed_to(person.id, until), near, today)
        return person, kind, tuple(whys)

    def _whys(
        self, c: Candidate, person: Person, owed: Sequence[Promise], near: NearDate | None, today: date
    ) -> tuple[DayKind, list[Why]]:
        """The kind, and the reasons: the sentence first, then what becomes a chip."""
        bond = self._bond(c, person, today)
        promised = [
            Why(
                WhyKey.PROMISE_LATE if promise.due_on is not None and promise.due_on < today else WhyKey.PROMISE_DUE,
                values={"text": promise.text, "due": promise.due_on.isoformat() if promise.due_on else ""},
                cites=(Cite(CiteKind.PROMISE, promise.id),),
            )
            for promise in owed
        ]
        dated = [near.why(self._settings.read().leap_day)] if near is not None else []
        chips = self._chips(person)
        if promised:
            return DayKind.PROMISE, [*([bond[1]] if bond else []), *promised, *dated, *chips]
        if dated:
            return DayKind.DATE, [*dated, *chips]
        if bond is None:
            return DayKind.RHYTHM, chips
        return bond[0], [bond[1], *chips]

    def _bond(self, c: Candidate, person: Person, today: date) -> tuple[DayKind, Why] | None:
        """What the touches themselves say, or None while nothing is due."""
        connection = self._book.connection
        if c.last_day is None:
            return None
        silent = c.silent_days
        usual = c.cadence or person.usual_days or c.tau
        last = tuple(Cite(CiteKind.MOMENT, moment) for moment, _ in days.last_moments(connection, c.person, "", 1))
        if c.last_from_them >= 2:
            cited = days.last_moments(connection, c.person, "them", c.last_from_them)
            cites = tuple(Cite(CiteKind.MOMENT, moment) for moment, _ in cited)
            return DayKind.TURN, Why(
                WhyKey.YOUR_TURN, values={"times": c.last_from_them, "silent_days": silent}, cites=cites
            )
        if c.gaps == 0:
            ahead = max(HELLO_BY - silent, 0)
            return DayKind.NEW, Why(WhyKey.NEW_HELLO, values={"silent_days": silent, "within_days": ahead}, cites=last)
        if c.due_day is None or c.due_day > today:
            return None
        if c.gaps >= 3 and silent > QUIET_BEYOND * c.longest_gap and c.late_day is not None and c.late_day < today:
            values: dict[str, float | str] = {"silent_days": silent, "longest_days": c.longest_gap}
            return DayKind.QUIET, Why(WhyKey.QUIET_LONG, values=values, cites=last)
        return DayKind.RHYTHM, Why(WhyKey.RHYTHM, values={"usual_days": usual, "silent_days": silent}, cites=last)

    def _chips(self, person: Person) -> list[Why]:
        chips = []
        if person.preferred_channel in (Channel.VISIT, Channel.LETTER):
            chips.append(Why(WhyKey.PREFERS, values={"channel": person.preferred_channel.value}))
        about = [
            n
            for n in notes.of_person(self._book.connection, person.id)
            if n.kind in _ASKED_ABOUT and not n.veiled and not n.is_over(self._book.clock.today())
        ]
        if about:
            newest = max(about, key=lambda note: note.source_day)
            chips.append(Why(WhyKey.ASK_ABOUT, values={"text": newest.text}, cites=(Cite(CiteKind.NOTE, newest.id),)))
        if person.circles:
            circle = person.circles[0]
            chips.append(Why(WhyKey.CIRCLE, values={"name": circle.name}, cites=(Cite(CiteKind.CIRCLE, circle.id),)))
        return chips[:1]


_ASKED_ABOUT = frozenset({NoteKind.FAMILY, NoteKind.WORK})


def _named_from(owed: Mapping[PersonId, date], rooms: Sequence[int]) -> dict[PersonId, date]:
    return {person: named_from(due, due, rooms) for person, due in owed.items()}
