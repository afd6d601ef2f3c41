"""The ledger of what was announced: each occurrence once, whoever asks."""

from regulars.store import keyslots, reminders
from regulars.store.database import open_book
from tests.open_shop import Shop


def test_an_occurrence_is_taken_once_by_whichever_program(shop: Shop) -> None:
    now = shop.clock.now()
    assert not reminders.fired(shop.book.reader, "morning", "2026-11-22")
    assert reminders.fire(shop.book.writer, "morning", "2026-11-22", now)
    assert reminders.fired(shop.book.reader, "morning", "2026-11-22")
    other = open_book(shop.book.writer.path, bytes.fromhex(key_of(shop)))
    assert not reminders.fire(other, "morning", "2026-11-22", now)
    assert reminders.fire(other, "morning", "2026-11-23", now)
    assert reminders.fire(other, "evening", "2026-11-22", now)
    other.close()


def key_of(shop: Shop) -> str:
    return keyslots.unlock_with_code(keyslots.read(shop.folder), shop.code).hex()


def test_what_was_announced_stays_announced_when_acts_are_taken_back(shop: Shop) -> None:
    shop.person("Ana")
    assert reminders.fire(shop.book.writer, "morning", "2026-11-22", shop.clock.now())
    shop.book.undo()
    assert reminders.fired(shop.book.writer, "morning", "2026-11-22")
    assert shop.book.next_undo() is None
