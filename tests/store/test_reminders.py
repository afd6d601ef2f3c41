"""The ledger of what was announced: each occurrence once, whoever asks; and what was not shown is free again."""

from datetime import date, timedelta

import pytest

from regulars.domain.reminders import MORNING
from regulars.store import keyslots, reminders
from regulars.store.database import open_book
from tests.builders import TODAY
from tests.open_shop import Shop

ROW = (MORNING, TODAY.isoformat())
PROMISE = ("promise/7", TODAY.isoformat())


def test_an_occurrence_is_taken_once_by_whichever_program(shop: Shop) -> None:
    now = shop.clock.now()
    assert not reminders.fired(shop.book.reader, *ROW)
    assert reminders.take(shop.book.writer, (ROW,), now) == (ROW,)
    assert reminders.fired(shop.book.reader, *ROW)
    other = open_book(shop.book.writer.path, bytes.fromhex(key_of(shop)))
    assert reminders.take(other, (ROW, PROMISE), now) == (PROMISE,)
    assert reminders.take(shop.book.writer, (ROW, PROMISE), now) == ()
    other.close()


def key_of(shop: Shop) -> str:
    return keyslots.unlock_with_code(keyslots.read(shop.folder), shop.code).hex()


def test_what_was_announced_stays_announced_when_acts_are_taken_back(shop: Shop) -> None:
    shop.person("Ana")
    assert reminders.take(shop.book.writer, (ROW,), shop.clock.now())
    shop.book.undo()
    assert reminders.fired(shop.book.writer, *ROW)
    assert shop.book.next_undo() is None


@pytest.mark.parametrize("later", [timedelta(minutes=3), timedelta(hours=-9)], ids=["later", "the clock was set back"])
def test_what_was_taken_and_never_shown_is_free_again(shop: Shop, later: timedelta) -> None:
    writer, now = shop.book.writer, shop.clock.now()
    reminders.take(writer, (ROW, PROMISE), now)
    reminders.free_unshown(writer, now + timedelta(seconds=60))
    assert reminders.fired(writer, *ROW), "it may be just on its way to the screen"
    reminders.free_unshown(writer, now + later)
    assert reminders.take(writer, (ROW, PROMISE), now + later) == (ROW, PROMISE)


def test_what_was_shown_is_never_free_again(shop: Shop) -> None:
    writer, now = shop.book.writer, shop.clock.now()
    reminders.take(writer, (ROW, PROMISE), now)
    reminders.shown(writer, (ROW, PROMISE), TODAY)
    reminders.free_unshown(writer, now + timedelta(days=1))
    assert reminders.take(writer, (ROW, PROMISE), now) == ()
    assert reminders.looked_until(writer, TODAY) == TODAY


def test_a_clock_that_was_wrong_for_a_while_moves_no_mark(shop: Shop) -> None:
    writer = shop.book.writer
    assert reminders.looked_until(writer, TODAY) is None
    assert reminders.furthest(writer) is None
    reminders.look_until(writer, TODAY)
    reminders.look_until(writer, date(2010, 1, 26))
    assert reminders.looked_until(writer, TODAY + timedelta(days=1)) == TODAY
    assert reminders.furthest(writer) == TODAY
    reminders.look_until(writer, TODAY + timedelta(days=9))
    reminders.look_until(writer, TODAY)
    assert reminders.looked_until(writer, TODAY + timedelta(days=1)) == TODAY
