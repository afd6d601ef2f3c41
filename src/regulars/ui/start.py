"""The QApplication: its names, and what has to be set before it is made."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication


def make_app(arguments: list[str]) -> QApplication:
    """The application object, with the names under which settings and notifications are filed."""
    QCoreApplication.setOrganizationName("Regulars")
    QCoreApplication.setApplicationName("Regulars")
    app = QApplication(arguments[:1])
    app.setDesktopFileName("regulars")
    return app
