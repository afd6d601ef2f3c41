"""The cards about somebody: who they are to the owner, and how their name is said and written."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.domain.changes import Changes
from regulars.domain.pauses import Pause, pause_now_or_next
from regulars.domain.people import NameOrder, Person, PersonField, PersonState
from regulars.domain.people import Role as PersonRole
from regulars.ui import typed_dates, wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import Field
from regulars.ui.person.form import Form, shown_date
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel
from regulars.ui.person.pauses import PausesOfPerson
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.words_field import WordsField
from regulars.ui.wording import translate


class PersonForm(Form):
    """A form over the one-line fields of the person."""

    def setter(self, field: PersonField) -> Callable[[str], Changes]:
        """The verb that sets a field."""
        people, person = self.editing.verbs.people, self.editing.person
        return lambda value: people.set_field(person, field, value)


class AboutView(Panel):
    """Free words, what they are to the owner, since when, brought by whom."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self.words = WordsField(theme, self.tr("About"), "", self.tr("add a few words about them"), parent=self)
        self.words.edited.connect(lambda text: editing.set_field(PersonField.ABOUT, text, self.words))
        self.body.addWidget(self.words)
        self.form = AboutForm(editing, self)
        self.body.addWidget(self.form)
        self.pauses = PausesOfPerson(editing, self)
        self.body.addWidget(self.pauses)

    def title(self) -> str:
        """The heading."""
        return translate("AboutView", "About")

    def refresh(self) -> None:
        """Show the model's person."""
        person = self.editing.model.person
        if person is not None:
            self.words.show_stored(person.about)
            self.form.tell(person)
            self.pauses.refresh()


class AboutForm(PersonForm):
    """Role, state, since, rhythm, pause, introducer."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(editing, parent)
        people, person = editing.verbs.people, editing.person
        roles = [(role.value, wording.role(role)) for role in PersonRole]
        self.role = self.pick(self.tr("To me"), roles, self.setter(PersonField.ROLE))
        states = [(state, wording.person_state(state)) for state in PersonState]
        self.state = self.pick(self.tr("Standing"), states, lambda state: people.set_state(person, state))
        self.since = self.partial_date(self.tr("Known since"), self.tr("add a year"), self.setter(PersonField.SINCE))
        self.rhythm = self.number(
            self.tr("Rhythm in days"),
            self.tr("add a number of days"),
            lambda days: people.set_rhythm(person, None if days is None else float(days)),
        )
        self.paused = self.day(self.tr("Pause until"), self.tr("add a day"), self._pause, ahead=True)
        self.introducer = self.line(self.tr("Introduced by"), self.tr("add a name"), self._introduce)

    def tell(self, person: Person) -> None:
        """Show this person."""
        self.role.show_stored(person.role.value)
        self.state.show_stored(person.state)
        self.since.show_stored(shown_date(person.since))
        self.rhythm.show_stored("" if person.cadence_days is None else f"{person.cadence_days:g}")
        pause = self._known_pause()
        self.paused.show_stored(typed_dates.shown_day(None if pause is None else pause.ends))
        self.introducer.show_stored(person.introduced_by_name)

    def _pause(self, day: date | None) -> Changes:
        pauses, known = self.editing.verbs.pauses, self._known_pause()
        if known is None:
            return pauses.begin(self.editing.person, ends=day)
        return pauses.end(known.id) if day is None else pauses.edit(known.id, ends=day)

    def _known_pause(self) -> Pause | None:
        return pause_now_or_next(self.editing.model.pauses, self.editing.today)

    def _introduce(self, name: str) -> Changes:
        people, person = self.editing.verbs.people, self.editing.person
        return people.introduce(person, people.resolve(name) if name else None)


class NameView(Panel):
    """How to say it, how to address them, and the parts of the name."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.manners = NameForm(editing, _manners(), self)
        self.parts = NameForm(editing, _parts(), self)
        orders = [
            ("", self.tr("As their language does")),
            (NameOrder.GIVEN_FIRST.value, self.tr("Given name first")),
            (NameOrder.FAMILY_FIRST.value, self.tr("Family name first")),
        ]
        self.order = self.parts.pick(self.tr("Order"), orders, self.parts.setter(PersonField.NAME_ORDER))
        self.parts.hide()
        self.more = LinkButton(editing.theme, self.tr("The parts of the name"), "chevron-down", parent=self)
        self.more.clicked.connect(self.toggle_parts)
        self.body.addWidget(self.manners)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.parts)

    def title(self) -> str:
        """The heading."""
        return translate("NameView", "Name")

    def refresh(self) -> None:
        """Show the model's person."""
        person = self.editing.model.person
        if person is not None:
            self.manners.tell(person)
            self.parts.tell(person)
            self.order.show_stored(person.name_order.value if person.name_order is not None else "")

    def toggle_parts(self) -> None:
        """Show or hide the parts of the name."""
        self.parts.setVisible(self.parts.isHidden())
        self.more.set_icon("chevron-down" if self.parts.isHidden() else "chevron-up")


class NameForm(PersonForm):
    """Some of the fields of a name, one line each."""

    def __init__(self, editing: Editing, fields: dict[PersonField, tuple[str, str]], parent: QWidget) -> None:
        super().__init__(editing, parent)
        self.fields: dict[PersonField, Field] = {
            field: self.line(label, placeholder, self.setter(field)) for field, (label, placeholder) in fields.items()
        }

    def tell(self, person: Person) -> None:
        """Show this person."""
        for name, field in self.fields.items():
            holder = person.parts if hasattr(person.parts, name.value) else person
            value = getattr(holder, name.value)
            field.show_stored(wording.language_name(value) if name is PersonField.LANGUAGE else value)


def _manners() -> dict[PersonField, tuple[str, str]]:
    """Each field with its label, and what it says while it is empty."""
    return {
        PersonField.SAY_LIKE: (translate("NameView", "Say it like"), translate("NameView", "add how it sounds")),
        PersonField.PRONOUNS: (translate("NameView", "Pronouns"), translate("NameView", "add pronouns")),
        PersonField.ADDRESS_FORM: (
            translate("NameView", "Addressed as"),
            translate("NameView", "add a form of address"),
        ),
        PersonField.LANGUAGE: (translate("NameView", "Language"), translate("NameView", "add a language")),
        PersonField.GREETING: (translate("NameView", "Greeting"), translate("NameView", "add a greeting")),
        PersonField.NICKNAME: (translate("NameView", "Nickname"), translate("NameView", "add a nickname")),
    }


def _parts() -> dict[PersonField, tuple[str, str]]:
    return {
        PersonField.PREFIX: (translate("NameView", "Prefix"), translate("NameView", "add Dr, Ms …")),
        PersonField.GIVEN: (translate("NameView", "Given name"), translate("NameView", "add a given name")),
        PersonField.MIDDLE: (translate("NameView", "Middle name"), translate("NameView", "add a middle name")),
        PersonField.FAMILY: (translate("NameView", "Family name"), translate("NameView", "add a family name")),
        PersonField.SUFFIX: (translate("NameView", "Suffix"), translate("NameView", "add Jr, PhD …")),
        PersonField.PHONETIC_GIVEN: (
            translate("NameView", "Given, by sound"),
            translate("NameView", "add the reading"),
        ),
        PersonField.PHONETIC_FAMILY: (
            translate("NameView", "Family, by sound"),
            translate("NameView", "add the reading"),
        ),
        PersonField.SORT_KEY: (translate("NameView", "Sorted under"), translate("NameView", "add a word to sort by")),
    }
