"""Large pictures are drawn smaller, upright, with nothing told about them."""

import random

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter

from regulars.domain.people import PersonId
from regulars.formats.pictures import clean_picture
from regulars.services.picture_gate import LARGEST_SIDE, fitted
from regulars.services.verbs import Verbs
from regulars.ui.pictures import shrunk
from tests.formats.pictures import exif, jpeg_segment, png

PLACE = "38.7223N"
pytestmark = pytest.mark.usefixtures("qapp")
_QT_MAY_COMPLAIN = pytest.mark.qt_log_level_fail("CRITICAL")  # of bytes that are no picture it warns


def written(image: QImage, format_: str, quality: int = 90) -> bytes:
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(format_.lower().encode()))
    writer.setQuality(quality)
    assert writer.write(image)
    return bytes(out.data().data())


def halves(width: int = 1200, height: int = 600) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(width // 2, width):
        for y in range(0, height, 1):
            image.setPixelColor(x, y, QColor("blue"))
    image.setText("Comment", PLACE)
    return image


def drawn(data: bytes | None) -> QImage:
    assert data is not None
    return QImage.fromData(data)


def turned(data: bytes, orientation: int) -> bytes:
    return data[:2] + jpeg_segment(0xE1, b"Exif\0\0" + exif(orientation, place=PLACE.encode())) + data[2:]


def test_a_large_photo_becomes_a_small_jpeg_without_its_place() -> None:
    photo = turned(written(halves(), "JPG"), 1)
    assert PLACE.encode() in photo
    picture = fitted(photo, shrunk)
    assert picture is not None
    assert (picture.mime, picture.width, picture.height) == ("image/jpeg", LARGEST_SIDE, LARGEST_SIDE // 2)
    assert PLACE.encode() not in picture.data


def test_a_photo_that_lies_on_its_side_stands_upright_afterwards() -> None:
    picture = fitted(turned(written(halves(), "JPG"), 6), shrunk)  # turned to the right: its left is its top
    assert picture is not None
    assert (picture.width, picture.height, picture.orientation) == (LARGEST_SIDE // 2, LARGEST_SIDE, 1)
    image = drawn(picture.data)
    assert image.pixelColor(128, 20).red() > 200
    assert image.pixelColor(128, 490).blue() > 200


def test_what_is_see_through_stays_so() -> None:
    image = QImage(1000, 1000, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    image.setText("Comment", PLACE)
    data = written(image, "PNG")
    assert PLACE.encode() in data
    small = shrunk(data, "image/png", LARGEST_SIDE)
    assert small is not None
    assert PLACE.encode() not in small
    assert drawn(small).pixelColor(10, 10).alpha() == 0
    assert drawn(small).width() == LARGEST_SIDE


def test_a_long_thin_picture_keeps_a_pixel() -> None:
    assert drawn(shrunk(written(halves(6000, 2), "PNG"), "image/png", LARGEST_SIDE)).height() == 1


@pytest.mark.parametrize("data", [png(3000, 3000, rows=b"\0" * 10), png(3000, 3000, pixels=b"no deflate")])
def test_pixels_that_are_not_there_do_no_harm(data: bytes) -> None:
    assert clean_picture(data) is not None
    small = fitted(data, shrunk)
    assert small is None or max(small.width, small.height) <= LARGEST_SIDE


@_QT_MAY_COMPLAIN
def test_a_file_is_drawn_as_what_it_said_it_is_or_not_at_all() -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'/>"
    assert shrunk(svg, "image/png", LARGEST_SIDE) is None
    assert shrunk(written(halves(), "PNG"), "image/jpeg", LARGEST_SIDE) is None


@_QT_MAY_COMPLAIN
def test_broken_pictures_raise_nothing() -> None:
    rng = random.Random(2026)
    whole = [written(halves(600, 20), kind) for kind in ("PNG", "JPG")]
    for _ in range(300):
        data = bytearray(rng.choice(whole))
        data[rng.randrange(30, len(data))] = rng.randrange(256)
        fitted(bytes(data), shrunk)


def test_the_window_s_verbs_keep_photos_small(verbs: Verbs) -> None:
    assert QGuiApplication.instance() is not None
    ana = PersonId(verbs.people.add("Ana Moreira").created or 0)
    people = Verbs(verbs.book, None, shrunk).people
    people.set_photo(ana, written(halves(), "PNG"))
    kept = drawn(people.photo(people.get(ana).photo or 0))
    assert (kept.width(), kept.height()) == (LARGEST_SIDE, LARGEST_SIDE // 2)
