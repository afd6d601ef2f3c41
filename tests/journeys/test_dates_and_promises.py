"""A date in its own calendar and a promise, from the first key to the next start: by an owner without a mouse."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.promises import PromiseState
from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.test_by_keyboard import first_run


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    return Owner(qtbot, only_keys=True)


def test_a_hijri_birthday_and_a_promise_survive_and_are_taken_back(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    first_run(laptop, owner)  # Ana and Bruno are in the book
    ana = laptop.verbs.people.resolve("Ana")
    bruno = laptop.verbs.people.resolve("Bruno")

    owner.press("Ctrl+5")
    owner.wait_to_see("No day to remember yet")
    owner.press("A")
    owner.wait_to_see("A new date")
    owner.type("ana\n")
    owner.tab_to("Calendar")
    owner.type("Hijri")
    owner.tab_to("Date")
    owner.type("8 Rajab 1404")
    owner.wait_to_see("8 Rajab 1404: comes Thursday 17 December, in 3 weeks")
    owner.press("Return")
    owner.wait_to_see("Ana turns 44 · 8 Rajab 1448")
    assert laptop.verbs.occasions.of(ana)[0].when == PartialDate(1404, 7, 8, calendar=Calendar.HIJRI)

    owner.press("Ctrl+4")
    owner.wait_to_see("Nothing is owed on either side.")
    owner.press("P")
    owner.wait_to_see("A new promise")
    owner.type("bruno\nSend the quote")
    owner.tab_to("By when")
    owner.type("tomorrow\n")
    owner.wait_to_see("Send the quote, to Bruno · today, tomorrow")
    owner.wait_to_see("1 of yours, 0 of theirs")
    owner.press("R")
    owner.wait_to_see("Tell Bruno, and agree on a day")
    owner.tab_to("In two weeks")
    owner.press("Space")
    owner.wait_to_see("moved 1 time")
    owner.press("K")
    owner.wait_to_see("1 of 1 kept this year · 1 renegotiated")
    owner.press("Ctrl+Z")
    owner.wait_to_see("Send the quote, to Bruno")

    laptop.shut_down()
    laptop.start()
    owner.wait(laptop.is_open, "the open book")
    [promise] = laptop.verbs.promises.of(bruno)
    assert (promise.state, promise.due_on, promise.renegotiated) == (PromiseState.OPEN, date(2026, 12, 7), 1)
    owner.press("Ctrl+5")
    owner.wait_to_see("Ana turns 44 · 8 Rajab 1448")
    owner.press("Delete")
    owner.wait_to_lose("Ana turns 44")
    owner.press("Ctrl+Z")
    owner.wait_to_see("Ana turns 44 · 8 Rajab 1448")
