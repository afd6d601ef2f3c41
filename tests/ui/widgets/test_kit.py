"""The smaller pieces: sidebar, search, segments, layouts, chart, page."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Role, Scheme, Theme
from regulars.ui.widgets.capacity import CapacityBar
from regulars.ui.widgets.chip import Chip, FilterChip
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.elided_label import ElidedLabel
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.health_chart import HealthChart
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.one_line import reading_direction
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.part_bars import Part, PartBars
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.search_field import SearchField
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.sidebar import Sidebar
from regulars.ui.widgets.toggle import Toggle

TODAY = date(2026, 11, 22)


def block(width: int, height: int) -> QLabel:
    label = QLabel()
    label.setFixedSize(width, height)
    return label


def test_the_sidebar_tells_where_one_wants_to_go(theme: Theme, qtbot: QtBot) -> None:
    side = Sidebar(theme, "Regulars")
    qtbot.addWidget(side)
    today, people = side.add("today", "sun", "Today"), side.add("people", "users", "People")
    side.set_current("today")
    with qtbot.waitSignal(side.chosen) as chosen:
        qtbot.keyClick(people, Qt.Key.Key_Space)
    assert chosen.args == ["people"]
    assert (today.isChecked(), people.isChecked()) == (False, True)


def test_a_count_is_said_too(theme: Theme, qtbot: QtBot) -> None:
    side = Sidebar(theme, "Regulars")
    qtbot.addWidget(side)
    people = side.add("people", "users", "People")
    side.set_count("people", 1204)
    assert people.accessibleDescription() == people.locale().toString(1204)


def test_the_compact_sidebar_is_narrow_and_keeps_its_names(theme: Theme, qtbot: QtBot) -> None:
    side = Sidebar(theme, "Regulars")
    qtbot.addWidget(side)
    today = side.add("today", "sun", "Today")
    wide = side.width()
    side.set_compact(True)
    assert side.width() < wide / 3
    assert today.toolTip() == today.accessibleName() == "Today"


def test_down_leaves_the_search_and_escape_clears_before_it_leaves(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search people")
    qtbot.addWidget(field)
    field.setText("ana")
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_the_found_count_never_lies_over_the_typed_words(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search people")
    qtbot.addWidget(field)
    field.resize(400, 44)
    field.set_count("3 people · 4 ms")
    assert field.textMargins().right() >= field._count.width()
    assert field._count.geometry().right() < field.width()


def test_the_arrow_keys_choose_a_segment(theme: Theme, qtbot: QtBot) -> None:
    two = Segmented(theme, "These two", ["Merge", "Keep both"])
    qtbot.addWidget(two)
    with qtbot.waitActive(two):
        two.show()
    merge = two._group.button(0)
    merge.setFocus()
    with qtbot.waitSignal(two.chosen) as chosen:
        qtbot.keyClick(merge, Qt.Key.Key_Right)
    assert chosen.args == [1]
    with qtbot.assertNotEmitted(two.chosen):
        two.set_current(0)
    assert two.current() == 0


def test_a_choice_tells_only_what_the_owner_took(theme: Theme, qtbot: QtBot) -> None:
    look = Choice(theme, "Appearance", ["Auto", "Light", "Dark"])
    qtbot.addWidget(look)
    with qtbot.assertNotEmitted(look.chosen):
        look.setCurrentIndex(2)
    look.show()
    with qtbot.waitSignal(look.chosen) as chosen:
        qtbot.keyClick(look, Qt.Key.Key_Up)
    assert chosen.args == [1]


def test_a_switch_is_thrown_by_the_space_key(theme: Theme, qtbot: QtBot) -> None:
    switch = Toggle(theme, "Start with the laptop")
    qtbot.addWidget(switch)
    with qtbot.waitSignal(switch.toggled):
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()


def test_chips_flow_onto_the_next_line_and_mirror(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(theme, 10, parent=box)
    blocks = [block(100, 20) for _ in range(3)]
    for widget in blocks:
        flow.addWidget(widget)
    assert (flow.heightForWidth(400), flow.heightForWidth(220), flow.heightForWidth(100)) == (20, 50, 80)
    box.resize(220, 50)
    box.show()
    assert [(w.x(), w.y()) for w in blocks] == [(0, 0), (110, 0), (0, 30)]
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert [(w.x(), w.y()) for w in blocks] == [(120, 0), (10, 0), (120, 30)]


def test_cards_stand_beside_each_other_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    grid = CardGrid(theme, 200, 10, parent=box)
    cells = [QLabel() for _ in range(3)]
    for cell in cells:
        cell.setMinimumHeight(50)
        grid.addWidget(cell)
    box.resize(620, 300)
    box.show()
    assert [cell.y() for cell in cells] == [0, 0, 0]
    assert {cell.width() for cell in cells} == {200}
    box.resize(430, 300)
    assert [(cell.x(), cell.y()) for cell in cells] == [(0, 0), (220, 0), (0, 60)]


def test_a_row_becomes_a_column_when_it_is_narrow_or_the_text_is_large(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    row = ReflowRow(theme, 300, 10, below=6)
    column.addLayout(row)
    column.addStretch(1)
    left, right = block(100, 20), block(100, 20)
    row.addWidget(left)
    row.addWidget(right)
    window.resize(400, 200)
    window.show()
    assert left.y() == right.y()
    window.resize(250, 200)
    assert right.y() == left.y() + 26
    window.resize(400, 200)
    theme.apply(qapp, Scheme.LIGHT, 2.0)
    qapp.processEvents()
    assert right.y() > left.y()


def test_a_narrow_page_can_shrink_below_its_widest_row(theme: Theme, qtbot: QtBot) -> None:
    row = ReflowRow(theme, 500)
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(row)
    for _ in range(2):
        row.addWidget(block(240, 20))
    assert row.minimumSize().width() == 240


def test_a_label_without_room_ends_in_dots_and_tells_all(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "Moreira Interiors and Daughters, Lisbon")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    label.resize(60, 20)
    assert label._is_cut()
    assert label.text() == "Moreira Interiors and Daughters, Lisbon"


def test_data_is_never_read_as_markup(theme: Theme, qtbot: QtBot) -> None:
    for widget in (Label(theme, "<i>x</i>"), ElidedLabel(theme, "<i>x</i>"), Chip(theme, "<i>x</i>")):
        qtbot.addWidget(widget)
        assert widget.textFormat() == Qt.TextFormat.PlainText
        assert widget.text() == "<i>x</i>"


def test_a_chip_alone_in_a_column_stays_as_small_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "designers")
    qtbot.addWidget(chip)
    chip.resize(400, 24)
    image = chip.grab().toImage()
    beyond = image.pixelColor(chip.sizeHint().width() + 20, 12)
    assert beyond == image.pixelColor(399, 12)
    assert image.pixelColor(chip.sizeHint().width() // 2, 0) != beyond


def test_an_offer_is_no_filter(theme: Theme, qtbot: QtBot) -> None:
    offer, chip = FilterChip(theme, "Save this view", "plus", dashed=True), FilterChip(theme, "Lisbon & Porto")
    for widget in (offer, chip):
        qtbot.addWidget(widget)
        widget.click()
    assert not offer.isChecked()
    assert chip.isChecked()
    assert chip.accessibleName() == "Lisbon & Porto"


def colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_chart_draws_its_line_and_survives_having_nothing_to_draw(theme: Theme, qtbot: QtBot) -> None:
    chart = HealthChart(theme)
    qtbot.addWidget(chart)
    chart.resize(400, 132)
    chart.grab()
    points = [(TODAY - timedelta(days=30 * (12 - i)), 40.0 + i) for i in range(13)]
    chart.set_history(points, [points[3][0], TODAY, TODAY - timedelta(days=9000)], TODAY, "Rising")
    assert theme.colour(Role.ACCENT).name() in colours_of(chart.grab().toImage())
    chart.set_history([(TODAY, 50.0)], [TODAY], TODAY, "One day")
    chart.grab()


@pytest.mark.parametrize("days", [1, 30, 365, 1500])
def test_the_months_below_the_chart_never_touch(theme: Theme, qtbot: QtBot, days: int) -> None:
    chart = HealthChart(theme)
    qtbot.addWidget(chart)
    chart.resize(240, 132)
    chart.set_history([(TODAY - timedelta(days=days), 50.0), (TODAY, 60.0)], [], TODAY, "Rising")
    labels = chart._label_days()
    assert labels == sorted(set(labels))
    assert len(labels) <= 18
    chart.grab()


def test_parts_replace_the_parts_before(theme: Theme, qtbot: QtBot) -> None:
    bars = PartBars(theme)
    qtbot.addWidget(bars)
    for sentence in ("9 weeks; usually 5", "6 weeks; usually 5"):
        bars.set_parts([Part("Rhythm", 0.2, Role.SLIPPING, sentence)])
    visible = [label.text() for label in bars.findChildren(QLabel) if not label.isHidden()]
    assert visible == ["Rhythm", "6 weeks; usually 5"]
    bars.set_parts([Part("Rhythm", 0.2, Role.SLIPPING, "6 weeks; usually 5"), Part("Depth", 0.9, Role.STEADY, "deep")])
    visible = [label.text() for label in bars.findChildren(QLabel) if not label.isHidden()]
    assert sorted(visible) == ["6 weeks; usually 5", "Depth", "Rhythm", "deep"]


def test_a_part_told_anew_moves_its_bar(theme: Theme, qtbot: QtBot) -> None:
    bars = PartBars(theme)
    qtbot.addWidget(bars)
    bars.resize(400, 40)
    bars.set_parts([Part("Rhythm", 0.1, Role.SLIPPING, "9 weeks")])
    before = bars.grab().toImage()
    bars.set_parts([Part("Rhythm", 0.9, Role.SLIPPING, "9 weeks")])
    assert bars.grab().toImage() != before


def test_a_sentence_said_again_lays_nothing_out_anew(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    sentence = Sentence(theme, "9 weeks; usually 5", parent=page)
    column.addWidget(sentence)
    page.show()
    qapp.sendPostedEvents()
    height = sentence.height()
    sentence.resize(sentence.width(), height + 7)  # undone by the next layout, if there is one
    sentence.set_pieces("9 weeks; usually 5")
    qapp.sendPostedEvents()
    assert sentence.height() == height + 7
    sentence.set_pieces("6 weeks; usually 5")
    qapp.sendPostedEvents()
    assert sentence.height() == height


@pytest.mark.parametrize(("done", "room", "share"), [(14, 25, 14 / 25), (30, 25, 1.0), (0, 0, 0.0)])
def test_capacity_fills_with_what_was_done(theme: Theme, qtbot: QtBot, done: int, room: int, share: float) -> None:
    bar = CapacityBar(theme)
    qtbot.addWidget(bar)
    bar.set_progress(done, room, f"{done} of {room}")
    assert bar.bar.value() / bar.bar.maximum() == pytest.approx(share)


def test_a_page_offers_the_way_back_only_when_there_is_one(theme: Theme, qtbot: QtBot) -> None:
    page = Page(theme, "Ana Moreira")
    qtbot.addWidget(page)
    page.show()
    assert not page._back.isVisible()
    page.set_back("People")
    with qtbot.waitSignal(page.went_back):
        qtbot.mouseClick(page._back, Qt.MouseButton.LeftButton)


def test_nothing_moves_sideways_when_a_page_begins_to_scroll(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    page = Page(theme, "People")
    qtbot.addWidget(page)
    short = QLabel("short")
    page.body.addWidget(short)
    page.resize(600, 400)
    page.show()
    before = (short.mapTo(page, short.rect().topLeft()).x(), short.width())
    page.body.addWidget(block(50, 900))
    qtbot.waitUntil(lambda: page._area.verticalScrollBar().maximum() > 0)
    qapp.processEvents()
    assert (short.mapTo(page, short.rect().topLeft()).x(), short.width()) == before


@pytest.mark.parametrize("width", [400, 900])
def test_a_heading_without_actions_keeps_its_whole_height(width: int, theme: Theme, qtbot: QtBot) -> None:
    page = Page(theme, "Settings", "Half a year, and who grew closer")
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    heading = [text for text in page.findChildren(Sentence) if text.isVisible()]
    assert len(heading) == 2
    assert [text.height() for text in heading] == [text.heightForWidth(text.width()) for text in heading]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Ana", Qt.LayoutDirection.LeftToRight),
        ("“فاطمة” Ana", Qt.LayoutDirection.RightToLeft),
        ("שלום", Qt.LayoutDirection.RightToLeft),
        ("+351 912 555 014", Qt.LayoutDirection.LeftToRight),
        ("", Qt.LayoutDirection.LeftToRight),
        ("\u2068فاطمة\u2069: done for today", Qt.LayoutDirection.LeftToRight),
        ("\u2068Ana\u2069 أنجزت اليوم", Qt.LayoutDirection.RightToLeft),
        ("\u2068فاطمة\u2069", Qt.LayoutDirection.RightToLeft),
    ],
)
def test_text_runs_the_way_of_its_first_letter(text: str, direction: Qt.LayoutDirection) -> None:
    assert reading_direction(text) is direction
