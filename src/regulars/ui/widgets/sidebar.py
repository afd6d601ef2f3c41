"""The sidebar: the mark, the note button, where one can go, and a quiet line about the book's safety."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import key_cap_size, paint_focus, paint_key_cap
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.sentence import Sentence

_WIDTH = 216
_COMPACT_WIDTH = 60


class _SideButton(QPushButton):
    """What the two kinds of button in the sidebar share: an icon at the leading side, words that can be hidden."""

    least = 22
    """Design pixels that it is high at least, with its icon whole."""

    def __init__(self, theme: Theme, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.theme, self.icon_name, self.words = theme, icon, text
        self.compact = False
        self.setProperty("kind", "painted")
        self.setAutoDefault(True)  # Enter presses it too
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, with the words as tool tip."""
        self.compact = compact
        self.setToolTip(self.words if compact else "")
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        # In a low window with large text all of them are lower, rather than one cut and the next out of sight.
        return QSize(self.theme.px(36), self.theme.px(self.least))

    def paint_icon(self, painter: QPainter, role: Role, side: float, left: float) -> None:
        """Draw the icon where it belongs."""
        size = self.theme.px(side)
        x = (self.width() - size) // 2 if self.compact else self.theme.px(left)
        place = QRect(x, (self.height() - size) // 2, size, size)
        self.theme.draw_icon(painter, QRectF(self.mirrored(place)), self.icon_name, role)

    def paint_words(self, painter: QPainter, left: float, room_at_end: int) -> None:
        """Draw the words from `left` design pixels on, leaving `room_at_end` pixels."""
        box = self.rect().adjusted(self.theme.px(left), 0, -room_at_end, 0)
        draw_line(painter, self.rect(), box, self.words, self.layoutDirection())

    def mirrored(self, box: QRect) -> QRect:
        """A box of the left-to-right drawing where it belongs in this language."""
        return visual_rect(self.layoutDirection(), self.rect(), box)


class NavButton(_SideButton):
    """One place to go, with how much waits there."""

    focused = Signal(QWidget)

    def __init__(self, theme: Theme, icon: str, text: str, *, parent: QWidget) -> None:
        super().__init__(theme, icon, text, parent)
        self._count: int | None = None
        self.setCheckable(True)

    def set_count(self, count: int | None) -> None:
        """How much waits there; None shows nothing."""
        self._count = count
        self.setAccessibleDescription("" if count is None else self.locale().toString(count))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, here = self.theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT_SOFT if here else Role.BACKGROUND))
            painter.drawRoundedRect(self.rect(), theme.control_radius, theme.control_radius)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), theme.control_radius, theme)
        self.paint_icon(painter, Role.ACCENT if here else Role.MUTED, 18, 10)
        if self.compact:
            return
        end = theme.px(10)
        if self._count is not None:
            text = self.locale().toString(self._count)
            painter.setFont(theme.font(Type.SMALL_STRONG if here else Type.SMALL))
            painter.setPen(theme.colour(Role.MUTED))
            box = self.rect().adjusted(0, 0, -end, 0)
            draw_line(painter, self.rect(), box, text, self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
            end += painter.fontMetrics().horizontalAdvance(text) + theme.px(6)
        painter.setFont(theme.font(Type.STRONG if here else Type.BODY))
        painter.setPen(theme.colour(Role.ACCENT if here else Role.INK))
        self.paint_words(painter, 39, end)


class _NoteButton(_SideButton):
    """The button that is always there: note something, with its key."""

    least = 30

    def __init__(self, theme: Theme, text: str, key_text: str, *, parent: QWidget) -> None:
        super().__init__(theme, "pen-line", text, parent)
        self._key_text = key_text

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(Role.MUTED if self.underMouse() else Role.LINE))
        painter.setBrush(theme.colour(Role.CARD))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.control_radius, theme.control_radius)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), theme.control_radius, theme)
        self.paint_icon(painter, Role.INK, 16, 8)
        if self.compact:
            return
        metrics = QFontMetrics(theme.font(Type.MEDIUM))
        end = theme.px(6)
        cap = key_cap_size(theme, self._key_text)
        words = theme.px(29) + metrics.horizontalAdvance(self.words) + theme.px(3)
        if self._key_text and words + cap.width() + end <= self.width():
            place = QRect(self.width() - end - cap.width(), (self.height() - cap.height()) // 2, 0, 0)
            place.setSize(cap)
            paint_key_cap(painter, QRectF(self.mirrored(place)), self._key_text, theme)
            end += cap.width()
        painter.setFont(theme.font(Type.MEDIUM))
        painter.setPen(theme.colour(Role.INK))
        self.paint_words(painter, 29, end)


class Mark(QWidget):
    """The R on its green square, at `size` design pixels."""

    def __init__(self, theme: Theme, size: float = 28, icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size, self._icon = theme, size, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.ACCENT))
        painter.drawRoundedRect(self.rect(), side * 0.27, side * 0.27)
        if self._icon:
            inset = side * 0.26
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            self._theme.draw_icon(painter, box, self._icon, Role.ON_ACCENT)
            return
        font = self._theme.font(Type.BRAND)
        font.setPixelSize(max(8, round(side * 0.6)))
        painter.setFont(font)
        painter.setPen(self._theme.colour(Role.ON_ACCENT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "R")


class Sidebar(QWidget):
    """The places of the window. `chosen` carries a place's key, `noted` asks for the note line."""

    chosen = Signal(str)
    noted = Signal()

    def __init__(self, theme: Theme, app_name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, NavButton] = {}
        self._note: _NoteButton | None = None
        column = QVBoxLayout(self)
        theme.lay(column, (12, 18, 12, 12), 16)
        self._brand = Label(theme, app_name, Type.BRAND, parent=self)
        brand = QHBoxLayout()
        theme.lay(brand, (8, 0, 0, 0), 10)
        brand.addWidget(Mark(theme, parent=self))
        brand.addWidget(self._brand, 1)
        self._brand_row = brand
        column.addLayout(brand)
        self._note_place = QVBoxLayout()
        column.addLayout(self._note_place)
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        self._area = self._scrolling_places()
        column.addWidget(self._area, 1)
        self._line = HairLine(theme, parent=self)
        self._status = Sentence(theme, "", Type.TINY, Role.MUTED, parent=self)
        self._safety = QWidget(self)
        row = QHBoxLayout(self._safety)
        theme.lay(row, (8, 0, 4, 0), 6)
        row.addWidget(IconSpot(theme, "lock", size=11, parent=self._safety))
        row.addWidget(self._status, 1)
        column.addWidget(self._line)
        column.addWidget(self._safety)
        self._safety.hide()
        self._line.hide()
        self._compact = False
        theme.hold(self, width=_WIDTH)

    def _scrolling_places(self) -> QScrollArea:
        """The two groups of places; they scroll where large text leaves no room for all of them."""
        area = QScrollArea(self)
        area.setViewport(
            QWidget()
        )  # see-through; to ask for the one it has, PySide loads every widget there is (10 ms)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._theme.lay(column, spacing=12)
        for places in (self._top, self._bottom):
            self._theme.lay(places, spacing=2)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._bottom)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        return area

    def add(self, key: str, icon: str, text: str, *, bottom: bool = False) -> NavButton:
        """Add a place to go, above or in the lower group."""
        button = NavButton(self._theme, icon, text, parent=self)
        button.clicked.connect(lambda: self._choose(key))
        button.focused.connect(self._area.ensureWidgetVisible)
        button.set_compact(self._compact)
        places: QBoxLayout = self._bottom if bottom else self._top
        places.addWidget(button)
        self._buttons[key] = button
        return button

    def set_current(self, key: str) -> None:
        """Show where the window is, silently; "" for nowhere in particular."""
        for known, button in self._buttons.items():
            button.setChecked(known == key)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how much waits at a place."""
        self._buttons[key].set_count(count)

    def set_note(self, text: str, key_text: str) -> None:
        """Offer the note button, with its key as printed."""
        self._note = _NoteButton(self._theme, text, key_text, parent=self)
        self._note.clicked.connect(self.noted)
        self._note.set_compact(self._compact)
        self._note_place.addWidget(self._note)

    def set_status(self, text: str) -> None:
        """A quiet line at the foot: how the book is kept."""
        self._status.set_pieces(text)
        self._safety.setVisible(bool(text) and not self._compact)
        self._line.setVisible(bool(text) and not self._compact)

    def set_compact(self, compact: bool) -> None:
        """Icons only, for narrow windows."""
        if compact == self._compact:
            return
        self._compact = compact
        self._brand.setVisible(not compact)
        self._theme.lay(self._brand_row, (4, 0, 0, 0) if compact else (8, 0, 0, 0), 10)
        self.set_status(self._status.text())
        for button in [*self._buttons.values(), *([self._note] if self._note else [])]:
            button.set_compact(compact)
        # Beside icons a scroll bar has no room; the wheel and the keyboard scroll all the same.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if compact else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(policy)
        self._theme.hold(self, width=_COMPACT_WIDTH if compact else _WIDTH)

    def is_compact(self) -> bool:
        """Whether only icons are shown."""
        return self._compact

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._theme.fill(painter, self.rect(), Role.SIDEBAR)
        edge = visual_rect(self.layoutDirection(), self.rect(), QRect(self.width() - 1, 0, 1, self.height()))
        self._theme.fill(painter, edge, Role.LINE)
