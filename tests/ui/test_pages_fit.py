"""At twice the text size and 900 pixels every page still fits into its width: nothing is cut at the side."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.services.sample import demo_book
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.jobs import InlineWorker
from regulars.ui.main_window import MainWindow
from regulars.ui.pages import HOMES
from regulars.ui.quick_key import QuickKey
from regulars.ui.theme import Scheme, Theme
from regulars.ui.today.look_through_hint import LookThroughHint
from regulars.ui.today.today_view import TodayView
from regulars.ui.widgets.chip import FilterChip
from tests.builders import clock_on

RESOURCES = Path(__file__).parents[2] / "resources"
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WITHOUT_A_SUBJECT = [key for key in HOMES if key not in ("person", "circle", "organisation")]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verbs]:
    opened = demo_book(tmp_path_factory.mktemp("sample") / "book", clock_on(), RESOURCES / "sample")
    yield Verbs(opened.book)
    opened.book.close()


@pytest.fixture(params=[LTR, RTL], ids=["left to right", "right to left"])
def window(
    sample: Verbs, theme: Theme, qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    qapp.setLayoutDirection(request.param)
    theme.apply(qapp, Scheme.LIGHT, 2.0)
    window = MainWindow(theme, Desk(sample, InlineWorker()))
    qtbot.addWidget(window)
    window.resize(900, 768)
    yield window
    qapp.setLayoutDirection(LTR)


def too_wide(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What in the page in front needs more than the page has."""
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    page = window.centralWidget()
    assert page is not None
    found = [] if window.minimumSizeHint().width() <= 900 else [f"the window: {window.minimumSizeHint().width()}"]
    for area in page.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            found.append(f"{area.window().focusWidget()}: {inside.width()} in {area.viewport().width()}")
    return found


@pytest.mark.parametrize("key", WITHOUT_A_SUBJECT)
def test_a_page_fits_into_its_width(window: MainWindow, key: str, qtbot: QtBot) -> None:
    window.go(key)
    assert too_wide(window, qtbot) == []


class Desktop:
    """A desktop that offers what the test says, and a command as long as a real one."""

    command = "'/home/marta/Programs and games/Regulars 2026/regulars' --quick --book '/home/marta/Documents/My Book'"

    def __init__(self, key: HotKey) -> None:
        self._key = key

    def ask(
        self, _description: str, _window: str, told: Callable[[HotKey], None], _pressed: Callable[[str], None]
    ) -> "Desktop":
        told(self._key)
        return self

    def change(self, window: str) -> None: ...

    def stop(self) -> None: ...


@pytest.mark.parametrize("state", [HotKeyState.ON, HotKeyState.ABSENT])
def test_the_settings_fit_with_a_key_of_the_desktop_and_with_a_command_for_one(
    window: MainWindow, tmp_path: Path, state: HotKeyState, qtbot: QtBot
) -> None:
    key = QuickKey(Desktop(HotKey(state, "Press Ctrl+Alt+Shift+Page Up", can_change=True)), tmp_path)
    window.desk.quick_key = lambda: key
    window.go("settings")
    key.turn(True)
    qtbot.waitUntil(lambda: key.key.state is state)
    assert too_wide(window, qtbot) == []


def test_the_pages_of_organisations_and_circles_fit(window: MainWindow, sample: Verbs, qtbot: QtBot) -> None:
    firms, circles = sample.organisations.find("a")[:4], sample.circles.find("b")[:4]
    assert firms
    assert circles
    found = []
    for organisation, name in firms:
        window.open_organisation(organisation)
        found += [(name, what) for what in too_wide(window, qtbot)]
    for circle, name in circles:
        window.open_circle(circle)
        found += [(name, what) for what in too_wide(window, qtbot)]
    assert found == []


def test_the_notes_of_the_month_fit_and_so_does_their_hint(window: MainWindow, qtbot: QtBot) -> None:
    window.go("today")
    today = window.page("today")
    assert isinstance(today, TodayView)
    today.show_notes_hint()
    hint = today.findChild(LookThroughHint)
    assert hint is not None
    assert not hint.isHidden()
    assert too_wide(window, qtbot) == []
    window.look_through()
    assert too_wide(window, qtbot) == []
    box = window.over.look_through
    assert box.isVisible()
    assert box.rect().contains(box.panel.geometry())
    for button in (*box.answers.values(), box.put_off, box.leave):
        left = button.mapTo(box.panel, QPoint(0, 0)).x()
        assert 0 <= left <= box.panel.width() - button.width()
    window.look_through()
    assert too_wide(window, qtbot) == []


def test_a_chip_of_somebodys_own_words_gives_way_and_tells_them_whole(theme: Theme, qtbot: QtBot) -> None:
    words = "Would love a clamp light for the music stand, in the green of the old shop"
    chip = FilterChip(theme, words, "gift", dashed=True)
    qtbot.addWidget(chip)
    assert chip.minimumSizeHint().width() < chip.sizeHint().width() / 2
    assert FilterChip(theme, "All").minimumSizeHint() == FilterChip(theme, "All").sizeHint()
    assert chip.accessibleName() == words
