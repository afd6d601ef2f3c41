"""One address on paper, for an envelope or a label; or a letter below it."""

from PySide6.QtGui import QFont, QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QWidget

from regulars.ui.widgets.print_dialog import ask_printer
from regulars.ui.wording import translate


def print_address(lines: str, font: QFont, parent: QWidget, title: str = "") -> None:
    """Ask for a printer, and print these lines as they are; `title` is what the question is called."""

    def put_on_paper(printer: QPagedPaintDevice) -> None:
        paper = QTextDocument()
        paper.setDefaultFont(font)
        paper.setPlainText(lines)
        paper.print_(printer)

    ask_printer(parent, title or translate("ReachBox", "Print the address"), put_on_paper)
