"""Opening a book: made new, with the system's keyring, or with the recovery code or passphrase."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from regulars.domain.errors import KnownProblem, Problem
from regulars.services.book import Book
from regulars.services.keys import BookKeys
from regulars.services.ports import Clock, Vault
from regulars.store import database, journal, keyslots, photos
from regulars.store.disk import disk_problem, open_regular
from regulars.store.keyslots import STANDARD as STANDARD
from regulars.store.keyslots import Cost as Cost
from regulars.store.keyslots import DataKey, Keyslots
from regulars.store.keyslots import NewKeys as NewKeys

BOOK_NAME = keyslots.BOOK_NAME
FetchedKey = DataKey
"""What `fetch_key` brings and `open_with_key` takes, for those who only pass it on."""


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """An open book with the keys it was opened by. `in_keyring` says that the system's keyring can open it next time."""

    book: Book
    keys: BookKeys
    in_keyring: bool

    @property
    def slots(self) -> Keyslots:
        """The keyslots as they are now."""
        return self.keys.slots


# A new book


def needs_set_up(folder: Path) -> bool:
    """Whether there is no book here: nothing at all, or only the keys of a set-up that was left before it had a book."""
    traces = keyslots.traces_of_a_book(folder)
    if not traces:
        return True
    keys = folder / keyslots.KEYSLOTS_NAME
    if keys not in traces or set(traces) - {keys, *keyslots.unfinished_book(folder)}:
        return False
    try:
        slots = keyslots.read(folder)
    except KnownProblem:
        return False
    return not slots.in_use and slots.sound


def begin(folder: Path, clock: Clock, *, passphrase: str | None = None, cost: Cost = STANDARD) -> NewKeys:
    """Make the keys of a new book; no data yet. Show the recovery code, have part of it typed back, then `finish`.

    Keys of a set-up that was left half-way are put aside first. BOOK_EXISTS when there is a book, or any trace of one.
    """
    if keyslots.traces_of_a_book(folder):
        keyslots.begin_again(folder, _stamp(clock))
    return keyslots.create(folder, passphrase=passphrase, cost=cost)


def offer_to_keyring(new: NewKeys, vault: Vault) -> None:
    """Hand the key of a book to be to the system's keyring. May wait for its owner.

    NO_KEYRING, KEYRING_LOCKED, KEYRING_LOST.
    """
    vault.keep(new.slots.keyring_entry, new.key)


def finish(
    folder: Path,
    new: NewKeys,
    vault: Vault | None,
    clock: Clock,
    *,
    passphrase: str = "",
    in_keyring: bool = False,
    cost: Cost = STANDARD,
) -> Opened:
    """Make the book for the keys of `begin`. With a vault the key goes into the keyring first; without one the code opens it.

    `in_keyring` says that `offer_to_keyring` has done that already. A `passphrase` is one more way in.
    The keyslots are complete before there is a book, so that a crash in between cannot lose a way in. BAD_VALUE for a
    passphrase that is too short.
    """
    slots = new.slots
    if passphrase:
        slots = keyslots.set_passphrase(folder, new.key, passphrase, cost=cost)
    if vault is not None and not in_keyring:
        in_keyring = _kept(vault, slots, new.key)
    if in_keyring:
        keyslots.add_keyring(folder, new.key)
    writer = database.create_book(folder / BOOK_NAME, new.key.raw())
    slots = keyslots.mark_in_use(folder)
    return Opened(_book(folder, writer, new.key, clock), BookKeys(folder, new.key, slots), in_keyring)


def groups_to_ask() -> tuple[int, ...]:
    """Which groups of the recovery code the owner types back to prove that it was written down, counted from 0."""
    return keyslots.groups_to_ask()


def proves(code: str, groups: Sequence[int], typed: Sequence[str]) -> bool:
    """Whether what was typed is these groups of the code, read as leniently as the whole code is."""
    return keyslots.proves(code, groups, typed)


def exists(folder: Path) -> bool:
    """Whether there is a book in the folder, or a trace of one: then no new one may be made."""
    return bool(keyslots.traces_of_a_book(folder))


# A book that is there


def fetch_key(folder: Path, vault: Vault) -> DataKey:
    """The key that the system's keyring holds for this book. Waits until its owner has answered the keyring's prompt.

    NO_KEYRING, KEYRING_LOCKED, KEYRING_LOST, WRONG_KEY say that the code is needed; the others are about the files.
    """
    slots = _slots(folder)
    if slots.keyring is None:
        raise KnownProblem(Problem.NO_KEYRING)
    key = vault.fetch(slots.keyring)
    if key is None:
        raise KnownProblem(Problem.KEYRING_LOST)
    if slots.rules_out(key):
        raise KnownProblem(Problem.WRONG_KEY)
    return key


def trouble_with(folder: Path) -> KnownProblem | None:
    """What keeps every secret from opening this book, seen without one: files that are missing, damaged, empty or clear."""
    try:
        _slots(folder)
    except KnownProblem as problem:
        return problem
    return None


def keyring_opens(folder: Path) -> bool:
    """Whether the keyslots say that the system's keyring holds the key: then it is asked before anything is typed."""
    try:
        return keyslots.read(folder).keyring is not None
    except KnownProblem:
        return False


def open_with_key(folder: Path, key: DataKey, clock: Clock) -> Opened:
    """Open with the key that `fetch_key` brought."""
    slots = _slots(folder)
    return _opened(folder, slots, key, clock, in_keyring=True)


def open_with_keyring(folder: Path, vault: Vault, clock: Clock) -> Opened:
    """Open with the key that the system's keyring holds: `fetch_key`, then `open_with_key`."""
    return open_with_key(folder, fetch_key(folder, vault), clock)


def open_with_secret(folder: Path, secret: str, clock: Clock, vault: Vault | None = None) -> Opened:
    """Open with the recovery code or passphrase. MISTYPED_CODE, WRONG_CODE.

    With a vault, a keyring that should hold the key and does not gets it back.
    """
    slots = _slots(folder)
    opened = _opened(
        folder, slots, keyslots.unlock_with_code(slots, secret), clock, in_keyring=slots.keyring is not None
    )
    if vault is not None and slots.keyring is not None:
        opened.keys.mend_keyring(vault)
    return opened


def put_back_spare(folder: Path, clock: Clock) -> None:
    """The spare copy of the keyslots takes the place of a missing or damaged file, which is kept aside.

    KEYSLOTS_MISSING or KEYSLOTS_DAMAGED when the spare is no better.
    """
    keyslots.put_back_spare(folder, _stamp(clock))


def has_spare(folder: Path) -> bool:
    """Whether there is a spare copy of the keyslots that can be read."""
    try:
        keyslots.read_spare(folder)
    except KnownProblem:
        return False
    return True


def _stamp(clock: Clock) -> str:
    return clock.now().strftime("%Y%m%d-%H%M%S")


def _kept(vault: Vault, slots: Keyslots, key: DataKey) -> bool:
    try:
        vault.keep(slots.keyring_entry, key)
    except KnownProblem:
        return False
    return True


def _slots(folder: Path) -> Keyslots:
    try:
        slots = keyslots.read(folder)
    except KnownProblem as problem:
        if problem.code is Problem.KEYSLOTS_MISSING and not exists(folder):
            raise KnownProblem(Problem.BOOK_MISSING, path=str(folder / BOOK_NAME)) from problem
        raise
    _look_at(folder / BOOK_NAME)
    return slots


def _look_at(path: Path) -> None:
    """Say what is wrong with the book's file before a secret is asked for: no code would open it."""
    try:
        with open_regular(path) as file:
            head = file.read(len(database.CLEAR_HEADER))
    except FileNotFoundError as error:
        raise KnownProblem(Problem.BOOK_MISSING, path=str(path)) from error
    except OSError as error:
        raise disk_problem(error, path) from error
    if not head:
        raise KnownProblem(Problem.BOOK_EMPTY, path=str(path))
    if head == database.CLEAR_HEADER:
        raise KnownProblem(Problem.BOOK_NOT_ENCRYPTED, path=str(path))


def _opened(folder: Path, slots: Keyslots, key: DataKey, clock: Clock, *, in_keyring: bool) -> Opened:
    path = folder / BOOK_NAME
    try:
        writer = database.open_book(path, key.raw())
    except KnownProblem as problem:
        if problem.code is Problem.WRONG_KEY and not slots.rules_out(key):
            # The key is the one that the slots prove; then it is the file that is not what it was.
            raise KnownProblem(Problem.BOOK_DAMAGED, path=str(path)) from problem
        raise
    try:
        database.migrate(writer)
        with contextlib.suppress(KnownProblem):  # a spare that cannot be brought up to date keeps nobody out
            slots = keyslots.mark_in_use(folder)
        with contextlib.suppress(KnownProblem):  # nor does a full disk, or a program that is writing just now
            if journal.forget_old_steps(writer, clock.now()):
                photos.drop_unneeded(writer)
        book = _book(folder, writer, key, clock)
    except BaseException:
        writer.close()
        raise
    return Opened(book, BookKeys(folder, key, slots), in_keyring)


def _book(folder: Path, writer: database.Connection, key: DataKey, clock: Clock) -> Book:
    return Book(folder, writer, database.open_reader(writer, key.raw()), clock)
