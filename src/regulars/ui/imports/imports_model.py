"""The way of files into the book: choose, read, look at what will come in, bring it in. No widgets."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from regulars.domain.errors import KnownProblem
from regulars.services.import_review import Counts, Decision, Imported, Review
from regulars.ui.desk import Desk
from regulars.ui.jobs import Job


class Stage(Enum):
    """Where the files are on their way."""

    CHOOSING = auto()
    READING = auto()
    REVIEWING = auto()
    WRITING = auto()
    DONE = auto()


class ImportsModel(QObject):
    """`moved` follows each new stage, `progressed` carries how far the present one is (done, of all)."""

    moved = Signal()
    decided = Signal()
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

    def take(self, files: list[Path]) -> None:
        """Read these files, and compare them with the book."""
        if self.is_busy or not files:
            return
        self.files, self.review, self.imported, self.problem, self.decisions = files, None, None, None, {}
        importing = self._desk.verbs.importing
        self._move(Stage.READING)
        self._job = self._desk.run(
            lambda progress, cancelled: importing.review(files, progress, cancelled),
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
        if self.is_busy and self._job is not None:
            self._job.cancel()
        else:
            self.start_over()

    def start_over(self) -> None:
        """Choose other files."""
        self.review, self.imported, self.problem = None, None, None
        self._move(Stage.CHOOSING)

    def decide(self, index: int, decision: Decision) -> None:
        """Say of a pair whether the two are one person."""
        self.decisions[index] = decision
        self.decided.emit()

    def counts(self) -> Counts:
        """How many would come in as what, after the owner's decisions."""
        if self.review is None:
            return Counts(0, 0, 0, 0, 0)
        return self.review.counts(self.decisions)

    def bring_in(self) -> None:
        """Write what was reviewed, as one step."""
        review = self.review
        if review is None or self.is_busy:
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
