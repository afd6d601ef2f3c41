"""The Dates page: typed, pressed and looked at."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.occasions import DateFilter, OccasionKind
from regulars.domain.people import Address, PersonField, PersonId, PersonState
from regulars.services.verbs import Verbs
from regulars.ui.dates.date_box import DateBox
from regulars.ui.dates.dates_view import DatesView
from regulars.ui.paper.paper_box import PaperBox
from regulars.ui.screen import Surroundings
from regulars.ui.widgets.chip import FilterChip
from tests.builders import TODAY, StandingClock
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

BIRTHDAY, OTHER = OccasionKind.BIRTHDAY, OccasionKind.OTHER
NAMES = ("Ana Moreira", "Bashir Nasser", "Chloé Lambert", "Fatima Said")


@pytest.fixture
def people(verbs: Verbs) -> dict[str, PersonId]:
    return {name.split()[0]: PersonId(verbs.people.add(name).created or 0) for name in NAMES}


@pytest.fixture
def view(around: Surroundings, people: dict[str, PersonId], verbs: Verbs, qtbot: QtBot) -> DatesView:
    add = verbs.occasions.add
    add(people["Ana"], BIRTHDAY, PartialDate(1984, 11, 23), may_write=True)
    add(people["Bashir"], OccasionKind.ANNIVERSARY, PartialDate(1986, about=True), "40 years on Harbour Street")
    add(people["Chloé"], OTHER, PartialDate(2016, 11, 28), "Her shop opened")
    add(people["Chloé"], BIRTHDAY, PartialDate(None, 12))
    add(people["Fatima"], BIRTHDAY, PartialDate(1410, 7, 8, calendar=Calendar.HIJRI), may_write=False)
    return shown(around, qtbot)


def shown(around: Surroundings, qtbot: QtBot) -> DatesView:
    view = DatesView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.show()
    view.arrive()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    view.table.setFocus()
    return view


def lines(view: DatesView) -> list[str]:
    while view.model.canFetchMore():
        view.model.fetchMore()
    return [plain(view.model.index(place, 0).data()) for place in range(view.model.rowCount())]


def plain(text: object) -> str:
    """Without the marks that keep a name in its own direction, and with the plural of one who has no translation."""
    return str(text).replace("\u2068", "").replace("\u2069", "").replace("(s)", "s")


def sentences(view: DatesView) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [plain(view.model.index(place, 0).data(role)) for place in range(view.model.rowCount())]


def open_box(view: DatesView) -> DateBox:
    box = view.box
    assert box is not None
    assert box.isVisible()
    return box


def test_what_is_coming_stands_by_month_with_its_own_calendars_date(view: DatesView) -> None:
    assert lines(view) == [
        "Tomorrow Monday 23 November",
        "Ana Moreira turns 42",
        "The next days 24 Nov to 29 Nov",
        "Chloé Lambert: Her shop opened · 10 years",
        "December",
        "Fatima Said turns 38 · 8 Rajab 1448",
        "Birthday of Chloé Lambert",
        "Day not known",
        "Bashir Nasser: 40 years on Harbour Street",
    ]
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)


def test_a_line_reads_as_a_sentence(view: DatesView) -> None:
    said = sentences(view)
    assert said[1] == "Ana Moreira turns 42, tomorrow, Monday 23 November, told 1 days before, glad of a word"
    fatima = next(line for line in said if "Fatima" in line)
    assert "Thursday 17 December · kept in the Hijri calendar" in fatima
    assert fatima.endswith("rather no word")
    assert any("about 40 years" in line for line in said)
    assert_accessible(view)


def test_the_keyboard_goes_from_date_to_date_and_past_the_headings(view: DatesView, qtbot: QtBot) -> None:
    assert view.table.place() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.place() == 3
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.filters[0].hasFocus()


def test_enter_opens_and_w_reaches_out(
    view: DatesView, people: dict[str, PersonId], shell: RecordedShell, qtbot: QtBot
) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    view.around.actions.action("date_reach").trigger()
    assert shell.asked == [("open_person", people["Ana"]), ("reach", people["Ana"])]
    assert view.person_in_front() == people["Ana"]


def test_the_button_of_a_card_reaches_out(
    view: DatesView, people: dict[str, PersonId], shell: RecordedShell, qtbot: QtBot
) -> None:
    box = view.table.visualRect(view.model.index(3, 0))
    at = QPoint(box.right() - view.theme.px(40), box.center().y())
    assert view.table.painter.act_at(3, box, at, Qt.LayoutDirection.LeftToRight) == "reach"
    qtbot.mouseMove(view.table.viewport(), at)
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shell.asked[-1] == ("reach", people["Chloé"])
    mirrored = QPoint(box.left() + view.theme.px(40), box.center().y())
    assert view.table.painter.act_at(3, box, mirrored, Qt.LayoutDirection.RightToLeft) == "reach"
    assert view.table.painter.act_at(3, box, at, Qt.LayoutDirection.RightToLeft) == ""


def test_a_filter_shows_some_dates_alone(view: DatesView) -> None:
    view.filters[list(DateFilter).index(DateFilter.OWN_CALENDAR)].click()
    assert lines(view) == ["December", "Fatima Said turns 38 · 8 Rajab 1448"]
    view.filters[list(DateFilter).index(DateFilter.MAY_WRITE)].click()
    assert lines(view)[1:] == ["Ana Moreira turns 42"]
    assert [chip.isChecked() for chip in view.filters].count(True) == 1


def test_a_date_of_another_calendar_is_added_by_keyboard(
    view: DatesView, verbs: Verbs, people: dict[str, PersonId], qtbot: QtBot
) -> None:
    view.around.actions.action("date_new").trigger()
    box = open_box(view)
    qtbot.keyClicks(box.who.line, "bash")
    qtbot.keyClick(box.who.line, Qt.Key.Key_Return)
    assert box.when.hasFocus()
    box.calendar.setFocus()
    qtbot.keyClicks(box.calendar, "Chinese")
    assert box.calendar.currentText() == "Chinese"
    box.when.setFocus()
    qtbot.keyClicks(box.when, "leap month 6, day 15, 1960")
    assert box.understood.text() == "leap month 6, day 15, 1960: comes Sunday 18 July 2027, 18 Jul 2027"
    qtbot.keyClick(box.when, Qt.Key.Key_Return)
    assert not box.isVisible()
    added = verbs.occasions.of(people["Bashir"])[0]
    assert added.when == PartialDate(1960, 6, 15, calendar=Calendar.CHINESE, leap_month=True)
    assert "Bashir Nasser turns 67 · month 6, day 15, 2027" in lines(view)


def test_a_date_is_changed_as_one_step_that_can_be_taken_back(
    view: DatesView, verbs: Verbs, people: dict[str, PersonId], qtbot: QtBot
) -> None:
    before = verbs.occasions.of(people["Ana"])[0]
    view.around.actions.action("date_edit").trigger()
    box = open_box(view)
    assert (box.when.text(), box.notice.text(), box.may_write.currentText()) == ("23 November 1984", "1", "Yes, gladly")
    box.when.setText("24 November")
    box.notice.setText("7")
    qtbot.keyClick(box.notice, Qt.Key.Key_Return)
    after = verbs.occasions.of(people["Ana"])[0]
    assert (after.when, after.notice_days) == (PartialDate(None, 11, 24), 7)
    assert "Birthday of Ana Moreira" in lines(view)
    view.desk.undo()
    assert verbs.occasions.of(people["Ana"])[0] == before
    assert lines(view)[1] == "Ana Moreira turns 42"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("when", "31 Feb", "9 May 1984"),
        ("when", "", "9 May 1984"),
        ("notice", "soon", "A number"),
        ("notice", "999", "366"),
    ],
)
def test_what_does_not_fit_is_said_and_stays(view: DatesView, field: str, typed: str, said: str, qtbot: QtBot) -> None:
    view.edit()
    box = open_box(view)
    line = getattr(box, field)
    line.setText(typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert box.isVisible()
    assert said in box.problem.text()
    assert (line.hasFocus(), line.text()) == (True, typed)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_a_new_date_needs_somebody(view: DatesView, qtbot: QtBot) -> None:
    view.add()
    box = open_box(view)
    box.when.setText("9 May")
    qtbot.keyClick(box.when, Qt.Key.Key_Return)
    assert "Choose somebody" in box.problem.text()
    assert box.who.line.hasFocus()
    assert_accessible(box)


def test_del_removes_and_the_next_one_is_in_front(
    view: DatesView, verbs: Verbs, people: dict[str, PersonId], qtbot: QtBot
) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert verbs.occasions.of(people["Ana"]) == []
    assert view.person_in_front() == people["Chloé"]
    view.desk.undo()
    assert lines(view)[1] == "Ana Moreira turns 42"


def test_a_card_abroad_is_told_with_its_last_day(view: DatesView, verbs: Verbs, people: dict[str, PersonId]) -> None:
    verbs.settings.change(country="PT")
    verbs.people.add_address(people["Ana"], Address(street="1 Road", country="Portugal"))
    verbs.people.add_address(people["Chloé"], Address(street="1 Rue", country="France"))
    verbs.people.set_field(people["Chloé"], PersonField.PREFERRED_CHANNEL, "letter")
    view.arrive()
    told = {line.split(",")[0]: line for line in sentences(view)}
    assert "post a card by Monday" in told["Chloé Lambert: Her shop opened · 10 years"]
    assert "post a card" not in told["Ana Moreira turns 42"]


def test_nobody_who_is_gone_has_a_day(view: DatesView, verbs: Verbs, people: dict[str, PersonId]) -> None:
    verbs.people.set_state(people["Ana"], PersonState.DECEASED)
    view.hear(verbs.people.delete(people["Fatima"]))
    assert not [line for line in lines(view) if "Ana" in line or "Fatima" in line]


def test_an_empty_book_offers_the_first_date(around: Surroundings, verbs: Verbs, qtbot: QtBot) -> None:
    view = shown(around, qtbot)
    assert view.nothing.isVisible()
    view.nothing.button.click()
    assert open_box(view).isVisible()


def test_the_page_keeps_its_keys_to_itself(view: DatesView) -> None:
    assert view.around.actions.action("date_new").isEnabled()
    view.leave()
    assert not view.around.actions.action("date_new").isEnabled()


def test_a_new_day_moves_what_was_tomorrow(view: DatesView, verbs: Verbs) -> None:
    clock = verbs.book.clock
    assert isinstance(clock, StandingClock)
    clock.at = clock.at.replace(day=23)
    view.arrive()
    assert lines(view)[0] == "Today Monday 23 November"
    assert view.model.today == date(2026, 11, 23)


def test_the_list_begins_with_a_month(view: DatesView) -> None:
    offered = [view.from_when.itemText(place) for place in (0, 1, 2, 11)]
    assert offered == ["From today", "December", "January 2027", "October 2027"]
    view.from_when.setCurrentIndex(1)
    view.begin_with(1)
    assert lines(view)[0] == "December"
    view.begin_with(3)
    assert lines(view) == ["Day not known", "Bashir Nasser: 40 years on Harbour Street"]
    assert not view.nothing.isVisible()


def test_the_calendar_file_is_asked_for_with_the_mouse_too(view: DatesView, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, title: str, *_of: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    view.calendar_button.click()
    assert asked == ["Save as a calendar file"]


def test_the_year_is_printed_by_month_or_its_first_month_alone(view: DatesView) -> None:
    view.around.actions.action("date_print").trigger()
    [box] = view.findChildren(PaperBox)
    assert plain(box.view.toPlainText()).splitlines() == [
        "Dates",
        "November",
        "Monday 23 November — Ana Moreira turns 42",
        "Saturday 28 November — Chloé Lambert: Her shop opened · 10 years",
        "December",
        "Thursday 17 December · kept in the Hijri calendar — Fatima Said turns 38 · 8 Rajab 1448",
        "December · year not known — Birthday of Chloé Lambert",
    ]
    box.findChildren(FilterChip)[0].click()
    assert len(box.view.toPlainText().splitlines()) == 4
    assert view.model.sheet(2)[-1].text == "These are the first 2. Begin with a later month for the others."


def test_dates_and_promises_become_a_calendar_file(
    view: DatesView, verbs: Verbs, shell: RecordedShell, tmp_path: Path
) -> None:
    ana = verbs.people.resolve("Ana Moreira")
    verbs.promises.add(ana, "Send the quote", due_on=TODAY)
    path = tmp_path / "days.ics"
    view.save_calendar(path)
    text = path.read_text("utf-8").replace("\n ", "")
    assert "SUMMARY:Ana Moreira: Birthday" in text
    assert "SUMMARY:You promised Ana Moreira: Send the quote" in text
    assert "days.ics" in shell.said[-1]
