"""What a screen is given in its tests: the theme, and a desk over a real book whose verbs run at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from regulars.services.book import Book
from regulars.services.verbs import Verbs
from regulars.ui.actions import Actions
from regulars.ui.desk import Desk
from regulars.ui.jobs import InlineWorker
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Scheme, Theme, load
from tests.builders import new_book
from tests.ui.recorded_shell import RecordedShell

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[Theme]:
    theme = load(RESOURCES)
    theme.apply(qapp, Scheme.LIGHT)
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def theme(dressed: Theme, qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %, whatever the test before did to it."""
    yield dressed
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if dressed.dark or dressed.scale != 1.0:
        dressed.apply(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def own_window_settings(tmp_path: Path) -> None:
    """The window's place on the screen is kept in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "window"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A new, empty, encrypted book. It is 22 November 2026, 16:12, in Lisbon."""
    book = new_book(tmp_path / "book")
    yield book
    book.close()


@pytest.fixture
def verbs(book: Book) -> Verbs:
    return Verbs(book)


@pytest.fixture
def desk(verbs: Verbs, qapp: QApplication) -> Iterator[Desk]:
    """A desk whose verbs have run when `do` returns."""
    desk = Desk(verbs, InlineWorker())
    yield desk
    desk.deleteLater()


@pytest.fixture
def shell() -> RecordedShell:
    return RecordedShell()


@pytest.fixture
def around(theme: Theme, desk: Desk, shell: RecordedShell, qtbot: object) -> Iterator[Surroundings]:
    """What a page is given. Its commands belong to a window that only some tests show."""
    window = QWidget()
    yield Surroundings(theme, desk, Actions(window), shell)
    window.close()  # at once: shown, it would take the keys of the tests that follow
    window.deleteLater()
