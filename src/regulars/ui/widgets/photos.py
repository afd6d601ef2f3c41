"""Pictures of people: read with limits, scaled once, kept for as long as the window stands."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap, QPixmapCache

SIDE = 192
LARGEST_PIXELS = 25_000_000


def photo_of(photo: int | None, read: Callable[[], bytes]) -> QPixmap | None:
    """The picture of a photo id, from the cache or from its bytes; None where there is none or it cannot be read."""
    if photo is None:
        return None
    key = f"photo/{photo}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    picture = decoded(read())
    if picture is not None:
        QPixmapCache.insert(key, picture)
    return picture


def decoded(data: bytes) -> QPixmap | None:
    """A picture from bytes of a file that nobody vouches for: refused when it is no picture, or a gigantic one."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > LARGEST_PIXELS:
        return None
    reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
