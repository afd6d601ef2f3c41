"""The health card: a year at a glance, what it is made of, what restores it, and every reason down to the entries."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Area
from regulars.domain.health.vocabulary import Band, ReasonKey
from regulars.domain.moments import Moment, MomentId
from regulars.domain.promises import Promise, PromiseId
from regulars.domain.standing import CitedReason, Standing
from regulars.ui import wording
from regulars.ui.person import health_words
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.panel import Panel, inset
from regulars.ui.person.pin_box import PinBox
from regulars.ui.person.rhythm_line import RhythmLine
from regulars.ui.person.rhythms import set_rhythm
from regulars.ui.person.small_buttons import Opener, SmallPrint
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.health_chart import HealthChart
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.part_bars import Part, PartBars
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_SHOWN_CITES = 4


def band_colour(band: Band) -> Role:
    """The colour of a band; a new relationship has none of its own."""
    return Role.MUTED if band is Band.NEW else Role(band.name.lower())


class HealthView(Panel):
    """How it stands between the owner and this person."""

    promise_cited = Signal(int)
    unmoved_by = frozenset({Area.NOTES, Area.OCCASIONS, Area.DAY, Area.VIEWS, Area.OWN_FIELDS})

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self._trend = Label(theme, "", Type.SMALL, Role.MUTED, parent=self)
        self.head.insertWidget(1, self._trend)
        self.badge = Opener(theme, "", parent=self)
        self._band = BadgeDot(theme, parent=self.badge)
        self.badge.inside.addWidget(self._band)
        self.badge.clicked.connect(self.open_reasons)
        self.head.addWidget(self.badge)
        self._calm = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self)
        self.body.addLayout(inset(theme, self._calm))
        self._living = QWidget(self)
        self.body.addWidget(self._living)
        column = QVBoxLayout(self._living)
        theme.lay(column, spacing=8)
        self.chart = HealthChart(theme, parent=self)
        column.addLayout(inset(theme, self.chart))
        self.parts = Opener(theme, "", parent=self)
        self._bars = PartBars(theme, parent=self.parts)
        self.parts.inside.addWidget(self._bars)
        self.parts.clicked.connect(self.open_reasons)
        column.addWidget(self.parts)
        self.reasons = Waterfall(editing, self)
        self.reasons.promise_cited.connect(self.promise_cited)
        self.reasons.hide()
        column.addWidget(self.reasons)
        self.hint = Hint(theme, "", parent=self)
        self.rhythm = RhythmLine(theme, self)
        column.addLayout(inset(theme, self.rhythm))
        self.less_often = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self)
        column.addLayout(inset(theme, self.less_often))
        self.learned = Hint(theme, "", "repeat", self.tr("Use that (R)"), parent=self)
        self.learned.acted.connect(self.use_learned)
        self.pinned = Hint(theme, "", "pin", self.tr("Take it out"), parent=self)
        self.pinned.button.setAccessibleName(self.tr("Take the pinned level out"))
        self.pinned.acted.connect(self._unpin)
        for hint in (self.learned, self.hint, self.pinned):
            column.addLayout(inset(theme, hint))
        self.pin_button = LinkButton(theme, self.tr("I know better"), "pin", role=Role.MUTED, parent=self)
        self.pin_button.clicked.connect(self.pin)
        column.addWidget(self.pin_button, 0, Qt.AlignmentFlag.AlignLeading)
        editing.model.charted.connect(self._show_chart)

    def title(self) -> str:
        """The heading."""
        return translate("HealthView", "Health")

    def refresh(self) -> None:
        """Show the model's standing."""
        model, today = self.editing.model, self.editing.today
        person, standing = model.person, model.standing
        if person is None:
            return
        self._living.setVisible(standing is not None)
        self.badge.setVisible(standing is not None)
        self._calm.setVisible(standing is None)
        if standing is None:
            self._trend.setText("")
            self._calm.set_pieces(self._let_be(person.is_me))
            return
        words = wording.band_and_score(standing.band, standing.score)
        self._band.set_band(band_colour(standing.band), words)
        self.badge.setAccessibleName(self.tr("%1. Show the reasons").replace("%1", words))
        self._trend.setText(health_words.trend(standing))
        self.chart.setAccessibleName(health_words.chart_name(standing, person.name))
        rows = health_words.rows(standing, today)
        self._bars.set_parts(
            [Part(r.name, r.value, band_colour(health_words.band_role(r.value)), r.words) for r in rows]
        )
        said = "; ".join(f"{row.name}: {row.words}" for row in rows)
        self.parts.setAccessibleName(self.tr("%1. Show the reasons").replace("%1", said))
        self._show_hints(standing, today)
        if not self.reasons.isHidden():
            self.reasons.refresh()

    def _show_chart(self) -> None:
        model = self.editing.model
        if model.person is not None and model.standing is not None:
            days = sorted({moment.day for moment in model.moments})
            name = health_words.chart_name(model.standing, model.person.name)
            self.chart.setVisible(bool(days))  # without a moment there is no history to draw
            self.chart.set_history(model.chart, days, self.editing.today, name)

    def _show_hints(self, standing: Standing, today: date) -> None:
        restoring, learned = standing.restoring, standing.learned_days
        self.hint.setVisible(restoring is not None)
        if restoring is not None:
            self.hint.set_pieces(health_words.restoring(restoring, today))
        person = self.editing.model.person
        offered = learned is not None and person is not None and person.cadence_days is None
        self.learned.setVisible(offered)
        if offered and learned is not None:
            text = self.tr("By your own days: about %usual. Use that?")
            self.learned.set_pieces(wording.with_bold(text, usual=wording.rhythm(learned)))
        self.rhythm.setVisible(len(standing.touch_days) > 1)
        self.rhythm.tell(standing.touch_days, learned, today)
        self.less_often.setVisible(standing.less_often is not None)
        if standing.less_often is not None:
            self.less_often.set_pieces(health_words.less_often(standing.less_often, today))
        self._show_pin(standing, today)

    def _show_pin(self, standing: Standing, today: date) -> None:
        pin = standing.pin
        self.pinned.setVisible(pin is not None)
        self.pin_button.setVisible(pin is None)
        if pin is not None:
            text = self.tr("%band until %until, because you said: %reason. The number stays %score.")
            values = {
                "band": wording.band(pin.band),
                "until": wording.short_day(pin.until, today),
                "reason": wording.isolated(pin.reason),
                "score": wording.number(standing.score),
            }
            self.pinned.set_pieces(wording.with_bold(text, **values))

    def _let_be(self, is_me: bool) -> str:
        if is_me:
            return self.tr("This is your own card. Nothing is measured here.")
        return self.tr("No clock runs here, and nothing will remind you. Everything you know stays.")

    def pin(self) -> None:
        """Ask for a level that the owner knows better."""
        model = self.editing.model
        if model.person is None or model.standing is None:
            return
        box = PinBox(self.editing.theme, self.window(), model.person.name, self.editing.today)
        box.closed.connect(box.deleteLater)
        person, people = self.editing.person, self.editing.verbs.people
        box.ask(
            lambda band, reason, until: self.editing.save(lambda: people.pin(person, band, reason, until)),
            model.standing.pin,
        )

    def _unpin(self) -> None:
        person, people = self.editing.person, self.editing.verbs.people
        self.editing.save(lambda: people.unpin(person))

    def use_learned(self) -> None:
        """Take the rhythm of their own days, where it is offered."""
        standing = self.editing.model.standing
        if standing is not None and standing.learned_days is not None and not self.learned.isHidden():
            set_rhythm(self.editing, standing.learned_days)

    def open_reasons(self) -> None:
        """Show or hide the reasons, each with its points and its entries."""
        if self.editing.model.standing is None:
            return
        if self.reasons.isHidden():
            self.reasons.refresh()
            self.reasons.show()
        else:
            self.reasons.hide()


class Waterfall(QWidget):
    """The reasons from the middle down to the score: what each adds, and the entries that it stands on."""

    promise_cited = Signal(int)

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self._column = QVBoxLayout(self)
        editing.theme.lay(self._column)
        self._steps: QWidget | None = None
        self.setAccessibleName(self.tr("Reasons"))

    def refresh(self) -> None:
        """Show the reasons of the standing."""
        standing, theme = self._editing.model.standing, self._editing.theme
        if self._steps is not None:
            self._column.removeWidget(self._steps)
            self._steps.hide()
            self._steps.deleteLater()
        self._steps = QWidget(self)
        grid = QGridLayout(self._steps)
        theme.lay(grid, (SIDE, 4, SIDE, 4), 3)
        grid.setColumnStretch(1, 1)
        line = 0
        for reason in standing.reasons if standing is not None else ():
            words = health_words.reason(reason, self._editing.today)
            self._add(grid, line, health_words.points(reason.points), words)
            cites = self._cites(reason)
            if cites is not None:
                grid.addWidget(cites, line + 1, 1)
            line += 2
        if standing is not None:
            grid.addWidget(HairLine(theme, parent=self), line, 0, 1, 2)
            self._add(grid, line + 1, wording.decimal(standing.score), wording.band(standing.band), bold=True)
        self._column.addWidget(self._steps)
        self._steps.show()

    def _add(self, grid: QGridLayout, line: int, points: str, sentence: str, *, bold: bool = False) -> None:
        theme = self._editing.theme
        figure = Label(theme, points, Type.SMALL_STRONG, parent=self)
        words = Sentence(theme, [(sentence, bold)], Type.SMALL, Role.INK, parent=self)
        grid.addWidget(figure, line, 0, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        grid.addLayout(inset(theme, words), line, 1)

    def _cites(self, reason: CitedReason) -> QWidget | None:
        """Links to the newest entries behind a reason."""
        buttons = self._moment_links(reason) + self._promise_links(reason)
        if not buttons:
            return None
        box = QWidget(self)
        flow = FlowLayout(self._editing.theme, 0, parent=box)
        for button in buttons:
            flow.addWidget(button)
        return box

    def _moment_links(self, reason: CitedReason) -> list[SmallPrint]:
        known: Mapping[MomentId, Moment] = {moment.id: moment for moment in self._editing.model.moments}
        cited = reason.moments if reason.key is not ReasonKey.BASE else ()
        newest = sorted((known[m] for m in cited if m in known), key=lambda m: (m.day, m.id), reverse=True)
        chosen = [moment.id for moment in newest[:_SHOWN_CITES]] or list(cited[-_SHOWN_CITES:])
        links = [self._moment_link(moment, known.get(moment)) for moment in chosen]
        first = cited[0] if cited else None
        if first is not None and first not in chosen:
            links.append(self._first_link(first, len(cited) - len(chosen) - 1))
        return links

    def _moment_link(self, moment: MomentId, known: Moment | None) -> SmallPrint:
        words = self.tr("an older moment")
        if known is not None:
            day = wording.short_day(known.day, self._editing.today)
            words = self.tr("%1 %2").replace("%1", day).replace("%2", wording.moment_kind(known.kind))
        return self._link(words, lambda: self._editing.show_moment(moment))

    def _first_link(self, moment: MomentId, between: int) -> SmallPrint:
        words = self.tr("… %n more, the first", None, between) if between > 0 else self.tr("the first")
        return self._link(words, lambda: self._editing.show_moment(moment))

    def _promise_links(self, reason: CitedReason) -> list[SmallPrint]:
        known: Mapping[PromiseId, Promise] = {promise.id: promise for promise in self._editing.model.promises}
        shown = [known[promise] for promise in reason.promises if promise in known][:_SHOWN_CITES]
        return [self._link(p.text, partial(self.promise_cited.emit, p.id)) for p in shown]

    def _link(self, words: str, run: Callable[[], object]) -> SmallPrint:
        link = SmallPrint(self._editing.theme)
        link.set_words(words, self.tr("Show: %1").replace("%1", words), Role.ACCENT)
        link.clicked.connect(lambda: run())  # the button also says whether it is checked
        return link
