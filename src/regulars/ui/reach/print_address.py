"""One address on paper, for an envelope or a label."""

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QWidget


def print_address(lines: str, font: QFont, parent: QWidget) -> bool:
    """Ask for a printer, and print these lines as they are; whether they were."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # lazy: nobody waits for printing at the start

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paper = QTextDocument()
    paper.setDefaultFont(font)
    paper.setPlainText(lines)
    paper.print_(printer)
    return True
