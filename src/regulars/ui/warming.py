"""What the first page did without: a fresh score, the arrays of the search. Done one by one on the thread that writes."""

from PySide6.QtCore import QTimer

from regulars.ui.desk import Desk
from regulars.ui.main_window import MainWindow

BETWEEN_MS = 15


def warm(desk: Desk, window: MainWindow) -> None:
    """Begin it. It ends by itself, or when the desk is closed."""
    verbs = desk.verbs
    desk.run(
        lambda _progress, _cancelled: verbs.health.refresh_all() if verbs.health.stale() else 0,
        lambda scored: desk.read_elsewhere(lambda: None) if scored else None,
    )
    desk.run(lambda _progress, _cancelled: verbs.search.warm_once(), lambda _: window.count_again())
    desk.run(lambda _progress, _cancelled: verbs.search.warm_letters(), lambda _: None)
    # The first score on a page must not wait for the loading of what computes it.
    desk.run(lambda _progress, _cancelled: verbs.health.warm(), lambda _: _warm_crowded(desk))


def _warm_crowded(desk: Desk) -> None:
    """One long word of the search after the other, with room for whatever the owner does in between."""

    def go_on(more: bool) -> None:
        if more:
            QTimer.singleShot(BETWEEN_MS, desk, lambda: _warm_crowded(desk))

    if not desk.is_closed:
        desk.run(lambda _progress, _cancelled: desk.verbs.search.warm_crowded(), go_on, lambda _problem: None)
