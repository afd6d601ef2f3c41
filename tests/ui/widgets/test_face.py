"""Faces: initials in any script, an arc that is the score."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.face import initials, paint_face


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana Moreira", "AM"),
        ("Ana Lucía de Moreira", "AM"),
        ("Zoë", "Z"),
        ("ana moreira", "AM"),
        ("  (Bob)  O'Neil ", "BO"),
        ("田中 健 · Tanaka Ken", "TK"),
        ("Fatima Al-Sayed · فاطمة السيد", "FA"),
        ("田中 健", "田"),
        ("김민수", "김"),
        ("فاطمة السيد", "ف\u200cا"),
        ("Ελένη Παππά", "Ε\u200cΠ"),
        ("Наталья Соколова", "Н\u200cС"),
        ("e\u0301milie", "E\u0301"),
        ("👩‍👧 Mum", "M"),
        ("7 Eleven", "E"),
        ("7", "7"),
        ("···", ""),
        ("", ""),
    ],
)
def test_initials_stand_for_a_name_in_any_script(name: str, shown: str) -> None:
    assert initials(name) == shown


def drawn(theme: Theme, score: float | None, band: Role | None, photo: QPixmap | None = None, name: str = "") -> QImage:
    image = QImage(100, 100, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_face(painter, QRectF(0, 0, 100, 100), name, score, band, 0, photo, theme)
    painter.end()
    return image


LEFT, RIGHT, BOTTOM = (3, 50), (97, 50), (50, 97)


def test_the_arc_is_the_score_clockwise_from_the_top(theme: Theme) -> None:
    image = drawn(theme, 40, Role.COOLING)
    cooling, track = theme.colour(Role.COOLING), theme.colour(Role.TRACK)
    assert image.pixelColor(*RIGHT) == cooling
    assert image.pixelColor(*BOTTOM) == track
    assert image.pixelColor(*LEFT) == track
    assert drawn(theme, 60, Role.STEADY).pixelColor(*BOTTOM) == theme.colour(Role.STEADY)


def test_without_a_score_there_is_only_the_ring(theme: Theme) -> None:
    image = drawn(theme, None, None)
    assert {image.pixelColor(*place).name() for place in (LEFT, RIGHT, BOTTOM)} == {theme.colour(Role.TRACK).name()}


def test_a_photo_fills_the_disc_and_not_the_ring(theme: Theme) -> None:
    photo = QPixmap(30, 60)
    photo.fill(Qt.GlobalColor.red)
    image = drawn(theme, 100, Role.THRIVING, photo, "AM")
    assert image.pixelColor(50, 50) == Qt.GlobalColor.red
    assert image.pixelColor(*LEFT) == theme.colour(Role.THRIVING)
    assert image.pixelColor(1, 1).alpha() == 0


def test_a_person_keeps_their_tint(theme: Theme) -> None:
    assert theme.tint(7) == theme.tint(7)
    assert len({theme.tint(key).name() for key in range(6)}) == 6
    assert theme.tint(-3).isValid()
