"""The box that opens the phone for one person. It shows the number and the link first; it never sends anything itself."""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from regulars.domain.errors import KnownProblem
from regulars.domain.people import Channel, PersonId
from regulars.ui import wording
from regulars.ui.reach.hold_button import HoldButton
from regulars.ui.reach.print_address import print_address
from regulars.ui.reach.qr_code import QrCode
from regulars.ui.reach.reach_model import MOMENT_OF, Reached, ReachModel, Way
from regulars.ui.reach.words_along import WordsAlong
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence

_PLACES = (Channel.LETTER, Channel.VISIT)
_CODE_LONGEST = 200
"""Characters of a link of which a code is still coarse enough for a camera; beyond, it leads to the person alone."""


class ReachBox(Overlay):
    """Exactly one person and one number at a time. `called_out` carries a `Reached` once a program was opened for them."""

    called_out = Signal(object)

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=640)
        self._shell = around.shell
        self.model = ReachModel(around.desk, self)
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        theme, body = self._theme, self.body
        theme.lay(body, (22, 20, 22, 16), 14)
        head = QHBoxLayout()
        theme.lay(head, spacing=14)
        self.face = Face(theme, 52, parent=self.panel)
        head.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.lay(words, spacing=0)
        self.name = Sentence(theme, "", Type.HEADING, parent=self.panel)
        self.hour = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        words.addWidget(self.name)
        words.addWidget(self.hour)
        head.addLayout(words, 1)
        body.addLayout(head)
        middle = ScrolledMiddle(theme, self.panel)
        body.addWidget(middle, 1)
        theme.lay(middle.column, spacing=14)
        row = QWidget(self.panel)
        row.setAccessibleName(self.tr("Ways to reach them"))
        flow = FlowLayout(theme, 7, parent=row)
        self._group = QButtonGroup(self)
        self.chips: dict[Channel, FilterChip] = {}
        for place, channel in enumerate(Channel):
            chip = FilterChip(theme, wording.channel(channel), wording.CHANNEL_ICONS[channel], parent=row)
            self._group.addButton(chip, place)
            self.chips[channel] = chip
            flow.addWidget(chip)
        middle.column.addWidget(row)
        self.forbidden = Hint(theme, "", "ban", warn=True, parent=self.panel)
        middle.column.addWidget(self.forbidden)
        middle.column.addLayout(self._build_number())
        self.words = WordsAlong(theme, self.panel)
        middle.column.addWidget(self.words)
        body.addWidget(HairLine(theme, parent=self.panel))
        body.addLayout(self._build_foot())

    def _build_number(self) -> ReflowRow:
        theme = self._theme
        self.choice = Choice(theme, self.tr("Which number or address"), parent=self.panel)
        self.label = Sentence(theme, "", Type.SMALL_STRONG, Role.MUTED, parent=self.panel)
        self.shown = Sentence(theme, "", Type.TITLE, parent=self.panel)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.link = Sentence(theme, "", Type.MONO, Role.MUTED, parent=self.panel)
        self.open_button = PrimaryButton(theme, self.tr("Open the phone program"), "phone", parent=self.panel)
        self.hold = HoldButton(theme, self.tr("Hold to open it anyway"), parent=self.panel)
        self.copy = PlainButton(theme, self.tr("Copy"), "copy", parent=self.panel)
        self.print = PlainButton(theme, self.tr("Print"), "printer", parent=self.panel)
        buttons = QWidget(self.panel)
        flow = FlowLayout(theme, 8, parent=buttons)
        for button in (self.open_button, self.hold, self.copy, self.print):
            flow.addWidget(button)
        left = QVBoxLayout()
        theme.lay(left, spacing=6)
        left.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeading)
        left.addWidget(self.label)
        left.addWidget(self.shown)
        left.addWidget(self.link)
        left.addSpacing(theme.px(8))
        left.addWidget(buttons)
        left.addStretch(1)
        right = QVBoxLayout()
        theme.lay(right, spacing=4)
        self.code = QrCode(theme, parent=self.panel)
        self.scan = Sentence(theme, "", Type.SMALL, Role.MUTED, align=Qt.AlignmentFlag.AlignHCenter, parent=self.panel)
        theme.hold(self.scan, max_width=176)
        right.addWidget(self.code)
        right.addWidget(self.scan)
        right.addStretch(1)
        row = ReflowRow(theme, 480, 20, below=12)
        row.addLayout(left, 1)
        row.addLayout(right)
        row.setAlignment(right, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        return row

    def _build_foot(self) -> ReflowRow:
        theme = self._theme
        self.note = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self.panel)
        self.log = PlainButton(theme, self.tr("Log it"), "pen-line", parent=self.panel)
        self.page = PlainButton(theme, self.tr("Open their page"), "user", parent=self.panel)
        self.done = PlainButton(theme, self.tr("Close"), parent=self.panel)
        foot = ReflowRow(theme, 480, 12)
        foot.addWidget(self.note, 1)
        buttons = QHBoxLayout()
        theme.lay(buttons, spacing=8)
        buttons.addWidget(self.log)
        buttons.addWidget(self.page)
        buttons.addWidget(self.done)
        foot.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.model.changed.connect(self._show_state)
        self._group.idToggled.connect(self._choose)
        self.choice.chosen.connect(self.model.choose_place)
        self.open_button.clicked.connect(self._open_program)
        self.hold.held.connect(self._go_anyway)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.log.clicked.connect(self._log)
        self.page.clicked.connect(self._open_page)
        self.done.clicked.connect(self.close_over)
        self.words.toggled.connect(self.model.take_words_along)
        self.words.copied.connect(self._copy_words)
        self.words.printed.connect(self._print_words)

    # What the window asks

    def show_for(self, person: PersonId, channel: Channel | None = None) -> None:
        """Open the box for one person, by the way they prefer or by the one asked for."""
        try:
            self.model.begin(person, channel)
        except KnownProblem as problem:
            self._shell.tell(problem)
            return
        first = (self.hold, self.open_button, self.copy, self.page)
        self.open(next((button for button in first if button.isVisibleTo(self)), self.done))

    # Showing the one way

    def _show_state(self) -> None:
        model, person = self.model, self.model.person
        if person is None:
            return
        self.setAccessibleName(self.tr("Get in touch with %1").replace("%1", wording.isolated(person.name)))
        self.panel.setAccessibleName(self.accessibleName())
        self.face.set_person(person.name, *model.standing(), person.id)
        self.name.set_pieces(wording.isolated(person.name))
        self.hour.set_pieces(model.hour_words())
        self.hour.setVisible(bool(model.hour_words()))
        hour = model.their_hour()
        self.hour.set_role(Role.WARN_INK if hour is not None and hour.good_from is not None else Role.MUTED)
        self._show_channels()
        way = model.way()
        self.note.set_pieces(self.tr("Regulars opens your own program. It never sends anything for you."))
        self._show_way(way)
        self.words.show_words(model.words, model.along(), model.channel, held=model.is_forbidden(model.channel))

    def _show_channels(self) -> None:
        there = self.model.channels()
        self._group.blockSignals(True)
        for channel, chip in self.chips.items():
            chip.setVisible(channel in there)
            name = wording.channel(channel)
            if self.model.is_forbidden(channel):
                name = self.tr("%1 (asked not to)").replace("%1", name)
            if chip.accessibleName() != name:
                chip.set_text(name)
            chip.setChecked(channel is self.model.channel)
        self._group.blockSignals(False)

    def _show_way(self, way: Way | None) -> None:
        forbidden = way is not None and self.model.is_forbidden(way.channel)
        self.forbidden.setVisible(forbidden)
        if forbidden and way is not None:
            asked = self.tr("They asked you not to use this: %1.").replace("%1", wording.channel(way.channel))
            self.forbidden.set_pieces(asked)
        opens = way is not None and bool(way.link)
        self.open_button.setVisible(opens and not forbidden)
        is_letter = way is not None and way.channel is Channel.LETTER
        self.hold.setVisible((opens or is_letter) and forbidden)
        self.hold.set_text(self.tr("Hold to print it anyway") if is_letter else self.tr("Hold to open it anyway"))
        self.copy.setVisible(way is not None)
        self.print.setVisible(is_letter and not forbidden)
        self.log.setVisible(way is not None)
        self.page.setVisible(way is None)
        self.link.setVisible(opens)
        self.code.setVisible(opens and not forbidden)
        self.scan.setVisible(opens and not forbidden)
        self._show_numbers()
        if way is None:
            self.shown.set_pieces(
                self.tr("No way to reach them is in your book yet. Add a phone or a mail on their page.")
            )
            self.label.hide()
            return
        self.shown.set_pieces(way.shown)
        self.link.set_pieces(way.link)
        open_words, icon, scan = self._words_of(way)
        self.open_button.set_text(open_words)
        self.open_button.set_icon(icon)
        self.scan.set_pieces(scan)
        if opens and not forbidden:
            QTimer.singleShot(0, self, self._show_code)  # the number is there before the code is worked out

    def _show_numbers(self) -> None:
        ways = self.model.ways()
        self.choice.setVisible(len(ways) > 1)
        self.label.setVisible(len(ways) == 1 and bool(ways[0].label))
        if len(ways) == 1:
            self.label.set_pieces(wording.isolated(ways[0].label))
        options = [self._option(way) for way in ways]
        if options != [self.choice.itemText(i) for i in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(options)
        self.choice.setCurrentIndex(self.model.place)

    def _option(self, way: Way) -> str:
        first = way.shown.splitlines()[0]
        if not way.label:
            return first
        return self.tr("%1: %2").replace("%1", wording.isolated(way.label)).replace("%2", first)

    def _words_of(self, way: Way) -> tuple[str, str, str]:
        match way.channel:
            case Channel.CALL:
                return self.tr("Open the phone program"), "phone", self.tr("Scan it, and your phone dials")
            case Channel.EMAIL:
                return self.tr("Open the mail program"), "mail", self.tr("Scan it to write on your phone")
            case Channel.WHATSAPP:
                return self.tr("Open WhatsApp"), "message-circle", self.tr("Scan it to write on your phone")
            case Channel.SIGNAL:
                return self.tr("Open Signal"), "message-circle", self.tr("Scan it to write on your phone")
            case _:
                return self.tr("Open the message program"), "message-circle", self.tr("Scan it to write on your phone")

    def _show_code(self) -> None:
        way, link = self.model.way(), self.model.link()
        if way is not None and link:
            shown = link if len(link) <= _CODE_LONGEST else way.link
            self.code.set_link(shown, self.tr("Code for your phone's camera: %1").replace("%1", way.link))

    # What can be done

    def _choose(self, place: int, on: bool) -> None:
        if on:
            self.model.choose(tuple(Channel)[place])

    def _open_program(self) -> None:
        way, link = self.model.way(), self.model.link()
        if way is None or not link:
            return
        if QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode)):
            self.note.set_pieces(self.tr("Opened. When you have talked, log it with one key."))
            self.log.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.model.person is not None:
                self.called_out.emit(Reached(self.model.person.id, way.channel))
        else:
            said = self.tr("No program on this computer opens it. Scan the code, or copy it.")
            self.note.set_pieces(said)

    def _go_anyway(self) -> None:
        """It was held long enough, though they asked not to be reached so."""
        if self.model.channel is not Channel.LETTER:
            self._open_program()
        elif self.model.words:
            self._print_words()
        else:
            self._print()

    def _copy(self) -> None:
        way = self.model.way()
        if way is not None:
            QGuiApplication.clipboard().setText(way.shown)
            self.note.set_pieces(self.tr("Copied: %1").replace("%1", wording.isolated(way.shown.splitlines()[0])))

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self.model.words)
        self.note.set_pieces(self.tr("Your words are copied."))

    def _print_words(self) -> None:
        way, person = self.model.way(), self.model.person
        if way is not None and person is not None:
            letter = f"{person.name}\n{way.shown}\n\n\n{self.model.words}"
            print_address(letter, self._theme.font(Type.QUOTE), self, self.tr("Print the letter"))

    def _print(self) -> None:
        way, person = self.model.way(), self.model.person
        if way is not None and person is not None and way.channel in _PLACES:
            print_address(f"{person.name}\n{way.shown}", self._theme.font(Type.QUOTE), self)

    def _open_page(self) -> None:
        """Where a number or an address can be added."""
        person = self.model.person
        if person is not None:
            self.close_over()
            self._shell.open_person(person.id)

    def _log(self) -> None:
        person = self.model.person
        if person is not None:
            self.close_over()
            self._shell.log_moment(person.id, MOMENT_OF[self.model.channel])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(here, QPushButton) and not here.isCheckable() and here is not self.hold:
            here.click()
        else:
            super().keyPressEvent(event)
