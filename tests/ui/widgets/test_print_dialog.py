"""Printing: the question which printer does not hold the program up, and what was agreed there counts."""

from pathlib import Path

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.widgets.print_dialog import ask_printer

A5 = QPageSize(QPageSize.PageSizeId.A5)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where that lands which is printed."""
    path = tmp_path / "printed.pdf"

    class FilePrinter(QtPrintSupport.QPrinter):
        def __init__(self, mode: QtPrintSupport.QPrinter.PrinterMode) -> None:
            super().__init__(mode)
            self.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
            self.setOutputFileName(str(path))

    monkeypatch.setattr(QtPrintSupport, "QPrinter", FilePrinter)
    return path


def asked(host: QWidget) -> QtPrintSupport.QPrintDialog:
    [dialog] = host.findChildren(QtPrintSupport.QPrintDialog)
    return dialog


def put_on_paper(printer: QPagedPaintDevice) -> None:
    paper = QTextDocument("Rua da Amostra 14")
    paper.print_(printer)


def test_nothing_is_printed_before_the_question_is_answered(host: QWidget, printed: Path) -> None:
    ask_printer(host, "The day on paper", put_on_paper)
    dialog = asked(host)
    assert (dialog.windowTitle(), dialog.printer().docName()) == ("The day on paper", "The day on paper")
    assert not printed.exists()
    dialog.accepted.emit(dialog.printer())
    assert printed.read_bytes().startswith(b"%PDF")
    dialog.close()


def test_who_thinks_better_of_it_prints_nothing(host: QWidget, printed: Path) -> None:
    ask_printer(host, "The day on paper", put_on_paper)
    asked(host).reject()
    assert not printed.exists()


def test_the_paper_is_prepared_for_the_question_and_once_more_after_it(host: QWidget, printed: Path) -> None:
    sizes: list[QPageSize] = []

    def prepare(device: QPagedPaintDevice) -> None:
        sizes.append(device.pageLayout().pageSize())

    ask_printer(host, "Labels", put_on_paper, prepare)
    dialog = asked(host)
    assert len(sizes) == 1
    dialog.printer().setPageSize(A5)
    dialog.accepted.emit(dialog.printer())
    assert sizes[1] == A5
    dialog.close()
