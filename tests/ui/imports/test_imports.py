"""The import page: real files, through the real reading child, into a real book."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from regulars.services.book import Book
from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from regulars.ui.imports.imports_model import Stage
from regulars.ui.imports.imports_view import ImportsView
from regulars.ui.imports.review_view import ReviewView
from regulars.ui.screen import Surroundings
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
