"""How Insights looks: figures that open to their entries, the weeks, who moved, who began, and the month in sentences."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.insights import Asked, Entries, EntryKind, Mover
from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.insights.entries_box import EntriesBox
from regulars.ui.insights.fact_button import FactButton
from regulars.ui.insights.insights_model import InsightsModel
from regulars.ui.insights.movers_card import MoversCard
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import IconButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.photos import photo_of
from regulars.ui.widgets.reflow import CardGrid
from regulars.ui.widgets.sentence import Sentence, section_heading
from regulars.ui.widgets.share_bar import ShareBar
from regulars.ui.widgets.week_bars import WeekBars

_CONCERNED = frozenset({Area.MOMENTS, Area.PROMISES, Area.PEOPLE, Area.DAY, Area.SETTINGS, Area.CIRCLES})
_AGAIN_MS = 400
"""Several changes that follow each other are read once."""
_KEYS = ("insights_left", "insights_earlier", "insights_later", "insights_weeks")
_ROLES = (Role.THRIVING, Role.STEADY, Role.TRACK)


class InsightsView(Screen):
    """What the weeks add up to."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.model = InsightsModel(self.desk, self)
        self.model.weeks_read.connect(self._show_weeks)
        self.model.moved_read.connect(self._show_moved)
        self.model.month_read.connect(self._show_month)
        self.box: EntriesBox | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.model.read)
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        self.page = Page(theme, self.tr("Insights"), self.model.subtitle(), parent=self)
        whole.addWidget(self.page)
        self._stack = QWidget(self.page)
        column = QVBoxLayout(self._stack)
        theme.lay(column, spacing=16)
        column.addLayout(self._make_figures())
        pair = CardGrid(theme, min_width=400, spacing=16, most=2)
        left = QWidget(self._stack)
        stacked = QVBoxLayout(left)
        theme.lay(stacked, spacing=16)
        stacked.addWidget(self._make_weeks(), 1)
        stacked.addWidget(self._make_began())
        pair.addWidget(left)
        self.movers = MoversCard(theme, parent=self._stack)
        self.movers.opened.connect(self._open_person)
        pair.addWidget(self.movers)
        column.addLayout(pair)
        self.hint = Hint(theme, "", button=self.tr("Show me"), parent=self._stack)
        self.hint.hide()
        self.hint.acted.connect(lambda: self._open(self._figures_asked[-1]))
        column.addWidget(self.hint)
        column.addWidget(self._make_month())
        self.nothing = EmptyState(
            theme,
            "chart-line",
            self.tr("Nothing to look back on yet"),
            self.tr(
                "Once you have noted a few moments, the weeks stand here: whom you reached, and what you promised."
            ),
            parent=self.page,
        )
        self.nothing.hide()
        self._stack.hide()
        self.page.body.addWidget(self._stack)
        self.page.body.addWidget(self.nothing)
        self._figures_asked: list[Asked] = []
        self._add_actions()

    def _make_figures(self) -> CardGrid:
        grid = CardGrid(self.theme, min_width=200, spacing=12, most=4)
        self.figures = [FactButton(self.theme, on_card=True, parent=self._stack) for _ in range(4)]
        for place, button in enumerate(self.figures):
            button.clicked.connect(lambda _=False, place=place: self._open(self._figures_asked[place]))
            grid.addWidget(button)
        return grid

    def _make_weeks(self) -> Card:
        theme = self.theme
        card = Card(theme, self.tr("Reached, and left for later"), parent=self._stack)
        card.body.addWidget(section_heading(theme, self.tr("Reached, and left for later"), parent=card))
        self.bars = WeekBars(theme, parent=card)
        theme.hold(self.bars, min_height=250)
        self.bars.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bars.chosen.connect(self._open_week)
        card.body.addWidget(self.bars)
        return card

    def _make_month(self) -> Card:
        theme = self.theme
        card = self._month_card = Card(theme, parent=self._stack)
        row = QHBoxLayout()
        theme.lay(row, spacing=6)
        self.month_heading = Sentence(theme, "", Type.HEADING, parent=card)
        rightward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        before, after = ("chevron-left", "chevron-right") if rightward else ("chevron-right", "chevron-left")
        self.earlier = IconButton(theme, before, self.tr("The month before"), framed=False, parent=card)
        self.later = IconButton(theme, after, self.tr("The month after"), framed=False, parent=card)
        self.earlier.clicked.connect(lambda: self.model.turn(-1))
        self.later.clicked.connect(lambda: self.model.turn(1))
        row.addWidget(self.month_heading, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        card.body.addLayout(row)
        self.month_lines = QVBoxLayout()
        theme.lay(self.month_lines, spacing=2)
        card.body.addLayout(self.month_lines)
        self.facts: list[FactButton] = []
        self._quiet = Sentence(theme, self.tr("A quiet month."), Type.LEAD, Role.MUTED, parent=card)
        card.body.addWidget(self._quiet)
        return card

    def _make_began(self) -> Card:
        theme = self.theme
        card = Card(theme, self.tr("Who began"), parent=self._stack)
        card.body.addWidget(section_heading(theme, self.tr("Who began"), parent=card))
        self.shares = ShareBar(theme, parent=card)
        card.body.addWidget(self.shares)
        self.began = [FactButton(theme, parent=card) for _ in range(3)]
        self._began_asked: list[Asked] = []
        for place, button in enumerate(self.began):
            button.clicked.connect(lambda _=False, place=place: self._open(self._began_asked[place]))
            card.body.addWidget(button)
        return card

    def _add_actions(self) -> None:
        add, icon = partial(self.around.actions.add, page="insights"), self.theme.icon
        add("insights_weeks", self.tr("Go through the weeks"), "W", self.bars.setFocus, icon("chart-line"))
        add("insights_left", self.tr("Whom I left for later"), "S", self._open_left, icon("alarm-clock"))
        add("insights_earlier", self.tr("The month before"), "P", lambda: self.model.turn(-1), icon("chevron-left"))
        add("insights_later", self.tr("The month after"), "N", lambda: self.model.turn(1), icon("chevron-right"))
        self.leave()

    # The page comes and goes

    def arrive(self) -> None:
        """Read the weeks, and take the keys. What was shown last stays until the new is there."""
        for key in _KEYS:
            self.around.actions.action(key).setEnabled(True)
        self.model.read()

    def leave(self) -> None:
        """Other pages have these keys for themselves."""
        self._again.stop()
        for key in _KEYS:
            self.around.actions.action(key).setEnabled(False)

    def hear(self, changes: Changes) -> None:
        """A moment, a promise, somebody or a setting changed."""
        if changes.whole_book or changes.areas & _CONCERNED:
            self._again.start()

    # What is shown

    def _show_weeks(self) -> None:
        overview = self.model.overview
        if overview is None:
            return
        known = bool(overview.began.all or overview.promises.settled or overview.capacity.people)
        self._stack.setVisible(known)
        self.nothing.setVisible(not known)
        figures = self.model.figures(overview)
        self._figures_asked = [asked for _, _, asked, _ in figures]
        for button, (figure, words, _, warn) in zip(self.figures, figures, strict=True):
            button.set_fact(words, figure, warn=warn)
        weeks = [(self.model.week_name(week), week.reached, week.left) for week in overview.weeks]
        name = self.tr("%1 weeks: whom you reached, and whom you left for later")
        sentences = [self.model.week_sentence(week) for week in overview.weeks]
        self.bars.set_weeks(weeks, name.replace("%1", wording.number(len(weeks))), sentences)
        began = self.model.began(overview)
        self.shares.set_shares([(word, count, role) for (word, count, _), role in zip(began, _ROLES, strict=True)])
        self._began_asked = [asked for _, _, (_, asked) in began]
        for button, (_, count, (pieces, _)) in zip(self.began, began, strict=True):
            button.set_fact(pieces)
            button.setVisible(count > 0)
        self._show_hint()

    def _show_hint(self) -> None:
        overview = self.model.overview
        if overview is None:
            return
        self.hint.setVisible(overview.capacity.load.is_too_much)
        said = self.tr("Your rhythms ask more than there is room for. A longer rhythm for a few, and the week fits.")
        self.hint.set_pieces(said)

    def _show_moved(self) -> None:
        moved = self.model.moved
        if moved is not None:
            closer = [self._mover(mover) for mover in moved.closer]
            self.movers.show_movers(closer, [self._mover(mover) for mover in moved.drifted])

    def _mover(self, mover: Mover) -> tuple[Mover, str, QPixmap | None]:
        people = self.desk.verbs.people
        photo = photo_of(mover.photo, lambda: self.desk.read(lambda: people.photo(mover.photo or 0)))
        return mover, self.model.mover_words(mover), photo

    def _show_month(self) -> None:
        month = self.model.month
        if month is None:
            return
        title = self.model.month_title(month)
        self.month_heading.set_pieces(title)
        self._month_card.set_name(title)
        self.later.setEnabled(self.model.shown_month is not None)
        facts = self.model.month_facts(month)
        while len(self.facts) < len(facts):
            button = FactButton(self.theme, parent=self._month_card)
            button.clicked.connect(partial(self._open_fact, len(self.facts)))
            self.facts.append(button)
            self.month_lines.addWidget(button)
        self._quiet.setVisible(not facts)
        for place, button in enumerate(self.facts):
            button.setVisible(place < len(facts))
            if place < len(facts):
                button.set_fact(facts[place][0])
        self._facts_asked = [asked for _, asked in facts]

    # What opens

    def _open_fact(self, place: int, _checked: bool = False) -> None:
        self._open(self._facts_asked[place])

    def _open_week(self, place: int) -> None:
        overview = self.model.overview
        if overview is not None:
            week = overview.weeks[place]
            kind = EntryKind.REACHED if week.reached or not week.left else EntryKind.LEFT
            self._open(Asked(kind, week.first, min(week.last, overview.today)))

    def _open_left(self) -> None:
        overview = self.model.overview
        if overview is not None:
            self._open(Asked(EntryKind.LEFT, overview.first, overview.today))

    def _open(self, asked: Asked) -> None:
        """Look for the entries behind a figure, and show them."""
        insights = self.desk.verbs.insights
        self.desk.run(lambda _progress, _cancelled: insights.entries(asked), partial(self._show_entries, asked))

    def _show_entries(self, asked: Asked, found: Entries) -> None:
        if self.box is None:
            self.box = EntriesBox(self.around, self.page)
        days = self.model.span(asked)
        n = found.total
        count = self.tr("%n entry(s)", None, n)
        said = count if asked.kind is EntryKind.RHYTHMS else self.tr("%1 · %2").replace("%1", days).replace("%2", count)
        self.box.show_found(self.model.title_of(asked), said, found)

    def _open_person(self, person: int) -> None:
        self.shell.open_person(PersonId(person))
