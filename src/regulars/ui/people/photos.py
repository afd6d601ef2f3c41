"""Photos for a list: read for the lines that are seen, small, a few at a time, and kept by id."""

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImageReader, QPixmap

from regulars.domain.errors import KnownProblem
from regulars.ui.desk import Desk
from regulars.ui.theme import Theme
from regulars.ui.widgets.photos import LARGEST_PIXELS

KEPT = 400
AT_ONCE = 4


class Photos(QObject):
    """Hands out what it has, and reads the rest between two paintings; `arrived` says that there is more to paint."""

    arrived = Signal()

    def __init__(self, desk: Desk, theme: Theme, side: float, parent: QObject | None = None) -> None:
        """`side` design pixels is how large a photo is shown."""
        super().__init__(parent)
        self._desk, self._theme, self._side = desk, theme, side
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_some)
        theme.changed.connect(self._kept.clear)  # another text size needs other pictures

    def of(self, photo: int) -> QPixmap | None:
        """The photo, or None while it is not read yet or cannot be."""
        if photo in self._kept:
            self._kept.move_to_end(photo)
            return self._kept[photo]
        if photo not in self._wanted:
            self._wanted.append(photo)
            self._timer.start(0)
        return None

    def _read_some(self) -> None:
        # The newest wishes first: the others may have been scrolled away.
        now, self._wanted = self._wanted[-AT_ONCE:], self._wanted[:-AT_ONCE]
        self._wanted = self._wanted[-64:]
        for photo in now:
            self._kept[photo] = self._read(photo)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()
        if self._wanted:
            self._timer.start(0)

    def _read(self, photo: int) -> QPixmap | None:
        try:
            data = self._desk.read(lambda: self._desk.verbs.people.photo(photo))
        except KnownProblem:
            return None  # removed since
        # As sharp as the sharpest screen shows it.
        return picture(data, round(self._theme.px(self._side) * _sharpest()))


def _sharpest() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def picture(data: bytes, side: int) -> QPixmap | None:
    """A picture decoded so that its shorter side is `side` pixels; None for what is no picture, or too large for one."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > LARGEST_PIXELS:
        return None
    reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
