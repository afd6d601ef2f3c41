"""The one random key that the book is encrypted with, and a type that keeps it out of logs and tracebacks."""

import hmac
import secrets
from typing import NoReturn, Self

KEY_BYTES = 32


class DataKey:
    """32 secret bytes. Its repr hides them, comparing takes the same time for every key, and pickling is refused.

    >>> DataKey(bytes(32))
    DataKey(hidden)
    """

    __hash__ = None  # type: ignore[assignment]  # secrets are no dictionary keys
    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._secret = bytearray(secret)

    @classmethod
    def random(cls) -> Self:
        """A new key from the system's randomness. Only setting up a new book asks for one."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_hex(cls, text: str) -> Self:
        """The key as the system keyring holds it: 64 hexadecimal characters. Raises ValueError for anything else."""
        if len(text) != 2 * KEY_BYTES:
            raise ValueError("a data key is written with 64 characters")
        try:
            secret = bytes.fromhex(text)
        except ValueError:
            # The original names the position of the wrong character and, on some versions, the text itself.
            raise ValueError("a data key is written in hexadecimal") from None
        return cls(secret)

    def hex(self) -> str:
        """64 hexadecimal characters, for the keyring and for SQLCipher's raw key. Raises ValueError once forgotten."""
        return self._alive().hex()

    def raw(self) -> bytes:
        """The 32 bytes. Raises ValueError once forgotten."""
        return bytes(self._alive())

    def forget(self) -> None:
        """Overwrite the key: locking the book ends with this. Using it afterwards is a bug and raises ValueError."""
        for place in range(len(self._secret)):
            self._secret[place] = 0
        self._secret = bytearray()

    def _alive(self) -> bytearray:
        if not self._secret:
            raise ValueError("this data key was forgotten when the book was locked")
        return self._secret

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DataKey):
            return NotImplemented
        return hmac.compare_digest(self._alive(), other._alive())

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key does not leave the process")
