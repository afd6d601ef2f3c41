"""Opening the box for each of the papers. A screen asks for one; what it holds is read here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from regulars.domain.label_sheets import LABEL_SHEETS, AddressLabels, LabelSheet, Paper, usual_sheet
from regulars.domain.people import PersonId
from regulars.services.paper import CribSheet
from regulars.services.verbs import Verbs
from regulars.ui import wording
from regulars.ui.paper.day_sheet import day_sheet
from regulars.ui.paper.label_paper import LabelPaper, label_font
from regulars.ui.paper.paper_box import PaperBox
from regulars.ui.paper.person_card import person_card
from regulars.ui.paper.printable import TextPaper
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Theme
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.choice import Choice
from regulars.ui.wording import translate

_NAMED = 5
"""So many of those without a label are named."""


def print_day(around: Surroundings, host: QWidget) -> None:
    """The crib sheet of the day."""
    paper = around.desk.verbs.paper
    around.desk.run(lambda _progress, _cancelled: paper.day(), partial(_show_day, around, host))


def _show_day(around: Surroundings, host: QWidget, sheet: CribSheet) -> None:
    title = translate("sheets", "The day on paper")
    short = FilterChip(around.theme, translate("sheets", "Shorten the names"))

    def make() -> TextPaper:
        return TextPaper(around.theme, title, day_sheet(sheet, short_names=short.isChecked()))

    box = PaperBox(around.theme, host, title, make)
    box.add_control(short)
    short.toggled.connect(lambda _: box.refresh())
    box.show_box()


def print_person(theme: Theme, verbs: Verbs, host: QWidget, person: PersonId) -> None:
    """A person's card."""
    card = verbs.paper.person(person)
    title = translate("sheets", "Card of %1").replace("%1", wording.isolated(card.person.name))
    paragraphs = person_card(card, verbs.book.clock.today())
    PaperBox(theme, host, title, lambda: TextPaper(theme, title, paragraphs)).show_box()


def print_labels(around: Surroundings, host: QWidget, people: Sequence[PersonId]) -> None:
    """A label for each of these people. It goes to the printer or into a file of the owner's, and nowhere else."""
    paper = around.desk.verbs.paper
    around.desk.run(lambda _progress, _cancelled: paper.labels(people), partial(_show_labels, around, host))


def _show_labels(around: Surroundings, host: QWidget, found: AddressLabels) -> None:
    theme, verbs = around.theme, around.desk.verbs
    n = len(found.labels)
    title = translate("sheets", "%n address label(s)", None, n)
    usual = usual_sheet(around.desk.read(verbs.settings.read).country)
    sheet = Choice(theme, translate("sheets", "Label sheet"), [_sheet_name(one) for one in LABEL_SHEETS], usual)
    first = Choice(theme, translate("sheets", "Begin with label"), _places(LABEL_SHEETS[usual]))

    def make() -> LabelPaper:
        chosen = LABEL_SHEETS[sheet.currentIndex()]
        return LabelPaper(title, found.labels, chosen, max(first.currentIndex(), 0), label_font(theme))

    def change_sheet(_place: int) -> None:
        first.clear()
        first.addItems(_places(LABEL_SHEETS[sheet.currentIndex()]))
        box.refresh()

    box = PaperBox(theme, host, title, make)
    box.add_control(sheet)
    box.add_control(first)
    sheet.chosen.connect(change_sheet)
    first.chosen.connect(lambda _: box.refresh())
    words = [part for part in (_without(found.without_address), _unwelcome(found.not_by_letter)) if part]
    if words:
        box.say(" ".join(words))
    box.show_box()


def _sheet_name(sheet: LabelSheet) -> str:
    """ "A4 · 3 × 8 · 70 × 37 mm"."""
    paper = "A4" if sheet.paper is Paper.A4 else translate("sheets", "Letter")
    said = translate("sheets", "%1 · %2 × %3 · %4 × %5 mm").replace("%1", paper)
    said = said.replace("%2", wording.number(sheet.across)).replace("%3", wording.number(sheet.down))
    return said.replace("%4", _millimetres(sheet.width)).replace("%5", _millimetres(sheet.height))


def _millimetres(length: float) -> str:
    return wording.number(length) if length == round(length) else wording.decimal(length)


def _places(sheet: LabelSheet) -> list[str]:
    begin = translate("sheets", "from label %1")
    return [begin.replace("%1", wording.number(place + 1)) for place in range(sheet.count)]


def _without(names: Sequence[str]) -> str:
    n = len(names)
    return translate("sheets", "No address of %1.").replace("%1", _named(names)) if n else ""


def _unwelcome(names: Sequence[str]) -> str:
    n = len(names)
    return translate("sheets", "No letters to %1.").replace("%1", _named(names)) if n else ""


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(wording.isolated(name) for name in names[:_NAMED])
    n = len(names) - _NAMED
    return translate("sheets", "%1 and %n other(s)", None, n).replace("%1", shown) if n > 0 else shown
