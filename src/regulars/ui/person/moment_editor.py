"""Everything about one moment, each part saved for itself."""

from datetime import date

from PySide6.QtWidgets import QWidget

from regulars.domain.changes import Changes
from regulars.domain.moments import Depth, Direction, Moment, MomentKind, Participant
from regulars.domain.people import PersonId
from regulars.domain.unchanged import UNCHANGED
from regulars.ui import typed_dates, wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.form import Form
from regulars.ui.person.small_buttons import ChipButton, MenuLine, open_menu
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.rows import Rows


class MomentEditor(Form):
    """Words, kind, who began, how deep, when, how long, where, with whom."""

    def __init__(self, editing: Editing, moment: Moment, parent: QWidget) -> None:
        super().__init__(editing, parent)
        self._moment = moment
        verbs, id_ = editing.verbs.moments, moment.id
        self.text = self.words(self.tr("Words"), self.tr("add what happened"), lambda text: verbs.edit(id_, text=text))
        self.kind = self.pick(
            self.tr("Kind"),
            [(kind, wording.moment_kind(kind)) for kind in MomentKind],
            lambda kind: verbs.edit(id_, kind=kind),
        )
        self.direction = self.pick(
            self.tr("Who began"),
            [(direction, wording.direction(direction)) for direction in Direction],
            lambda direction: verbs.edit(id_, direction=direction),
        )
        self.depth_field = self.pick(
            self.tr("Size"),
            [(depth, wording.depth(depth)) for depth in Depth],
            lambda depth: verbs.edit(id_, depth=depth),
        )
        self.day_field = self.day(self.tr("Day"), "", self._set_day)
        self.fuzzy = self.switch(self.tr("About that day"), lambda on: verbs.edit(id_, fuzzy=on))
        self.time = self.clock(self.tr("Time"), self.tr("add a time"), lambda at: verbs.edit(id_, time=at))
        self.minutes = self.number(self.tr("Minutes"), self.tr("add how long"), lambda n: verbs.edit(id_, minutes=n))
        self.place = self.line(self.tr("Where"), self.tr("add a place"), lambda text: verbs.edit(id_, place=text))
        self.bought = self.line(
            self.tr("Bought or done"), self.tr("add what, and how much"), lambda text: verbs.edit(id_, bought=text)
        )
        self._people = _People(self, moment)
        self.row(self.tr("With"), self._people)
        self.other = self.line(self.tr("Also there"), self.tr("add a name"), self._add_person)
        self.private = self.words(self.tr("Only here"), self.tr("add a line about them alone"), self._set_private_line)
        self.remove = LinkButton(self.theme, self.tr("Remove this moment"), "trash-2", parent=self)
        self.remove.clicked.connect(lambda: editing.save(lambda: verbs.delete(id_)))
        self.column.addWidget(self.remove)
        self.tell(moment)

    def tell(self, moment: Moment) -> None:
        """Show this moment."""
        self._moment = moment
        self.text.show_stored(moment.text)
        self.kind.show_stored(moment.kind)
        self.direction.show_stored(moment.direction)
        self.depth_field.show_stored(moment.depth)
        self.day_field.show_stored(typed_dates.shown_day(moment.day))
        self.fuzzy.setChecked(moment.fuzzy)
        self.time.show_stored("" if moment.time is None else wording.clock(moment.time))
        self.minutes.show_stored("" if moment.minutes is None else str(moment.minutes))
        self.place.show_stored(moment.place)
        self.bought.show_stored(moment.bought)
        self._people.tell(moment)
        self.other.show_stored("")
        self.private.show_stored(self._private_line(moment))

    def _private_line(self, moment: Moment) -> str:
        return next((p.private_line for p in moment.people if p.person == self.editing.person), "")

    def _set_day(self, day: date | None) -> Changes:
        return self.editing.verbs.moments.edit(self._moment.id, day=day or UNCHANGED)

    def _add_person(self, name: str) -> Changes:
        there = [participant.person for participant in self._moment.people]
        found = self.editing.verbs.people.resolve(name)
        return self.editing.verbs.moments.edit(self._moment.id, people=[*there, found])

    def _set_private_line(self, line: str) -> Changes:
        return self.editing.verbs.moments.edit(self._moment.id, private_lines={self.editing.person: line})

    def leave_out(self, person: PersonId) -> None:
        """Somebody was not there after all."""
        verbs, id_ = self.editing.verbs.moments, self._moment.id
        there = [participant.person for participant in self._moment.people if participant.person != person]
        self.editing.save(lambda: verbs.edit(id_, people=there))


class _People(QWidget):
    """Who was there, besides the person whose page it is."""

    def __init__(self, editor: MomentEditor, moment: Moment) -> None:
        super().__init__(editor)
        self._editor = editor
        flow = FlowLayout(editor.theme, 5, parent=self)
        editor.theme.lay(flow, (SIDE, 3, 0, 3), 5)
        self._chips: Rows[Participant, ChipButton] = Rows(flow, self._make, _name)
        self.tell(moment)

    def tell(self, moment: Moment) -> None:
        """Show who."""
        self._chips.show([(participant.person, participant) for participant in moment.people])

    def _make(self, participant: Participant) -> ChipButton:
        chip = ChipButton(self._editor.theme, participant.name, "user")
        chip.clicked.connect(lambda: self._open(chip, participant))
        return chip

    def _open(self, chip: ChipButton, participant: Participant) -> None:
        editor, shell = self._editor, self._editor.editing.shell
        out = self.tr("%1 was not there").replace("%1", participant.name)
        lines = [
            MenuLine(self.tr("Open %1").replace("%1", participant.name), lambda: shell.open_person(participant.person)),
            MenuLine(out, lambda: editor.leave_out(participant.person), "x", enabled=len(self._chips.all()) > 1),
        ]
        open_menu(editor.theme, chip, lines)


def _name(chip: ChipButton, participant: Participant) -> None:
    chip.set_words(participant.name)
