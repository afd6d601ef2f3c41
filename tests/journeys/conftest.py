"""A laptop, its owner, and the export of the owner's phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.phone_export import Truth, everybody, write_export


@pytest.fixture(autouse=True)
def own_window_settings(tmp_path: Path) -> None:
    """The window's place on the screen is kept in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "window"))


@pytest.fixture
def laptop(tmp_path: Path, qapp: QApplication) -> Iterator[Laptop]:
    laptop = Laptop(tmp_path / "home")
    yield laptop
    laptop.put_away()


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    return Owner(qtbot)


@pytest.fixture(scope="session")
def people_of_the_phone() -> list[Truth]:
    """Three hundred people, and all that the phone knows about them."""
    return everybody()


@pytest.fixture
def export(tmp_path: Path, people_of_the_phone: list[Truth]) -> Path:
    """The file in which the phone gave them out, with three records that are no cards."""
    return write_export(tmp_path / "contacts.vcf", people_of_the_phone)
