"""Nothing longer is pasted than there is room for, and what stays outside is said."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from regulars.domain.clean_text import TEXT_LIMIT
from regulars.ui.theme import Theme
from regulars.ui.widgets.limited_text import LimitedText, cut_words


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> Iterator[LimitedText]:
    editor = LimitedText()
    qtbot.addWidget(editor)
    editor.resize(400, 300)
    editor.show()
    yield editor
    editor.close()


def paste(editor: LimitedText, text: str) -> list[int]:
    heard: list[int] = []
    editor.cut_off.connect(heard.append)
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)
    return heard


def test_a_paste_that_fits_comes_in_whole(editor: LimitedText) -> None:
    assert paste(editor, "x" * TEXT_LIMIT) == []
    assert editor.toPlainText() == "x" * TEXT_LIMIT


def test_a_paste_that_is_too_long_is_cut_at_the_limit_and_said(editor: LimitedText) -> None:
    editor.setPlainText("before ")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    begun = time.process_time()
    assert paste(editor, "y" * 200_000) == [200_000 - TEXT_LIMIT + 7]
    assert time.process_time() - begun < 1
    assert editor.toPlainText() == "before " + "y" * (TEXT_LIMIT - 7)
    assert "190007" in cut_words(190_007).replace(",", "")


def test_what_is_selected_makes_room(editor: LimitedText) -> None:
    editor.setPlainText("x" * TEXT_LIMIT)
    assert paste(editor, "one more") == [8]
    editor.selectAll()
    assert paste(editor, "instead") == []
    assert editor.toPlainText() == "instead"
