"""The import page: real files, through the real reading child, into a real book."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.dates import PartialDate
from regulars.services.book import Book
from regulars.services.import_review import NumberOrder
from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from regulars.ui.imports.imports_model import Stage
from regulars.ui.imports.imports_view import ImportsView
from regulars.ui.imports.review_view import ReviewView
from regulars.ui.screen import Surroundings
from regulars.ui.widgets.buttons import PrimaryButton
from regulars.ui.widgets.segmented import Segmented
from tests.ui.accessible import assert_accessible


@pytest.fixture
def verbs(book: Book) -> Iterator[Verbs]:
    return Verbs(book, read_in_child)


@pytest.fixture
def view(around: Surroundings, qtbot: QtBot) -> ImportsView:
    page = ImportsView(around)
    qtbot.addWidget(page)
    page.resize(1064, 800)
    page.show()
    return page


def card(name: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


def file_of(folder: Path, *cards: str) -> Path:
    path = folder / "Contacts.vcf"
    path.write_bytes("".join(cards).encode())
    return path


def said(widget: QWidget) -> str:
    QCoreApplication.sendPostedEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


ANA = card("Ana Moreira", "TEL;TYPE=CELL:+351 912 555 014", "NOTE:Oat milk")
BEN = card("Ben Okri", "EMAIL:ben@okri.example")
BAD = card("Rui Costa", "BDAY:31.02.1984")


def test_nothing_is_written_before_the_owner_says_so(view: ImportsView, verbs: Verbs, tmp_path: Path) -> None:
    view.take_files([file_of(tmp_path, ANA, BEN)])
    assert view.model.stage is Stage.REVIEWING
    assert view.model.counts().new == 2
    assert verbs.search.summary().people == 0
    view.model.cancel()
    assert view.model.stage is Stage.CHOOSING
    assert verbs.book.history() == []


def test_people_come_in_and_one_press_takes_them_all_back(view: ImportsView, verbs: Verbs, tmp_path: Path) -> None:
    view.take_files([file_of(tmp_path, ANA, BEN)])
    view._bring.click()
    assert "2 new" in said(view)
    ana = verbs.people.get(verbs.people.resolve("Ana Moreira"))
    assert [point.value for point in ana.points] == ["+351 912 555 014"]
    assert ana.about == "Oat milk"
    view.model.take_back()
    assert verbs.search.summary().people == 0


def test_an_import_undone_by_the_key_is_no_longer_said_to_be_there(
    view: ImportsView, verbs: Verbs, tmp_path: Path
) -> None:
    view.take_files([file_of(tmp_path, ANA, BEN)])
    view._bring.click()
    verbs.people.add("Rui Costa")
    view.desk.undo()
    assert "2 new" in said(view)
    view.desk.undo()
    assert verbs.search.summary().people == 0
    assert view.model.stage is Stage.CHOOSING
    assert "2 new" not in said(view)


def test_the_same_file_twice_brings_nothing_new(view: ImportsView, verbs: Verbs, tmp_path: Path) -> None:
    path = file_of(tmp_path, ANA, BEN)
    view.take_files([path])
    view._bring.click()
    view.take_files([path])
    assert "Nothing new in here" in said(view)
    assert not view._bring.isEnabled()


def test_a_line_that_needs_a_look_is_named_and_its_person_comes_in(
    view: ImportsView, verbs: Verbs, tmp_path: Path
) -> None:
    view.take_files([file_of(tmp_path, ANA, BAD, BEN)])
    text = said(view)
    assert "Contacts.vcf:" in text
    assert "The date “31.02.1984” does not exist." in text
    view._bring.click()
    assert "31.02.1984" in verbs.people.get(verbs.people.resolve("Rui Costa")).about


def test_two_with_the_same_phone_are_one_person_unless_the_owner_keeps_both(
    view: ImportsView, verbs: Verbs, tmp_path: Path
) -> None:
    verbs.people.add("Ana M.", phones=["+351 912 555 014"])
    view.take_files([file_of(tmp_path, ANA)])
    assert "same phone" in said(view)
    assert view.model.counts().new == 0
    choice = view.findChild(Segmented)
    assert choice is not None
    choice.chosen.emit(1)
    assert view.model.counts().new == 1
    view._bring.click()
    assert verbs.search.summary().people == 2


def test_a_file_that_is_no_vcard_says_so_and_offers_another(view: ImportsView, tmp_path: Path) -> None:
    path = tmp_path / "holiday.txt"
    path.write_text("sun and sea\n" * 20)
    view.take_files([path])
    assert "Bring in" not in said(view) or not view._bring.isEnabled()


def test_a_missing_file_is_a_problem_in_place(view: ImportsView, tmp_path: Path) -> None:
    view.take_files([tmp_path / "gone.vcf"])
    assert "The file is not there" in said(view)


def test_thousands_of_lines_are_built_in_parts(view: ImportsView, tmp_path: Path) -> None:
    view.take_files([file_of(tmp_path, *(card(f"P{i}", "BDAY:31.02.1984") for i in range(300)))])
    review = view.findChild(ReviewView)
    assert review is not None
    assert said(view).count("31.02.1984") == 40
    assert view.model.review is not None
    assert len(view.model.review.remarks) == 300


def test_every_control_has_a_name_in_every_stage(view: ImportsView, tmp_path: Path) -> None:
    assert_accessible(view)
    view.take_files([file_of(tmp_path, ANA, BAD)])
    assert_accessible(view)
    view._bring.click()
    assert_accessible(view)


# Dates in figures

OPEN = card("Zoë Lima", "BDAY:03/04/1984"), card("Rui Faria", "BDAY:05/06/1990"), card("Joy Lane", "BDAY:07/08/84")


@pytest.fixture
def locale() -> Iterator[Callable[[str], None]]:
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


def birthday(verbs: Verbs, name: str) -> list[str]:
    return [occasion.when.iso() for occasion in verbs.occasions.of(verbs.people.resolve(name))]


def question(view: ImportsView) -> Segmented:
    body = view.findChild(ReviewView)
    assert body is not None
    assert body.question is not None
    return body.question


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [("en_GB", 0, ["1984-04-03"]), ("en_US", 1, ["1984-03-04"]), ("sv_SE", 2, []), ("pt_PT", 0, ["1984-04-03"])],
)
def test_open_dates_are_asked_about_once_beginning_with_the_owners_own_order(
    view: ImportsView,
    verbs: Verbs,
    tmp_path: Path,
    locale: Callable[[str], None],
    name: str,
    place: int,
    expected: list[str],
) -> None:
    locale(name)
    view.take_files([file_of(tmp_path, *OPEN)])
    assert len(view.findChildren(Segmented)) == 1
    assert question(view).current() == place
    view._bring.click()
    assert birthday(verbs, "Zoë Lima") == expected


def test_three_samples_are_shown_both_ways(view: ImportsView, tmp_path: Path, locale: Callable[[str], None]) -> None:
    locale("en_GB")
    view.take_files([file_of(tmp_path, *OPEN, card("Last", "BDAY:09/10/1984"))])
    text = said(view).replace("\u2068", "").replace("\u2069", "")
    assert "Which comes first in dates such as 03/04/1984?" in text
    for line in (
        "03/04/1984  day first: 3 April 1984  ·  month first: 4 March 1984",
        "05/06/1990  day first: 5 June 1990  ·  month first: 6 May 1990",
        "07/08/84  day first: 7 August 1984  ·  month first: 8 July 1984",
    ):
        assert line in text
    assert "09/10/1984" not in text
    assert "Your answer holds for 4 date(s) in Contacts.vcf." in text
    assert_accessible(view)


def test_the_answer_is_given_by_keyboard_and_the_figures_follow(
    view: ImportsView, verbs: Verbs, tmp_path: Path, locale: Callable[[str], None], qtbot: QtBot
) -> None:
    locale("en_GB")
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.findChild(PrimaryButton).setFocus()
    view.take_files([file_of(tmp_path, *OPEN)])
    segments = question(view).findChildren(QRadioButton)
    qtbot.waitUntil(lambda: segments[0].hasFocus() and segments[1].x() > 0)  # laid out: arrows go by places
    qtbot.keyClick(segments[0], Qt.Key.Key_Right)
    assert view.model.dates is NumberOrder.MONTH_FIRST
    assert "lines need a look" in said(view)
    qtbot.keyClick(segments[1], Qt.Key.Key_Right)
    assert view.model.dates is None
    assert "may begin with its day or with its month" in said(view)
    assert segments[2].hasFocus()
    qtbot.keyClick(segments[2], Qt.Key.Key_Left)
    assert "may begin with" not in said(view)
    view._bring.click()
    assert birthday(verbs, "Rui Faria") == ["1990-05-06"]


def test_who_gains_nothing_in_one_order_and_a_birthday_in_the_other_is_counted_so(
    view: ImportsView, verbs: Verbs, tmp_path: Path, locale: Callable[[str], None]
) -> None:
    locale("en_GB")
    phone = "TEL:+351 912 555 014"
    verbs.people.add("Ana Moreira", phones=["+351 912 555 014"], birthday=PartialDate(1984, 4, 3))
    view.take_files([file_of(tmp_path, card("Ana Moreira", phone, "BDAY:03/04/1984"))])
    assert (view.model.counts().joined, view._bring.isEnabled()) == (0, False)
    view.model.read_dates(NumberOrder.MONTH_FIRST)
    assert (view.model.counts().joined, view._bring.isEnabled()) == (1, True)


def test_a_file_that_tells_its_order_itself_is_not_asked_about(view: ImportsView, verbs: Verbs, tmp_path: Path) -> None:
    view.take_files([file_of(tmp_path, OPEN[0], card("Ben Okri", "BDAY:12/31/1990"))])
    body = view.findChild(ReviewView)
    assert body is not None
    assert body.question is None
    text = said(view).replace("\u2068", "").replace("\u2069", "")
    assert "Dates such as 03/04/1984 in Contacts.vcf are read as 4 March 1984: 12/31/1990 in the same file" in text
    view._bring.click()
    assert birthday(verbs, "Zoë Lima") == ["1984-03-04"]


def test_an_answer_that_comes_after_the_files_were_put_away_is_no_matter(
    view: ImportsView, verbs: Verbs, tmp_path: Path
) -> None:
    view.take_files([file_of(tmp_path, *OPEN)])
    review = view.model.review
    assert review is not None
    view.model.start_over()
    view.model._compared(review, review)
    assert (view.model.stage, view.model.review) == (Stage.CHOOSING, None)
