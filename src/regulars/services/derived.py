"""What follows from a change, inside the same transaction: search text, packed touches, scores.

Verbs need not know of it: the journal says which rows were touched and whose they are.
"""

from collections.abc import Iterable
from datetime import date

from regulars.domain.people import PersonId
from regulars.services.scoring import ALL_PEOPLE, rescore, score_newcomers
from regulars.store import journal, pauses, reworded, search, touches
from regulars.store.journal import Change

_TOUCHING = frozenset({"moment", "moment_person"})
_SCORED = _TOUCHING | {"promise", "circle", "circle_member", "household", "pause"}


def refresh(change: Change, today: date) -> None:
    """Bring everything derived from the touched rows up to date."""
    journal.summarise(change)
    newcomers = change.in_bulk
    ranges = [*_as_ranges(change.people), *newcomers]
    connection = change.connection
    words = reworded.in_step(connection, change.step, change.tables)
    if words.anything:
        search.index_people(connection, change.people, renamed=words.names)
        for first, last in newcomers:
            search.index_range(connection, first, last, change.worded, change.told)
    counting = _set(change, touches.COUNTED_KINDS_SETTING)
    everybody = counting or _set(change, touches.USUAL_DAYS_SETTING) or _everybody_paused(change)
    if everybody:
        ranges = [ALL_PEOPLE]
        change.tell_whole_book()
    if counting or change.tables & _TOUCHING:
        touches.repack(connection, ranges, touches.counted_kinds(connection))
    if newcomers and not (everybody or change.tables & _TOUCHING):
        ranges = _as_ranges(change.people)
        for first, last in newcomers:
            score_newcomers(connection, first, last, today)
    if everybody or change.tables & _SCORED or _clock_touched(change):
        rescore(connection, ranges, today)


def _set(change: Change, key: str) -> bool:
    return "setting" in change.tables and touches.setting_touched(change.connection, change.step, key)


def _everybody_paused(change: Change) -> bool:
    return "pause" in change.tables and pauses.touched_for_everybody(change.connection, change.step)


def _clock_touched(change: Change) -> bool:
    """Whether anything of a person that the score reads was touched; a new name, say, moves no score."""
    return "person" in change.tables and touches.clock_touched(change.connection, change.step)


def _as_ranges(people: Iterable[PersonId]) -> list[tuple[int, int]]:
    """Ids as ranges, so that people who came in together are read together."""
    ranges: list[tuple[int, int]] = []
    for person in sorted(people):
        if ranges and person == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], person)
        else:
            ranges.append((person, person))
    return ranges
