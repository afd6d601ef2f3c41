"""The owner before the window: sees what is visible, clicks where a name stands, types where the cursor is.

Everything goes through real mouse and key events to what lies under the pointer or has the keyboard; a control that is hidden,
switched off or covered by something else cannot be used, as at a desk.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

PATIENCE_MS = 10_000


class Owner:
    """Eyes and two hands. `only_keys` ties the hand that holds the mouse."""

    def __init__(self, qtbot: QtBot, *, only_keys: bool = False) -> None:
        self._qtbot = qtbot
        self._only_keys = only_keys

    # Eyes

    def window(self) -> QWidget:
        """The window in front."""
        active = QApplication.activeWindow()
        if active is not None:
            return active
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
        assert windows, "there is no window to look at"
        windows[-1].activateWindow()  # what a window manager does when the window in front has gone
        return windows[-1]

    def visible(self) -> Iterator[QWidget]:
        """Everything in the window in front that can be seen, at least in part or by scrolling."""
        window = self.window()
        for widget in (window, *window.findChildren(QWidget)):
            if widget.isVisible() and widget.window() is window:
                yield widget

    def words(self) -> list[str]:
        """All that can be read in the window in front, as a screen reader would have it."""
        found = []
        for widget in self.visible():
            found += [widget.accessibleName(), *_written_on(widget)]
        return [text for text in found if text]

    def sees(self, text: str) -> bool:
        """Whether these words stand somewhere in the window."""
        return any(text in said for said in self.words())

    def wait(self, happens: Callable[[], object], what: str = "", *, within_ms: int = PATIENCE_MS) -> None:
        """Wait until it happens; say what was seen when it does not."""
        try:
            self._qtbot.waitUntil(lambda: bool(happens()), timeout=within_ms)
        except self._qtbot.TimeoutError:
            raise AssertionError(f"waited in vain for {what or happens}; to be read: {self._short()}") from None

    def wait_to_see(self, text: str, *, within_ms: int = PATIENCE_MS) -> None:
        """Wait until these words stand in the window."""
        self.wait(lambda: self.sees(text), repr(text), within_ms=within_ms)

    def wait_to_lose(self, text: str, *, within_ms: int = PATIENCE_MS) -> None:
        """Wait until these words are gone."""
        self.wait(lambda: not self.sees(text), f"{text!r} to go", within_ms=within_ms)

    def named(self, name: str) -> list[QWidget]:
        """What bears this name and can be used, the uppermost layers' first."""
        found = [w for w in self.visible() if name in _names_of(w) and w.isEnabled()]
        return sorted(found, key=lambda widget: not _is_control(widget))

    def focus(self) -> QWidget:
        """What has the keyboard."""
        if QApplication.focusWidget() is None:
            self.window()
            self.wait(lambda: QApplication.focusWidget() is not None, "something to type into")
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus

    # The hand with the mouse

    def click(self, name: str) -> None:
        """Wait for a control of this name that lies open, and click it."""
        assert not self._only_keys, "this owner has no mouse"
        place: list[tuple[QWidget, QPoint] | None] = [None]

        def lies_still_and_open() -> bool:
            before = place[0]
            place[0] = next((found for widget in self.named(name) if (found := _open_spot(widget)) is not None), None)
            return place[0] is not None and place[0] == before  # nobody aims at what is still on its way

        self.wait(lies_still_and_open, f"something to click at called {name!r}")
        assert place[0] is not None
        target, spot = place[0]
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def click_row(self, view_name: str, text: str, *, twice: bool = False) -> None:
        """Click the row with this text in the list of this name; twice opens it."""
        assert not self._only_keys, "this owner has no mouse"
        view = next(w for w in self.named(view_name) if isinstance(w, QAbstractItemView))
        row = next(i for i, said in enumerate(_rows(view)) if text in said)
        index = view.model().index(row, 0)
        view.scrollTo(index)
        spot = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        if twice:
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    # The hand on the keys

    def press(self, keys: str) -> None:
        """Press a key or several together: "Return", "Ctrl+Z", "L"."""
        combination = QKeySequence(keys)[0]
        window = self.window()
        here = QApplication.focusWidget() or window
        QTest.keyClick(here, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type where the cursor is, letter by letter; what no key bears comes as an input method sends it."""
        for letter in text:
            here = self.focus()
            if letter == "\n":
                self.press("Return")
            elif letter.isascii():
                QTest.keyClicks(here, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(here, event)

    def fill(self, name: str, text: str) -> None:
        """Click into the field of this name and type over what is in it."""
        self.click(name)
        self.press("Ctrl+A")
        self.type(text)

    def tab_to(self, name: str, *, most: int = 200) -> None:
        """Go on with Tab until the control of this name has the keyboard."""
        for _ in range(most):
            if name in _names_of(self.focus()):
                return
            before = self.focus()
            self.press("Tab")
            if self.focus() is before and name not in _names_of(before):
                break
        raise AssertionError(f"Tab does not lead to {name!r}; it stands at {_names_of(self.focus())}")

    def _short(self) -> str:
        return " | ".join(dict.fromkeys(text[:60] for text in self.words()))[:3000]


def _names_of(widget: QWidget) -> set[str]:
    names = {widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        names.add(widget.text().replace("&&", "&"))
    return names


def _is_control(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def _written_on(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() | QAbstractButton():
            return [widget.text()]
        case QLineEdit() if widget.echoMode() is QLineEdit.EchoMode.Normal:
            return [widget.text() or widget.placeholderText()]
        case QPlainTextEdit():
            return [widget.toPlainText()]
        case QComboBox():
            return [widget.currentText()]
        case QAbstractItemView():
            return _rows(widget)
    return []


def _rows(view: QAbstractItemView) -> list[str]:
    """The first rows of a list, as they are read out (a long list is scrolled through by nobody)."""
    model = view.model()
    said = []
    for row in range(min(model.rowCount(), 40)):
        index = model.index(row, 0)
        text = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
        said.append(str(text or ""))
    return said


def _open_spot(widget: QWidget) -> tuple[QWidget, QPoint] | None:
    """Where the pointer reaches this widget or something in it; scrolled into view first, as a wheel would."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    window = widget.window()
    spot = widget.mapTo(window, widget.rect().center())
    target = window.childAt(spot) or window
    if target is not widget and not widget.isAncestorOf(target):
        return None
    return target, target.mapFrom(window, spot)
