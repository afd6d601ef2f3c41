"""A secret that a person can keep wraps the data key: Argon2id stretches the secret, AES-256-GCM seals the data key.

The sealed slot is bound to its header (associated data), so a slot moved to another book, or with its cost lowered, no
longer opens. The bytes are written down in `resources/format/keyslots.md`.
"""

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from regulars.store.keyslots.data_key import KEY_BYTES, DataKey

FORMAT = "regulars-keyslots"
VERSION = 1
KDF = "argon2id"

SALT_BYTES = 16
NONCE_BYTES = 12
SEALED_BYTES = KEY_BYTES + 16

# A hostile file may not make us take more than this: 1 GiB and about 10 s.
MOST_MEMORY_KIB = 1024 * 1024
MOST_PASSES = 10
MOST_LANES = 8


class SlotKind(StrEnum):
    """Who keeps the secret of a slot."""

    KEYRING = "keyring"
    RECOVERY = "recovery"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot, no secret


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes filled side by side (RFC 9106: m, t, p).

    Raises ValueError outside the bounds that are safe to obey. 128 MiB, 3 and 2 take 0.26 to 0.7 s.
    """

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 2

    def __post_init__(self) -> None:
        if not (
            1 <= self.lanes <= MOST_LANES
            and 1 <= self.passes <= MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
        ):
            raise ValueError("an Argon2id cost outside its bounds")


STANDARD = Cost()


@dataclass(frozen=True, slots=True)
class WrappedSlot:
    """The data key sealed under one secret, as it stands in the file."""

    kind: SlotKind
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    def associated_data(self, book: UUID) -> bytes:
        """The header that the seal covers: one value a line, ASCII, no line end at the end."""
        cost = self.cost
        lines = [FORMAT, VERSION, book, self.kind, KDF, cost.memory_kib, cost.passes, cost.lanes, self.salt.hex()]
        return "\n".join(map(str, lines)).encode("ascii")

    def check(self, book: UUID) -> str:
        """Tells a damaged slot from a wrong secret. It protects nothing; the seal does."""
        text = self.associated_data(book) + f"\n{self.nonce.hex()}\n{self.sealed.hex()}".encode("ascii")
        return hashlib.sha256(text).hexdigest()[:16]


def wrap(key: DataKey, secret: str, kind: SlotKind, book: UUID, cost: Cost) -> WrappedSlot:
    """Seal the key under the secret (already in its one spelling), with a fresh salt and nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 80 ms, and a start from the keyring never needs it

    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    header = WrappedSlot(kind, cost, salt, nonce, b"").associated_data(book)
    sealed = AESGCM(_stretched(secret, salt, cost)).encrypt(nonce, key.raw(), header)
    return WrappedSlot(kind, cost, salt, nonce, sealed)


def unwrap(slot: WrappedSlot, secret: str, book: UUID) -> DataKey | None:
    """The data key, or None when the secret is another one (or the slot was changed)."""
    from cryptography.exceptions import InvalidTag  # see wrap()
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapping_key = _stretched(secret, slot.salt, slot.cost)
    try:
        return DataKey(AESGCM(wrapping_key).decrypt(slot.nonce, slot.sealed, slot.associated_data(book)))
    except InvalidTag:
        return None


def _stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # see wrap()

    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    # A lone surrogate can come from a file name or a broken input method; it is a character like any other here.
    return kdf.derive(secret.encode("utf-8", "surrogatepass"))
