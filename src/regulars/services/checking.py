"""Is everything all right with the book? Its pages, its rows, its keys."""

from dataclasses import dataclass, field

from regulars.services.opening import Opened
from regulars.store import checking as store


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; nothing is wrong where the lists are empty and the keys are sound."""

    broken_pages: list[str]
    broken_structure: list[str]
    lost_references: list[str]
    keys_sound: bool
    in_keyring: bool
    has_passphrase: bool
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether all is well."""
        return self.keys_sound and not (self.broken_pages or self.broken_structure or self.lost_references)


def check(opened: Opened) -> Checked:
    """Look at every page and row of an open book, and at its keys. Reads the whole file."""
    connection, slots = opened.book.connection, opened.slots
    return Checked(
        broken_pages=store.cipher_findings(connection),
        broken_structure=store.structure_findings(connection),
        lost_references=store.lost_references(connection),
        keys_sound=slots.sound,
        in_keyring=opened.in_keyring,
        has_passphrase=slots.has_passphrase,
        counts=store.counts(connection),
    )
