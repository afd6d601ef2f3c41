"""What goes on paper: shown, saved as PDF, sent to a printer; as it was typed, and without what is veiled."""

from datetime import date
from pathlib import Path

import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.dates import PartialDate
from regulars.domain.label_sheets import LABEL_SHEETS, AddressLabel
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, PersonField, PersonId, PointKind
from regulars.services.verbs import Verbs
from regulars.ui.paper import sheets
from regulars.ui.paper.label_paper import LabelPaper, label_font
from regulars.ui.paper.paper_box import PaperBox
from regulars.ui.paper.printable import Kind, Paragraph, TextPaper, pdf_of
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Theme
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.choice import Choice
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible

MARKUP = "<b>bold</b> <img src='file:///etc/passwd'>"


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 800)
    host.show()
    return host


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    verbs.settings.change(rooms=(5,) * 7, country="PT")
    ana = PersonId(verbs.people.add("Ana Moreira", phones=["+351 912 345 678"]).created or 0)
    verbs.people.set_field(ana, PersonField.SAY_LIKE, "AH-na")
    verbs.people.add_address(ana, Address(street="Rua Nova 3", postcode="1200-001", city="Lisboa", country="Portugal"))
    verbs.notes.add(ana, "peanuts", NoteKind.AVOID)
    verbs.notes.add(ana, "the divorce", NoteKind.AVOID, veiled=True)
    verbs.notes.add(ana, MARKUP, NoteKind.LIKES)
    verbs.notes.add(ana, "her clinic", NoteKind.FAMILY, veiled=True)
    verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 11, 1), text="The kiln is too small.")
    verbs.promises.add(ana, "Send the quote", due_on=TODAY)
    verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(1984, 5, 9))
    return ana


def opened(host: QWidget) -> PaperBox:
    [box] = [box for box in host.findChildren(PaperBox) if box.isVisible()]
    return box


def words(box: PaperBox) -> str:
    return box.view.toPlainText()


@pytest.mark.usefixtures("ana")
def test_the_day_has_who_why_the_number_what_to_avoid_the_last_words_and_promises(
    around: Surroundings, host: QWidget
) -> None:
    sheets.print_day(around, host)
    box = opened(host)
    text = words(box)
    assert text.startswith("Sunday 22 November")
    for part in (
        "Ana Moreira · say: AH-na · +351 912 345 678",
        "Avoid: peanuts",
        "1 more to avoid, veiled: see the book",
        "You promised: Send the quote, for today.",
        "The kiln is too small.",
    ):
        assert part in text
    assert "divorce" not in text
    assert "clinic" not in text
    assert_accessible(box)


@pytest.mark.usefixtures("ana")
def test_names_are_shortened_on_request(around: Surroundings, host: QWidget) -> None:
    sheets.print_day(around, host)
    box = opened(host)
    [short] = box.findChildren(FilterChip)
    short.click()
    assert "Ana M. · +351" in words(box)
    assert "Moreira" not in words(box)
    assert "AH-na" not in words(box)


def test_an_empty_day_says_so(around: Surroundings, host: QWidget) -> None:
    sheets.print_day(around, host)
    assert "Nobody is waiting today." in words(opened(host))


def test_a_card_holds_the_person_and_nothing_veiled(theme: Theme, verbs: Verbs, host: QWidget, ana: PersonId) -> None:
    sheets.print_person(theme, verbs, host, ana)
    text = words(opened(host))
    for part in ("Ana Moreira", "AH-na", "912 345 678", "1200-001 Lisboa", "Avoid: peanuts", "Birthday: 9 May 1984"):
        assert part in text
    assert MARKUP in text
    assert "You: Send the quote, for today" in text
    assert "divorce" not in text
    assert "clinic" not in text


def test_a_pdf_is_written_once_and_what_is_there_stays(
    theme: Theme, verbs: Verbs, host: QWidget, ana: PersonId, tmp_path: Path
) -> None:
    sheets.print_person(theme, verbs, host, ana)
    box, path = opened(host), tmp_path / "ana.pdf"
    box.save_pdf(path)
    written = path.read_bytes()
    assert written.startswith(b"%PDF")
    assert path.stat().st_mode & 0o077 == 0
    assert "ana.pdf" in box.said.text()
    box.save_pdf(path)
    assert path.read_bytes() == written
    assert "ana.pdf" in box.said.text()


def test_paper_is_as_large_as_ever_when_the_screen_is_not(theme: Theme) -> None:
    paper = TextPaper(theme, "x", [Paragraph(Kind.LINE, "words")])
    small = paper.document(on_paper=True).defaultFont().pointSizeF()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale=2.0)
    assert paper.document(on_paper=True).defaultFont().pointSizeF() == pytest.approx(small, abs=0.3)
    assert paper.document().defaultFont().pointSizeF() > 1.8 * small


def test_print_asks_for_a_printer_and_puts_the_pages_on_it(
    theme: Theme, verbs: Verbs, host: QWidget, ana: PersonId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"

    class FilePrinter(QtPrintSupport.QPrinter):
        def __init__(self, mode: QtPrintSupport.QPrinter.PrinterMode) -> None:
            super().__init__(mode)
            self.setOutputFormat(QtPrintSupport.QPrinter.OutputFormat.PdfFormat)
            self.setOutputFileName(str(path))

    monkeypatch.setattr(QtPrintSupport, "QPrinter", FilePrinter)
    sheets.print_person(theme, verbs, host, ana)
    box = opened(host)
    box.print_button.click()
    [dialog] = box.findChildren(QtPrintSupport.QPrintDialog)
    assert dialog.windowTitle() == "Card of Ana Moreira"
    dialog.accepted.emit(dialog.printer())
    dialog.close()
    assert path.read_bytes().startswith(b"%PDF")
    assert box.said.text() == "Sent to the printer."


# Labels


def test_labels_are_printed_for_the_chosen_and_who_gets_none_is_named(
    around: Surroundings, verbs: Verbs, host: QWidget, ana: PersonId
) -> None:
    rui = PersonId(verbs.people.add("Rui Faria").created or 0)
    sheets.print_labels(around, host, [ana, rui])
    box = opened(host)
    assert isinstance(box.paper, LabelPaper)
    assert [label.name for label in box.paper.labels] == ["Ana Moreira"]
    assert box.paper.sheet == LABEL_SHEETS[0]
    assert box.said.text() == "No address of Rui Faria."
    assert_accessible(box)
    sheet, first = box.findChildren(Choice)
    assert sheet.currentText() == "A4 · 3 × 8 · 70 × 37 mm"
    first.setCurrentIndex(4)
    first.chosen.emit(4)
    assert box.paper.used == 4
    sheet.setCurrentIndex(4)
    sheet.chosen.emit(4)
    assert (box.paper.sheet.count, box.paper.used, first.count()) == (40, 0, 40)


def test_nobody_with_an_address_leaves_nothing_to_print(around: Surroundings, verbs: Verbs, host: QWidget) -> None:
    rui = PersonId(verbs.people.add("Rui Faria").created or 0)
    sheets.print_labels(around, host, [rui])
    box = opened(host)
    assert not box.print_button.isEnabled()
    assert not box.pdf.isEnabled()


@pytest.mark.parametrize("place", range(len(LABEL_SHEETS)))
def test_no_word_stands_beyond_its_label(theme: Theme, place: int) -> None:
    sheet = LABEL_SHEETS[place]
    long = AddressLabel("W" * 60, ("M" * 80, *(f"line {i}" for i in range(7))))
    paper = LabelPaper("x", [long], sheet, sheet.count // 2, label_font(theme))
    scale = 2.0
    size = paper.size_mm()
    image = QImage(int(size.width() * scale), int(size.height() * scale), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paper.paint(painter, paper.pages[0], scale)
    painter.end()
    x, y = sheet.place(sheet.count // 2)
    inside = outside = 0
    for row in range(image.height()):
        for column in range(image.width()):
            if image.pixelColor(column, row).value() < 128:
                is_in = x <= column / scale <= x + sheet.width and y <= row / scale <= y + sheet.height
                inside, outside = inside + is_in, outside + (not is_in)
    assert inside > 30
    assert outside == 0


def test_a_house_number_stays_where_it_is_in_a_window_that_is_read_from_the_right(theme: Theme) -> None:
    def painted(direction: Qt.LayoutDirection) -> QImage:
        image = QImage(420, 222, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        label = AddressLabel("Ana Duarte", ("1550 W Fiction Ave, Apt 3", "شارع النموذج 6"))
        paper = LabelPaper("x", [label], LABEL_SHEETS[0], 0, label_font(theme))
        paper.paint(painter, paper.pages[0], 6.0)
        painter.end()
        return image

    assert painted(Qt.LayoutDirection.RightToLeft) == painted(Qt.LayoutDirection.LeftToRight)


def test_the_box_fits_into_a_low_window_at_twice_the_size(
    theme: Theme, verbs: Verbs, host: QWidget, ana: PersonId
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale=2.0)
    host.resize(1366, 700)
    sheets.print_person(theme, verbs, host, ana)
    box = opened(host)
    box.place()
    assert box.panel.geometry().bottom() <= host.height()
    below = box.view.mapTo(box.panel, box.view.rect().bottomLeft()).y()
    assert below < box.print_button.geometry().top()
    assert box.print_button.geometry().bottom() < box.panel.height()


def test_labels_go_into_a_pdf_sheet_by_sheet(theme: Theme) -> None:
    labels = [AddressLabel(f"Name {i}", ("Street 1", "Town")) for i in range(30)]
    data = pdf_of(LabelPaper("Labels", labels, LABEL_SHEETS[0], 0, label_font(theme)))
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") == 2


def test_a_phone_number_is_on_the_card_with_its_label(theme: Theme, verbs: Verbs, host: QWidget, ana: PersonId) -> None:
    verbs.people.add_point(ana, PointKind.EMAIL, "ana@example.com", "work")
    sheets.print_person(theme, verbs, host, ana)
    assert "work: ana@example.com" in words(opened(host))
