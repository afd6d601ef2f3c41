"""Draws the kit into pictures, to be looked at beside the design: `python tests/ui/gallery.py FOLDER`.

Not a test: light, dark, 200 % text, right-to-left and a narrow window, each as `<sheet>-<look>.png`.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from regulars.ui.actions import Actions
from regulars.ui.theme import Role, Scheme, Theme, Type, load
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.capacity import CapacityBar
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.card_list import CardList
from regulars.ui.widgets.chip import Chip, FilterChip, IconDisc, KeyCap
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.elided_label import ElidedLabel
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.figure_card import FigureCard
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.health_chart import HealthChart
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.palette import CommandPalette, Entry
from regulars.ui.widgets.part_bars import Part, PartBars
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.search_field import SearchField
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Piece, Sentence, section_heading
from regulars.ui.widgets.setting_row import SettingRow
from regulars.ui.widgets.share_bar import ShareBar
from regulars.ui.widgets.sidebar import Sidebar
from regulars.ui.widgets.toast import Toast
from regulars.ui.widgets.toggle import Tick, Toggle
from regulars.ui.widgets.week_bars import WeekBars
from regulars.ui.widgets.weekday_room import WeekdayRoom

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 22)
PEOPLE = [
    ("Ana Moreira", "Moreira Interiors", 31, Role.COOLING, 0, "Call", "phone"),
    ("Grace Holloway", "regular since 2019", 58, Role.STEADY, 1, "Message", "message-circle"),
    ("田中 健 · Tanaka Ken", "Tanaka Coffee", 44, Role.COOLING, 2, "Write", "mail"),
    ("Piotr Baran", "Baran & Sons", 20, Role.SLIPPING, 3, "Visit", "map-pin"),
]
WHY = [
    [Piece("You usually talk every 5 weeks. It has been "), Piece("9 weeks", True), Piece(".")],
    [Piece("Her daughter Ruth turns "), Piece("16 tomorrow", True), Piece(".")],
    [Piece("He wrote first "), Piece("twice in a row", True), Piece(". Your turn.")],
    [Piece("Quiet for "), Piece("4 months", True), Piece("; he never went past 7 weeks before.")],
]
CHIPS = [
    ("Quote for the shelves, promised for today", "handshake", "warn"),
    ("Birthday 23 Nov", "cake", "date"),
    ("Ask about the Kyoto move", "message-square-quote", "plain"),
    ("Prefers a visit to a call", "footprints", "plain"),
]


def window(theme: Theme, page: QWidget, current: str) -> QWidget:
    """A window with the sidebar and a page."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    theme.lay(row, spacing=0)
    side = Sidebar(theme, "Regulars")
    side.set_note("Note something", "Ctrl N")
    for key, icon, text, count in (
        ("today", "sun", "Today", 5),
        ("people", "users", "People", 412),
        ("circles", "circle-dot-dashed", "Circles", None),
        ("promises", "handshake", "Promises", 3),
        ("dates", "cake", "Dates", 2),
        ("insights", "chart-line", "Insights", None),
    ):
        side.add(key, icon, text).set_count(count)
    for key, icon, text in (
        ("privacy", "shield-check", "Privacy line"),
        ("import", "download", "Import"),
        ("settings", "settings", "Settings"),
    ):
        side.add(key, icon, text, bottom=True)
    side.set_status("Encrypted on this laptop · backed up 09:02")
    side.set_current(current)
    row.addWidget(side)
    row.addWidget(page, 1)
    return whole


def today(theme: Theme) -> QWidget:
    """The list of 01-today."""
    subtitle = "Sunday 22 November · five people today, about 40 minutes"
    page = Page(theme, "Good afternoon, Marta.", subtitle)
    bar = CapacityBar(theme)
    bar.set_progress(14, 25, "14 of 25 this week")
    page.add_action(bar)
    cards = CardList(theme, "Today")
    for i, (name, what, score, band, tint, verb, icon) in enumerate(PEOPLE):
        card = Card(theme, name, selectable=True)
        row = ReflowRow(theme, 520, 15)
        face = Face(theme)
        face.set_person(name, score, band, tint)
        row.addWidget(face, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        theme.lay(words, spacing=4)
        words.addWidget(
            Sentence(theme, [Piece(name), Piece("\u2002" + what, role=Role.MUTED, type=Type.BODY)], Type.NAME)
        )
        words.addWidget(Sentence(theme, WHY[i]))
        text, chip_icon, kind = CHIPS[i]
        words.addWidget(Chip(theme, text, chip_icon, kind))  # type: ignore[arg-type]  # a literal, through a tuple
        row.addLayout(words, 1)
        end = QVBoxLayout()
        theme.lay(end, spacing=6)
        button = (PrimaryButton if i == 0 else PlainButton)(theme, verb, icon)
        end.addStretch(1)
        end.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        when = Sentence(
            theme, "16:12 in Lisbon · likes afternoons", Type.SMALL, Role.MUTED, align=Qt.AlignmentFlag.AlignTrailing
        )
        end.addWidget(when)
        end.addStretch(1)
        row.addLayout(end)
        card.body.addLayout(row)
        cards.add(card)
    cards.set_current(0)
    page.body.addWidget(cards)
    return window(theme, page, "today")


def person(theme: Theme) -> QWidget:
    """Pieces of 03-person."""
    page = Page(theme, "Ana Moreira", "Owner, Moreira Interiors · Lisbon, 16:12 there · since May 2021")
    page.set_back("People")
    for button in (PrimaryButton(theme, "Call", "phone"), PlainButton(theme, "Message", "message-circle")):
        page.add_action(button)
    page.add_action(IconButton(theme, "ellipsis", "More"))
    chips = QWidget()
    flow = FlowLayout(theme, parent=chips)
    for text, icon in (
        ("designers", "circle-dot-dashed"),
        ("every 5 weeks", "repeat"),
        ("introduced by Grace", "link"),
    ):
        flow.addWidget(Chip(theme, text, icon))
    face = Face(theme, 84)
    face.set_person("Ana Moreira", 31, Role.COOLING, 0)
    page.body.addWidget(face)
    page.body.addWidget(chips)
    columns = CardGrid(theme, 400, 16)
    page.body.addLayout(columns)
    card = Card(theme, "Health")
    head = QHBoxLayout()
    head.addWidget(Label(theme, "Health", Type.SECTION), 1)
    head.addWidget(BadgeDot(theme, "Cooling · 31", Role.COOLING))
    card.body.addLayout(head)
    chart = HealthChart(theme)
    start = TODAY - timedelta(days=364)
    scores = "52 51 63 62 60 57 55 67 66 65 62 60 70 69 68 66 63 62 68 66 65 72 68 58 50 42 34".split()
    points = [(start + timedelta(days=14 * i), float(s)) for i, s in enumerate(scores)]
    chart.set_history(points, [points[i][0] for i in (2, 7, 12, 18, 21)], TODAY, "Health over the year: from 52 to 34")
    card.body.addWidget(chart)
    parts = PartBars(theme)
    parts.set_parts(
        [
            Part("Rhythm", 0.18, Role.SLIPPING, "9 weeks; usually 5"),
            Part("Reciprocity", 0.72, Role.THRIVING, "she wrote first 4 of 9 times"),
            Part("Depth", 0.65, Role.STEADY, "mostly calls, one visit"),
            Part("Promises", 0.45, Role.COOLING, "1 open, due today; 6 of 7 kept"),
        ]
    )
    card.body.addWidget(parts)
    card.body.addWidget(
        Hint(
            theme,
            [
                ("A call this week brings it to about ", False),
                ("66", True),
                (". Sending the quote adds ", False),
                ("8", True),
                (".", False),
            ],
        )
    )
    columns.addWidget(card)
    right = Card(theme, "Together")
    head = QHBoxLayout()
    head.addWidget(Label(theme, "Together", Type.SECTION), 1)
    head.addWidget(Label(theme, "41 moments", role=Role.MUTED))
    right.body.addLayout(head)
    for icon, when, what, text in (
        ("phone", "18 Sep", " Call · 25 min · you called", "The Alfama flat is nearly done. Waiting for oak samples."),
        ("mail", "2 Sep", " She wrote", "Sent photos of the living room. Loved the <b>brass</b> & the oak."),
    ):
        row = QHBoxLayout()
        theme.lay(row, (0, 8, 0, 8), 12)
        row.addWidget(IconDisc(theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Sentence(theme, [Piece(when, True), Piece(what, role=Role.MUTED)]))
        words.addWidget(Sentence(theme, text))
        row.addLayout(words, 1)
        right.body.addLayout(row)
    right.body.addWidget(InlineField(theme, "Phone", "+351 912 555 014"))
    opened = InlineField(theme, "Mail", "ana@moreira.example")
    right.body.addWidget(opened)
    opened.start()
    wrong = InlineField(theme, "Birthday", "31.02.1984", "Add a birthday")
    wrong.set_problem("There is no 31 February. The 28th?")
    right.body.addWidget(wrong)
    right.body.addWidget(
        ElidedLabel(theme, "A very long label that will not fit into the room it is given here, surely")
    )
    right.body.addWidget(Sentence(theme, "“Did the oak samples ever turn up?”", Type.QUOTE))
    right.body.addStretch(1)
    columns.addWidget(right)
    return window(theme, page, "people")


def people(theme: Theme) -> QWidget:
    """Search, filters, faces, and an empty state."""
    page = Page(theme, "People", "412 people · 9 slipping · 61 without a rhythm yet")
    page.add_action(PlainButton(theme, "New person", "user-plus"))
    field = SearchField(theme, "Search people", "Search names, phones, notes")
    field.setText("brass oat milk lisbon")
    field.set_count("3 people · 4 ms")
    page.body.addWidget(field)
    chips = QWidget()
    flow = FlowLayout(theme, parent=chips)
    for text in ("All", "Slipping 9", "Cooling 44", "Due this week 25", "Circle: designers", "Lisbon"):
        chip = FilterChip(theme, text)
        chip.setChecked(text == "All")
        flow.addWidget(chip)
    flow.addWidget(FilterChip(theme, "Save this view", "plus", dashed=True))
    page.body.addWidget(chips)
    row = QHBoxLayout()
    names = ["Ana Moreira", "田中 健", "فاطمة السيد", "Ελένη Παππά", "김민수", "Zoë", "प्रिया शर्मा", "", "👩‍👧 Mum"]
    bands = [Role.THRIVING, Role.STEADY, Role.COOLING, Role.SLIPPING]
    for i, name in enumerate(names):
        face = Face(theme, (34, 46, 64)[i % 3])
        face.set_person(name, None if i == 7 else i * 12.0, bands[i % 4], i)
        row.addWidget(face)
    row.addStretch(1)
    page.body.addLayout(row)
    row = QHBoxLayout()
    for widget in (
        PrimaryButton(theme, "Start my book", "book-open"),
        PlainButton(theme, "Keep"),
        PlainButton(theme, "Forget", danger=True),
        LinkButton(theme, "Add", "plus"),
        LinkButton(theme, "Show all", role=Role.MUTED),
        IconButton(theme, "check", "Done"),
        IconButton(theme, "trash-2", "Remove", framed=False),
        Segmented(theme, "These two", ["Merge", "Keep both"]),
        Tick(theme, "Send the quote"),
        KeyCap(theme, "Ctrl N"),
    ):
        row.addWidget(widget)
    off = PlainButton(theme, "Not now", "clock")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    page.body.addLayout(row)
    page.body.addWidget(
        EmptyState(
            theme, "users", "Nobody here yet", "Bring the people from your phone, or type three names.", "Bring people"
        )
    )
    return window(theme, page, "people")


def settings(theme: Theme) -> QWidget:
    """Settings, and what Insights and Privacy are made of."""
    page = Page(theme, "Settings")
    figures = CardGrid(theme, 200, 12)
    figures.addWidget(FigureCard(theme, "1,042", "new"))
    figures.addWidget(FigureCard(theme, "118", "already here, 73 gain something"))
    figures.addWidget(FigureCard(theme, "44", "lines need a look", warn=True))
    page.body.addLayout(figures)
    grid = CardGrid(theme, 420)
    page.body.addLayout(grid)
    days = Card(theme, "Your days")
    days.body.addWidget(Label(theme, "Your days", Type.SECTION))
    room = WeekdayRoom(theme, "Room for people")
    room.set_rooms([4, 10, 10, 10, 8, 0, 0])
    days.body.addWidget(SettingRow(theme, "Room for people", "How many you can reach out to, each weekday", room))
    days.body.addWidget(
        SettingRow(theme, "Appearance", "Follow the desktop", Choice(theme, "Appearance", ["Auto", "Light", "Dark"]))
    )
    on = Toggle(theme, "Keep reminding")
    on.setChecked(True)
    days.body.addWidget(SettingRow(theme, "Keep reminding when the window is closed", "In the tray", on))
    days.body.addWidget(
        SettingRow(theme, "Start with the laptop", "", Toggle(theme, "Start with the laptop"), line=False)
    )
    grid.addWidget(days)
    other = Card(theme, "Shares")
    other.body.addWidget(section_heading(theme, "Tomorrow", "Mon 23 Nov"))
    shares = ShareBar(theme)
    shares.set_shares(
        [
            ("They told me 71%", 71, Role.THRIVING),
            ("I noticed 20%", 20, Role.STEADY),
            ("Someone else said 9%", 9, Role.COOLING),
        ]
    )
    other.body.addWidget(shares)
    weeks = WeekBars(theme)
    weeks.set_weeks(
        [("28 Sep", 8, 4), ("5 Oct", 11, 3), ("12 Oct", 6, 9), ("19 Oct", 14, 2), ("26 Oct", 12, 5)], "Weeks"
    )
    other.body.addWidget(weeks)
    grid.addWidget(other)
    return window(theme, page, "settings")


def with_palette(theme: Theme) -> QWidget:
    """The palette and the toast over Today."""
    whole = today(theme)
    whole.resize(1280, 800)
    actions = Actions(whole)
    for key, text, keys, icon in (
        ("log", "Log a moment", "L", "pencil"),
        ("people", "Go to People", "Ctrl+2", "users"),
        ("today", "Go to Today", "Ctrl+1", "sun"),
        ("import", "Import contacts", "", "download"),
    ):
        actions.add(key, text, keys, lambda: None, theme.icon(icon, Role.MUTED))
    toast = Toast(theme, whole)
    toast.say("Noted a call with Ana Moreira.", lambda: None)
    palette = CommandPalette(
        theme, whole, actions, lambda words: [Entry(f"Open {words}", lambda: None, "user", "person")]
    )
    whole.show()
    palette.ask()
    palette.field.setText("to")
    return whole


def main(folder: Path) -> None:
    """Draw every sheet in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = load(RESOURCES)
    looks = {
        "light": (Scheme.LIGHT, 1.0, Qt.LayoutDirection.LeftToRight),
        "dark": (Scheme.DARK, 1.0, Qt.LayoutDirection.LeftToRight),
        "large": (Scheme.LIGHT, 2.0, Qt.LayoutDirection.LeftToRight),
        "rtl": (Scheme.LIGHT, 1.0, Qt.LayoutDirection.RightToLeft),
        "narrow": (Scheme.DARK, 1.2, Qt.LayoutDirection.LeftToRight),
    }
    for look, (scheme, scale, direction) in looks.items():
        theme.apply(app, scheme, scale)
        app.setLayoutDirection(direction)
        for sheet in (today, person, people, settings, with_palette):
            widget = sheet(theme)
            widget.setPalette(app.palette())
            widget.setAutoFillBackground(True)
            size = {"large": QSize(1366, 768), "narrow": QSize(900, 700)}.get(look, QSize(1280, 800))
            widget.resize(size)
            for side in widget.findChildren(Sidebar):
                side.set_compact(size.width() <= theme.px(900))
            widget.show()
            app.processEvents()
            widget.grab().save(str(folder / f"{sheet.__name__}-{look}.png"))
            widget.close()
            widget.deleteLater()
            app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
