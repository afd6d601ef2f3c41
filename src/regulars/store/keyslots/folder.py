"""The keyslots file in its folder: made once, changed in one step, never over one that exists, with a spare copy.

The spare (`backups/keyslots.json`) is there from the first commit on, so that a lost or damaged `keyslots.json` does
not lock the owner out before there is any backup; each change writes it after the file itself.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.disk import (
    PRIVATE_FOLDER,
    disk_problem,
    drop_part,
    fsync_folder,
    open_regular,
    put_in_place,
    put_where_nothing_is,
    write_part,
)
from regulars.store.keyslots import recovery_code
from regulars.store.keyslots.data_key import DataKey
from regulars.store.keyslots.document import MOST_BYTES, KeyringEntry, Keyslots, key_check, parse, write
from regulars.store.keyslots.unlocking import LONGEST_SECRET, SHORTEST_PASSPHRASE, spelled
from regulars.store.keyslots.wrapping import STANDARD, Cost, SlotKind, WrappedSlot, unwrap, wrap

KEYSLOTS_NAME = "keyslots.json"
BOOK_NAME = "book.db"
BACKUPS_NAME = "backups"


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What setting up gives. The code is shown once and kept nowhere; the repr hides it."""

    slots: Keyslots
    key: DataKey
    recovery_code: str

    def __repr__(self) -> str:
        return f"NewKeys(book={self.slots.book}, hidden)"


@dataclass(frozen=True, slots=True, repr=False)
class OfferedCode:
    """A new recovery code that opens nothing yet: the slot for it is made and waits until the owner has the code."""

    recovery_code: str
    slot: WrappedSlot


def traces_of_a_book(folder: Path) -> tuple[Path, ...]:
    """Everything in the folder that says a book is or was here: book, WAL, keyslots, backups, what was put aside.

    While there is one, no key is made. Raises READ_ONLY or DISK_ERROR when the folder cannot be looked into.
    """
    try:
        names = sorted(folder.iterdir()) if folder.is_dir() else []
        found = [path for path in names if _is_trace(path.name)]
        backups = folder / BACKUPS_NAME
        if backups.is_dir():
            found += [path for path in sorted(backups.iterdir()) if not path.name.endswith(".part")]
    except OSError as error:
        raise disk_problem(error, folder) from error
    return tuple(found)


def _is_trace(name: str) -> bool:
    if name.endswith(".part") or ".unused-" in name:
        return False
    return name.startswith((BOOK_NAME, KEYSLOTS_NAME))


def create(folder: Path, *, passphrase: str | None = None, cost: Cost = STANDARD) -> NewKeys:
    """Make the data key and the keyslots of a new book, proved by reading back and unwrapping. About 0.6 s a secret.

    Raises BOOK_EXISTS (`path`) when there is any trace of a book, BAD_VALUE for a passphrase that is too short, and
    DISK_FULL, READ_ONLY or DISK_ERROR; then nothing was made.
    """
    _refuse_traces(folder)
    secret = None if passphrase is None else _checked_passphrase(passphrase)
    key, book, code = DataKey.random(), uuid4(), recovery_code.new_code()
    secrets = {SlotKind.RECOVERY: _secret_of(code)}
    if secret is not None:
        secrets[SlotKind.PASSPHRASE] = secret
    wrapped = tuple(wrap(key, text, kind, book, cost) for kind, text in secrets.items())
    slots = Keyslots(book, key_check(key, book), False, None, wrapped)
    path = folder / KEYSLOTS_NAME
    try:
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        part = write_part(path, write(slots))
        try:
            _prove(part, slots, key, secrets)
            _refuse_traces(folder)  # deriving took a second: someone else may have been here
            put_where_nothing_is(part, path)
        except BaseException:
            drop_part(part)
            raise
    except FileExistsError as error:
        raise KnownProblem(Problem.BOOK_EXISTS, path=str(path)) from error
    except OSError as error:
        raise disk_problem(error, path) from error
    return NewKeys(slots, key, code)


def read(folder: Path) -> Keyslots:
    """The keyslots beside the book.

    Raises KEYSLOTS_MISSING or KEYSLOTS_DAMAGED (`path`), BOOK_TOO_NEW (`version`), and the disk's problems.
    """
    return _read(folder / KEYSLOTS_NAME)


def read_spare(folder: Path) -> Keyslots:
    """The spare copy, for when the file beside the book is missing or damaged. Raises as `read` does."""
    return _read(folder / BACKUPS_NAME / KEYSLOTS_NAME)


def put_back_spare(folder: Path, stamp: str) -> Keyslots:
    """The spare takes the place of a missing or damaged file, which is kept aside as `keyslots.json.damaged-<stamp>`.

    Raises as `read` does for the spare, BOOK_EXISTS when the file beside the book is neither missing nor damaged.
    """
    path = folder / KEYSLOTS_NAME
    spare = read_spare(folder)
    try:
        read(folder)
    except KnownProblem as problem:
        if problem.code not in {Problem.KEYSLOTS_MISSING, Problem.KEYSLOTS_DAMAGED}:
            raise
    else:
        raise KnownProblem(Problem.BOOK_EXISTS, path=str(path))
    try:
        part = write_part(path, write(spare))
        if path.exists():
            path.rename(path.with_name(f"{KEYSLOTS_NAME}.damaged-{stamp}"))
        put_where_nothing_is(part, path)
    except OSError as error:
        raise disk_problem(error, path) from error
    return spare


def begin_again(folder: Path, stamp: str) -> None:
    """Put aside the keyslots of a set-up that was left before the book existed, as `keyslots.json.unused-<stamp>`.

    A book of 0 bytes, which such a set-up can leave too, goes the same way, with its log if it has one: until the first
    checkpoint, which ends the making of a book, everything stands in the log, and nothing of the owner's does.

    Raises BOOK_EXISTS when there may be anything to lose: the keys were in use, or a book or a backup is there. Raises
    as `read` does when the keyslots cannot be read. An empty folder is fine.
    """
    path = folder / KEYSLOTS_NAME
    traces = traces_of_a_book(folder)
    if not traces:
        return
    if path not in traces:
        raise KnownProblem(Problem.BOOK_EXISTS, path=str(traces[0]))
    slots = read(folder)
    unfinished = unfinished_book(folder)
    others = [trace for trace in traces if trace != path and trace not in unfinished]
    if slots.in_use or slots.header_damaged or others:
        raise KnownProblem(Problem.BOOK_EXISTS, path=str(others[0] if others else path))
    try:
        for part in unfinished:
            part.rename(part.with_name(f"{part.name}.unused-{stamp}"))
        path.rename(path.with_name(f"{KEYSLOTS_NAME}.unused-{stamp}"))
        fsync_folder(folder)
    except OSError as error:
        raise disk_problem(error, path) from error


def unfinished_book(folder: Path) -> tuple[Path, ...]:
    """The files of a book that was being made and is still empty: book.db of 0 bytes and what SQLite keeps beside it."""
    book = folder / BOOK_NAME
    if book.is_dir() or (book.exists() and book.stat().st_size > 0):
        return ()
    parts = (book.with_name(BOOK_NAME + suffix) for suffix in ("", "-wal", "-shm", "-journal"))
    return tuple(part for part in parts if part.is_file())


def mark_in_use(folder: Path) -> Keyslots:
    """Say that the book has data now, and bring the spare up to date. For the first commit, and cheap at each start.

    Raises as `read` does, and the disk's problems.
    """
    slots = read(folder)
    if slots.header_damaged:
        return slots  # writing would give wrong words a right check
    if not slots.in_use:
        slots = replace(slots, in_use=True)
        _put(folder, slots)
    elif (spare := _spare_bytes(folder)) is None or (slots.sound and spare != write(slots)):
        _put_spare(folder, slots)
    return slots


def set_passphrase(folder: Path, key: DataKey, passphrase: str, *, cost: Cost = STANDARD) -> Keyslots:
    """Let a passphrase open the book too, in place of an earlier one. Proved before the old file goes. About 0.6 s."""
    secret = _checked_passphrase(passphrase)
    slots = _for_change(folder, key)
    slot = wrap(key, secret, SlotKind.PASSPHRASE, slots.book, cost)
    return _change(folder, _with_slot(slots, slot), key, {SlotKind.PASSPHRASE: secret})


def remove_passphrase(folder: Path, key: DataKey) -> Keyslots:
    """The recovery code (and the keyring) alone open the book again. Backups made before keep the slot they have."""
    return _change(folder, _without(_for_change(folder, key), SlotKind.PASSPHRASE), key, {})


def offer_recovery_code(folder: Path, key: DataKey, *, cost: Cost = STANDARD) -> OfferedCode:
    """Make a new recovery code, and write nothing: until `take_recovery_code` the old one opens the book. About 0.3 s.

    Only memory holds the offer, so that whatever ends the program before the owner has proved the code ends the offer.
    """
    slots = _for_change(folder, key)
    code = recovery_code.new_code()
    return OfferedCode(code, wrap(key, _secret_of(code), SlotKind.RECOVERY, slots.book, cost))


def take_recovery_code(folder: Path, key: DataKey, offered: OfferedCode) -> Keyslots:
    """The owner has typed part of the offered code: in one step it takes the place of the old one, which from then on
    opens older backups only. About 0.3 s.
    """
    slots = _for_change(folder, key)
    secrets = {SlotKind.RECOVERY: _secret_of(offered.recovery_code)}
    return _change(folder, _with_slot(slots, offered.slot), key, secrets)


def _secret_of(code: str) -> str:
    return code.replace("-", "")[: recovery_code.DATA_LENGTH]


def add_keyring(folder: Path, key: DataKey) -> Keyslots:
    """Note that the system keyring holds the key. For after it was kept there and read back."""
    slots = _for_change(folder, key)
    entry: KeyringEntry = slots.keyring_entry
    return _change(folder, replace(_without(slots, SlotKind.KEYRING), keyring=entry), key, {})


def remove_keyring(folder: Path, key: DataKey) -> Keyslots:
    """The keyring is not asked any more; the recovery code and the passphrase still open the book."""
    return _change(folder, replace(_without(_for_change(folder, key), SlotKind.KEYRING), keyring=None), key, {})


def _refuse_traces(folder: Path) -> None:
    traces = traces_of_a_book(folder)
    if traces:
        raise KnownProblem(Problem.BOOK_EXISTS, path=str(traces[0]))


def _checked_passphrase(passphrase: str) -> str:
    secret = spelled(passphrase)
    if not SHORTEST_PASSPHRASE <= len(secret) <= LONGEST_SECRET:
        raise KnownProblem(Problem.BAD_VALUE, field="passphrase", least=SHORTEST_PASSPHRASE, most=LONGEST_SECRET)
    return secret


def _read(path: Path) -> Keyslots:
    try:
        with open_regular(path) as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KnownProblem(Problem.KEYSLOTS_MISSING, path=str(path)) from error
    except OSError as error:
        raise disk_problem(error, path) from error
    try:
        return parse(data)
    except KnownProblem as problem:
        problem.values.setdefault("path", str(path))
        raise


def _for_change(folder: Path, key: DataKey) -> Keyslots:
    """The slots as they are, when they are sound enough to be written again and the key is theirs."""
    slots = read(folder)
    if slots.header_damaged:
        raise KnownProblem(Problem.KEYSLOTS_DAMAGED, path=str(folder / KEYSLOTS_NAME))
    if slots.rules_out(key):
        raise KnownProblem(Problem.WRONG_KEY)
    return slots


def _without(slots: Keyslots, kind: SlotKind) -> Keyslots:
    kept = tuple(slot for slot in slots.wrapped if slot.kind is not kind)
    return replace(slots, wrapped=kept, damaged=tuple(hit for hit in slots.damaged if hit is not kind))


def _with_slot(slots: Keyslots, slot: WrappedSlot) -> Keyslots:
    others = _without(slots, slot.kind)
    # The recovery code stays first: it is tried first.
    wrapped = (slot, *others.wrapped) if slot.kind is SlotKind.RECOVERY else (*others.wrapped, slot)
    return replace(others, wrapped=wrapped)


def _change(folder: Path, slots: Keyslots, key: DataKey, secrets: dict[SlotKind, str]) -> Keyslots:
    path = folder / KEYSLOTS_NAME
    try:
        part = write_part(path, write(slots))
        try:
            _prove(part, slots, key, secrets)
            put_in_place(part, path)
        except BaseException:
            drop_part(part)
            raise
    except OSError as error:
        raise disk_problem(error, path) from error
    if slots.in_use:
        _put_spare(folder, slots)
    return slots


def _prove(part: Path, slots: Keyslots, key: DataKey, secrets: dict[SlotKind, str]) -> None:
    """What the disk gives back is what was meant, and each new secret opens it."""
    proved = _read(part)
    opened = all(
        (slot := proved.slot(kind)) is not None and unwrap(slot, secret, proved.book) == key
        for kind, secret in secrets.items()
    )
    if write(proved) != write(slots) or not opened:
        raise KnownProblem(Problem.DISK_ERROR, path=str(part))


def _put(folder: Path, slots: Keyslots) -> None:
    path = folder / KEYSLOTS_NAME
    try:
        put_in_place(write_part(path, write(slots)), path)
    except OSError as error:
        raise disk_problem(error, path) from error
    _put_spare(folder, slots)


def _put_spare(folder: Path, slots: Keyslots) -> None:
    path = folder / BACKUPS_NAME / KEYSLOTS_NAME
    try:
        path.parent.mkdir(PRIVATE_FOLDER, exist_ok=True)
        put_in_place(write_part(path, write(slots)), path)
    except OSError as error:
        raise disk_problem(error, path) from error


def _spare_bytes(folder: Path) -> bytes | None:
    try:
        with open_regular(folder / BACKUPS_NAME / KEYSLOTS_NAME) as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, KnownProblem):
        return None  # then it is written anew, and that says what is wrong
