"""How the import looks: one page, five stages, and a window that stays alive in all of them."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.ui import wording
from regulars.ui.imports import import_words
from regulars.ui.imports.choose_view import ChooseView
from regulars.ui.imports.imports_model import ImportsModel, Stage
from regulars.ui.imports.review_view import ReviewView
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.capacity import ThinBar
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence, section_heading

STEPS = 1000  # of the bar: bytes may be more than its numbers hold


class ImportsView(Screen):
    """The way of files into the book."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.model = ImportsModel(self.desk, self)
        self.model.moved.connect(self._show_stage)
        self.model.decided.connect(self._count)
        self.model.compared.connect(self._name_review)
        self.model.progressed.connect(self._show_progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = Page(self.theme, self.tr("Bring your people"), parent=self)
        column.addWidget(self._page)
        self._cancel = PlainButton(self.theme, self.tr("Cancel"), parent=self._page)
        self._cancel.clicked.connect(self.model.cancel)
        self._bring = PrimaryButton(self.theme, "", "check", parent=self._page)
        self._bring.clicked.connect(self.model.bring_in)
        self._page.add_action(self._cancel)
        self._page.add_action(self._bring)
        self._bar: ThinBar | None = None
        self._body: QWidget | None = None
        self.around.actions.add("choose_file", self.tr("Choose a file to import"), "Ctrl+O", self._choose)
        self._show_stage()

    def arrive(self) -> None:
        """The stage stays as it was left."""
        self.around.actions.action("choose_file").setEnabled(True)

    def leave(self) -> None:
        """The key belongs to this page."""
        self.around.actions.action("choose_file").setEnabled(False)

    def hear(self, changes: Changes) -> None:
        """What is reviewed is compared again when it comes in."""

    def take_files(self, files: list[Path]) -> None:
        """Read these files; while others are being read or written, those go on."""
        self.model.take(files)

    def _choose(self) -> None:
        if not self.model.is_busy:
            self.model.start_over()
            if isinstance(self._body, ChooseView):
                self._body.ask()

    # Stages

    def _show_stage(self) -> None:
        had_focus = self.isAncestorOf(focus) if (focus := self.focusWidget()) is not None else False
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._bar = None
        stage = self.model.stage
        self._cancel.setVisible(stage in (Stage.READING, Stage.REVIEWING, Stage.WRITING))
        self._bring.setVisible(stage is Stage.REVIEWING)
        match stage:
            case Stage.CHOOSING:
                self._body = self._choosing()
            case Stage.READING | Stage.WRITING:
                self._body = self._working(stage)
            case Stage.REVIEWING:
                self._body = self._reviewing()
            case Stage.DONE:
                self._body = self._done()
        self._page.body.addWidget(self._body)
        if had_focus:
            self._first_focus().setFocus()

    def _first_focus(self) -> QWidget:
        if isinstance(self._body, ReviewView) and self._body.question is not None:
            return self._body.question.chosen_segment()
        if self.model.stage is Stage.REVIEWING and self._bring.isEnabled():
            return self._bring
        if self._cancel.isVisible():
            return self._cancel
        return self._body.button if isinstance(self._body, ChooseView) else self

    def _choosing(self) -> QWidget:
        self._page.set_title(self.tr("Bring your people"))
        self._page.set_subtitle(self.tr("From your phone or your mail program, as a vCard file."))
        view = ChooseView(self.theme, self._page)
        view.chosen.connect(self.model.take)
        view.show_problem(self.model.problem)
        return view

    def _working(self, stage: Stage) -> QWidget:
        reads = stage is Stage.READING
        title = self.tr("Reading your file") if reads else self.tr("Bringing your people in")
        self._page.set_title(title)
        self._page.set_subtitle(
            self.tr("Nothing is written yet.") if reads else self.tr("Cancel leaves the book as it was.")
        )
        card = Card(self.theme, title, parent=self._page)
        self._bar = ThinBar(self.theme, title, parent=card)
        self._bar.setRange(0, 0)
        names = ", ".join(path.name for path in self.model.files[:3])
        card.body.addWidget(Sentence(self.theme, names, Type.BODY, Role.MUTED, parent=card))
        card.body.addWidget(self._bar)
        return card

    def _show_progress(self, done: int, total: int) -> None:
        if self._bar is not None and total > 0:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(min(STEPS, done * STEPS // total))

    def _reviewing(self) -> QWidget:
        self._name_review()
        self._page.set_subtitle(self.tr("Nothing is written until you say so, and one step takes it all back."))
        view = ReviewView(self.theme, self.model, self._page)
        self._count()
        return view

    def _name_review(self) -> None:
        assert self.model.review is not None
        self._page.set_title(import_words.ready(self.model.review))

    def _count(self) -> None:
        counts = self.model.counts()
        coming = counts.new + counts.joined
        self._bring.set_text(self.tr("Bring in %1").replace("%1", wording.number(coming)))
        self._bring.setEnabled(coming > 0 and not self.model.is_comparing)

    def _done(self) -> QWidget:
        done = self.model.imported
        assert done is not None
        self._page.set_title(self.tr("They are in your book"))
        self._page.set_subtitle(import_words.came_in(done))
        card = Card(self.theme, import_words.came_in(done), parent=self._page)
        told = self.tr(
            "You can take all of it back for thirty days, here or in the history; who was changed since stays."
        )
        card.body.addWidget(Sentence(self.theme, told, parent=card))
        row = ReflowRow(self.theme, 420, 8)
        see = PrimaryButton(self.theme, self.tr("See your people"), "users", parent=card)
        see.clicked.connect(lambda: self.shell.go("people"))
        back = PlainButton(self.theme, self.tr("Take it all back"), "undo-2", parent=card)
        back.clicked.connect(self.model.take_back)
        more = PlainButton(self.theme, self.tr("Bring more"), "download", parent=card)
        more.clicked.connect(self.model.start_over)
        for button in (see, back, more):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        back.setVisible(done.step is not None)
        if done.remarks:
            card.body.addWidget(section_heading(self.theme, self.tr("Lines that need a look"), parent=card))
            for remark in done.remarks[:20]:
                cause, consequence = import_words.remark(remark)
                line = f"{import_words.place(remark)}  {cause} {consequence}"
                card.body.addWidget(Sentence(self.theme, line, Type.SMALL, Role.MUTED, parent=card))
        return card
