"""Journey C: the whole story once on a real (small) desktop: real window, real keyring, real pointer and keys."""

import json
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desktop.small_desktop import A_BUG, HERE, SmallDesktop
from tests.journeys.phone_export import ZOE, Truth, everybody, write_export

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
ON_A_DAY = HERE / "on_a_day.py"
PEOPLE = 40
SCREEN_HEIGHT = 768
CAPTURE_LINE = "What happened, in one plain sentence"


@pytest.mark.desktop
def test_the_whole_story_on_a_real_desktop(desktop: SmallDesktop, tmp_path: Path) -> None:
    book = desktop.session.home / "book"
    export = write_export(tmp_path / "contacts.vcf", [without_november(person) for person in everybody(PEOPLE)])
    program = desktop.start(f"{MONDAY}T08:30", "--book", book, export, script=ON_A_DAY)
    first_run(desktop)
    bring_in(desktop)
    find_and_open(desktop)
    close_into_the_tray(desktop, program)
    second_start_raises_the_window(desktop, program, book)
    end_from_the_tray(desktop, program)

    common = ("--book", book, "--json")  # the keyring opens it, here too
    desktop.command(*common, "promise", "Ana", "Send the quote", "--due", MONDAY)

    program = desktop.start(f"{MONDAY}T09:05", "--book", book, "--background", script=ON_A_DAY)
    notice = desktop.wait(lambda: desktop.services.notices[-1:], "the morning's notification")[0]
    assert "Ana" not in notice.title + notice.text
    assert not desktop.windows()
    desktop.services.press(notice, "Tomorrow")
    desktop.wait(lambda: not people_today(desktop, common, MONDAY), "nobody left for today")
    end_from_the_tray(desktop, program)

    program = desktop.start(f"{TUESDAY}T09:05", "--book", book, "--background", script=ON_A_DAY)
    notice = desktop.wait(lambda: desktop.services.notices[1:2], "the next morning's notification")[0]
    desktop.services.press(notice, "Log a call")
    desktop.wait_to_see("Keep it")
    desktop.photograph("log-from-notification")
    desktop.type("Sent it, she is glad")
    desktop.press("Return")
    desktop.wait_to_lose("Keep it")
    shown = json.loads(desktop.command(*common, "show", "Ana"))
    assert [moment["text"] for moment in shown["moments"]] == ["Sent it, she is glad"]
    end_from_the_tray(desktop, program)
    assert len(desktop.services.notices) == 2
    assert desktop.trouble() == ""
    assert A_BUG not in desktop.logged()


def without_november(person: Truth) -> Truth:
    """Without a birthday that would bring a second person into these days."""
    return replace(person, birthday="") if "-11-" in person.birthday else person


def first_run(desktop: SmallDesktop) -> None:
    desktop.wait_to_see("Start my book")
    desktop.photograph("welcome")
    desktop.click("Start my book")
    desktop.wait_to_see("Group 6")
    said = dict(name.split(": ") for name in desktop.names("Group ") if ": " in name)
    code = {group: part.replace(" ", "") for group, part in said.items()}
    desktop.photograph("code")
    desktop.click("I have it on paper")
    desktop.wait_to_see("Is it on paper?")
    for group in desktop.names("Group "):
        desktop.fill(group, code[group])
    desktop.wait_to_see("keyring opens the book by itself")
    desktop.click("Make my book")
    desktop.wait_to_see("Bring your people")
    desktop.fill("Name 1", "Ana")
    desktop.press("Return")
    desktop.type("Bruno")
    desktop.photograph("people")
    desktop.click("Go on")
    desktop.wait_to_see("How often is usual?")
    desktop.type("Marta")
    desktop.click("Open my book")


def bring_in(desktop: SmallDesktop) -> None:
    foot = desktop.wait_to_see("Settings")
    assert foot.y + foot.height < SCREEN_HEIGHT, "the window is higher than the screen"
    desktop.wait_to_see("ready to come in")
    desktop.photograph("review")
    desktop.click(f"Bring in {PEOPLE}")
    desktop.wait_to_see("They are in your book")


def find_and_open(desktop: SmallDesktop) -> None:
    desktop.press("ctrl+f")
    desktop.wait(lambda: desktop.reader.find(lambda t: t.name == "Search people" and t.focused), "the search field")
    desktop.type("zoe brandao")
    desktop.wait_to_see(ZOE.name)
    desktop.photograph("search")
    desktop.press("Return")
    desktop.wait_to_see(f"Phone: {ZOE.phones[0][0]}")
    desktop.photograph("person")


def close_into_the_tray(desktop: SmallDesktop, program: subprocess.Popen[bytes]) -> None:
    """The first close asks once; later ones do not."""
    assert len(desktop.services.tray_items) == 1
    desktop.press("ctrl+q")
    desktop.wait_to_see("Keep reminding you?")
    desktop.photograph("tray-question")
    desktop.click("Keep reminding")
    desktop.wait(lambda: not desktop.windows(), "the window to hide")
    assert program.poll() is None
    desktop.services.choose_in_tray("Log a moment")
    desktop.wait_to_see(CAPTURE_LINE)
    desktop.press("Escape")
    desktop.wait_to_lose(CAPTURE_LINE)
    desktop.press("ctrl+q")
    desktop.wait(lambda: not desktop.windows(), "the window to hide without a question")


def second_start_raises_the_window(desktop: SmallDesktop, program: subprocess.Popen[bytes], book: Path) -> None:
    second = desktop.start("--book", book)
    assert second.wait(30) == 0
    desktop.wait(lambda: desktop.windows() and desktop.window_in_front() in desktop.windows(), "the window in front")
    assert program.poll() is None


def end_from_the_tray(desktop: SmallDesktop, program: subprocess.Popen[bytes]) -> None:
    desktop.services.choose_in_tray("Close Regulars")
    assert program.wait(30) == 0


def people_today(desktop: SmallDesktop, common: tuple[object, ...], day: date) -> list[object]:
    return list(json.loads(desktop.command(*common, "today", "--at", f"{day}T09:10")))
