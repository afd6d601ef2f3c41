"""The system's question which printer, and the way to it: the one place that knows the print dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

Painting = Callable[[QPagedPaintDevice], None]


def ask_printer(parent: QWidget, title: str, put_on_paper: Painting, prepare: Painting | None = None) -> None:
    """Ask on which printer, over the window of `parent` and without waiting for the answer; then `put_on_paper`.

    `prepare` sets the paper's size and margins: before, so that the dialog shows them, and again after it may have changed
    them. The printer's queue shows `title`.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # lazy: 30 ms, and nobody prints at the start

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if prepare is not None:
        prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)

    def go_on() -> None:
        if prepare is not None:
            prepare(printer)
        put_on_paper(printer)

    dialog.accepted.connect(go_on)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
