"""Sentences: wrapped, never markup, readable from both sides."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Role, Scheme, Theme, Type
from regulars.ui.widgets.sentence import Piece, Sentence, paint_sentence, section_heading, sentence_height

WORDS = "You usually talk every 5 weeks. It has been 9 weeks and the oak samples are still on their way."


def test_markup_in_a_name_stays_text(theme: Theme, qtbot: QtBot) -> None:
    sentence = Sentence(theme, "<b>Ana</b> & <img src=x>")
    qtbot.addWidget(sentence)
    assert sentence.text() == "<b>Ana</b> & <img src=x>"
    assert sentence.textFormat() == Qt.TextFormat.PlainText
    narrow = Sentence(theme, "Ana &")
    qtbot.addWidget(narrow)
    assert sentence.sizeHint().width() > 3 * narrow.sizeHint().width()


def test_a_narrow_sentence_wraps_and_grows_by_whole_lines(theme: Theme) -> None:
    one = sentence_height(10_000, WORDS, theme)
    assert one == pytest.approx(14 * 1.45)
    assert sentence_height(200, WORDS, theme) >= 3 * one


def test_a_sentence_asks_for_the_height_its_width_needs(theme: Theme, qtbot: QtBot) -> None:
    sentence = Sentence(theme, WORDS)
    qtbot.addWidget(sentence)
    assert sentence.heightForWidth(150) > sentence.heightForWidth(500)


def test_bold_words_are_wider_and_keep_the_sentence_whole(theme: Theme, qtbot: QtBot) -> None:
    plain = Sentence(theme, "It has been 9 weeks.")
    bold = Sentence(theme, [("It has been ", False), ("9 weeks", True), Piece(".")])
    for widget in (plain, bold):
        qtbot.addWidget(widget)
    assert bold.text() == plain.text()
    assert bold.sizeHint().width() > plain.sizeHint().width()


def test_text_size_reaches_a_sentence_that_is_already_there(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    sentence = Sentence(theme, "It has been 9 weeks.")
    qtbot.addWidget(sentence)
    sentence.show()
    before = sentence.sizeHint()
    theme.apply(qapp, Scheme.LIGHT, 2.0)
    assert sentence.sizeHint().width() == pytest.approx(2 * before.width(), rel=0.05)
    assert sentence.sizeHint().height() >= 2 * before.height() - 1


def inked_columns(theme: Theme, text: str, direction: Qt.LayoutDirection) -> tuple[int, int]:
    image = QImage(400, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sentence(painter, QRectF(0, 0, 400, 40), text, theme, direction=direction)
    painter.end()
    inked = [x for x in range(400) if any(image.pixelColor(x, y) != Qt.GlobalColor.white for y in range(40))]
    return inked[0], inked[-1]


@pytest.mark.parametrize("text", ["Ana Moreira", "فاطمة السيد"])
def test_lines_begin_at_the_side_of_the_window_whatever_their_script(theme: Theme, text: str) -> None:
    assert inked_columns(theme, text, Qt.LayoutDirection.LeftToRight)[0] < 5
    assert inked_columns(theme, text, Qt.LayoutDirection.RightToLeft)[1] > 395


def test_signs_beyond_the_first_plane_do_not_shift_the_bold(theme: Theme, qtbot: QtBot) -> None:
    alone = Sentence(theme, [("👩‍👧 ", False), ("bold " * 9, True)])
    other = Sentence(theme, [("👩‍👧 ", False), ("bold " * 9, False)])
    for widget in (alone, other):
        qtbot.addWidget(widget)
    assert alone.sizeHint().width() > other.sizeHint().width()


def test_a_heading_and_its_quieter_half_are_one_sentence(theme: Theme, qtbot: QtBot) -> None:
    heading = section_heading(theme, "Tomorrow", "Mon 23 Nov")
    qtbot.addWidget(heading)
    assert heading.text().split() == ["Tomorrow", "Mon", "23", "Nov"]


def test_an_empty_sentence_has_a_line_of_height_and_no_width(theme: Theme, qtbot: QtBot) -> None:
    sentence = Sentence(theme, "", Type.BODY, Role.MUTED)
    qtbot.addWidget(sentence)
    assert sentence.sizeHint().width() <= 1
    assert sentence.sizeHint().height() >= 14
