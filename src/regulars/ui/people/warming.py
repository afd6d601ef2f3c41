"""What the first line in another script would wait for, done beforehand in idle moments: its font."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

QUIET_MS = 250
"""So long nobody has typed before anything is done."""
AT_ONCE_MS = 6
"""So long the steps of one turn may take: less than half a frame."""

SAMPLES = (
    "Zoë Łódź Ångström", "Ελένη Παπαδάκη", "Олена Ёлкин", "佐藤 健", "陳美玲", "김서연", "みどり カ", "فاطمة السيد",
    "דניאל לוי", "นภา วงศ์ทอง", "ნინო ლომიძე", "Արամ", "सुनीता गुप्ता", "Optik 李秀",
)  # fmt: skip
"""A few letters of the scripts that most names are written in: shaping them loads the fonts that stand in for ours."""


class Warming(QObject):
    """Runs small steps while nothing else happens; `rest` puts them off, as long as somebody types."""

    def __init__(self, steps: Iterator[None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._over = False

    def rest(self) -> None:
        """Somebody is busy with the page: not now."""
        if not self._over:
            self._timer.start(QUIET_MS)

    def _go_on(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        while spent.elapsed() < AT_ONCE_MS:
            if next(self._steps, self) is self:
                self._over = True
                return
        self._timer.start(0)
