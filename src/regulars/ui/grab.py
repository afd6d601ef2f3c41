"""A picture of the Today page and the day in words, for a machine without a screen."""

from pathlib import Path

from PySide6.QtCore import QTimer

from regulars.ui import wording
from regulars.ui.application import Application

SETTLES_MS = 400


def grab_today(application: Application, target: Path) -> None:
    """Once the book is open: print the day, save the picture to `target`, and end."""
    application.ready.connect(lambda: QTimer.singleShot(SETTLES_MS, application, lambda: _grab(application, target)))


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
