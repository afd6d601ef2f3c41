"""The look: what can be read, what follows the desktop, what grows with the text."""

import gc
import re
import shutil
import weakref
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui import theme as theme_module
from regulars.ui.theme import Role, Scheme, Theme, Type, load, tinted_icon
from regulars.ui.tokens import Colours, read_colours
from regulars.ui.widgets.label import Label

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
LOOKS = ("light", "dark")

PAPERS = (Role.BACKGROUND, Role.SIDEBAR, Role.CARD, Role.SELECTED, Role.ACCENT_SOFT)
TEXT_PAIRS = [
    *product((Role.INK, Role.MUTED), (Role.BACKGROUND, Role.SIDEBAR, Role.CARD, Role.SELECTED)),
    *product((Role.INK, Role.MUTED), (Role.ACCENT_SOFT,)),
    *product((Role.ACCENT,), PAPERS),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.ON_ACCENT, Role.THRIVING),
    (Role.SLIPPING, Role.CARD),
    (Role.SLIPPING, Role.BACKGROUND),
    (Role.THRIVING, Role.CARD),
    (Role.WARN_INK, Role.WARN_FILL),
    (Role.DATE_INK, Role.DATE_FILL),
    (Role.BACKGROUND, Role.INK),
]
RING_PAIRS = [
    *product((Role.THRIVING, Role.STEADY, Role.COOLING, Role.SLIPPING), (Role.BACKGROUND, Role.CARD, Role.SELECTED)),
    *product((Role.ACCENT,), PAPERS),
    *product((Role.MUTED,), PAPERS),
]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio, 1–21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """WCAG 2.2 relative luminance, 0–1."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def look(name: str) -> Colours:
    return read_colours(RESOURCES / "themes" / f"{name}.toml")


@pytest.fixture(scope="module")
def loaded(qapp: QApplication) -> Iterator[Theme]:
    yield load(RESOURCES)
    qapp.setStyleSheet("")


@pytest.fixture
def theme(loaded: Theme, qapp: QApplication) -> Theme:
    loaded.apply(qapp, Scheme.LIGHT)
    return loaded


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("ink", "paper"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_paper(name: str, ink: Role, paper: Role) -> None:
    colours = look(name).by_role
    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("ring", "paper"), RING_PAIRS)
def test_every_ring_and_dot_stands_out(name: str, ring: Role, paper: Role) -> None:
    colours = look(name).by_role
    assert contrast(colours[ring], colours[paper]) >= 3


@pytest.mark.parametrize("name", LOOKS)
def test_initials_can_be_read_on_every_tint(name: str) -> None:
    colours = look(name)
    assert min(contrast(colours.by_role[Role.TINT_INK], tint) for tint in colours.tints) >= 4.5


def test_a_theme_file_without_one_of_the_roles_is_refused(tmp_path: Path) -> None:
    text = (RESOURCES / "themes" / "light.toml").read_text("utf-8")
    short = tmp_path / "light.toml"
    short.write_text(re.sub(r"(?m)^muted = .*$", "", text), "utf-8")
    with pytest.raises(KeyError, match="muted"):
        read_colours(short)


def test_dark_sets_palette_and_style_sheet(theme: Theme, qapp: QApplication) -> None:
    light_sheet = qapp.styleSheet()
    theme.apply(qapp, Scheme.DARK)
    assert theme.dark
    assert qapp.palette().window().color() == theme.colour(Role.BACKGROUND)
    assert qapp.palette().window().color().lightnessF() < 0.2
    assert qapp.styleSheet() != light_sheet
    assert theme.colour(Role.CARD).name(QColor.NameFormat.HexArgb) in qapp.styleSheet()


def test_a_switch_of_the_desktop_is_followed_one_turn_of_the_event_loop_later(
    theme: Theme, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, Scheme.AUTO)
    monkeypatch.setattr(theme_module, "desktop_is_dark", lambda app: True)
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert not theme.dark, "the desktop's own palette arrives first"
    qtbot.waitUntil(lambda: theme.dark)
    assert qapp.palette().window().color() == theme.colour(Role.BACKGROUND)
    assert theme.colour(Role.INK).name(QColor.NameFormat.HexArgb) in qapp.styleSheet()


def test_a_chosen_look_does_not_follow_the_desktop(
    theme: Theme, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme_module, "desktop_is_dark", lambda app: True)
    theme.apply(qapp, Scheme.LIGHT)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert not theme.dark


def test_the_style_sheet_is_understood_and_has_no_gaps(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    # Qt warns about a sheet it cannot parse, and a warning fails the test.
    assert "$" not in theme.style_sheet()
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.ensurePolished()
    image = button.grab().toImage()
    assert image.pixelColor(image.width() // 2, 4) == theme.colour(Role.ACCENT)


def test_text_size_grows_fonts_lengths_and_layouts_of_open_windows(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    theme.lay(column, (10, 20, 10, 20), 8)
    row = QHBoxLayout()
    theme.lay(row, spacing=5)
    column.addLayout(row)
    label = Label(theme, "Ana", Type.TITLE)
    theme.hold(label, min_width=100)
    row.addWidget(label)
    before, width = theme.font(Type.TITLE).pointSizeF(), label.sizeHint().width()
    window.show()

    theme.apply(qapp, Scheme.LIGHT, 2.0)

    assert theme.px(13) == 26
    assert theme.font(Type.TITLE).pointSizeF() == pytest.approx(2 * before)
    assert label.sizeHint().width() == pytest.approx(2 * width, rel=0.05)
    assert (column.contentsMargins().top(), column.spacing(), row.spacing()) == (40, 16, 10)
    assert label.minimumWidth() == 200


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.3, 1.3), (9.0, 2.0)])
def test_text_size_stays_between_100_and_200_percent(
    theme: Theme, qapp: QApplication, asked: float, given: float
) -> None:
    theme.apply(qapp, Scheme.LIGHT, asked)
    assert theme.scale == given


def test_headings_are_set_in_the_serif_and_words_in_the_interface_font(theme: Theme) -> None:
    title = theme.font(Type.TITLE)
    assert QFontInfo(title).family().startswith("Source Serif 4")
    assert title.weight() == 600
    assert not theme.font(Type.BODY).family().startswith("Source Serif")


def test_a_name_the_serif_cannot_write_still_has_glyphs_of_some_width(theme: Theme) -> None:
    assert QFontMetricsF(theme.font(Type.TITLE)).horizontalAdvance("田中 健 فاطمة") > 50


def test_missing_fonts_are_no_reason_not_to_start(qapp: QApplication, tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "themes", tmp_path / "themes")
    assert load(tmp_path).font(Type.TITLE).pointSizeF() > 0


def strokes(image: QImage) -> set[str]:
    """The colours of the fully opaque pixels."""
    return {
        image.pixelColor(x, y).name()
        for x, y in product(range(image.width()), range(image.height()))
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_has_the_colour_of_its_role_and_takes_the_new_one_by_itself(theme: Theme, qapp: QApplication) -> None:
    icon = theme.icon("square", Role.ACCENT)
    assert strokes(icon.pixmap(QSize(48, 48)).toImage()) == {theme.colour(Role.ACCENT).name()}
    light = theme.colour(Role.ACCENT)
    theme.apply(qapp, Scheme.DARK)
    assert theme.colour(Role.ACCENT) != light
    assert strokes(icon.pixmap(QSize(48, 48)).toImage()) == {theme.colour(Role.ACCENT).name()}


def test_a_disabled_icon_is_muted_and_one_that_is_on_has_its_other_role(theme: Theme) -> None:
    icon = theme.icon("square", Role.INK, on=Role.ACCENT)
    size = QSize(48, 48)
    off = icon.pixmap(size, QIcon.Mode.Disabled, QIcon.State.Off).toImage()
    on = icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert strokes(off) == {theme.colour(Role.MUTED).name()}
    assert strokes(on) == {theme.colour(Role.ACCENT).name()}


def test_an_icon_is_sharp_on_a_dense_screen(theme: Theme) -> None:
    pixmap = theme.icon("phone").pixmap(QSize(16, 16), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)


def test_every_icon_of_the_folder_can_be_drawn(theme: Theme) -> None:
    for file in sorted((RESOURCES / "icons").glob("*.svg")):
        assert strokes(theme.pixmap(file.stem, Role.INK, 48).toImage()), f"{file.name} is empty"


def test_nobody_else_knows_a_colour() -> None:
    source = ROOT / "src" / "regulars"
    hex_colour = re.compile(r"""["']#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})["']""")
    guilty = [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in sorted(source.rglob("*.py"))
        if (found := hex_colour.search(file.read_text("utf-8")))
    ]
    assert not guilty


def test_an_icon_that_only_the_collector_can_free_leaves_its_copies_whole(theme: Theme) -> None:
    copies = []
    for _ in range(50):
        icon = tinted_icon(theme, "phone", Role.INK)
        copies.append(QIcon(icon))
        ring: list[object] = [icon]
        ring.append(ring)
        del icon, ring
    gc.collect()
    assert all(not copy.pixmap(QSize(16, 16)).isNull() for copy in copies)


def test_a_look_that_is_no_longer_used_is_freed_with_its_icons(qapp: QApplication) -> None:
    look = load(RESOURCES)
    look.icon("phone").pixmap(QSize(16, 16))
    gone = weakref.ref(look)
    del look
    gc.collect()
    assert gone() is None


def test_a_changed_copy_of_an_icon_still_draws_itself(theme: Theme) -> None:
    # Icons are drawn by Python on behalf of Qt: what one side drops, the other must not touch.
    icons = [QIcon(theme.icon("phone")) for _ in range(100)]
    for icon in icons:
        icon.setIsMask(True)
    gc.collect()
    assert all(not icon.pixmap(QSize(16, 16)).isNull() for icon in icons)
    icons.clear()
    gc.collect()
    assert not theme.icon("phone").pixmap(QSize(16, 16)).isNull()
