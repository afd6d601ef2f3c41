"""The look: the one place that knows a colour, a type size, a length or an icon file.

Colours, type and space are read from `resources/themes/*.toml`; from them come the palette, the style sheet, fonts and
tinted icons. A widget asks by role (`Role.MUTED`), never by value, and lengths are design pixels at 100 % text which
`Theme.px` turns into pixels of the present text size. No Qt scaling variable is set or needed.
"""

import re
import sys
import weakref
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from regulars.ui.tokens import Colours, Measures, Role, Type, read_colours, read_measures

__all__ = ["Role", "Scheme", "Theme", "Type", "load"]

STYLE = "Fusion"
WEARS = "wears_style"
"""The application's property that names its style, where it was made with it: `setStyle` answers with a `QStyle`, and PySide
makes its hundreds of named values for that (6 ms)."""


class Scheme(StrEnum):
    """Which of the two looks: the desktop's, or always one."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The present look, handed to every widget as its first argument. `changed` follows a new scheme or text size."""

    changed = Signal()

    def __init__(self, resources: Path, measures: Measures, sheet: str) -> None:
        super().__init__()
        self._icons_folder = resources / "icons"
        self._looks_folder = resources / "themes"
        self._looks: dict[str, Colours] = {}
        self._measures = measures
        self._sheet = sheet
        self._scheme = Scheme.AUTO
        self._app: QApplication | None = None
        self._dressing_due = False
        self.dark = False
        self.scale = 1.0
        self.edition = 0  # goes up with every change, so that what was measured before can be told from what holds now
        self._drawings: dict[tuple[str, Role], QSvgRenderer] = {}
        self._pixmaps: dict[tuple[str, int, int, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, Role, Role | None], QIcon] = {}
        self._fonts: dict[Type, QFont] = {}
        self._families = _register_fonts(resources / "fonts", measures)

    # Colours

    def colour(self, role: Role, opacity: float = 1.0) -> QColor:
        """The colour for a role; `opacity` 0–1 thins it."""
        colour = QColor(self._look().by_role[role])
        if opacity < 1.0:
            colour.setAlphaF(opacity)
        return colour

    def fill(self, painter: QPainter, rect: QRect, role: Role) -> None:
        """Fill a rectangle with the colour for a role."""
        # Not by fillRect: to see that a colour is no gradient, PySide would make the names of 170 of them (3 ms).
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(role))
        painter.drawRect(rect)
        painter.restore()

    def tint(self, key: int) -> QColor:
        """A soft fill for a face; the same whole number always gives the same one."""
        tints = self._look().tints
        return QColor(tints[key % len(tints)])

    def _look(self) -> Colours:
        name = "dark" if self.dark else "light"
        if name not in self._looks:  # most owners never see the other one
            self._looks[name] = read_colours(self._looks_folder / f"{name}.toml")
        return self._looks[name]

    # Type and space

    def px(self, design: float) -> int:
        """A length of the drawings (pixels at 100 % text) in pixels of the present text size, at least 1 if not 0."""
        return max(round(design * self.scale), 1 if design > 0 else 0)

    def font(self, kind: Type) -> QFont:
        """The font for a kind of text, at the present text size."""
        if kind not in self._fonts:
            self._fonts[kind] = self._make_font(kind)
        return QFont(self._fonts[kind])

    def line_height(self, kind: Type) -> float:
        """The distance between two lines of wrapped text, in pixels."""
        measures, size = self._measures, self._measures.types[kind].size
        return size * self.scale * (measures.display_line_height if size >= _LARGE else measures.line_height)

    @property
    def card_radius(self) -> int:
        """Corners of cards and panels, in pixels."""
        return self.px(self._measures.card_radius)

    @property
    def control_radius(self) -> int:
        """Corners of buttons and fields, in pixels."""
        return self.px(self._measures.control_radius)

    def _make_font(self, kind: Type) -> QFont:
        style = self._measures.types[kind]
        font = QFont(self._families[style.family])
        font.setPointSizeF(self._points(style.size))
        font.setWeight(QFont.Weight(style.weight))
        if kind is Type.CAPS:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + self._measures.caps_spacing)
        return font

    def _points(self, design: float) -> float:
        # Points keep half pixels (12.5), which pixel sizes would round away.
        return design * self.scale * 72 / QGuiApplication.primaryScreen().logicalDotsPerInch()

    # Layouts and sizes that follow the text size

    def lay(
        self, layout: QLayout, margins: tuple[float, float, float, float] = (0, 0, 0, 0), spacing: float = 8
    ) -> None:
        """Give a layout its margins (leading, top, trailing, bottom) and spacing in design pixels, at every text size."""
        layout.setProperty(_LAID, [*margins, spacing])
        self._lay_again(layout)

    def hold(
        self,
        widget: QWidget,
        *,
        width: float | None = None,
        height: float | None = None,
        min_width: float | None = None,
        min_height: float | None = None,
        max_width: float | None = None,
        max_height: float | None = None,
    ) -> None:
        """Hold a widget's size within design pixels, now and at every text size."""
        widget.setProperty(
            _HELD, [-1 if v is None else v for v in (width, height, min_width, min_height, max_width, max_height)]
        )
        self._hold_again(widget)

    def _lay_again(self, layout: QLayout) -> None:
        leading, top, trailing, bottom, spacing = (self.px(v) for v in layout.property(_LAID))
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            leading, trailing = trailing, leading  # Qt mirrors what is in a layout, but not its margins
        layout.setContentsMargins(leading, top, trailing, bottom)
        layout.setSpacing(spacing)

    def _hold_again(self, widget: QWidget) -> None:
        width, height, min_width, min_height, max_width, max_height = widget.property(_HELD)
        for design, setter in (
            (min_width, widget.setMinimumWidth),
            (min_height, widget.setMinimumHeight),
            (max_width, widget.setMaximumWidth),
            (max_height, widget.setMaximumHeight),
            (width, widget.setFixedWidth),
            (height, widget.setFixedHeight),
        ):
            if design >= 0:
                setter(self.px(design))

    # Icons

    def icon(self, name: str, role: Role = Role.INK, on: Role | None = None) -> QIcon:
        """A line icon tinted by role; it takes the new colour by itself when the look changes.

        `on` is the role while a checkable control is on. `name` is a file of `resources/icons` without ".svg".
        """
        key = (name, role, on)
        if key not in self._icons:
            self._icons[key] = tinted_icon(self, name, role, on)
        return self._icons[key]

    def pixmap(self, name: str, role: Role, size: float, ratio: float = 1.0, width: float | None = None) -> QPixmap:
        """An icon as a picture of `size` pixels, drawn for a screen of the given device pixel ratio.

        In a picture of another `width` the icon stands in the middle.
        """
        colour = self.colour(role)
        across, down = round((width or size) * ratio), round(size * ratio)
        key = (name, colour.rgba(), across, down, ratio)
        if key not in self._pixmaps:
            picture = QPixmap(across, down)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self.draw_icon(painter, QRectF(0, 0, across, down), name, role)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._pixmaps[key] = picture
        return self._pixmaps[key]

    def draw_icon(self, painter: QPainter, rect: QRectF, name: str, role: Role) -> None:
        """Draw an icon straight into a painting, as large as the shorter side of `rect`, in its middle."""
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        key = (name, role)
        if key not in self._drawings:
            svg = (self._icons_folder / f"{name}.svg").read_text("utf-8")
            svg = svg.replace("currentColor", self.colour(role).name())
            self._drawings[key] = QSvgRenderer(QByteArray(svg.encode()))
        self._drawings[key].render(painter, box)

    # Wearing it

    def apply(self, app: QApplication, scheme: Scheme = Scheme.AUTO, scale: float = 1.0) -> None:
        """Dress the application: palette, style sheet and font. `scale` 1.0–2.0 is the text size.

        Call it again to change the scheme or the text size of the open windows. With `Scheme.AUTO` the look follows the
        desktop, one turn of the event loop after the desktop says so (its own palette arrives in between).
        """
        if self._app is None:
            self._app = app
            if app.property(WEARS) != STYLE:
                app.setStyle(STYLE)
            app.styleHints().colorSchemeChanged.connect(self._dress_soon)
        self.scale = min(max(scale, 1.0), 2.0)
        self._scheme = scheme
        wanted = {
            Scheme.AUTO: Qt.ColorScheme.Unknown,
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
        }
        app.styleHints().setColorScheme(wanted[scheme])
        self._dress()

    def _dress_soon(self) -> None:
        if not self._dressing_due:
            self._dressing_due = True
            QTimer.singleShot(0, self, self._dress)

    def _dress(self) -> None:
        self._dressing_due = False
        app = self._app
        if app is None:
            return
        self.edition += 1
        self.dark = self._scheme is Scheme.DARK or (self._scheme is Scheme.AUTO and desktop_is_dark(app))
        self._fonts.clear()
        self._pixmaps.clear()
        self._drawings.clear()
        app.setPalette(self.palette())
        app.setFont(self.font(Type.BODY))
        app.setStyleSheet(self.style_sheet())
        app.setFont(self.font(Type.BODY))  # again: a new sheet brings the platform's own fonts for buttons back
        for widget in app.allWidgets():
            if widget.property(_HELD) is not None:
                self._hold_again(widget)
            layout = widget.layout()
            for inner in [layout, *layout.findChildren(QLayout)] if layout else []:
                if inner.property(_LAID) is not None:
                    self._lay_again(inner)
        self.changed.emit()

    def palette(self) -> QPalette:
        """The palette for Fusion: what the style sheet leaves alone has the same colours."""
        palette = QPalette()
        for part, role in _PALETTE_ROLES.items():
            palette.setColor(part, self.colour(role))
        for part in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.colour(Role.MUTED))
        return palette

    def style_sheet(self) -> str:
        """The style sheet, generated from `style.qss` and the tokens."""
        words = {str(role): _css(self.colour(role)) for role in Role}
        words["accent_hover"] = _css(_between(self.colour(Role.ACCENT), self.colour(Role.INK), 0.12))
        words["toast_hover"] = _css(_between(self.colour(Role.INK), self.colour(Role.BACKGROUND), 0.16))
        words["handle"] = _css(_between(self.colour(Role.LINE), self.colour(Role.MUTED), 0.35))
        sheet = _LENGTH.sub(lambda m: f"{max(self.px(float(m[1])) + int(m[2] or 0), 0)}px", self._sheet)
        sheet = _POINTS.sub(lambda m: f"{self._points(float(m[1])):.2f}pt", sheet)
        return _WORD.sub(lambda m: words[m[1]], sheet)


_HELD_ENGINES: list[QIconEngine] = []
"""Every engine, for as long as the program runs: Qt frees an engine with its icon, and so, too early and a second time, does
PySide when the collector meets one, or when a copy is handed over that nobody holds. An engine does not hold its theme."""


def tinted_icon(theme: Theme, name: str, role: Role, on: Role | None = None) -> QIcon:
    """A new icon that draws itself with `theme`; `Theme.icon` gives the same one again and again."""
    return QIcon(_TintedIcon(theme, name, role, on))


class _TintedIcon(QIconEngine):
    """Draws a line icon in the colour its role has at that moment, so that no one re-sets icons on a change of look."""

    def __init__(self, theme: Theme, name: str, role: Role, on: Role | None) -> None:
        super().__init__()
        self._weak_theme = weakref.ref(theme)
        self._name, self._role, self._on = name, role, on
        _HELD_ENGINES.append(self)

    @property
    def _theme(self) -> Theme:
        theme = self._weak_theme()
        assert theme is not None, "an icon was drawn after its look had gone"
        return theme

    def _role_for(self, mode: QIcon.Mode, state: QIcon.State) -> Role:
        if mode is QIcon.Mode.Disabled:
            return Role.MUTED
        return self._on if self._on is not None and state is QIcon.State.On else self._role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._theme.draw_icon(painter, QRectF(rect), self._name, self._role_for(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Since Qt 6.9 `size` is in device-independent pixels; the answer has to be `scale` times as large.
        return self._theme.pixmap(self._name, self._role_for(mode, state), size.height(), scale, size.width())

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._theme, self._name, self._role, self._on)


_LARGE = 20
_LAID = "_regulars_laid"
_HELD = "_regulars_held"
_LENGTH = re.compile(r"\$px\(([\d.]+)\)(-\d+)?px")
_POINTS = re.compile(r"\$pt\(([\d.]+)\)pt")
_WORD = re.compile(r"\$([a-z_]+)")
_PALETTE_ROLES = {
    QPalette.ColorRole.Window: Role.BACKGROUND,
    QPalette.ColorRole.WindowText: Role.INK,
    QPalette.ColorRole.Base: Role.CARD,
    QPalette.ColorRole.AlternateBase: Role.SIDEBAR,
    QPalette.ColorRole.Text: Role.INK,
    QPalette.ColorRole.Button: Role.CARD,
    QPalette.ColorRole.ButtonText: Role.INK,
    QPalette.ColorRole.BrightText: Role.ON_ACCENT,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.ToolTipBase: Role.CARD,
    QPalette.ColorRole.ToolTipText: Role.INK,
    QPalette.ColorRole.Light: Role.CARD,
    QPalette.ColorRole.Midlight: Role.SIDEBAR,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.MUTED,
    QPalette.ColorRole.Shadow: Role.LINE,
}


def load(resources: Path) -> Theme:
    """Read the measures under `resources` and register the fonts. Raises `KeyError` if a type has no token.

    The colours of a look are read when it is first worn; a role without one raises `KeyError` then.
    """
    folder = resources / "themes"
    return Theme(
        resources,
        read_measures(folder / "measures.toml"),
        (folder / "style.qss").read_text("utf-8"),
    )


def desktop_is_dark(app: QApplication) -> bool:
    """Whether the desktop asks for dark windows."""
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _register_fonts(folder: Path, measures: Measures) -> dict[str, list[str]]:
    """Register the bundled fonts and say which families to ask for, best first. 0.1 ms a file: not worth delaying.

    A font that cannot be read is no reason not to start: the system's font stands in for it.
    """
    for name in measures.font_files:
        QFontDatabase.addApplicationFont(str(folder / name))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    # Windows and macOS have an interface font that people are used to; a Linux desktop's may be anything.
    sans = [measures.sans, *system] if sys.platform not in ("win32", "darwin") else list(system)
    return {"serif": [measures.serif, *sans], "sans": sans, "mono": list(fixed)}


def _css(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexArgb)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """The colour `share` (0–1) of the way from one to the other."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )
