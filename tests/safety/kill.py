"""kill -9 at any moment: while the owner edits, imports, undoes, while the book is opened, while it is first made.

    python -m tests.safety.kill --kills 200

A child process works on a real, encrypted book, and says after each commit what the book's rows add up to. It is killed at a
random moment; the book is opened again as the next start would, and looked at. Children are forked from this one process,
which has everything imported: a kill takes a third of a second.
"""

import argparse
import hashlib
import json
import os
import random
import select
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.book import Book
from regulars.services.ports import Reader
from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from tests.book_contents import contents, references_hold
from tests.builders import QUICK, clock_on, new_book
from tests.reading_here import read_here
from tests.safety.acts import Owner
from tests.safety.derived_state import stale_parts

KILLS_EACH = 20
"""So many kills one book has to bear before the next one is made."""
FILES = {"book.db", "book.db-wal", "book.db-shm", "book.db.spare", "keyslots.json", "backups"}


@dataclass
class Figures:
    """What came of it."""

    kills: int = 0
    while_opening: int = 0
    while_made: int = 0
    acknowledged: int = 0
    imports: int = 0
    unheard: int = 0
    """Commits that the child did not live to tell of: they are there, whole."""
    openings: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The figures for a reader."""
        slowest, middle = max(self.openings) * 1000, statistics.median(self.openings) * 1000
        return (
            f"{self.kills} kills ({self.while_opening} while the book was opened, {self.while_made} while it was made),"
            f" {self.acknowledged} acknowledged commits ({self.imports} imports), {self.unheard} more found whole;"
            f" {len(self.failures)} failures; opening again {middle:.0f} ms, slowest {slowest:.0f}"
        )


def digest(book: Book) -> str:
    """What all journaled rows add up to."""
    return hashlib.sha256(repr(contents(book)).encode()).hexdigest()


class Child:
    """A forked process that does `work(say)` until it is killed. `said` is what it lived to say."""

    def __init__(self, work: Callable[[Callable[[dict[str, object]], None]], None]) -> None:
        self._read, write = os.pipe()
        self.said: list[dict[str, object]] = []
        self._rest = b""
        self._process = os.fork()
        if self._process == 0:
            os.close(self._read)
            try:
                work(lambda line: (os.write(write, json.dumps(line).encode() + b"\n"), None)[1])
            except BaseException as error:  # noqa: BLE001 - told to the parent; a forked child must never return from here
                os.write(write, json.dumps({"error": repr(error)}).encode() + b"\n")
            os._exit(3)
        os.close(write)

    def listen(self, seconds: float, until: str = "") -> None:
        """Hear what it says for so long, or until it has said a line with the key `until`."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            if select.select([self._read], [], [], left)[0] and not self._hear():
                return
            if until and any(until in line for line in self.said):
                return

    def kill(self) -> None:
        """SIGKILL, and hear what it had said before."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        while self._hear():
            pass
        os.close(self._read)

    def _hear(self) -> bool:
        data = os.read(self._read, 65536)
        *lines, self._rest = (self._rest + data).split(b"\n")
        self.said += [json.loads(line) for line in lines]
        return bool(data)


class Siege:
    """One book after the other, each killed many times."""

    def __init__(self, place: Path, seed: int, *, lose_log: bool = False) -> None:
        self.place = place
        self._lose_log = lose_log
        self.rng = random.Random(seed)
        self.figures = Figures()
        self._generation = 0
        self._folder = place
        self._code = ""

    def warm_up(self) -> None:
        """Have everything imported that acts need, so that forked children begin to write at once."""
        book = new_book(self.place / "warm")
        owner = Owner(Verbs(book, read_here), 1, self.place)
        for _ in range(60):
            owner.act()
        book.close()

    def run(self, kills: int, told: Callable[[str], None]) -> None:
        """Kill so many times."""
        self.warm_up()
        while self.figures.kills < kills:
            if self.figures.kills % KILLS_EACH == 0:
                self._new_book()
            before = len(self.figures.failures)
            self._one_kill()
            for failure in self.figures.failures[before:]:
                told(f"kill {self.figures.kills} of seed {self._generation}: {failure}")
            if self.figures.kills % 50 == 0:
                told(f"… {self.figures.told()}")

    def _wrong(self, what: str) -> None:
        self.figures.failures.append(what)

    # Making a book, killed on the way

    def _new_book(self) -> None:
        shutil.rmtree(self._folder if self._generation else self.place / "none", ignore_errors=True)
        self._generation += 1
        self._folder = self.place / f"book-{self._generation}"
        self._folder.mkdir(mode=0o700)
        for _ in range(2):
            child = Child(self._make)
            child.listen(self.rng.random() * 0.15)
            child.kill()
            self.figures.kills += 1
            self.figures.while_made += 1
            self._look_at_unfinished(child)
        if opening.needs_set_up(self._folder):
            new = opening.begin(self._folder, clock_on(), cost=QUICK)
            self._code = new.recovery_code
            opening.finish(self._folder, new, None, clock_on(), cost=QUICK).book.close()

    def _make(self, say: Callable[[dict[str, object]], None]) -> None:
        if not opening.needs_set_up(self._folder):
            time.sleep(1)
        new = opening.begin(self._folder, clock_on(), cost=QUICK)
        say({"code": new.recovery_code})
        opening.finish(self._folder, new, None, clock_on(), cost=QUICK)
        say({"made": True})
        time.sleep(1)

    def _look_at_unfinished(self, child: Child) -> None:
        codes = [str(line["code"]) for line in child.said if "code" in line]
        self._code = codes[-1] if codes else self._code
        if opening.needs_set_up(self._folder):
            if any("made" in line for line in child.said):
                self._wrong("a book that was said to be made is not there")
        else:
            book = self._open()
            if book is not None:
                book.close()

    # Working on a book, killed on the way

    def _one_kill(self) -> None:
        seed = self.rng.randrange(2**32)
        known = self._open()
        if known is None:
            self._new_book()
            return
        start = digest(known)
        step = known.history(limit=1)
        known.close()
        child = Child(lambda say: self._work(say, seed))
        opening_too = self.rng.random() < 0.15
        if not opening_too:
            child.listen(10, until="ready")
        child.listen(self.rng.random() * (0.03 if opening_too else 0.4))
        child.kill()
        self.figures.kills += 1
        acts = [line for line in child.said if "step" in line]
        self.figures.while_opening += not any("ready" in line for line in child.said)
        self.figures.acknowledged += len(acts)
        self.figures.imports += sum(line["act"] == "import" for line in acts)
        for line in child.said:
            if "error" in line:
                self._wrong(f"the child failed by itself: {line['error']}")
        states = [{"step": step[0].id if step else 0, "digest": start}, *acts]
        if self._lose_log:
            (self._folder / "book.db-wal").unlink(missing_ok=True)
        self._look_again(states)

    def _work(self, say: Callable[[dict[str, object]], None], seed: int) -> None:
        book = opening.open_with_secret(self._folder, self._code, clock_on()).book
        reader: Reader = read_in_child if seed % 10 == 0 else read_here
        files = self.place / "files"
        files.mkdir(exist_ok=True)
        owner = Owner(Verbs(book, reader), seed, files)
        say({"ready": True})
        while True:
            if owner.rng.random() < 0.1 and book.next_undo() is not None:
                undone = book.undo()
                changes, act = undone.changes, "undo"
            else:
                changes = owner.act()
                act = changes.label
            say({"step": changes.step, "act": act, "digest": digest(book)})
            if owner.rng.random() < 0.1:
                book.idle()

    def _open(self) -> Book | None:
        """Open as the next start would: nothing is asked, nothing is mended."""
        started = time.perf_counter()
        try:
            book = opening.open_with_secret(self._folder, self._code, clock_on()).book
        except Exception as error:  # noqa: BLE001 - whatever it is is a broken promise, and is reported
            self._wrong(f"the book does not open: {error!r}")
            return None
        self.figures.openings.append(time.perf_counter() - started)
        return book

    def _look_again(self, states: list[dict[str, object]]) -> None:
        book = self._open()
        if book is None:
            return
        try:
            self._look_into(book, states)
        finally:
            book.close()
        others = {path.name for path in self._folder.iterdir() if ".unused-" not in path.name} - FILES
        if others:
            self._wrong(f"files left behind: {others}")

    def _look_into(self, book: Book, states: list[dict[str, object]]) -> None:
        for pragma, good in (("cipher_integrity_check", []), ("quick_check", [("ok",)])):
            found = book.writer.rows(f"PRAGMA {pragma}")
            if found != good:
                self._wrong(f"{pragma}: {found[:2]}")
        if not references_hold(book):
            self._wrong("a row names one that is not there")
        self.figures.failures += stale_parts(book)
        last = states[-1]
        newest = book.history(limit=1)
        reached = newest[0].id if newest else 0
        if reached < int(str(last["step"])):
            self._wrong(f"acknowledged step {last['step']} is gone; the book ends with {reached}")
        elif reached != last["step"] and digest(book) != last["digest"]:
            self.figures.unheard += 1  # killed between the commit and the word: it must be one whole step
            self._take_back(book, states)
        elif digest(book) != last["digest"]:
            self._wrong(f"acknowledged step {last['step']} is not what it was")
        elif len(states) > 1 and last["act"] != "undo" and book.next_undo() is not None:
            self._take_back(book, states[:-1])
        self._find_somebody(book)

    def _take_back(self, book: Book, states: list[dict[str, object]]) -> None:
        """Undo (or, where an undo was the last act, redo) leads to the last acknowledged state."""
        newest = book.history(limit=1)[0]
        undone = book.redo() if newest.kind == "undo" else book.undo()
        if digest(book) != states[-1]["digest"]:
            self._wrong(f"taking back step {newest.id} ({undone.step.act}) does not lead to what was before")
        self.figures.failures += stale_parts(book)

    def _find_somebody(self, book: Book) -> None:
        people = book.writer.rows("SELECT id, name FROM person WHERE state = 'active' ORDER BY id DESC LIMIT 5")
        search = Verbs(book).search
        for person, name in people:
            if PersonId(person) not in list(search.find(name).ids):
                self._wrong(f"search does not find person {person}")


def main() -> int:
    """Kill as often as was asked; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None, help="another one each time unless given")
    parser.add_argument(
        "--lose-log", action="store_true", help="delete what is not checkpointed after each kill: must fail"
    )
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**6)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a process that is going to fork has one thread
    place = Path(tempfile.mkdtemp(prefix="regulars-kill-"))
    siege = Siege(place, seed, lose_log=asked.lose_log)
    try:
        siege.run(asked.kills, lambda line: (sys.stdout.write(f"{line}\n"), sys.stdout.flush())[1])
    finally:
        shutil.rmtree(place, ignore_errors=True)
    sys.stdout.write(f"seed {seed}: {siege.figures.told()}\n")
    return 1 if siege.figures.failures else 0


if __name__ == "__main__":
    sys.exit(main())
