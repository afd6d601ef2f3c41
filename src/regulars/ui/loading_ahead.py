"""What the owner may well ask for next, loaded while nothing happens: the start came without it.

Whatever is asked for before its turn is simply imported then.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 25
"""Between two pieces: keys, clicks and paints have the way free."""

# In this order each piece loads few modules beside itself, so that none holds the window up for more than some milliseconds.
PIECES = (
    "regulars.ui.widgets.toast",
    "regulars.ui.problems",
    "regulars.domain.people_list",
    "regulars.domain.conditions",
    "regulars.domain.folding",
    "regulars.domain.search_query",
    "regulars.services.search",
    "regulars.ui.people.columns",
    "regulars.ui.people.people_model",
    "regulars.ui.people.row_delegate",
    "regulars.ui.people.people_table",
    "regulars.ui.people.filter_row",
    "regulars.ui.people.chosen_people",
    "regulars.ui.people.new_person",
    "regulars.ui.people.saved_views",
    "regulars.ui.people.people_view",
    "regulars.ui.widgets.palette",
)


class LoadingAhead(QObject):
    """Imports one piece after the other, each in an event of its own."""

    def __init__(self, parent: QObject | None = None, pieces: tuple[str, ...] = PIECES) -> None:
        super().__init__(parent)
        self._left = list(pieces)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._load)

    def begin(self) -> None:
        """Load them, from now on."""
        self._timer.start()

    def is_over(self) -> bool:
        """Whether nothing is left."""
        return not self._left

    def _load(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
