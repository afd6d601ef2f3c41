"""A picture of the Today page and the day in words, for a machine without a screen."""

from pathlib import Path

from PySide6.QtCore import QSize, QTimer

from regulars.ui import wording
from regulars.ui.application import Application

SETTLES_MS = 400
SIZE = QSize(1280, 800)


def grab_today(application: Application, target: Path) -> None:
    """Once the book is open: print the day, save the picture to `target`, and end."""

    def settle() -> None:
        if application.window is not None:
            application.window.resize(SIZE)  # whatever size the owner's window had last
        QTimer.singleShot(SETTLES_MS, application, lambda: _grab(application, target))

    application.ready.connect(settle)


def _grab(application: Application, target: Path) -> None:
    window, desk = application.window, application.desk
    if window is None or desk is None:
        return
    day = desk.verbs.today.day()
    print(wording.day(day.on))
    for item in day.items:
        print(f"  {item.name}: {wording.plain(wording.why(item.why[0], day.on))}")
    target.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(target))
    print(application.tr("A picture of the Today page is in {}").format(target))
    application.quit()
