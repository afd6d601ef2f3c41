"""The way of files into the book: choose, read, look at what will come in, bring it in. No widgets."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from regulars.domain.changes import Undone
from regulars.domain.errors import KnownProblem
from regulars.services.import_review import Counts, Decision, Imported, NumberOrder, Review
from regulars.ui.desk import Desk
from regulars.ui.jobs import Job


class Stage(Enum):
    """Where the files are on their way."""

    CHOOSING = auto()
    READING = auto()
    REVIEWING = auto()
    WRITING = auto()
    DONE = auto()


def order_of(locale: QLocale) -> NumberOrder | None:
    """What comes first in dates of figures where the owner lives; None where that is the year."""
    written = locale.dateFormat(QLocale.FormatType.ShortFormat)
    first = min("dMy", key=lambda letter: written.find(letter) % (len(written) + 1))
    return {"d": NumberOrder.DAY_FIRST, "M": NumberOrder.MONTH_FIRST}.get(first)


class ImportsModel(QObject):
    """`moved` follows each new stage, `progressed` carries how far the present one is (done, of all).

    `decided` follows what changes the counts, `compared` a new review of the same files with another answer about dates.
    """

    moved = Signal()
    decided = Signal()
    compared = Signal()
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self.stage = Stage.CHOOSING
        self.files: list[Path] = []
        self.review: Review | None = None
        self.imported: Imported | None = None
        self.problem: KnownProblem | None = None
        self.decisions: dict[int, Decision] = {}
        desk.undone.connect(self._undone)
        self.dates: NumberOrder | None = None
        """What comes first in dates that no file tells; None: they stay in the notes."""

    def take(self, files: list[Path]) -> None:
        """Read these files, and compare them with the book."""
        if self.is_busy or not files:
            return
        self.files, self.review, self.imported, self.problem, self.decisions = files, None, None, None, {}
        self.dates = dates = order_of(QLocale())
        importing = self._desk.verbs.importing
        self._move(Stage.READING)
        self._job = self._desk.run(
            lambda progress, cancelled: importing.review(files, progress, cancelled, dates=dates),
            self._reviewed,
            self._stopped,
            self._tell,
        )

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that only Cancel ends."""
        return self.stage in (Stage.READING, Stage.WRITING)

    def cancel(self) -> None:
        """Stop what is under way, or put the files away: nothing is written."""
        if (self.is_busy or self.is_comparing) and self._job is not None:
            self._job.cancel()
        if not self.is_busy:
            self.start_over()

    def start_over(self) -> None:
        """Choose other files."""
        self.review, self.imported, self.problem = None, None, None
        self._move(Stage.CHOOSING)

    def decide(self, index: int, decision: Decision) -> None:
        """Say of a pair whether the two are one person."""
        self.decisions[index] = decision
        self.decided.emit()

    def read_dates(self, dates: NumberOrder | None) -> None:
        """Say what comes first in dates that the files do not tell: everything is compared once more."""
        self.dates = dates
        if self.review is not None and not self.is_busy:
            self._compare(self.review)

    @property
    def is_comparing(self) -> bool:
        """Whether the review does not follow the newest answer yet."""
        return self.stage is Stage.REVIEWING and self.review is not None and self.review.answer is not self.dates

    def _compare(self, review: Review) -> None:
        importing, dates = self._desk.verbs.importing, self.dates
        self._job = self._desk.run(
            lambda progress, cancelled: importing.read_dates(review, dates, progress, cancelled),
            lambda found: self._compared(review, found),
            self._stopped,
        )
        self.decided.emit()

    def _compared(self, before: Review, found: Review | None) -> None:
        if found is None or self.review is not before or self.is_busy:
            return  # the files were put away meanwhile, or another answer came first
        self.review = found
        self.compared.emit()
        self.decided.emit()

    def counts(self) -> Counts:
        """How many would come in as what, after the owner's decisions."""
        if self.review is None:
            return Counts(0, 0, 0, 0, 0)
        return self.review.counts(self.decisions)

    def bring_in(self) -> None:
        """Write what was reviewed, as one step."""
        review = self.review
        if review is None or self.is_busy or self.is_comparing:
            return
        importing, decisions = self._desk.verbs.importing, dict(self.decisions)
        self._move(Stage.WRITING)
        self._job = self._desk.run(
            lambda progress, cancelled: importing.bring_in(review, decisions, progress, cancelled),
            self._brought_in,
            self._stopped,
            self._tell,
        )

    def take_back(self) -> None:
        """Undo the whole import; who was changed since stays, and is named."""
        if self.imported is not None and self.imported.step is not None:
            self._desk.undo(self.imported.step)
            self.start_over()

    def _undone(self, undone: Undone) -> None:
        """Whoever takes the import back elsewhere (Ctrl+Z, the history) is not told here that it is in the book."""
        if self.stage is Stage.DONE and self.imported is not None and self.imported.step == undone.step.id:
            self.start_over()

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _reviewed(self, review: Review | None) -> None:
        self.review = review
        self._move(Stage.CHOOSING if review is None else Stage.REVIEWING)

    def _brought_in(self, imported: Imported | None) -> None:
        self.imported = imported
        self._move(Stage.REVIEWING if imported is None else Stage.DONE)
        if imported is not None:
            self._desk.announce(imported.changes)

    def _stopped(self, problem: KnownProblem) -> None:
        self.problem = problem
        self._move(Stage.CHOOSING)

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self.moved.emit()
