"""The recovery code: shown large for paper, printed, copied for half a minute, and proved by typing part of it back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPagedPaintDevice,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.print_dialog import ask_printer
from regulars.ui.widgets.sentence import Sentence

CLIPBOARD_MS = 30_000
_SIZE = 21


class _Group(QLabel):
    """Five characters of the code, with the group's number below."""

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._number = theme, number
        self.setTextFormat(Qt.TextFormat.PlainText)

    def _font(self) -> QFont:
        font = self._theme.font(Type.MONO)
        font.setPixelSize(self._theme.px(_SIZE))
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def set_characters(self, text: str, name: str) -> None:
        """Show these characters; a screen reader hears them one by one."""
        self.setText(text)
        self.setAccessibleName(f"{name}: {' '.join(text)}" if text else name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(max(self.text(), "00000", key=len) if len(self.text()) != 1 else "000")
        return QSize(width + self._theme.px(20), metrics.height() + self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = theme.px(18)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -foot - 0.5)
        painter.setPen(QPen(theme.colour(Role.LINE), 1))
        painter.setBrush(theme.colour(Role.BACKGROUND))
        painter.drawRoundedRect(box, theme.control_radius, theme.control_radius)
        painter.setFont(self._font())
        painter.setPen(theme.colour(Role.INK))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setFont(theme.font(Type.TINY))
        painter.setPen(theme.colour(Role.MUTED))
        below = QRectF(0, self.height() - foot, self.width(), foot)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.locale().toString(self._number))


class CodeSheet(QWidget):
    """The code in numbered groups, with a button to print it and one to copy it."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._code = ""
        column = QVBoxLayout(self)
        theme.lay(column, spacing=10)
        # A code is read from left to right in every language.
        self._row = QWidget(self)
        self._row.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._groups = FlowLayout(theme, 8, parent=self._row)
        self._shown: list[_Group] = []
        column.addWidget(self._row)
        ways = FlowLayout(theme, 8)
        self.print_button = PlainButton(theme, self.tr("Print"), "printer", parent=self)
        self.copy_button = PlainButton(theme, self.tr("Copy"), "copy", parent=self)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self._copy)
        ways.addWidget(self.print_button)
        ways.addWidget(self.copy_button)
        column.addLayout(ways)
        self._word = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self)
        self._word.hide()
        column.addWidget(self._word)

    def set_code(self, code: str) -> None:
        """Show a code, or nothing of it any more with ""."""
        if code == self._code:
            return
        self._code = code
        while self._shown:
            group = self._shown.pop()
            self._groups.removeWidget(group)
            group.deleteLater()
        for number, characters in enumerate(code.split("-") if code else [], 1):
            group = _Group(self._theme, number, self._row)
            group.set_characters(characters, group_name(number))
            self._groups.addWidget(group)
            group.show()
            self._shown.append(group)
        self._word.hide()

    def _copy(self) -> None:
        copied = QMimeData()
        copied.setText(self._code)
        copied.setData("x-kde-passwordManagerHint", b"secret")  # clipboard histories leave it out
        clipboard, code = QGuiApplication.clipboard(), self._code
        clipboard.setMimeData(copied)

        def clear() -> None:
            if clipboard.text() == code:
                clipboard.clear()

        QTimer.singleShot(CLIPBOARD_MS, clipboard, clear)
        self._say(self.tr("Copied. The clipboard is cleared in half a minute."))

    def _print(self) -> None:
        ask_printer(self, self.tr("Print the recovery code"), self._put_on_paper)

    def _put_on_paper(self, printer: QPagedPaintDevice) -> None:
        paper(self._code, self.tr("Recovery code of my Regulars book"), self._advice()).print_(printer)
        self._say(self.tr("Sent to the printer."))

    def _advice(self) -> str:
        return self.tr(
            "Whoever has this page and a copy of the book can read it. Keep it where you keep your contracts."
        )

    def _say(self, text: str) -> None:
        self._word.set_pieces(text)
        self._word.show()


def group_name(number: int) -> str:
    """ "Group 2", counted from 1."""
    return QCoreApplication.translate("CodeSheet", "Group %1").replace("%1", str(number))


def paper(code: str, title: str, advice: str) -> QTextDocument:
    """The page that is printed: title, code, and where to keep it."""
    page = QTextDocument()
    large, small = QFont("monospace", 20), QFont("serif", 12)
    page.setDefaultFont(small)
    page.setPlainText(f"{title}\n\n{code}\n\n{advice}")
    block = page.findBlockByNumber(2)
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    look = QTextCharFormat()
    look.setFont(large)
    cursor.mergeCharFormat(look)
    return page


class CodeProof(QWidget):
    """Fields for the groups that are asked for. `changed` follows each letter; `entered` is Enter in the last one."""

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields: list[QLineEdit] = []
        self._holders: list[QWidget] = []
        self._row = FlowLayout(theme, 16, parent=self)

    def ask(self, groups: Sequence[int]) -> None:
        """Ask for these groups, counted from 0."""
        while self._fields:
            self._fields.pop()
            holder = self._holders.pop()
            self._row.removeWidget(holder)
            holder.deleteLater()
        for place, group in enumerate(groups):
            holder = QWidget(self)
            across = QHBoxLayout(holder)
            self._theme.lay(across, spacing=8)
            name = group_name(group + 1)
            across.addWidget(Label(self._theme, name, Type.MEDIUM, parent=holder))
            field = QLineEdit(holder)
            field.setMaxLength(12)
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.setAccessibleName(name)
            self._theme.hold(field, width=110, min_height=32)
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self._next_or_enter(place, len(groups)))
            across.addWidget(field)
            self._row.addWidget(holder)
            holder.show()
            self._fields.append(field)
            self._holders.append(holder)

    def _next_or_enter(self, place: int, count: int) -> object:
        if place + 1 == count:
            return self.entered
        return lambda: self._fields[place + 1].setFocus()

    def typed(self) -> list[str]:
        """What stands in the fields."""
        return [field.text() for field in self._fields]

    def is_complete(self) -> bool:
        """Whether every field holds a group's worth of characters."""
        return all(len(text.strip()) >= 5 for text in self.typed())

    def set_problem(self, problem: bool) -> None:
        """Show, or stop showing, that what stands here is not the code."""
        for field in self._fields:
            field.setProperty("problem", problem)
            field.style().unpolish(field)
            field.style().polish(field)

    def take_keyboard(self) -> None:
        """Put the cursor into the first field."""
        if self._fields:
            self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields[0].selectAll()
