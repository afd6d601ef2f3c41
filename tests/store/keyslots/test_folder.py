"""The keyslots file in its folder: made once, never over anything, changed in one step, and always one way back in."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.store import keyslots
from regulars.store.keyslots import Cost, DataKey, NewKeys, SlotKind

LIGHT = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "book"


@pytest.fixture
def new(folder: Path) -> NewKeys:
    return keyslots.create(folder, passphrase="a quiet street", cost=LIGHT)


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def problem_of(code: Problem, call: object, *args: object, **named: object) -> KnownProblem:
    assert callable(call)
    with pytest.raises(KnownProblem) as caught:
        call(*args, **named)
    assert caught.value.code is code
    return caught.value


def renewed(folder: Path, key: DataKey) -> str:
    """A new recovery code that the owner has proved."""
    offered = keyslots.offer_recovery_code(folder, key, cost=LIGHT)
    keyslots.take_recovery_code(folder, key, offered)
    return offered.recovery_code


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_book_opens_with_its_code_and_with_its_passphrase(folder: Path, new: NewKeys) -> None:
    slots = keyslots.read(folder)
    assert slots == new.slots
    assert slots.sound
    assert slots.has_passphrase
    assert keyslots.unlock_with_code(slots, new.recovery_code.lower().replace("-", " ")) == new.key
    assert keyslots.unlock_with_code(slots, " a quiet street\n") == new.key


def test_the_standard_cost_is_the_promised_one(folder: Path) -> None:
    new = keyslots.create(folder)
    slot = json.loads((folder / "keyslots.json").read_bytes())["slots"][0]
    assert (slot["kdf"], slot["memory_kib"], slot["passes"], slot["lanes"]) == ("argon2id", 131072, 3, 2)
    assert keyslots.unlock_with_code(keyslots.read(folder), new.recovery_code) == new.key


@pytest.mark.usefixtures("open_umask")
def test_folder_and_files_are_private_whatever_the_umask(folder: Path) -> None:
    new = keyslots.create(folder, cost=LIGHT)
    keyslots.mark_in_use(folder)
    keyslots.set_passphrase(folder, new.key, "another street", cost=LIGHT)
    for path in [folder, *folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_nothing_secret_is_in_the_file_or_in_a_repr(folder: Path, new: NewKeys) -> None:
    key_text, code = new.key.hex(), new.recovery_code.replace("-", "")
    for text in ((folder / "keyslots.json").read_text("ascii"), repr(new), repr(new.key), repr(new.slots), f"{new}"):
        assert key_text not in text
        assert repr(new.key.raw())[2:-1] not in text
        assert code not in text.replace("-", "")
        assert "quiet" not in text


@pytest.mark.parametrize(
    "trace",
    [
        "book.db",
        "book.db-wal",
        "keyslots.json",
        "book.db.damaged-2026-11-22",
        "keyslots.json.damaged-1",
        "backups/2026-11-22.db",
        "backups/keyslots.json",
    ],
)
def test_no_key_is_made_where_there_is_any_trace_of_a_book(folder: Path, trace: str) -> None:
    path = folder / trace
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    problem = problem_of(Problem.BOOK_EXISTS, keyslots.create, folder, cost=LIGHT)
    assert problem.values["path"] == str(path)
    assert files_in(folder) == {trace: b""}


def test_a_book_that_appears_while_the_key_is_made_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = keyslots.folder._refuse_traces
    calls = []

    def someone_was_faster(place: Path) -> None:
        calls.append(place)
        original(place)
        if len(calls) == 2:
            (place / "keyslots.json").write_bytes(b"theirs")

    monkeypatch.setattr("regulars.store.keyslots.folder._refuse_traces", someone_was_faster)
    problem_of(Problem.BOOK_EXISTS, keyslots.create, folder, cost=LIGHT)
    assert files_in(folder) == {"keyslots.json": b"theirs"}


def test_a_part_left_by_a_killed_set_up_does_not_stand_in_the_way(folder: Path) -> None:
    folder.mkdir()
    (folder / "keyslots.json.part").write_bytes(b"half")
    keyslots.create(folder, cost=LIGHT)
    assert list(files_in(folder)) == ["keyslots.json"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    problem = problem_of(Problem.DISK_ERROR, keyslots.create, tmp_path / "file" / "book", cost=LIGHT)
    assert str(tmp_path) in str(problem.values["path"])


@pytest.mark.parametrize("step", ["replace", "fsync", "write"])
def test_a_disk_that_fails_in_the_middle_of_a_change_leaves_the_old_file(
    folder: Path, new: NewKeys, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = files_in(folder)

    def fail(*args: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    match step:
        case "replace":
            monkeypatch.setattr(Path, "replace", fail)
        case "fsync":
            monkeypatch.setattr(os, "fsync", fail)
        case _:
            monkeypatch.setattr(os, "open", fail)
    problem_of(Problem.DISK_FULL, renewed, folder, new.key)
    monkeypatch.undo()
    (folder / "keyslots.json.part").unlink(missing_ok=True)
    assert files_in(folder) == before
    assert keyslots.unlock_with_code(keyslots.read(folder), new.recovery_code) == new.key


def test_a_disk_that_gives_back_something_else_is_found_before_the_old_file_goes(
    folder: Path, new: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(folder)
    other = keyslots.create(folder.with_name("other"), cost=LIGHT)
    other_bytes = (folder.with_name("other") / "keyslots.json").read_bytes()
    real = keyslots.folder.write_part
    monkeypatch.setattr("regulars.store.keyslots.folder.write_part", lambda path, data: real(path, other_bytes))
    problem_of(Problem.DISK_ERROR, keyslots.set_passphrase, folder, new.key, "long enough", cost=LIGHT)
    assert files_in(folder) == before
    assert other.key != new.key


def test_a_new_passphrase_takes_the_place_of_the_old_one(folder: Path, new: NewKeys) -> None:
    slots = keyslots.set_passphrase(folder, new.key, "a louder street", cost=LIGHT)
    assert slots == keyslots.read(folder)
    assert keyslots.unlock_with_code(slots, "a louder street") == new.key
    assert keyslots.unlock_with_code(slots, new.recovery_code) == new.key
    problem_of(Problem.WRONG_CODE, keyslots.unlock_with_code, slots, "a quiet street")


def test_a_removed_passphrase_opens_nothing(folder: Path, new: NewKeys) -> None:
    slots = keyslots.remove_passphrase(folder, new.key)
    assert not slots.has_passphrase
    problem_of(Problem.MISTYPED_CODE, keyslots.unlock_with_code, slots, "a quiet street")


@pytest.mark.parametrize("passphrase", ["", "   ", "short", "x" * 1001])
def test_a_passphrase_too_short_or_too_long_is_refused(folder: Path, new: NewKeys, passphrase: str) -> None:
    problem = problem_of(Problem.BAD_VALUE, keyslots.set_passphrase, folder, new.key, passphrase, cost=LIGHT)
    assert problem.values["field"] == "passphrase"
    problem_of(Problem.BAD_VALUE, keyslots.create, folder.with_name("other"), passphrase=passphrase, cost=LIGHT)
    assert not folder.with_name("other").exists()


def test_a_passphrase_is_the_same_however_its_letters_are_composed(folder: Path, new: NewKeys) -> None:
    slots = keyslots.set_passphrase(folder, new.key, "caf\u00e9 au coin", cost=LIGHT)
    assert keyslots.unlock_with_code(slots, "cafe\u0301 au coin") == new.key


def test_an_offered_code_changes_nothing_until_it_is_taken(folder: Path, new: NewKeys) -> None:
    keyslots.mark_in_use(folder)
    before = files_in(folder)
    offered = keyslots.offer_recovery_code(folder, new.key, cost=LIGHT)
    assert offered.recovery_code not in repr(offered)
    assert files_in(folder) == before
    assert keyslots.unlock_with_code(keyslots.read(folder), new.recovery_code) == new.key
    problem_of(Problem.WRONG_CODE, keyslots.unlock_with_code, keyslots.read(folder), offered.recovery_code)


def test_a_new_recovery_code_ends_the_old_one_and_keeps_the_passphrase(folder: Path, new: NewKeys) -> None:
    keyslots.add_keyring(folder, new.key)
    offered = keyslots.offer_recovery_code(folder, new.key, cost=LIGHT)
    slots = keyslots.take_recovery_code(folder, new.key, offered)
    assert slots == keyslots.read(folder)
    assert slots.keyring is not None
    assert keyslots.unlock_with_code(slots, offered.recovery_code) == new.key
    assert keyslots.unlock_with_code(slots, "a quiet street") == new.key
    problem_of(Problem.WRONG_CODE, keyslots.unlock_with_code, slots, new.recovery_code)


def test_the_keyring_entry_is_named_by_the_book_and_can_be_taken_out(folder: Path, new: NewKeys) -> None:
    assert new.slots.keyring is None
    entry = new.slots.keyring_entry
    assert (entry.service, entry.account) == ("Regulars", str(new.slots.book))
    assert keyslots.add_keyring(folder, new.key).keyring == entry
    assert keyslots.read(folder).keyring == entry
    assert keyslots.remove_keyring(folder, new.key).keyring is None


def test_another_book_s_key_changes_nothing(folder: Path, new: NewKeys) -> None:
    before, other = files_in(folder), DataKey.random()
    assert new.slots.rules_out(other)
    assert not new.slots.rules_out(new.key)
    for call in (keyslots.add_keyring, keyslots.remove_keyring, keyslots.remove_passphrase, renewed):
        problem_of(Problem.WRONG_KEY, call, folder, other)
    assert files_in(folder) == before


def test_the_first_commit_brings_a_spare_that_follows_every_change(folder: Path, new: NewKeys) -> None:
    assert not (folder / "backups").exists()
    assert keyslots.mark_in_use(folder).in_use
    assert keyslots.read_spare(folder) == keyslots.read(folder)
    code = renewed(folder, new.key)
    assert keyslots.unlock_with_code(keyslots.read_spare(folder), code) == new.key
    problem_of(Problem.WRONG_CODE, keyslots.unlock_with_code, keyslots.read_spare(folder), new.recovery_code)


def test_a_spare_that_fell_behind_is_brought_up_to_date_at_the_next_start(folder: Path, new: NewKeys) -> None:
    keyslots.mark_in_use(folder)
    stale = (folder / "backups/keyslots.json").read_bytes()
    keyslots.remove_passphrase(folder, new.key)
    (folder / "backups/keyslots.json").write_bytes(stale)
    keyslots.mark_in_use(folder)
    assert keyslots.read_spare(folder) == keyslots.read(folder)


def test_a_damaged_file_does_not_spoil_the_spare(folder: Path, new: NewKeys) -> None:
    keyslots.mark_in_use(folder)
    spare = (folder / "backups/keyslots.json").read_bytes()
    path = folder / "keyslots.json"
    for old, put in ((b'"sealed": "', b'"sealed": "zz'), (b'"nonce": "', b'"nonce": "zz'), (b"true", b"false")):
        path.write_bytes(spare.replace(old, put, 1))
        keyslots.mark_in_use(folder)
        assert (folder / "backups/keyslots.json").read_bytes() == spare


@pytest.mark.parametrize("damage", ["missing", "empty", "half"])
def test_a_lost_keyslots_file_comes_back_from_the_spare_and_the_code_opens(
    folder: Path, new: NewKeys, damage: str
) -> None:
    keyslots.mark_in_use(folder)
    path = folder / "keyslots.json"
    whole = path.read_bytes()
    match damage:
        case "missing":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case _:
            path.write_bytes(whole[: len(whole) // 2])
    expected = Problem.KEYSLOTS_MISSING if damage == "missing" else Problem.KEYSLOTS_DAMAGED
    assert problem_of(expected, keyslots.read, folder).values["path"] == str(path)
    slots = keyslots.put_back_spare(folder, "1")
    assert keyslots.read(folder) == slots
    assert keyslots.unlock_with_code(slots, new.recovery_code) == new.key
    assert (folder / "keyslots.json.damaged-1").exists() == (damage != "missing")


def test_a_sound_file_is_not_replaced_by_the_spare(folder: Path, new: NewKeys) -> None:
    keyslots.mark_in_use(folder)
    before = files_in(folder)
    problem_of(Problem.BOOK_EXISTS, keyslots.put_back_spare, folder, "1")
    assert files_in(folder) == before


def test_without_a_spare_a_missing_file_is_said_to_be_missing(folder: Path) -> None:
    problem_of(Problem.KEYSLOTS_MISSING, keyslots.read, folder)
    problem_of(Problem.KEYSLOTS_MISSING, keyslots.read_spare, folder)
    problem_of(Problem.KEYSLOTS_MISSING, keyslots.put_back_spare, folder, "1")
    assert not folder.exists()


def test_a_set_up_left_half_way_begins_again_and_keeps_the_old_file_aside(folder: Path, new: NewKeys) -> None:
    (folder / "book.db").write_bytes(b"")
    keyslots.begin_again(folder, "1")
    assert sorted(files_in(folder)) == ["book.db.unused-1", "keyslots.json.unused-1"]
    assert keyslots.create(folder, cost=LIGHT).slots.book != new.slots.book


def test_a_backup_or_a_damaged_file_alone_is_something_to_lose(folder: Path) -> None:
    keyslots.begin_again(folder, "1")
    (folder / "backups").mkdir(parents=True)
    (folder / "backups/old.db").write_bytes(b"x")
    problem_of(Problem.BOOK_EXISTS, keyslots.begin_again, folder, "1")
    (folder / "keyslots.json").write_bytes(b"x")
    problem_of(Problem.KEYSLOTS_DAMAGED, keyslots.begin_again, folder, "1")


def test_nothing_begins_again_once_there_is_something_to_lose(folder: Path, new: NewKeys) -> None:
    (folder / "book.db").write_bytes(b"something")
    problem_of(Problem.BOOK_EXISTS, keyslots.begin_again, folder, "1")
    (folder / "book.db").unlink()
    keyslots.mark_in_use(folder)
    before = files_in(folder)
    problem_of(Problem.BOOK_EXISTS, keyslots.begin_again, folder, "1")
    assert files_in(folder) == before


def test_a_killed_change_at_any_step_leaves_a_file_that_opens(
    folder: Path, new: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that touches the disk is a place to be killed; after each, the old code or the new one opens."""

    class Killed(BaseException):
        pass

    keyslots.mark_in_use(folder)
    code = new.recovery_code
    for step in range(1, 40):
        calls = 0

        def count(real: object, limit: int = step) -> object:
            def stepped(*args: object, **named: object) -> object:
                nonlocal calls
                calls += 1
                if calls == limit:
                    raise Killed
                assert callable(real)
                return real(*args, **named)

            return stepped

        codes: list[str] = []
        monkeypatch.setattr(keyslots.folder.recovery_code, "new_code", _noting(codes))
        for owner, name in ((os, "open"), (os, "fsync"), (Path, "replace"), (Path, "unlink")):
            monkeypatch.setattr(owner, name, count(getattr(owner, name)))
        try:
            renewed(folder, new.key)
            finished = True
        except Killed:
            finished = False
        monkeypatch.undo()
        slots = keyslots.read(folder)
        opened = [text for text in (code, *codes) if _opens(slots, text, new.key)]
        assert len(opened) == 1
        assert not finished or opened == codes
        code = opened[0]
        keyslots.mark_in_use(folder)
        assert keyslots.read_spare(folder) == slots
        if finished:
            break
    assert finished
    assert step > 8


def _noting(codes: list[str]) -> object:
    real = keyslots.folder.recovery_code.new_code

    def noted() -> str:
        codes.append(real())
        return codes[-1]

    return noted


def _opens(slots: keyslots.Keyslots, text: str, key: DataKey) -> bool:
    try:
        return keyslots.unlock_with_code(slots, text) == key
    except KnownProblem as problem:
        if problem.code is not Problem.WRONG_CODE:
            raise
        return False


def test_the_kinds_of_slots_are_those_of_the_documentation(folder: Path, new: NewKeys) -> None:
    keyslots.add_keyring(folder, new.key)
    kinds = [slot["kind"] for slot in json.loads((folder / "keyslots.json").read_bytes())["slots"]]
    assert kinds == list(SlotKind)
