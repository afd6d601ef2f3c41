"""Ctrl+K: every command by a few letters of its name. The first row says what Enter will do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from regulars.ui.actions import Actions, key_text, plain_name
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import KeyCap, key_cap_size, paint_key_cap
from regulars.ui.widgets.elided_label import ElidedLabel
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.overlay import Overlay

_ROWS_SHOWN = 8
_MOST_ROWS = 40
_GOOD_ENOUGH = 60  # of 100
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A row beyond the commands, a person to open, say: `run` does it, `hint` stands quietly at its end."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    hint: str = ""
    look: Callable[[], object] | None = None
    """What Space does to a row that the owner went to: the brief of a person."""


class CommandPalette(Overlay):
    """The palette over `host`. `more` gives further rows for what is typed; they come after the commands that fit."""

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        actions: Actions,
        more: Callable[[str], Sequence[Entry]] | None = None,
    ) -> None:
        super().__init__(theme, host, "", 620, 96)
        self.setAccessibleName(self.tr("Commands"))
        self.panel.setAccessibleName(self.tr("Commands"))
        self._actions, self._more = actions, more
        self.field = QLineEdit(self.panel)
        self.field.setProperty("kind", "naked")
        self.setProperty("keeps_itself", True)  # what is typed here is no text of the owner's
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Search commands"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self._will_do = ElidedLabel(theme, "", Type.MEDIUM, Role.ACCENT, parent=self.panel)
        self._enter = KeyCap(theme, self.tr("Enter"), parent=self.panel)
        first_row = QHBoxLayout()
        theme.lay(first_row, (2, 0, 2, 0), 10)
        first_row.addWidget(self._enter)
        first_row.addWidget(self._will_do, 1)
        self.rows = QListWidget(self.panel)
        self.rows.setProperty("kind", "palette")
        self.rows.setAccessibleName(self.tr("Commands that fit"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(_RowDelegate(theme, self.rows))
        self.rows.setMouseTracking(True)
        self.rows.currentRowChanged.connect(self._tell_what_enter_does)
        self.rows.itemClicked.connect(lambda _item: self._run())
        self._went = False
        """Whether the owner went to the row by a key: then Space is for the row and no letter of the line."""
        said = self.tr("Up and Down choose · Space on a name: the brief · Esc closes")
        keys = Label(theme, said, Type.TINY, Role.MUTED, parent=self.panel)
        self.body.addWidget(self.field)
        self.body.addWidget(HairLine(theme, parent=self.panel))
        self.body.addLayout(first_row)
        self.body.addWidget(self.rows)
        self.body.addWidget(keys)

    def ask(self) -> None:
        """Open with an empty line and every command that can be done now."""
        self.field.clear()
        self._fill("")
        self.open(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            page = _ROWS_SHOWN - 1
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self.rows.count():
                row = self.rows.currentRow() + step
                row = row % self.rows.count() if abs(step) == 1 else min(max(row, 0), self.rows.count() - 1)
                self.rows.setCurrentRow(row)
                self._went = True
                return True
            if event.key() == Qt.Key.Key_Space and self._went and self._look():
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> bool:
        row = self.rows.currentItem().data(_ENTRY) if self.rows.currentRow() >= 0 else None
        if not isinstance(row, Entry) or row.look is None:
            return False
        self.close_over()
        row.look()
        return True

    def _fill(self, typed: str) -> None:
        self._went = False
        words = typed.strip()
        rows: list[QAction | Entry] = [*fitting(words, self._actions.for_palette())]
        if self._more is not None and words:
            rows += self._more(words)
        self.rows.clear()
        for row in rows[:_MOST_ROWS]:
            name = plain_name(row) if isinstance(row, QAction) else row.text
            key = key_text(row) if isinstance(row, QAction) else row.hint
            item = QListWidgetItem(name, self.rows)
            item.setData(_ENTRY, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {key}" if key else name)
            if isinstance(row, QAction):
                item.setIcon(row.icon())
            elif row.icon:
                item.setIcon(self._theme.icon(row.icon, Role.MUTED))
        self._fit_rows()
        self.rows.setCurrentRow(0 if rows else -1)
        self._tell_what_enter_does()
        self.place()

    def _fit_rows(self) -> None:
        """As many rows as there are, as are looked through at once, and as a low window has room for."""
        wanted = min(max(self.rows.count(), 1), _ROWS_SHOWN) * self._theme.px(38) + 2
        self.rows.setFixedHeight(wanted)
        too_high = self.body.sizeHint().height() - (self._host.height() - 2 * self._theme.px(16))
        if too_high > 0:
            self.rows.setFixedHeight(max(wanted - too_high, self._theme.px(38) + 2))

    def _tell_what_enter_does(self) -> None:
        found = self.rows.currentRow() >= 0
        self._enter.setVisible(found)
        if found:
            name = self.rows.currentItem().text()
            self._will_do.setText(name)
            self.field.setAccessibleDescription(self.tr("Enter: {command}").format(command=name))
        else:
            self._will_do.setText(self.tr("Nothing has a name like that"))
            self.field.setAccessibleDescription(self._will_do.text())

    def _run(self) -> None:
        if self.rows.currentRow() < 0:
            return
        row = self.rows.currentItem().data(_ENTRY)
        self.close_over()
        if isinstance(row, QAction):
            row.trigger()
        else:
            row.run()


def fitting(words: str, actions: Sequence[QAction]) -> list[QAction]:
    """The commands that what is typed may mean, likeliest first; all, in their own order, when nothing is typed."""
    if not words:
        return list(actions)
    from rapidfuzz import fuzz, utils  # not before someone types: it is no part of starting

    scored = []
    typed = utils.default_process(words)
    for place, action in enumerate(actions):
        name = utils.default_process(plain_name(action))
        begins = name.startswith(typed) or any(word.startswith(typed) for word in name.split())
        # Half a word fits many names by chance, so letters out of order count only from the fourth on.
        score = 100.0 if begins else fuzz.partial_ratio(typed, name) if len(typed) > 3 or typed in name else 0.0
        if score >= _GOOD_ENOUGH:
            scored.append((-score, not name.startswith(typed), place, action))
    return [action for _, _, _, action in sorted(scored, key=lambda row: row[:3])]


class _RowDelegate(QStyledItemDelegate):
    """A row: icon, name, and the key at the far end."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(38))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        whole: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        direction: Qt.LayoutDirection = option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT_SOFT))
            painter.drawRoundedRect(whole, theme.control_radius, theme.control_radius)
        box = whole.adjusted(theme.px(10), 0, -theme.px(10), 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        side = theme.px(17)
        if isinstance(icon, QIcon):
            place = QRect(box.left(), box.center().y() - side // 2, side, side)
            icon.paint(painter, QStyle.visualRect(direction, whole, place))
        box.adjust(side + theme.px(12), 0, 0, 0)
        row = index.data(_ENTRY)
        key = key_text(row) if isinstance(row, QAction) else row.hint
        if key:
            cap = key_cap_size(theme, key)
            place = QRect(box.right() - cap.width(), box.center().y() - cap.height() // 2, cap.width(), cap.height())
            mirrored = QStyle.visualRect(direction, whole, place)
            if isinstance(row, QAction):
                paint_key_cap(painter, QRectF(mirrored), key, theme)
            else:
                painter.setFont(theme.font(Type.TINY))
                painter.setPen(theme.colour(Role.MUTED))
                painter.drawText(mirrored, Qt.AlignmentFlag.AlignCenter, key)
            box.adjust(0, 0, -cap.width() - theme.px(10), 0)
        painter.setFont(theme.font(Type.MEDIUM if current else Type.BODY))
        painter.setPen(theme.colour(Role.INK))
        draw_line(painter, whole, box, str(index.data(Qt.ItemDataRole.DisplayRole)), direction)
        painter.restore()
