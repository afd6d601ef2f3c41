"""Writing the records of a review, round by round, inside one open change."""

from array import array
from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import PersonId
from regulars.formats.records import IncomingPerson, Reason
from regulars.services.import_ahead import Ahead, FreeUids
from regulars.services.import_matching import held_record, uid_place
from regulars.services.import_plan import Fate, Plan
from regulars.services.import_review import FileRemark
from regulars.services.joining import Known, write_new
from regulars.services.picture_gate import fitted
from regulars.services.ports import Shrinker
from regulars.store import importing as store
from regulars.store import photos, search
from regulars.store.importing import Rows, SharedNames
from regulars.store.journal import Change


class Writing:
    """One import. `take` the records in the order of the review, `finish` after the last.

    With `joins_last`, people who were in the book before are written to in `finish` alone. `ahead` has the rows of all new
    people; each `take` then gets one of its rounds.
    """

    def __init__(
        self,
        change: Change,
        plan: Plan,
        today: date,
        shrink: Shrinker | None = None,
        *,
        joins_last: bool,
        ahead: Ahead | None = None,
    ) -> None:
        self._joins_last = joins_last
        self._ahead = ahead
        self._rounds = iter(ahead.rounds if ahead is not None else ())
        self._shrink = shrink
        # Those whom later records only repeat are as they came in.
        self._joined_later = plan.joined_later()
        self._words = {} if Fate.CIRCLE in plan.fates else plan.words  # a list adds its name to people's words
        self._documents: list[tuple[int, str, str]] = []
        self._change = change
        self._plan = plan
        self._today = today.isoformat()
        names = ahead.names if ahead is not None else SharedNames(change.connection)
        self._names = names
        self._fresh = Rows(change.connection, names)
        self._more = Rows(change.connection, names)
        self._people = array("q")  # whose each record is; 0 for lists
        self._known: dict[PersonId, Known] = {}
        self._first_new = change.next_id("person")
        self._uids = FreeUids()
        self._circles: list[tuple[str, tuple[str, ...]]] = []
        self._joining: list[tuple[Known, IncomingPerson, str, Path]] = []
        self._joining_new: list[tuple[Known, IncomingPerson, str, Path]] = []
        self.remarks: list[FileRemark] = []

    def take(self, path: Path, records: Sequence[IncomingPerson], digests: Sequence[bytes] = ()) -> None:
        """Write the next records of the file. IMPORT_STOPPED when their `digests`, if given, are not those reviewed."""
        before = len(self._people)
        if any(self._plan.digest(index) != digest for index, digest in enumerate(digests, before)):
            raise KnownProblem(Problem.IMPORT_STOPPED, path=str(path), why="changed")
        taken: Collection[str] = ()
        if self._ahead is not None:
            self._write_round(path, records, before)
        else:
            self._fresh.take_ids()
            taken = store.taken_uids(self._change.connection, {record.uid for record in records if record.uid})
        for index, record in enumerate(records, before):
            match self._plan.fates[index]:
                case Fate.NEW:
                    person = self._new(index, record, taken, path)
                    if index in self._joined_later:
                        self._known[person] = Known(person, record, is_new=True)
                    elif index in self._words:
                        self._documents.append((person, *self._words[index]))
                case Fate.CIRCLE:
                    self._circles.append((record.name, record.members))
                    person = PersonId(0)
                case fate:
                    person = self._target(index)
                    if fate == Fate.JOINS:
                        self._join(person, record, self._plan.digest(index).hex(), path)
            self._people.append(person)
        if self._ahead is None:
            store.write_rows(self._change, self._fresh.collected(), bulk=True)
            self._join_new()
        if not self._joins_last:
            self._join_others()

    def _new(self, index: int, record: IncomingPerson, taken: Collection[str], path: Path) -> PersonId:
        if self._ahead is not None:
            return PersonId(self._ahead.people[index])
        uid = self._uids.of(record.uid, taken)
        keep_photo = partial(self._keep_photo, path, record.line)
        return write_new(self._fresh, record, uid, self._plan.digest(index).hex(), self._today, keep_photo)

    def _write_round(self, path: Path, records: Sequence[IncomingPerson], before: int) -> None:
        """Write what was made ahead. The rows themselves stay as they are: the import may be rolled back, and come again."""
        made = next(self._rounds)
        people = list(made.rows["person"])
        for place, index in made.photos:
            record = records[index - before]
            photo = self._keep_photo(path, record.line, record.photo)
            if photo is not None:
                people[place] = store.with_photo(people[place], photo)
        store.write_rows(self._change, {**made.rows, "person": people}, bulk=True)

    def _write_words(self) -> None:
        """All at once: any other statement between two of them would make the index write what it has, in a small piece."""
        search.add_documents(self._change.connection, self._documents)
        self._change.worded.update(document[0] for document in self._documents)
        self._documents.clear()

    def _target(self, index: int) -> PersonId:
        target = self._plan.targets[index]
        return PersonId(target if target > 0 else self._people[-1 - target])

    def _join(self, person: PersonId, record: IncomingPerson, digest: str, path: Path) -> None:
        """Rows that were made ahead have their ids, so that those of others come after all of them."""
        if person >= self._first_new:
            self._joining_new.append((self._known[person], record, digest, path))
            return
        if person not in self._known:
            self._known[person] = Known(person, held_record(self._change.connection, person), is_new=False)
            self._names.note_members(self._change.connection, [person])
        self._joining.append((self._known[person], record, digest, path))

    def _join_new(self) -> None:
        """Records that are about somebody who is new in this import."""
        if not self._joining_new:
            return
        self._fresh.take_ids()
        for known, record, digest, path in self._joining_new:
            self._remark(path, record, known.join(record, self._fresh, partial(self._keep_photo, path, record.line)))
            self._fresh.origin(known.person, record.uid, digest)
        store.write_rows(self._change, self._fresh.collected(), bulk=True)
        for known, _, _, _ in self._joining_new:
            known.write_columns(self._change)
        self._joining_new.clear()

    def _join_others(self) -> None:
        """Through the journal, row by row: these people were in the book before."""
        if not self._joining:
            return
        self._more.take_ids()
        for known, record, _, path in self._joining:
            self._remark(path, record, known.join(record, self._more, partial(self._keep_photo, path, record.line)))
        store.write_rows(self._change, self._more.collected(), bulk=False)
        for known, record, digest, _ in self._joining:
            known.write_columns(self._change)
            store.note_origin(self._change, known.person, record.uid, digest)
        self._joining.clear()

    def _keep_photo(self, path: Path, line: int, data: bytes) -> int | None:
        picture = fitted(data, self._shrink)
        if picture is None:
            self.remarks.append(FileRemark(str(path), line, Reason.BAD_PHOTO))
            return None
        return photos.keep(self._change, picture.data, picture.mime)

    def _remark(self, path: Path, record: IncomingPerson, birthdays: Sequence[str]) -> None:
        self.remarks += [FileRemark(str(path), record.line, Reason.OTHER_BIRTHDAY, day) for day in birthdays]

    def finish(self) -> None:
        """Make the circles, once everybody is there."""
        self._join_new()
        self._join_others()
        self._write_words()
        members = [(name, person) for name, uids in self._circles for person in self._people_of(uids)]
        before = {person for _, person in members if person < self._first_new}
        if before:
            self._names.note_members(self._change.connection, before)
        for rows, new in ((self._fresh, True), (self._more, False)):
            rows.take_ids()
            for name, person in members:
                if (person >= self._first_new) == new:
                    rows.circle(person, name)
            store.write_rows(self._change, rows.collected(), bulk=new)

    def _people_of(self, uids: Sequence[str]) -> list[PersonId]:
        indexes = [self._plan.uids.get(uid_place(uid)) for uid in uids]
        return [PersonId(self._people[index]) for index in indexes if index is not None and self._people[index]]
