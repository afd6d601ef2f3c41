"""The theme for the tests of the kit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from regulars.ui.theme import Scheme, Theme, load

RESOURCES = Path(__file__).parents[3] / "resources"


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
