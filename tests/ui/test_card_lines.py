"""Long lists of cards: headings are passed over, lines are read in blocks when they are looked at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from regulars.ui.card_lines import BLOCK, CardLine, CardLines, Heading


class Numbers(CardLines[int]):
    """Numbers as cards; 13 is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[int] = []

    def number_of(self, entry: int) -> int:
        return entry

    def read_lines(self, entries: Sequence[int]) -> Mapping[int, CardLine]:
        self.read += entries
        return {
            n: CardLine(str(n), "", "", f"<b>number {n}</b>", "Ana", None, None, n, None) for n in entries if n != 13
        }


def shown(qapp: QApplication) -> Numbers:
    model = Numbers()
    model.show_entries([Heading("Small", "ones"), *range(1, 40), Heading("Large"), *range(100, 140)])
    return model


def test_lines_are_read_in_blocks_and_once(qapp: QApplication) -> None:
    model = shown(qapp)
    assert model.read == []
    line = model.line_at(5)
    assert line is not None
    assert line.title == "5"
    assert model.read == list(range(1, BLOCK))
    model.line_at(6)
    assert len(model.read) == BLOCK - 1
    assert model.line_at(0) is None
    assert model.line_at(13) is None  # gone, and not asked for again
    assert len(model.read) == BLOCK - 1


def test_the_keyboard_goes_past_headings(qapp: QApplication) -> None:
    model = shown(qapp)
    assert model.headings() == [0, 40]
    assert not model.flags(model.index(40, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert (model.next_place(0), model.next_place(40), model.next_place(1000), model.place_of(100)) == (1, 41, 80, 41)
    assert Numbers().next_place(0) == -1


def test_more_entries_come_below_and_the_model_is_sound(qapp: QApplication) -> None:
    model = shown(qapp)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.add_entries([Heading("More"), 500])
    model.add_entries([])
    assert model.rowCount() == 83
    assert model.entry_at(82) == 500


def test_what_a_line_says_is_never_markup(qapp: QApplication) -> None:
    model = shown(qapp)
    index = model.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "<b>number 1</b>"
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, 0).data() == "Small ones"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
