"""Regulars beside everything else on a desktop: its notification, its tray, its one window."""

import json
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.verbs import Verbs
from tests.builders import QUICK, clock_on
from tests.desktop.small_desktop import A_BUG, HERE, SmallDesktop

MONDAY = date(2026, 11, 23)
ON_A_DAY = HERE / "on_a_day.py"
CAPTURE_LINE = "What happened, in one plain sentence"
TRAY_WORDS = ["Open Regulars", "Log a moment", "Lock now", "Close Regulars"]
pytestmark = pytest.mark.desktop


@dataclass
class Home:
    """A book with Ana and Bruno, and the program over it on a Monday. Something was promised to Ana for that day."""

    desktop: SmallDesktop
    book: Path
    code: Path

    def start(self, at: str = "09:05", *arguments: str) -> subprocess.Popen[bytes]:
        """Start Regulars at that hour."""
        return self.desktop.start(f"{MONDAY}T{at}", *self._opened(), *arguments, script=ON_A_DAY)

    def command(self, *arguments: object) -> str:
        """One run of `regulars-cli` on this book."""
        return self.desktop.command(*self._opened(), "--json", *arguments)

    def _opened(self) -> tuple[object, ...]:
        return "--book", self.book, "--unlock", self.code

    def has_no_bugs(self) -> bool:
        return self.desktop.trouble() == "" and A_BUG not in self.desktop.logged()


def home_on(desktop: SmallDesktop, *, keep_in_tray: bool | None = None) -> Home:
    folder, code = desktop.session.home / "book", desktop.session.home / "code"
    folder.mkdir(mode=0o700)
    clock = clock_on(MONDAY)
    keys = opening.begin(folder, clock, cost=QUICK)
    code.write_text(keys.recovery_code, "utf-8")
    code.chmod(0o600)
    book = opening.finish(folder, keys, None, clock).book
    verbs = Verbs(book)
    for name in ("Ana Duarte", "Bruno Sá"):
        verbs.people.add(name)
    verbs.promises.add(PersonId(1), "Send the quote", due_on=MONDAY)
    verbs.settings.change(lock_minutes=0, keep_in_tray=keep_in_tray)
    book.close()
    return Home(desktop, folder, code)


def in_front(desktop: SmallDesktop) -> None:
    """Wait until the window stands in front, with its page."""
    desktop.wait(lambda: desktop.windows() and desktop.window_in_front() in desktop.windows(), "the window in front")
    desktop.wait_to_see("Settings")


def test_the_notification_arrives_without_a_window_and_its_button_logs(desktop: SmallDesktop) -> None:
    home = home_on(desktop)
    home.start("09:05", "--background")
    notice = desktop.wait(lambda: desktop.services.notices[-1:], "the morning's notification")[0]
    assert notice.title == "1 person today"
    assert "Ana" not in notice.title + notice.text
    assert not desktop.windows(), "--background shows nothing"
    desktop.services.press(notice, "Log a call")
    desktop.wait_to_see("Keep it")
    desktop.photograph("log-a-call")
    desktop.type("Sent it, she is glad")
    desktop.press("Return")
    desktop.wait_to_lose("Keep it")
    [moment] = json.loads(home.command("show", "Ana"))["moments"]
    assert (moment["text"], moment["kind"]) == ("Sent it, she is glad", "call")
    desktop.services.choose_in_tray("Close Regulars")
    assert desktop.programs[0].wait(30) == 0
    assert len(desktop.services.notices) == 1
    assert home.has_no_bugs()


def test_the_trays_menu_has_the_days_people_and_each_entry_does_what_it_says(desktop: SmallDesktop) -> None:
    home = home_on(desktop)
    program = home.start("08:30", "--background")
    desktop.wait(lambda: desktop.services.tray_items, "the icon in the tray")
    desktop.wait(lambda: list(desktop.services.tray_menu()) == ["Ana D.", *TRAY_WORDS], "Ana in the menu")
    desktop.services.choose_in_tray("Ana D.")
    desktop.wait_to_see("Ana Duarte")
    desktop.wait_to_see("Send the quote")
    desktop.photograph("brief-from-tray")
    desktop.press("Escape")
    desktop.services.choose_in_tray("Log a moment")
    desktop.wait_to_see(CAPTURE_LINE)
    desktop.type("Called Ana today for 10 min, she is glad")
    desktop.wait_to_see("Health after this")
    desktop.press("Return")
    desktop.wait_to_lose(CAPTURE_LINE)
    desktop.wait(lambda: list(desktop.services.tray_menu()) == TRAY_WORDS, "the menu without Ana, who was reached")
    home.command("promise", "Bruno", "Send the photos", "--due", MONDAY)
    # What another program writes is seen by the next heartbeat.
    desktop.wait(lambda: "Bruno S." in desktop.services.tray_menu(), "Bruno in the menu", within_s=45)
    desktop.services.choose_in_tray("Lock now")
    desktop.wait(lambda: list(desktop.services.tray_menu()) == TRAY_WORDS, "nobody in the menu of a locked book")
    desktop.wait_to_see("Your book is closed.")
    desktop.photograph("locked-from-tray")
    desktop.services.choose_in_tray("Close Regulars")
    assert program.wait(30) == 0
    assert home.has_no_bugs()


def test_a_second_start_raises_the_window_of_the_first(desktop: SmallDesktop) -> None:
    home = home_on(desktop)
    first = home.start("08:30", "--background")
    desktop.wait(lambda: desktop.services.tray_items, "the icon in the tray")
    assert not desktop.windows()
    second = home.start("08:31")
    assert second.wait(30) == 0
    in_front(desktop)
    assert first.poll() is None
    third = home.start("08:32", "--quick")
    assert third.wait(30) == 0
    desktop.wait_to_see(CAPTURE_LINE)
    assert len(desktop.windows()) == 1
    assert home.has_no_bugs()


def test_the_first_close_asks_once_whether_to_stay_in_the_tray(desktop: SmallDesktop) -> None:
    home = home_on(desktop)
    program = home.start("08:30")
    desktop.wait(lambda: desktop.services.tray_items, "the icon in the tray")
    in_front(desktop)
    desktop.press("ctrl+q")
    desktop.wait_to_see("Keep reminding you?")
    desktop.click("Keep reminding")
    desktop.wait(lambda: not desktop.windows(), "the window to hide")
    assert program.poll() is None
    desktop.services.choose_in_tray("Open Regulars")
    in_front(desktop)
    desktop.press("ctrl+q")
    desktop.wait(lambda: not desktop.windows(), "the window to hide without a question")
    assert program.poll() is None
    assert home.has_no_bugs()


def test_without_a_tray_a_closed_window_ends_the_program_instead_of_vanishing(
    desktop_without_tray: SmallDesktop,
) -> None:
    desktop = desktop_without_tray
    home = home_on(desktop, keep_in_tray=True)
    program = home.start("08:30")
    in_front(desktop)
    desktop.press("ctrl+q")
    assert program.wait(30) == 0, "nothing would bring a hidden window back"
    assert home.has_no_bugs()


def test_a_tray_that_comes_late_is_used_and_one_that_goes_away_no_more(desktop_without_tray: SmallDesktop) -> None:
    desktop = desktop_without_tray
    home = home_on(desktop, keep_in_tray=True)
    program = home.start("08:30")
    in_front(desktop)
    desktop.services.bring_tray()
    desktop.wait(lambda: desktop.services.tray_items, "the icon in the tray that came late")
    desktop.press("ctrl+q")
    desktop.wait(lambda: not desktop.windows(), "the window to hide")
    assert program.poll() is None
    desktop.services.choose_in_tray("Open Regulars")
    in_front(desktop)
    desktop.services.take_tray_away()
    desktop.press("ctrl+q")
    assert program.wait(30) == 0
    assert home.has_no_bugs()
