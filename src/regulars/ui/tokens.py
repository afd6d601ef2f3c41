"""The design tokens: which roles and kinds of text there are, and their values, read from `resources/themes/*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QColor


class Role(StrEnum):
    """What a colour is for; the values are the keys of the theme files."""

    BACKGROUND = "background"
    SIDEBAR = "sidebar"
    CARD = "card"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    TRACK = "track"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_SOFT = "accent_soft"
    SELECTED = "selected"
    THRIVING = "thriving"
    STEADY = "steady"
    COOLING = "cooling"
    SLIPPING = "slipping"
    WARN_FILL = "warn_fill"
    WARN_INK = "warn_ink"
    DATE_FILL = "date_fill"
    DATE_INK = "date_ink"
    TINT_INK = "tint_ink"
    SHADE = "shade"


class Type(StrEnum):
    """What a piece of text is; the values are the keys of `measures.toml`."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    FIGURE = "figure"
    BRAND = "brand"
    LEAD = "lead"
    QUOTE = "quote"
    SECTION = "section"
    NAME = "name"
    BODY = "body"
    MEDIUM = "medium"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    TINY = "tiny"
    CAPS = "caps"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One row of the type table: `size` in pixels at 100 %, `weight` 400–600, `family` "serif", "sans" or "mono"."""

    size: float
    weight: int
    family: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Type and space, as read from `measures.toml`."""

    serif: str
    sans: str
    font_files: tuple[str, ...]
    types: Mapping[Type, TypeStyle]
    line_height: float
    display_line_height: float
    caps_spacing: float
    card_radius: float
    control_radius: float


@dataclass(frozen=True, slots=True)
class Colours:
    """One look: a colour for every role, and the soft fills for faces."""

    by_role: Mapping[Role, QColor]
    tints: tuple[QColor, ...]


def read_colours(file: Path) -> Colours:
    """One look from its file. Raises `KeyError` naming the role that has no colour."""
    tokens = tomllib.loads(file.read_text("utf-8"))
    return Colours(
        {role: QColor(tokens["colours"][role]) for role in Role}, tuple(QColor(t) for t in tokens["faces"]["tints"])
    )


def read_measures(file: Path) -> Measures:
    """Type and space from their file. Raises `KeyError` naming the type that has no row."""
    tokens = tomllib.loads(file.read_text("utf-8"))
    families = tokens["families"]
    return Measures(
        serif=families["serif"],
        sans=families["sans"],
        font_files=tuple(families["files"]),
        types={kind: TypeStyle(*tokens["type"][kind]) for kind in Type},
        line_height=tokens["text"]["line_height"],
        display_line_height=tokens["text"]["display_line_height"],
        caps_spacing=tokens["text"]["caps_spacing"],
        card_radius=tokens["space"]["card_radius"],
        control_radius=tokens["space"]["control_radius"],
    )
