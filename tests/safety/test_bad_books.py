"""Whatever state a book's files are in: it is said by name at every door, and nothing is made, changed or thrown away."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.services import opening
from regulars.services.verbs import Verbs
from regulars.store import keyslots
from regulars.store.keyslots import DataKey
from tests.builders import QUICK, clock_on
from tests.doubles import MemoryVault

CLOCK = clock_on()
BOOK, KEYS = "book.db", "keyslots.json"


@dataclass
class Closed:
    """A closed book with people in it, and the ways in."""

    folder: Path
    code: str
    vault: MemoryVault

    def state(self) -> dict[str, tuple[int, bytes]]:
        """Every file in the folder: its permissions and its bytes."""
        return {
            str(path.relative_to(self.folder)): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
            for path in self.folder.rglob("*")
        }

    def doors(self) -> dict[str, Callable[[], object]]:
        """Every way by which a program comes to a book."""
        return {
            "code": lambda: opening.open_with_secret(self.folder, self.code, CLOCK, self.vault),
            "keyring": lambda: opening.open_with_keyring(self.folder, self.vault, CLOCK),
            "set-up": lambda: opening.begin(self.folder, CLOCK, cost=QUICK),
        }

    def people(self) -> list[str]:
        """Open it by the code, and read the names."""
        book = opening.open_with_secret(self.folder, self.code, CLOCK).book
        names = [row[0] for row in book.reader.rows("SELECT name FROM person ORDER BY id")]
        book.close()
        return names


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    vault = MemoryVault()
    new = opening.begin(folder, CLOCK, cost=QUICK)
    book = opening.finish(folder, new, vault, CLOCK, cost=QUICK).book
    verbs = Verbs(book)
    for number in range(40):
        verbs.people.add(f"Ana Duarte {number}", phones=["+351 912 555 014"])
    book.close()
    return Closed(folder, new.recovery_code, vault)


def clear(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (name TEXT)")
    connection.commit()
    connection.close()


def cut(keep: Callable[[int], int]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(path.read_bytes()[: keep(path.stat().st_size)]) and None


def overwritten(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


DAMAGE: dict[str, tuple[str, Callable[[Path], object], Problem]] = {
    "no book": (BOOK, Path.unlink, Problem.BOOK_MISSING),
    "a book of 0 bytes": (BOOK, lambda path: path.write_bytes(b""), Problem.BOOK_EMPTY),
    "a clear book": (BOOK, clear, Problem.BOOK_NOT_ENCRYPTED),
    "a book of 100 bytes": (BOOK, cut(lambda size: 100), Problem.BOOK_DAMAGED),
    "half a book": (BOOK, cut(lambda size: size // 2), Problem.BOOK_DAMAGED),
    "a book without its last page": (BOOK, cut(lambda size: size - 4096), Problem.BOOK_DAMAGED),
    "a book of zeros": (BOOK, overwritten, Problem.BOOK_DAMAGED),
    "no keyslots": (KEYS, Path.unlink, Problem.KEYSLOTS_MISSING),
    "keyslots of 0 bytes": (KEYS, lambda path: path.write_bytes(b""), Problem.KEYSLOTS_DAMAGED),
    "half the keyslots": (KEYS, cut(lambda size: size // 2), Problem.KEYSLOTS_DAMAGED),
}


@pytest.mark.parametrize(("name", "damage", "problem"), DAMAGE.values(), ids=DAMAGE)
def test_every_door_says_what_is_wrong_and_changes_nothing(
    closed: Closed, name: str, damage: Callable[[Path], object], problem: Problem
) -> None:
    path = closed.folder / name
    whole = path.read_bytes()
    damage(path)
    before, held = closed.state(), dict(closed.vault.keys)
    assert not opening.needs_set_up(closed.folder)
    for door, enter in closed.doors().items():
        with pytest.raises(KnownProblem) as caught:
            enter()
        expected = {problem, Problem.BOOK_EXISTS} if door == "set-up" else {problem}
        assert caught.value.code in expected, door
        assert closed.state() == before, door
    assert closed.vault.keys == held
    path.write_bytes(whole)
    assert len(closed.people()) == 40


def test_a_wrong_code_changes_nothing(closed: Closed) -> None:
    other = keyslots.create(closed.folder.with_name("other"), cost=QUICK).recovery_code
    before = closed.state()
    for secret, problem in (
        (other, Problem.WRONG_CODE),
        (other[:-1], Problem.MISTYPED_CODE),
        ("Ana", None),
        ("", None),
    ):
        with pytest.raises(KnownProblem) as caught:
            opening.open_with_secret(closed.folder, secret, CLOCK, closed.vault)
        assert caught.value.code in ({problem} if problem else {Problem.WRONG_CODE, Problem.MISTYPED_CODE})
        assert closed.state() == before
    assert len(closed.people()) == 40


@pytest.mark.parametrize(
    ("held", "problem"),
    [(None, Problem.KEYRING_LOST), (DataKey.random(), Problem.WRONG_KEY)],
    ids=["lost", "another key"],
)
def test_a_keyring_without_the_right_key_changes_nothing(
    closed: Closed, held: DataKey | None, problem: Problem
) -> None:
    entry = keyslots.read(closed.folder).keyring_entry
    if held is None:
        closed.vault.keys.clear()
    else:
        closed.vault.keys[entry] = held
    before, kept = closed.state(), dict(closed.vault.keys)
    with pytest.raises(KnownProblem) as caught:
        opening.open_with_keyring(closed.folder, closed.vault, CLOCK)
    assert caught.value.code is problem
    assert closed.state() == before
    assert closed.vault.keys == kept
    assert len(closed.people()) == 40


@pytest.mark.parametrize("keyring", [Problem.NO_KEYRING, Problem.KEYRING_LOCKED])
def test_a_keyring_that_does_not_answer_changes_nothing(closed: Closed, keyring: Problem) -> None:
    before = closed.state()
    closed.vault.problem = keyring
    with pytest.raises(KnownProblem) as caught:
        opening.open_with_keyring(closed.folder, closed.vault, CLOCK)
    assert caught.value.code is keyring
    assert closed.state() == before


def test_a_set_up_that_was_killed_before_its_first_checkpoint_may_begin_again(tmp_path: Path) -> None:
    # Then the tables stand in the log alone, and the book's own file is still empty.
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    opening.begin(folder, CLOCK, cost=QUICK)
    for name in (BOOK, f"{BOOK}-wal", f"{BOOK}-shm"):
        (folder / name).write_bytes(b"" if name == BOOK else b"log")
    assert opening.needs_set_up(folder)
    again = opening.begin(folder, CLOCK, cost=QUICK)
    opening.finish(folder, again, None, CLOCK, cost=QUICK).book.close()
    opening.open_with_secret(folder, again.recovery_code, CLOCK).book.close()
    aside = {path.name.partition(".unused-")[0] for path in folder.iterdir() if ".unused-" in path.name}
    assert aside == {BOOK, f"{BOOK}-wal", f"{BOOK}-shm", KEYS}


def test_a_book_in_use_whose_file_became_empty_is_not_made_again(closed: Closed) -> None:
    (closed.folder / BOOK).write_bytes(b"")
    (closed.folder / f"{BOOK}-wal").write_bytes(b"log")
    before = closed.state()
    assert not opening.needs_set_up(closed.folder)
    with pytest.raises(KnownProblem) as caught:
        opening.begin(closed.folder, CLOCK, cost=QUICK)
    assert caught.value.code is Problem.BOOK_EXISTS
    assert closed.state() == before
