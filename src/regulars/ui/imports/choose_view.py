"""Choosing files: a place to drop them, and where a phone keeps its export."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from regulars.domain.errors import KnownProblem
from regulars.ui.problems import title_and_next
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PrimaryButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import IconDisc
from regulars.ui.widgets.reflow import CardGrid
from regulars.ui.widgets.sentence import Sentence


class DropPlace(QWidget):
    """Where files are dropped. `dropped` carries their paths."""

    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, False
        self.setAcceptDrops(True)
        theme.hold(self, min_height=220)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour(Role.ACCENT if self._over else Role.MUTED), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(Role.SELECTED if self._over else Role.CARD))
        radius = self._theme.card_radius
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)


class ChooseView(QWidget):
    """The first stage. `chosen` carries the files."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        theme.lay(column, spacing=16)
        self._problem = Card(theme, warn=True, parent=self)
        self._title = Sentence(theme, "", Type.SECTION, Role.WARN_INK, parent=self._problem)
        self._next = Sentence(theme, "", Type.BODY, Role.WARN_INK, parent=self._problem)
        self._problem.body.addWidget(self._title)
        self._problem.body.addWidget(self._next)
        self._problem.hide()
        column.addWidget(self._problem)
        place = DropPlace(theme, self)
        place.dropped.connect(self.chosen)
        inner = QVBoxLayout(place)
        theme.lay(inner, (24, 28, 24, 28), 12)
        middle = Qt.AlignmentFlag.AlignHCenter
        inner.addWidget(IconDisc(theme, "download", 48, parent=place), 0, middle)
        inner.addWidget(Sentence(theme, self.tr("Drop your contacts here"), Type.HEADING, align=middle, parent=place))
        told = self.tr(
            "A vCard file (.vcf), with one card or thousands. Nothing is written before you have looked at it."
        )
        inner.addWidget(Sentence(theme, told, Type.BODY, Role.MUTED, align=middle, parent=place))
        self.button = PrimaryButton(theme, self.tr("Choose a file…"), "upload", parent=place)
        self.button.clicked.connect(self.ask)
        inner.addWidget(self.button, 0, middle)
        column.addWidget(place)
        ways = CardGrid(theme, 240)
        for name, how in (
            (self.tr("iPhone and Mac"), self.tr("On iCloud.com: Contacts, select all, Export vCard.")),
            (self.tr("Android and Google"), self.tr("On contacts.google.com: Export, vCard for iOS.")),
            (self.tr("Outlook"), self.tr("In People: mark all, Forward as vCard, and save the file.")),
        ):
            card = Card(theme, f"{name}. {how}", parent=self)
            card.body.addWidget(Sentence(theme, name, Type.SECTION, parent=card))
            card.body.addWidget(Sentence(theme, how, Type.BODY, Role.MUTED, parent=card))
            ways.addWidget(card)
        column.addLayout(ways)

    def show_problem(self, problem: KnownProblem | None) -> None:
        """Say why the last files did not come in; None clears it."""
        self._problem.setVisible(problem is not None)
        if problem is not None:
            title, following = title_and_next(problem)
            self._title.set_pieces(title)
            self._next.set_pieces(following)
            self._problem.set_name(f"{title}. {following}")

    def ask(self) -> None:
        """Open the desktop's file window."""
        dialog = QFileDialog(self, self.tr("Choose contacts"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Contacts (*.vcf *.vcard)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.chosen.emit([Path(name) for name in names]))
        dialog.open()
