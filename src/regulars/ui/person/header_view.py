"""The head of a person's page: face, name, where they are just now, circles and rhythm, and the ways to reach them."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.pauses import pause_on
from regulars.domain.people import Channel, CircleId, CircleName, Person, PersonField, PersonState, PointKind
from regulars.ui import wording
from regulars.ui.person.circle_box import circle_box
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field
from regulars.ui.person.rhythms import rhythm_lines
from regulars.ui.person.small_buttons import ChipButton, MenuLine, open_menu
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from regulars.ui.widgets.chip import Chip
from regulars.ui.widgets.circle_box import CircleBox
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_FACE = 84
_SHOWN_CHANNELS = 3
_USUAL_CHANNELS = (Channel.CALL, Channel.MESSAGE, Channel.EMAIL)


class HeaderView(QWidget):
    """Who it is."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._photo: int | None = None
        self._pixmap = QPixmap()
        theme = editing.theme
        self._face = Face(theme, _FACE, parent=self)
        self.name = Field(theme, self.tr("Name"), "", self.tr("add a name"), Type.TITLE, wraps=True, parent=self)
        self.name.edited.connect(lambda text: editing.set_field(PersonField.NAME, text, self.name))
        self.line = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self)
        words = QVBoxLayout()
        theme.lay(words, spacing=0)
        words.addStretch(1)
        words.addWidget(self.name)
        below = QVBoxLayout()
        theme.lay(below, (SIDE, 0, SIDE, 0), 9)
        below.addWidget(self.line)
        self.saying = Sentence(theme, "", Type.SMALL, parent=self)
        below.addWidget(self.saying)
        below.addWidget(self._make_chips())
        words.addLayout(below)
        words.addStretch(1)
        row = ReflowRow(theme, 420, 14)
        row.addWidget(self._face)
        row.addLayout(words, 1)
        self._channels = QWidget(self)
        self._channel_row = FlowLayout(theme, 8, parent=self._channels)
        self._ways: dict[Channel, QPushButton] = {}
        self._ways_shown: tuple[tuple[Channel, ...], str, PersonState] | None = None
        whole = ReflowRow(theme, 860, 16, below=12)
        self.setLayout(whole)
        whole.addLayout(row, 1)
        whole.addWidget(self._channels, 0, Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton(theme, "ellipsis", self.tr("More about this person"), parent=self)
        self.more.clicked.connect(self._open_more)
        self._channel_row.addWidget(self.more)

    def _make_chips(self) -> QWidget:
        theme = self._editing.theme
        chips = QWidget(self)
        line = FlowLayout(theme, 7, parent=chips)
        circles = QWidget(chips)
        self._circles: Rows[CircleName, ChipButton] = Rows(
            FlowLayout(theme, 7, parent=circles), self._make_circle, _show_circle
        )
        self._circle_box = circles
        self._state = Chip(theme, "", "moon-star", parent=chips)
        self.pause = Chip(theme, "", "hourglass", "date", parent=chips)
        self.rhythm = ChipButton(theme, "", "repeat", parent=chips)
        self.rhythm.clicked.connect(self._open_rhythms)
        self.introduced = ChipButton(theme, "", "link", parent=chips)
        self.introduced.clicked.connect(self._open_introducer)
        self.organisation = ChipButton(theme, self.tr("Who is there"), "building-2", parent=chips)
        self.organisation.setAccessibleName(self.tr("Open the page of this organisation: who is there"))
        self.organisation.clicked.connect(self._open_organisation)
        self.organisation.hide()
        self.add_circle = ChipButton(theme, "", "plus", parent=chips)
        self.add_circle.setAccessibleName(self.tr("Add to a circle"))
        self.add_circle.clicked.connect(self._open_circles)
        self.new_circle = Field(theme, self.tr("New circle"), "", self.tr("name of the circle"), parent=chips)
        theme.hold(self.new_circle, width=200)
        self.new_circle.edited.connect(self._join)
        self.new_circle.hide()
        about = (self._state, self.pause, self.organisation, circles, self.rhythm, self.introduced)
        for chip in (*about, self.add_circle, self.new_circle):
            line.addWidget(chip)
        return chips

    def circles(self) -> list[ChipButton]:
        """The chips of the circles."""
        return self._circles.all()

    def channel_buttons(self) -> list[QPushButton]:
        """The buttons of the ways to reach them, the first one first."""
        return list(self._ways.values())

    def channel_words(self) -> list[str]:
        """What these buttons say."""
        return [button.text() for button in self.channel_buttons()]

    # Showing

    def refresh(self) -> None:
        """Show the model's person."""
        model = self._editing.model
        person = model.person
        if person is None:
            return
        self.name.show_stored(person.name)
        saying = wording.saying(person, self._editing.verbs.people.greeting(person))
        self.saying.set_pieces(saying)
        self.saying.setVisible(bool(saying))
        self._show_face(person)
        self.tick(self._editing.verbs.book.clock.now())
        self._circles.show([(circle.id, circle) for circle in person.circles])
        self._circle_box.setVisible(bool(person.circles))
        self._state.setText(wording.person_state(person.state))
        self._state.setVisible(person.state is not PersonState.ACTIVE)
        self._show_pause()
        self.rhythm.setVisible(model.has_health())
        self.rhythm.set_words(_rhythm_words(person), self.tr("Rhythm: %1").replace("%1", _rhythm_words(person)))
        introduced = self.tr("introduced by %1").replace("%1", wording.isolated(person.introduced_by_name))
        self.introduced.set_words(introduced)
        self.introduced.setVisible(person.introduced_by is not None)
        self.organisation.setVisible(model.card_of is not None)
        self._show_channels(person)

    def _show_pause(self) -> None:
        model, today = self._editing.model, self._editing.today
        pause = pause_on(model.pauses, today)
        self.pause.setVisible(pause is not None)
        if pause is not None and pause.ends is not None:
            until = wording.short_day(pause.ends, today)
            self.pause.setText(self.tr("paused, back on %1").replace("%1", until))
        elif pause is not None:
            self.pause.setText(self.tr("paused since %1").replace("%1", wording.short_day(pause.begins, today)))

    def tick(self, now: datetime) -> None:
        """Show what time it is where they are."""
        self.line.set_pieces(self._editing.model.line(now))

    def _show_face(self, person: Person) -> None:
        standing = self._editing.model.standing
        score, band = None, None
        if standing is not None and standing.band is not Band.NEW:
            score, band = standing.score, Role(standing.band.name.lower())
        self._face.set_person(person.name, score, band, int(person.id), self._picture(person.photo))
        if standing is not None:  # the name is beside it; the ring says how it stands
            self._face.setAccessibleName(wording.band_and_score(standing.band, standing.score))

    def _picture(self, photo: int | None) -> QPixmap | None:
        """The picture, decoded once."""
        if photo != self._photo:
            self._photo, self._pixmap = photo, QPixmap()
            if photo is not None:
                self._pixmap.loadFromData(self._editing.verbs.people.photo(photo))
        return None if self._pixmap.isNull() else self._pixmap

    def _show_channels(self, person: Person) -> None:
        shown = tuple(_channels(person)[:_SHOWN_CHANNELS]) if person.state is not PersonState.DECEASED else ()
        if (shown, person.name, person.state) == self._ways_shown:
            return  # the one with the keyboard stays
        self._ways_shown = shown, person.name, person.state
        for old in self._ways.values():
            self._channel_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ways = {}
        for place, channel in enumerate(shown):
            words, icon = wording.channel(channel), wording.CHANNEL_ICONS[channel]
            make = PrimaryButton if place == 0 and person.state is PersonState.ACTIVE else PlainButton
            button = make(self._editing.theme, words, icon, parent=self._channels)
            button.setAccessibleName(self.tr("%1: %2").replace("%1", words).replace("%2", person.name))
            button.clicked.connect(partial(self._reach, channel))
            self._channel_row.insertWidget(place, button)
            self._ways[channel] = button
            button.show()

    def _reach(self, channel: Channel, _checked: bool = False) -> None:
        self._editing.shell.reach(self._editing.person, channel)

    # Circles, rhythm, who introduced them

    def _make_circle(self, circle: CircleName) -> ChipButton:
        chip = ChipButton(self._editing.theme, "", "circle-dot-dashed")
        _show_circle(chip, circle)
        chip.clicked.connect(lambda: self._open_circle(chip, circle))
        return chip

    def _open_circle(self, chip: ChipButton, circle: CircleName) -> None:
        person, people = self._editing.person, self._editing.verbs.people
        leave = self.tr("Take out of %1").replace("%1", circle.name)
        opens = partial(self._editing.shell.open_circle, circle.id)
        lines = [
            MenuLine(self.tr("Open the circle"), opens, "circle-dot-dashed"),
            MenuLine(self.tr("Name, note and usual rhythm …"), lambda: self.edit_circle(circle.id), "pen-line"),
            MenuLine(leave, lambda: self._editing.save(lambda: people.leave_circle(person, circle.id)), "x"),
        ]
        open_menu(self._editing.theme, chip, lines)

    def edit_circle(self, circle: CircleId) -> CircleBox | None:
        """Open the box in which a circle is edited; None when it is gone."""
        known = next((known for known in self._editing.model.circles if known.id == circle), None)
        if known is None:
            return None
        box = circle_box(self._editing, self, known)
        box.closed.connect(box.deleteLater)
        box.ask()
        return box

    def _open_circles(self) -> None:
        model = self._editing.model
        there = {circle.id for circle in model.person.circles} if model.person is not None else set()
        free = [circle.name for circle in model.circles if circle.id not in there]
        lines: list[MenuLine | None] = [MenuLine(name, partial(self._join, name), "circle-dot-dashed") for name in free]
        if lines:
            lines.append(None)
        lines.append(MenuLine(self.tr("New circle …"), self._ask_for_circle, "plus"))
        open_menu(self._editing.theme, self.add_circle, lines)

    def _ask_for_circle(self) -> None:
        self.new_circle.show()
        self.new_circle.start()

    def _join(self, name: str) -> None:
        person, people = self._editing.person, self._editing.verbs.people
        self.new_circle.set_text("")
        self.new_circle.hide()
        if name:
            self._editing.save(lambda: people.join_circle(person, name))

    def _open_rhythms(self) -> None:
        open_menu(self._editing.theme, self.rhythm, rhythm_lines(self._editing))

    def _open_introducer(self) -> None:
        person = self._editing.model.person
        if person is not None and person.introduced_by is not None:
            self._editing.shell.open_person(person.introduced_by)

    def _open_organisation(self) -> None:
        organisation = self._editing.model.card_of
        if organisation is not None:
            self._editing.shell.open_organisation(organisation)

    # Everything else

    def _open_more(self) -> None:
        editing = self._editing
        model, people, shell = editing.model, editing.verbs.people, editing.shell
        person = model.person
        if person is None:
            return
        id_ = person.id
        lines: list[MenuLine | None] = [
            MenuLine(self.tr("Log a moment"), lambda: shell.log_moment(id_), "pen-line"),
            *(self._forbidden_line(channel) for channel in _forbidden(person)),
            MenuLine(self.tr("Show them what I hold …"), self.show_held, "eye"),
            MenuLine(self.tr("Print the card …"), self.print_card, "printer"),
            MenuLine(self.tr("What changed …"), self.show_changes, "history"),
            MenuLine(self.tr("Choose a picture …"), self._choose_picture, "user"),
        ]
        if person.photo is not None:
            no_picture = self.tr("Remove the picture")
            lines.append(MenuLine(no_picture, lambda: editing.save(lambda: people.set_photo(id_, None)), "x"))
        me = None if person.is_me else id_
        lines.append(
            MenuLine(self.tr("This is me"), lambda: editing.save(lambda: people.set_me(me)), checked=person.is_me)
        )
        lines.append(None)
        lines += [
            MenuLine(
                wording.person_state(state),
                partial(self._set_state, state),
                checked=person.state is state,
            )
            for state in PersonState
        ]
        lines.append(None)
        lines.append(
            MenuLine(self.tr("Move to the trash"), lambda: editing.save(lambda: people.delete(id_)), "trash-2")
        )
        open_menu(editing.theme, self.more, lines)

    def show_held(self) -> None:
        """The page that can be turned round to them."""
        from regulars.ui.person.held_box import HeldBox  # lazy: few look at it, and it is a document

        self.held_box = HeldBox(self._editing, self.window(), self._editing.person)
        self.held_box.show_page()

    def show_changes(self) -> None:
        """What was done about them, with ways back."""
        from regulars.ui.person.changed_box import ChangedBox  # lazy: few look back

        self.changed_box = ChangedBox(self._editing, self.window())
        self.changed_box.show_steps()

    def print_card(self) -> None:
        """Their card on paper."""
        from regulars.ui.paper.sheets import print_person  # lazy: few print, and it is a module of its own

        print_person(self._editing.theme, self._editing.verbs, self.window(), self._editing.person)

    def _forbidden_line(self, channel: Channel) -> MenuLine:
        """A way that they ruled out. The box behind it says so, and has a button that must be held."""
        words = self.tr("%1 (asked not to) …").replace("%1", wording.channel(channel))
        return MenuLine(words, lambda: self._reach(channel), "ban")

    def _set_state(self, state: PersonState) -> None:
        person, people = self._editing.person, self._editing.verbs.people
        self._editing.save(lambda: people.set_state(person, state))

    def _choose_picture(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"), "", kinds)
        if name:
            person, people, path = self._editing.person, self._editing.verbs.people, Path(name)
            self._editing.save(lambda: people.set_photo(person, path.read_bytes()))


def _show_circle(chip: ChipButton, circle: CircleName) -> None:
    chip.set_words(circle.name, translate("HeaderView", "Circle: %1").replace("%1", circle.name))


def _rhythm_words(person: Person) -> str:
    if person.cadence_days is not None:
        return wording.rhythm(person.cadence_days)
    if person.usual_days is not None:
        return translate("HeaderView", "usually %1").replace("%1", wording.rhythm(person.usual_days))
    return translate("HeaderView", "add a rhythm")


def _channels(person: Person) -> list[Channel]:
    """The ways that lead somewhere and are welcome: the preferred one first, then those most people use."""
    ways = [person.preferred_channel] if person.preferred_channel is not None else []
    ways += [way for way in _USUAL_CHANNELS if _leads(person, way)]
    ways += [way for way in (Channel.LETTER,) if _leads(person, way) and not ways]
    return [way for way in dict.fromkeys(ways) if way not in person.forbidden_channels]


def _forbidden(person: Person) -> list[Channel]:
    """The ways that lead somewhere, and that they asked not to be reached by."""
    return [way for way in Channel if way in person.forbidden_channels and _leads(person, way)]


def _leads(person: Person, way: Channel) -> bool:
    """Whether the book knows where it leads."""
    match way:
        case Channel.LETTER | Channel.VISIT:
            return bool(person.addresses)
        case Channel.EMAIL:
            return any(point.kind is PointKind.EMAIL for point in person.points)
    return any(point.kind is PointKind.PHONE for point in person.points)
