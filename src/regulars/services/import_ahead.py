"""The rows of new people, made while the reading child still reads: what comes in as suggested is only to be written then.

They carry the ids that they will have. So they are good as long as nothing at all is written into the book, and as long as the
owner says nothing else about any record.
"""

import uuid
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from regulars.formats.records import IncomingPerson
from regulars.services.import_plan import Fate, Plan
from regulars.services.joining import write_new
from regulars.store import importing as store
from regulars.store.database import Connection
from regulars.store.importing import Collected, Rows, SharedNames

AT_ONCE = 1000
"""Records of a round: it is written without a look at whether the owner changed their mind."""


class FreeUids:
    """Gives each new person an identifier that nobody has: the record's own, unless somebody has it already."""

    def __init__(self) -> None:
        self._given: set[int] = set()

    def of(self, uid: str, taken: Collection[str]) -> str:
        """The identifier; `taken` are those of the book."""
        if not uid or uid in taken or hash(uid) in self._given:
            return str(uuid.uuid4())
        self._given.add(hash(uid))
        return uid


@dataclass(slots=True)
class Round:
    """The rows of some records that follow each other, up to the one before `end`."""

    rows: Collected
    end: int
    photos: list[tuple[int, int]] = field(default_factory=list)
    """Where among the people's rows a picture is missing, and the index of the record that has it."""


class Ahead:
    """One comparison's rows: feed it the records as they were compared."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._seen = store.writes_so_far(connection)
        self._today = today
        self._uids = FreeUids()
        self.names = SharedNames(connection)
        self._rows = Rows(connection, self.names)
        self._rows.take_ids()
        self.people = array("q")
        """Who each record is, if it is somebody new; else 0."""
        self.rounds: list[Round] = []
        self._photos: list[tuple[int, int]] = []
        self._new = self._begun = 0  # of the open round: its new people so far, and its first record

    def take(self, plan: Plan, records: Sequence[IncomingPerson]) -> None:
        """Make the rows of the next records, whose fates the plan knows."""
        taken = store.taken_uids(self._connection, {record.uid for record in records if record.uid})
        for index, record in enumerate(records, len(self.people)):
            if plan.fates[index] != Fate.NEW:
                self.people.append(0)
                continue
            if record.photo:
                self._photos.append((self._new, index))
            uid = self._uids.of(record.uid, taken)
            digest = plan.digest(index).hex()
            self.people.append(write_new(self._rows, record, uid, digest, self._today.isoformat(), _later))
            self._new += 1
        if len(self.people) - self._begun >= AT_ONCE:
            self.end_round()

    def end_round(self) -> None:
        """What follows belongs to another round: it is of another file, or this one is long enough."""
        end = len(self.people)
        if end > self._begun:
            self.rounds.append(Round(self._rows.collected(), end, self._photos))
            self._photos, self._new, self._begun = [], 0, end

    def ends(self, start: int, end: int) -> list[int]:
        """Where the rounds end that hold the records of one file, from `start` to before `end`."""
        return [made.end for made in self.rounds if start < made.end <= end]

    def is_good(self, today: date) -> bool:
        """Whether nothing was written since, by nobody. Asked before the change is open."""
        return self._today == today and self._seen == store.writes_so_far(self._connection)


def _later(_picture: bytes) -> None:
    """A picture is written when its person is."""
