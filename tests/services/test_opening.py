"""A book is made with its keys first, and opened in every state its files and the keyring can be in."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from regulars.domain.changes import Act
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.keys import BookKeys
from regulars.services.people import People
from regulars.services.verbs import Verbs
from regulars.store import database, keyslots, photos
from regulars.store.keyslots import DataKey
from tests.builders import QUICK, clock_on
from tests.doubles import MemoryVault

CLOCK = clock_on()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    return folder


def closed_book(folder: Path, vault: MemoryVault | None = None) -> str:
    """A book with one person in it, closed again; its recovery code."""
    new = opening.begin(folder, CLOCK, cost=QUICK)
    book = opening.finish(folder, new, vault, CLOCK).book
    People(book).add("Ana Duarte")
    book.close()
    return new.recovery_code


def problem_of(folder: Path, secret: str) -> Problem:
    with pytest.raises(KnownProblem) as caught:
        opening.open_with_secret(folder, secret, CLOCK)
    return caught.value.code


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_code_opens_the_book_again(folder: Path) -> None:
    code = closed_book(folder)
    opened = opening.open_with_secret(folder, code, CLOCK)
    assert opened.book.reader.rows("SELECT name FROM person") == [("Ana Duarte",)]
    assert not opened.in_keyring
    opened.book.close()


def test_the_keyring_opens_the_book_by_itself(folder: Path) -> None:
    vault = MemoryVault()
    closed_book(folder, vault)
    opened = opening.open_with_keyring(folder, vault, CLOCK)
    assert opened.in_keyring
    opened.book.close()


def test_every_way_in_is_on_disk_before_there_is_a_book(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = MemoryVault()
    new = opening.begin(folder, CLOCK, cost=QUICK)
    seen: list[keyslots.Keyslots] = []

    def killed(path: Path, key: bytes) -> None:
        seen.append(keyslots.read(folder))
        raise KeyboardInterrupt

    monkeypatch.setattr("regulars.store.database.create_book", killed)
    with pytest.raises(KeyboardInterrupt):
        opening.finish(folder, new, vault, CLOCK, passphrase="oat milk no sugar", cost=QUICK)
    assert seen[0].keyring is not None
    assert seen[0].has_passphrase
    assert vault.fetch(seen[0].keyring) == new.key


def test_a_set_up_left_half_way_may_begin_again(folder: Path) -> None:
    opening.begin(folder, CLOCK, cost=QUICK)
    assert opening.needs_set_up(folder)
    second = opening.begin(folder, CLOCK, cost=QUICK)
    opening.finish(folder, second, None, CLOCK).book.close()
    assert not opening.needs_set_up(folder)
    opening.open_with_secret(folder, second.recovery_code, CLOCK).book.close()


def test_a_book_killed_before_it_was_marked_opens_without_a_question(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = opening.begin(folder, CLOCK, cost=QUICK)
    with monkeypatch.context() as patched:
        patched.setattr(keyslots, "mark_in_use", lambda _folder: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            opening.finish(folder, new, None, CLOCK)
    assert not opening.needs_set_up(folder)
    opening.open_with_secret(folder, new.recovery_code, CLOCK).book.close()
    assert keyslots.read(folder).in_use


@pytest.mark.parametrize("left", ["book.db", "keyslots.json", "backups/one.db", "book.db-wal"])
def test_no_key_is_made_over_any_trace_of_a_book(folder: Path, left: str) -> None:
    trace = folder / left
    trace.parent.mkdir(exist_ok=True)
    trace.write_bytes(b"something")
    before = files_of(folder)
    assert not opening.needs_set_up(folder)
    with pytest.raises(KnownProblem):
        opening.begin(folder, CLOCK, cost=QUICK)
    assert files_of(folder) == before


def test_a_wrong_code_and_a_mistyped_one_are_told_apart(folder: Path) -> None:
    closed_book(folder)
    other = keyslots.create(folder.with_name("other"), cost=QUICK).recovery_code
    assert problem_of(folder, other) is Problem.WRONG_CODE
    assert problem_of(folder, other[:-1]) is Problem.MISTYPED_CODE


def test_what_is_wrong_with_the_file_is_said_before_any_code_is_tried(folder: Path) -> None:
    closed_book(folder)
    book = folder / "book.db"
    book.write_bytes(b"")
    assert problem_of(folder, "any") is Problem.BOOK_EMPTY
    book.write_bytes(b"SQLite format 3\0 and so on")
    assert problem_of(folder, "any") is Problem.BOOK_NOT_ENCRYPTED
    book.unlink()
    assert problem_of(folder, "any") is Problem.BOOK_MISSING
    trouble = opening.trouble_with(folder)
    assert trouble is not None
    assert trouble.code is Problem.BOOK_MISSING
    assert not book.exists()


def test_a_cut_off_book_is_damaged_and_stays_as_it_is(folder: Path) -> None:
    code = closed_book(folder)
    book = folder / "book.db"
    book.write_bytes(book.read_bytes()[:3000])
    before = files_of(folder)
    assert problem_of(folder, code) is Problem.BOOK_DAMAGED
    assert files_of(folder) == before


def test_a_lost_or_wrong_entry_asks_for_the_code_which_mends_the_keyring(folder: Path) -> None:
    vault = MemoryVault()
    code = closed_book(folder, vault)
    entry = keyslots.read(folder).keyring_entry
    for broken in (lambda: vault.keys.clear(), lambda: vault.keys.update({entry: DataKey.random()})):
        broken()
        with pytest.raises(KnownProblem) as caught:
            opening.open_with_keyring(folder, vault, CLOCK)
        assert caught.value.code in {Problem.KEYRING_LOST, Problem.WRONG_KEY}
        opening.open_with_secret(folder, code, CLOCK, vault).book.close()
        opening.open_with_keyring(folder, vault, CLOCK).book.close()


def test_a_keyring_that_holds_the_key_is_not_written_again(folder: Path) -> None:
    vault = MemoryVault()
    code = closed_book(folder, vault)
    before, slots = vault.kept, (folder / "keyslots.json").read_bytes()
    opening.open_with_secret(folder, code, CLOCK, vault).book.close()
    assert vault.kept == before
    assert (folder / "keyslots.json").read_bytes() == slots


def test_a_book_that_was_made_without_a_keyring_stays_out_of_it(folder: Path) -> None:
    vault = MemoryVault()
    code = closed_book(folder)
    opening.open_with_secret(folder, code, CLOCK, vault).book.close()
    assert vault.keys == {}
    assert not opening.keyring_opens(folder)


def test_the_spare_takes_the_place_of_lost_keyslots(folder: Path) -> None:
    code = closed_book(folder)
    (folder / "keyslots.json").unlink()
    assert problem_of(folder, code) is Problem.KEYSLOTS_MISSING
    assert opening.has_spare(folder)
    opening.put_back_spare(folder, CLOCK)
    opening.open_with_secret(folder, code, CLOCK).book.close()


def test_damaged_keyslots_are_kept_aside(folder: Path) -> None:
    code = closed_book(folder)
    (folder / "keyslots.json").write_bytes(b"{")
    assert problem_of(folder, code) is Problem.KEYSLOTS_DAMAGED
    opening.put_back_spare(folder, CLOCK)
    opening.open_with_secret(folder, code, CLOCK).book.close()
    assert [path.read_bytes() for path in folder.glob("keyslots.json.damaged-*")] == [b"{"]


def test_the_ways_in_can_be_changed_while_the_book_is_open(folder: Path) -> None:
    vault = MemoryVault()
    old = closed_book(folder)
    opened = opening.open_with_secret(folder, old, CLOCK)
    keys = BookKeys(folder, opened.keys._key, opened.slots, cost=QUICK)
    new = keys.new_recovery_code()
    assert keys.prove_recovery_code((0, 3), [new.split("-")[0], new.split("-")[3]])
    keys.set_passphrase("oat milk, no sugar")
    keys.keep_in_keyring(vault)
    opened.book.close()
    assert keys.has_passphrase
    assert keys.in_keyring
    assert problem_of(folder, old) is Problem.WRONG_CODE
    for secret in (new, "oat milk, no sugar"):
        opening.open_with_secret(folder, secret, CLOCK).book.close()
    opening.open_with_keyring(folder, vault, CLOCK).book.close()
    keys.take_out_of_keyring(vault)
    keys.remove_passphrase()
    assert vault.keys == {}
    assert not keyslots.read(folder).has_passphrase


def test_a_new_code_opens_nothing_until_part_of_it_was_typed_back(folder: Path) -> None:
    old = closed_book(folder)
    opened = opening.open_with_secret(folder, old, CLOCK)
    opened.book.close()
    keys = BookKeys(folder, opened.keys._key, opened.slots, cost=QUICK)
    left = keys.new_recovery_code()
    assert not keys.prove_recovery_code((0, 3), ["00000", "00000"])
    assert problem_of(folder, left) is Problem.WRONG_CODE
    opening.open_with_secret(folder, old, CLOCK).book.close()
    keys.drop_recovery_code()
    groups = left.split("-")
    assert not keys.prove_recovery_code((0, 3), [groups[0], groups[3]]), "what was left is no offer any more"
    new = keys.new_recovery_code()
    assert keys.prove_recovery_code((2,), [new.split("-")[2].lower()])
    opening.open_with_secret(folder, new, CLOCK).book.close()
    assert problem_of(folder, old) is Problem.WRONG_CODE


def test_a_locked_book_has_no_key_left(folder: Path) -> None:
    opened = opening.open_with_secret(folder, closed_book(folder), CLOCK)
    opened.book.close()
    opened.keys.forget()
    with pytest.raises(ValueError, match="forgotten"):
        opened.keys.new_recovery_code()


def test_a_book_opens_while_another_program_writes_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = closed_book(folder)
    other = opening.open_with_secret(folder, code, CLOCK).book
    other.writer.execute("BEGIN IMMEDIATE")
    monkeypatch.setitem(database._PRAGMAS, "busy_timeout", 10)
    opened = opening.open_with_secret(folder, code, CLOCK)
    with pytest.raises(KnownProblem) as refused:
        Verbs(opened.book).health.refresh_all()
    assert refused.value.code is Problem.BOOK_IN_USE
    other.writer.execute("ROLLBACK")
    opened.book.close()
    other.close()


@pytest.mark.parametrize("name", ["book.db", "keyslots.json"])
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_named_at_once(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    code = closed_book(folder)
    (folder / name).unlink()
    make(folder / name)
    assert problem_of(folder, code) is Problem.NOT_A_FILE


def test_a_pipe_in_the_place_of_the_spare_does_not_keep_the_book_from_opening(folder: Path) -> None:
    code = closed_book(folder)
    spare = folder / keyslots.BACKUPS_NAME / "keyslots.json"
    spare.unlink(missing_ok=True)
    spare.parent.mkdir(exist_ok=True)
    os.mkfifo(spare)
    opening.open_with_secret(folder, code, clock_on()).book.close()
    assert spare.is_file()


def test_pictures_go_with_the_steps_that_could_bring_them_back(folder: Path) -> None:
    clock = clock_on()
    new = opening.begin(folder, clock, cost=QUICK)
    book = opening.finish(folder, new, None, clock).book
    people = People(book)
    ana = PersonId(people.add("Ana Duarte").created or 0)
    for picture in (b"\x89PNG one", b"\x89PNG two"):
        with book.change(Act.EDIT_PERSON) as change:
            photo = photos.keep(change, picture, "image/png")
            change.update("person", ana, {"photo_id": photo})
    book.close()
    clock.at += timedelta(days=31)
    later = opening.open_with_secret(folder, new.recovery_code, clock).book
    assert later.reader.rows("SELECT bytes FROM photo") == [(b"\x89PNG two",)]
    later.close()
