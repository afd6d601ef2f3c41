"""The box over a page that shows what will be printed, prints it, and saves it as PDF."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QTextBrowser, QWidget

from regulars.domain.errors import KnownProblem
from regulars.services.exporting import write_new
from regulars.ui.paper.label_paper import LabelPaper, SheetPicture
from regulars.ui.paper.printable import Printable, TextPaper, pdf_of
from regulars.ui.problems import title_and_next
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.print_dialog import ask_printer
from regulars.ui.widgets.roomy import Roomy
from regulars.ui.widgets.sentence import Sentence


class PaperBox(Overlay):
    """Shows what `make` makes, `high` design pixels of it; `refresh` makes it anew after a control was used."""

    def __init__(
        self, theme: Theme, host: QWidget, title: str, make: Callable[[], Printable], high: float = 420
    ) -> None:
        super().__init__(theme, host, title, width=820, top=40)
        self._make = make
        self.paper = make()
        theme.lay(self.body, (26, 22, 26, 18), 12)
        self.heading = Sentence(theme, title, Type.HEADING, parent=self.panel)
        self.body.addWidget(self.heading)
        self._controls = QWidget(self.panel)
        self._control_row = FlowLayout(theme, 8, parent=self._controls)
        self._controls.hide()
        self.body.addWidget(self._controls)
        self.view = QTextBrowser(self.panel)
        self.view.setAccessibleName(title)
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.picture = SheetPicture(theme, parent=self.panel)
        self._stack = Roomy(theme, high, parent=self.panel)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.picture)
        self.body.addWidget(self._stack, 1)
        self.said = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self.panel)
        self.said.hide()
        self.body.addWidget(self.said)
        self.buttons = QHBoxLayout()
        theme.lay(self.buttons, spacing=8)
        self.close_button = PlainButton(theme, self.tr("Close"), parent=self.panel)
        self.pdf = PlainButton(theme, self.tr("Save as PDF …"), "file-text", parent=self.panel)
        self.print_button = PrimaryButton(theme, self.tr("Print …"), "printer", parent=self.panel)
        self.close_button.clicked.connect(self.close_over)
        self.pdf.clicked.connect(self._ask_pdf)
        self.print_button.clicked.connect(self._print)
        self.buttons.addWidget(self.close_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.pdf)
        self.buttons.addWidget(self.print_button)
        self.body.addLayout(self.buttons)
        self.closed.connect(self.deleteLater)
        self._show()

    def add_control(self, control: QWidget) -> None:
        """Put a choice above the paper."""
        control.setParent(self._controls)
        self._control_row.addWidget(control)
        self._controls.show()
        control.show()

    def show_box(self) -> None:
        """Open, with the keyboard on Print."""
        self.open(self.print_button)

    def refresh(self) -> None:
        """Make the paper anew."""
        self.paper = self._make()
        self._show()

    def say(self, words: str) -> None:
        """A word below the paper."""
        self._say(words, Role.MUTED)

    def _show(self) -> None:
        match self.paper:
            case TextPaper() as paper:
                document = paper.document()
                document.setParent(self.view)
                self.view.setDocument(document)
                self._stack.setCurrentWidget(self.view)
            case LabelPaper() as paper:
                n = len(paper.pages)
                self.picture.show_paper(paper, self.tr("The first of %n sheet(s)", None, n))
                self._stack.setCurrentWidget(self.picture)
                for button in (self.pdf, self.print_button):
                    button.setEnabled(bool(paper.labels))

    # PDF

    def _ask_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), "", self.tr("PDF (*.pdf)"))
        if name:
            self.save_pdf(Path(name).with_suffix(".pdf"))

    def save_pdf(self, path: Path) -> None:
        """Write the pages as a PDF, and say where they are."""
        self.save(path, lambda: write_new(path, [pdf_of(self.paper)]))

    def save(self, path: Path, write: Callable[[], object]) -> None:
        """`write` a file, and say where it is, or why it is not there."""
        try:
            write()
        except KnownProblem as problem:
            self._say(" ".join(title_and_next(problem)), Role.SLIPPING)
        else:
            self.say(self.saved_words().replace("%1", path.name))

    def saved_words(self) -> str:
        """What is said of a file that was written; %1 is its name."""
        return self.tr("Saved as %1. It is not encrypted: put it in the bin when it has served.")

    # Paper

    def _print(self) -> None:
        ask_printer(self, self.accessibleName(), self._put_on_paper, self.paper.prepare)

    def _put_on_paper(self, printer: QPagedPaintDevice) -> None:
        self.paper.put_on(printer)
        self.say(self.tr("Sent to the printer."))

    def _say(self, words: str, role: Role) -> None:
        self.said.set_pieces([(words, role is Role.SLIPPING)])
        self.said.show()
