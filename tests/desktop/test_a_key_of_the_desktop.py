"""The key for the quick line on a real desktop: pressed while Regulars is hidden, while somebody types, and after a restart."""

import json

import pytest

from regulars.ui import quick_key
from tests.desktop.small_desktop import SmallDesktop
from tests.desktop.test_in_the_background import CAPTURE_LINE, Home, home_on
from tests.shortcuts_portal import ShortcutsPortal

pytestmark = pytest.mark.desktop


def want_the_key(home: Home) -> None:
    """As the settings do it, once the desktop has granted it."""
    settings = home.desktop.session.home / ".config" / "Regulars" / "Regulars.conf"
    settings.parent.mkdir(parents=True)
    group, name = quick_key._name(home.book).split("/")
    settings.write_text(f"[{group}]\n{name}=true\n", "utf-8")


def test_the_key_opens_the_line_whatever_is_in_front_and_after_a_restart(desktop: SmallDesktop) -> None:
    with ShortcutsPortal(desktop.session.env["DBUS_SESSION_BUS_ADDRESS"]) as portal:
        home = home_on(desktop, keep_in_tray=True)
        want_the_key(home)
        program = home.start("08:30", "--background")
        desktop.wait(lambda: portal.said("BindShortcuts"), "the key to be asked for")
        desktop.wait(lambda: desktop.services.tray_items, "the icon in the tray")
        assert not desktop.windows()
        portal.press()
        desktop.wait_to_see(CAPTURE_LINE)
        desktop.wait(lambda: desktop.window_in_front() in desktop.windows(), "the window in front")
        desktop.type("Called Ana today ")
        portal.press()
        desktop.type("for 10 min")
        desktop.wait_to_see("Health after this")
        desktop.photograph("line-by-key")
        desktop.press("Return")
        desktop.wait_to_lose(CAPTURE_LINE)
        [moment] = json.loads(home.command("show", "Ana"))["moments"]
        assert moment["kind"] == "call"
        desktop.services.choose_in_tray("Close Regulars")
        assert program.wait(30) == 0
        desktop.wait(lambda: portal.closed == portal.sessions, "the key to be given back")
        home.start("09:30", "--background")
        desktop.wait(lambda: len(portal.said("BindShortcuts")) == 2, "the key to be asked for again")
        portal.press()
        desktop.wait_to_see(CAPTURE_LINE)
        assert home.has_no_bugs()
