"""`keyslots.json` as a value: read with suspicion, written for people who may need it without Regulars.

Every part carries a short check, so that a damaged part is called damaged and not a wrong code. A part that fails its
check is still tried: when only the check itself was hit, the book opens all the same.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from uuid import UUID

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.keyslots.data_key import DataKey
from regulars.store.keyslots.wrapping import (
    FORMAT,
    KDF,
    NONCE_BYTES,
    SALT_BYTES,
    SEALED_BYTES,
    VERSION,
    Cost,
    SlotKind,
    WrappedSlot,
)

SERVICE = "Regulars"
# Three slots take about 1 kB. More than this is no file of ours, and is not even parsed.
MOST_BYTES = 64 * 1024
# Stands for a check that was wrong when it was read, so that writing the file again does not make a bad slot look good.
_DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class KeyringEntry:
    """Where the system keyring keeps the data key: 64 hexadecimal characters under this service and account."""

    service: str
    account: str


@dataclass(frozen=True, slots=True)
class Keyslots:
    """The keys of one book: which ways lead to its data key. It holds no secret in the clear.

    `in_use` turns true with the book's first commit: until then a set-up that was left half-way may begin again.
    `damaged` names the kinds of slots that failed their check; they keep a wrong one until they are replaced. Slots
    that no longer parse are kept as they are in `strangers` and written back. `header_damaged` means the book id, the
    key check or `in_use`.
    """

    book: UUID
    key_check: str
    in_use: bool
    keyring: KeyringEntry | None
    wrapped: tuple[WrappedSlot, ...]
    damaged: tuple[SlotKind, ...] = ()
    header_damaged: bool = False
    strangers: tuple[str, ...] = ()

    @property
    def keyring_entry(self) -> KeyringEntry:
        """The entry this book's key has in the keyring, or would have."""
        return self.keyring or KeyringEntry(SERVICE, str(self.book))

    @property
    def has_passphrase(self) -> bool:
        """Whether the owner set a passphrase beside the recovery code."""
        return self.slot(SlotKind.PASSPHRASE) is not None

    @property
    def sound(self) -> bool:
        """Whether every part of the file passed its check."""
        return not (self.damaged or self.header_damaged or self.strangers)

    def slot(self, kind: SlotKind) -> WrappedSlot | None:
        """The wrapped slot of a kind, if it is there and parses."""
        return next((slot for slot in self.wrapped if slot.kind is kind), None)

    def suspect(self, kind: SlotKind) -> bool:
        """Whether a slot of this kind may have been damaged, so that a secret that fails need not be wrong."""
        return self.header_damaged or kind in self.damaged or (self.slot(kind) is None and bool(self.strangers))

    def rules_out(self, key: DataKey) -> bool:
        """True when this is certainly not the book's key (the keyring held another one)."""
        if self.header_damaged:
            return False
        return not hmac.compare_digest(key_check(key, self.book), self.key_check)


def key_check(key: DataKey, book: UUID) -> str:
    """A fingerprint of the data key, so that a wrong key is not mistaken for a damaged book.

    It gives nothing away: the key is 256 random bits.
    """
    text = f"{FORMAT}\n{VERSION}\n{book}\nkey check".encode("ascii")
    return hmac.new(key.raw(), text, hashlib.sha256).hexdigest()[:32]


def write(slots: Keyslots) -> bytes:
    """The file's bytes: JSON, indented, ASCII."""
    entries: list[object] = []
    if slots.keyring is not None:
        entry = slots.keyring
        entries.append(
            {
                "kind": SlotKind.KEYRING,
                "service": entry.service,
                "account": entry.account,
                "check": _DAMAGED if SlotKind.KEYRING in slots.damaged else _keyring_check(slots.book, entry),
            }
        )
    entries += [_wrapped_json(slot, slots) for slot in slots.wrapped]
    entries += [json.loads(stranger) for stranger in slots.strangers]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "book": str(slots.book),
        "in_use": slots.in_use,
        "key_check": slots.key_check,
        "check": _header_check(str(slots.book), slots.in_use, slots.key_check),
        "slots": entries,
    }
    return (json.dumps(document, indent=2) + "\n").encode("ascii")


def _wrapped_json(slot: WrappedSlot, slots: Keyslots) -> dict[str, object]:
    return {
        "kind": slot.kind,
        "kdf": KDF,
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "sealed": slot.sealed.hex(),
        "check": _DAMAGED if slot.kind in slots.damaged else slot.check(slots.book),
    }


def _header_check(book: str, in_use: bool, fingerprint: str) -> str:
    text = f"{FORMAT}\n{VERSION}\n{book}\n{'in use' if in_use else 'new'}\n{fingerprint}"
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def _keyring_check(book: UUID, entry: KeyringEntry) -> str:
    text = f"{FORMAT}\n{VERSION}\n{book}\n{SlotKind.KEYRING}\n{entry.service}\n{entry.account}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def parse(data: bytes) -> Keyslots:
    """Read the bytes of a keyslots file, from beside the book or from inside a backup.

    A slot that does not parse is put aside, not fatal. Raises KEYSLOTS_DAMAGED when nothing can be made of the file,
    BOOK_TOO_NEW (`version`) when a later Regulars wrote it.
    """
    try:
        return _parsed(data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KnownProblem(Problem.KEYSLOTS_DAMAGED) from error


def _parsed(data: bytes) -> Keyslots:
    if len(data) > MOST_BYTES:
        raise ValueError("longer than any keyslots file")
    document = json.loads(data)
    if document["format"] != FORMAT:
        raise ValueError("another format")
    if _whole(document["version"]) > VERSION:
        raise KnownProblem(Problem.BOOK_TOO_NEW, version=document["version"])
    book, in_use = UUID(_text(document["book"])), document["in_use"]
    fingerprint = _hex(document["key_check"], 16).hex()
    if document["version"] != VERSION or not isinstance(in_use, bool) or not isinstance(document["slots"], list):
        raise ValueError("another shape")
    keyring: KeyringEntry | None = None
    wrapped: list[WrappedSlot] = []
    damaged: list[SlotKind] = []
    strangers: list[str] = []
    for raw in document["slots"]:
        try:
            slot, intact = _slot(raw, book)
        except (ValueError, KeyError, TypeError):
            strangers.append(json.dumps(raw))
            continue
        if isinstance(slot, KeyringEntry):
            keyring, kind = slot, SlotKind.KEYRING
        else:
            wrapped.append(slot)
            kind = slot.kind
        if not intact:
            damaged.append(kind)
    if not wrapped and keyring is None:
        raise ValueError("no slot is left")
    header_damaged = document.get("check") != _header_check(str(book), in_use, fingerprint)
    return Keyslots(
        book, fingerprint, in_use, keyring, tuple(wrapped), tuple(damaged), header_damaged, tuple(strangers)
    )


def _slot(raw: dict[str, object], book: UUID) -> tuple[KeyringEntry | WrappedSlot, bool]:
    """One slot, and whether its check is right."""
    kind = SlotKind(_text(raw["kind"]))
    if kind is SlotKind.KEYRING:
        entry = KeyringEntry(_text(raw["service"]), _text(raw["account"]))
        return entry, raw.get("check") == _keyring_check(book, entry)
    if raw["kdf"] != KDF:
        raise ValueError("an unknown way to stretch")
    slot = WrappedSlot(
        kind,
        Cost(_whole(raw["memory_kib"]), _whole(raw["passes"]), _whole(raw["lanes"])),
        _hex(raw["salt"], SALT_BYTES),
        _hex(raw["nonce"], NONCE_BYTES),
        _hex(raw["sealed"], SEALED_BYTES),
    )
    return slot, raw.get("check") == slot.check(book)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number belongs here")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text belongs here")
    return value


def _hex(value: object, length: int) -> bytes:
    text = _text(value)
    if len(text) != 2 * length:
        raise ValueError("another length")
    return bytes.fromhex(text)
