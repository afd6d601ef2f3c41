"""The card of all that happened together: a line to note something at once, and the river of moments below it."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.moments import Moment, MomentId, MomentKind
from regulars.domain.river import RiverEntry, Stream
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import Pick
from regulars.ui.person.moment_row import MomentRow
from regulars.ui.person.panel import Panel, inset
from regulars.ui.person.river_model import RiverModel
from regulars.ui.person.river_row import RiverRow, stream
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.search_field import SearchField
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_TYPING_MS = 120


class TogetherView(Panel):
    """The newest moment first; more are read as one scrolls. Or what is asked for: of other kinds, or with certain words."""

    wanted = Signal(QWidget)
    """This row should be seen."""
    cited = Signal(object)
    """The card of this `RiverEntry` should be seen."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self._count = Label(theme, "", Type.BODY, Role.MUTED, parent=self)
        self.head.addWidget(self._count)
        self.quick = QuickLine(editing, self)
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(inset(theme, self.quick))
        self.model = RiverModel(editing.desk, editing.person, self)
        self.model.found.connect(self.refresh)
        self.search = SearchField(theme, self.tr("Search in all that happened"), self.tr("Search here"), parent=self)
        self.search.setProperty("kind", "")  # no taller than the choice beside it
        self.search.textChanged.connect(self._ask_soon)
        self.search.left_down.connect(self._enter_rows)
        streams = [(each, stream(each)) for each in (Stream.CONTACTS, None, *list(Stream)[1:])]
        self.streams = Pick(theme, self.tr("What is shown"), streams, parent=self)
        self.streams.picked.connect(self._ask)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(self._ask)
        self.body.addSpacing(theme.px(8))
        self.body.addLayout(inset(theme, self.search, self.streams))
        self.newest = LinkButton(theme, self.tr("Back to the newest"), "chevron-up", parent=self)
        self.newest.clicked.connect(editing.model.begin_with_newest)
        self.body.addWidget(self.newest, 0, Qt.AlignmentFlag.AlignLeading)
        self.nothing = Sentence(theme, self.tr("When did you last see each other?"), Type.BODY, Role.MUTED, parent=self)
        self.body.addLayout(inset(theme, self.nothing))
        river = QVBoxLayout()
        theme.lay(river, (0, 6, 0, 0), 6)
        self.body.addLayout(river)
        self._rows: Rows[Moment, MomentRow] = Rows(
            river, lambda moment: MomentRow(editing, moment), MomentRow.tell, self.quick.text
        )
        mixed = QVBoxLayout()
        theme.lay(mixed, spacing=6)
        self.body.addLayout(mixed)
        self._found: Rows[RiverEntry, MomentRow | RiverRow] = Rows(mixed, self._make, _tell, self.search)
        self.older = LinkButton(theme, self.tr("Older moments"), "chevron-down", parent=self)
        self.older.clicked.connect(self._read_older)
        self.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeading)
        editing.model.flowed.connect(self.refresh)

    def title(self) -> str:
        """The heading."""
        return translate("TogetherView", "Together")

    def refresh(self) -> None:
        """Show the model's river."""
        model, page, usual = self.editing.model, self.model.page, self.model.is_usual()
        if usual:
            self._count.setText(self.tr("%n moment(s)", None, model.moment_count))
        elif page is not None:
            self._count.setText(self.tr("%n found", None, page.found))
        self._rows.show([(moment.id, moment) for moment in model.moments] if usual else [])
        entries = page.entries if page is not None and not usual else ()
        self._found.show([(entry.key, entry) for entry in entries])
        self.older.setVisible(model.has_older if usual else page is not None and page.left > 0)
        self.newest.setVisible(usual and model.begins_at is not None)
        self.nothing.set_pieces(
            self.tr("When did you last see each other?") if usual else self.tr("Nothing of that is in the book.")
        )
        self.nothing.setVisible(not model.moment_count if usual else page is not None and not page.found)

    def refresh_after(self, touched: frozenset[Area]) -> None:
        """Show what the model holds now; what was searched is searched again."""
        if not self.model.is_usual():
            self.model.look_again()
        self.refresh()

    def rows(self) -> list[MomentRow]:
        """The rows of moments that are there now."""
        return [row for row in [*self._rows.all(), *self._found.all()] if isinstance(row, MomentRow)]

    def entries(self) -> list[MomentRow | RiverRow]:
        """What was found, in its order."""
        return self._found.all()

    def show_usual(self) -> None:
        """The moments as they are, nothing searched."""
        self.search.clear()
        self.streams.show_stored(Stream.CONTACTS)
        self._ask()

    def _ask_soon(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.model.ask(self.streams.value(), self.search.text())
        self.refresh()

    def _read_older(self) -> None:
        if self.model.is_usual():
            self.editing.model.read_older()
        else:
            self.model.go_on()

    def _enter_rows(self) -> None:
        rows = self._rows.all() or self._found.all()
        if rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, entry: RiverEntry) -> MomentRow | RiverRow:
        if isinstance(entry.record, Moment):
            return MomentRow(self.editing, entry.record)
        row = RiverRow(self.editing, entry)
        row.wanted.connect(self.cited)
        return row

    def show_moment(self, moment: MomentId) -> None:
        """Bring a moment into view and light it up."""
        if not self.editing.model.find_moment(moment):
            return
        if not self.model.is_usual():
            self.show_usual()
        row = self._rows.row(moment)
        if row is not None:
            QTimer.singleShot(0, row, lambda: self._bring(row))  # a new row has its place after the next layout

    def _bring(self, row: MomentRow) -> None:
        row.light_up()
        self.wanted.emit(row)


def _tell(row: MomentRow | RiverRow, entry: RiverEntry) -> None:
    if isinstance(row, MomentRow):
        if isinstance(entry.record, Moment):
            row.tell(entry.record)
    else:
        row.show_entry(entry)


class QuickLine(QWidget):
    """What happened, today, in one line: Enter keeps it as a moment of the kind beside it."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        self._theme: Theme = theme
        self.text = QLineEdit(self)
        # The box around the whole line is its frame.
        self.text.setStyleSheet("QLineEdit, QLineEdit:focus { background: transparent; border: none; padding: 0; }")
        self.text.setPlaceholderText(self.tr("What happened?"))
        self.text.setAccessibleName(self.tr("What happened today?"))
        self.text.returnPressed.connect(self._keep)
        self.kind = Pick(
            theme, self.tr("Kind"), [(kind, wording.moment_kind(kind)) for kind in MomentKind], parent=self
        )
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.lay(column, (12, 7, 8, 7), 4)
        row = QHBoxLayout()
        theme.lay(row, spacing=10)
        row.addWidget(IconSpot(theme, "pen-line", Role.INK, 15, parent=self))
        row.addWidget(self.text, 1)
        row.addWidget(self.kind)
        column.addLayout(row)
        column.addWidget(self._problem)

    def accept(self, *, kept: bool) -> None:
        """It is in the book: the line is free again."""
        self._problem.hide()
        self.text.clear()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _keep(self) -> None:
        text = self.text.text().strip()
        if not text:
            return
        person, moments, kind = self._editing.person, self._editing.verbs.moments, self.kind.value()

        def log() -> Changes:
            return moments.log([person], kind, text=text)

        self._editing.save(log, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.text.hasFocus()
        painter.setPen(QPen(theme.colour(Role.ACCENT if on else Role.LINE), 2 if on else 1))
        painter.setBrush(theme.colour(Role.BACKGROUND))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.control_radius, theme.control_radius)
