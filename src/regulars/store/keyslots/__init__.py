"""The keys of a book: one random data key, wrapped once for each way the owner has to open it.

`keyslots.json` lies beside the book and inside each backup; `resources/format/keyslots.md` describes every byte of it.
"""

from regulars.store.keyslots.data_key import DataKey
from regulars.store.keyslots.document import KeyringEntry, Keyslots, parse
from regulars.store.keyslots.folder import (
    BACKUPS_NAME,
    BOOK_NAME,
    KEYSLOTS_NAME,
    NewKeys,
    OfferedCode,
    add_keyring,
    begin_again,
    create,
    mark_in_use,
    offer_recovery_code,
    put_back_spare,
    read,
    read_spare,
    remove_keyring,
    remove_passphrase,
    set_passphrase,
    take_recovery_code,
    traces_of_a_book,
    unfinished_book,
)
from regulars.store.keyslots.recovery_code import groups_to_ask, normal_code, proves
from regulars.store.keyslots.unlocking import SHORTEST_PASSPHRASE, unlock_with_code
from regulars.store.keyslots.wrapping import STANDARD, Cost, SlotKind

__all__ = [
    "BACKUPS_NAME",
    "BOOK_NAME",
    "KEYSLOTS_NAME",
    "SHORTEST_PASSPHRASE",
    "STANDARD",
    "Cost",
    "DataKey",
    "KeyringEntry",
    "Keyslots",
    "NewKeys",
    "OfferedCode",
    "SlotKind",
    "add_keyring",
    "begin_again",
    "create",
    "groups_to_ask",
    "mark_in_use",
    "normal_code",
    "offer_recovery_code",
    "parse",
    "proves",
    "put_back_spare",
    "read",
    "read_spare",
    "remove_keyring",
    "remove_passphrase",
    "set_passphrase",
    "take_recovery_code",
    "traces_of_a_book",
    "unfinished_book",
    "unlock_with_code",
]
