"""Large pictures made small before they come into the book. On whichever thread: an image, unlike a pixmap, may be anywhere."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

_QUALITY = 88
_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}


def shrunk(data: bytes, mime: str, side: int) -> bytes | None:
    """The picture upright, no side longer than `side` pixels, as a JPEG, or a PNG where it is see-through in places.

    Nothing but its pixels is in it. None where it cannot be drawn.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[mime]))
    reader.setDecideFormatFromContent(False)  # it is what it said it is, or nothing
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return None
    if max(size.width(), size.height()) > side:
        whole = size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(whole.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else _written(image)


def _written(image: QImage) -> bytes | None:
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    see_through = image.hasAlphaChannel()
    # Painted over: what a file says about itself goes from image to image with every other way of copying.
    bare = QImage(image.size(), QImage.Format.Format_ARGB32 if see_through else QImage.Format.Format_RGB32)
    bare.fill(Qt.GlobalColor.transparent if see_through else Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(b"png" if see_through else b"jpeg"))
    if not see_through:
        writer.setQuality(_QUALITY)
    return bytes(out.data().data()) if writer.write(bare) else None
