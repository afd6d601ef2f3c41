"""One person with everything, in a real book, and their page as the window would show it."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from regulars.domain.dates import PartialDate
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind, Source
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, PersonField, PersonId, PointKind
from regulars.domain.promises import PromiseBy
from regulars.services.verbs import Verbs
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.screen import Surroundings


def new_person(verbs: Verbs, name: str) -> PersonId:
    created = verbs.people.add(name).created
    assert created is not None
    return PersonId(created)


@pytest.fixture
def grace(verbs: Verbs) -> PersonId:
    return new_person(verbs, "Grace Holloway")


@pytest.fixture
def ana(verbs: Verbs, grace: PersonId) -> PersonId:
    """A person with something in every card."""
    ana = new_person(verbs, "Ana Moreira")
    people = verbs.people
    for field, value in (
        (PersonField.SINCE, "2021-05"),
        (PersonField.ZONE, "Asia/Tokyo"),
        (PersonField.QUIET_HOURS, "20:00-09:30"),
        (PersonField.ABOUT, "Flats in Alfama."),
    ):
        people.set_field(ana, field, value)
    people.set_rhythm(ana, 35.0)
    people.join_circle(ana, "designers")
    people.introduce(ana, grace)
    people.set_membership(ana, "Moreira Interiors", "Owner")
    people.add_point(ana, PointKind.PHONE, "+351 912 555 014", "mobile")
    people.add_point(ana, PointKind.EMAIL, "ana@moreira.example", "studio")
    people.add_address(ana, Address(street="Rua da Amostra 14", city="Lisbon", country="Portugal"))
    people.add_link(ana, "son", other_name="Tomás")
    people.set_own_value(ana, "Finish", "unlacquered brass")
    verbs.notes.add(ana, "Oat milk flat white", NoteKind.LIKES, source_day=date(2024, 12, 1))
    verbs.notes.add(ana, "Never mention the old studio", NoteKind.AVOID, Source.NOTICED)
    verbs.notes.add(ana, "Sees a doctor on Mondays", NoteKind.OTHER, veiled=True)
    for day, kind, direction, text in (
        (date(2026, 6, 11), MomentKind.GIFT, Direction.ME, "The linen sample book."),
        (date(2026, 8, 2), MomentKind.VISIT, Direction.THEM, "Came with Tomás."),
        (date(2026, 9, 2), MomentKind.EMAIL, Direction.THEM, "Sent photos of the living room."),
        (date(2026, 9, 18), MomentKind.CALL, Direction.ME, "Waiting for oak samples."),
    ):
        verbs.moments.log([ana], kind, direction=direction, day=day, time=time(15, 40), text=text)
    verbs.promises.add(ana, "Send the quote", due_on=date(2026, 11, 22))
    verbs.promises.add(ana, "Bring the key back", PromiseBy.THEM)
    verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(1984, 12, 9))
    return ana


@pytest.fixture
def view(around: Surroundings, qtbot: QtBot) -> Iterator[PersonView]:
    view = PersonView(around)
    view.resize(1064, 800)
    around.desk.changed.connect(view.hear)
    view.show()
    yield view
    view.leave()
    view.close()
    delete(view)  # at once: a page has hundreds of widgets, and every later test would dress them again


@pytest.fixture
def page(view: PersonView, ana: PersonId) -> PersonPage:
    """Ana's page, complete."""
    return open_page(view, ana)


def open_page(view: PersonView, person: PersonId) -> PersonPage:
    view.show_person(person)
    view.arrive()
    assert view.page is not None
    view.page.complete()
    return view.page


def editor_in(field: QWidget) -> QLineEdit | QPlainTextEdit:
    """The editor that is open inside a field."""
    found = [e for kind in (QLineEdit, QPlainTextEdit) for e in field.findChildren(kind) if not e.isHidden()]
    assert found, "the field is not being edited"
    return found[0]


def type_into(field: QWidget, text: str, qtbot: QtBot) -> None:
    """Open a field as the owner does, put other words in, and press Enter."""
    shown = field.findChild(QAbstractButton)
    assert shown is not None
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    editor = editor_in(field)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    if isinstance(editor, QLineEdit):
        editor.insert(text)
    else:
        editor.insertPlainText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def menu_words(anchor: QWidget) -> list[str]:
    """What the menu behind a button offers."""
    return [action.text() for action in _open_menu(anchor).actions() if not action.isSeparator()]


def choose(anchor: QWidget, words: str) -> None:
    """Take a line of the menu that is open behind a button."""
    menu = _open_menu(anchor)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def _open_menu(anchor: QWidget) -> QMenu:
    menu = next(menu for menu in reversed(anchor.findChildren(QMenu)) if menu.isVisible())
    assert isinstance(menu, QMenu)
    return menu
