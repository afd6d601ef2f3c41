"""The welcome: what Regulars is, in one look, and two ways in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.middle import MiddleColumn
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.sidebar import Mark

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Welcome(MiddleColumn):
    """As the picture of the first run."""

    started = Signal()
    sample_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 660, parent=parent)
        self._theme = theme
        column, inside = self.body, self.inside
        column.addWidget(Mark(theme, 72, parent=inside), 0, _MIDDLE)
        column.addWidget(Sentence(theme, self.tr("Know your regulars."), Type.DISPLAY, align=_MIDDLE, parent=inside))
        about = self.tr(
            "A private book of the people your business lives on: what they like, when you last spoke, whom to call today."
        )
        lead = Sentence(theme, about, Type.LEAD, Role.MUTED, align=_MIDDLE, parent=inside)
        self.add_held(lead, theme, 520)
        self.start = PrimaryButton(theme, self.tr("Start my book"), "book-open", parent=inside).enlarge()
        self.sample = PlainButton(
            theme, self.tr("Look around with sample people"), "flask-conical", parent=inside
        ).enlarge()
        ways = ReflowRow(theme, 460, 12)
        for button in (self.start, self.sample):
            ways.addWidget(button)
        self.start.clicked.connect(self.started)
        self.sample.clicked.connect(self.sample_wanted)
        holder = QWidget(inside)
        holder.setLayout(ways)
        theme.hold(holder, max_width=460)
        column.addSpacing(theme.px(10))
        self.add_held(holder, theme, 460)
        column.addSpacing(theme.px(32))
        column.addWidget(HairLine(theme, parent=inside))
        column.addSpacing(theme.px(10))
        promises = CardGrid(theme, 190, 20, most=3)
        for icon, title, text in (
            ("lock", self.tr("Only on this laptop"), self.tr("Encrypted. No account, no network.")),
            ("download", self.tr("Bring your people"), self.tr("iPhone, Android, Google, Outlook.")),
            ("hand-heart", self.tr("Never a mailing"), self.tr("One person at a time.")),
        ):
            promises.addWidget(self._promise(icon, title, text))
        column.addLayout(promises)

    def _promise(self, icon: str, title: str, text: str) -> QWidget:
        theme = self._theme
        promise = QWidget(self.inside)
        column = QVBoxLayout(promise)
        theme.lay(column, spacing=5)
        column.addWidget(IconSpot(theme, icon, Role.ACCENT, 20, parent=promise), 0, _MIDDLE)
        column.addWidget(Sentence(theme, title, Type.STRONG, align=_MIDDLE, parent=promise))
        column.addWidget(Sentence(theme, text, Type.BODY, Role.MUTED, align=_MIDDLE, parent=promise))
        column.addStretch(1)
        return promise
