"""The page to turn round to a person in good conscience: what is held about them, to look at, print or save."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QTextBrowser, QWidget

from regulars.domain.errors import KnownProblem
from regulars.domain.held import Held
from regulars.domain.people import PersonId
from regulars.services.exporting import write_new
from regulars.ui.person.editing import Editing
from regulars.ui.person.held_paper import HeldPaper, pdf_of
from regulars.ui.problems import title_and_next
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.roomy import Roomy
from regulars.ui.widgets.sentence import Sentence


class HeldBox(Overlay):
    """Shows one person's page."""

    def __init__(self, editing: Editing, host: QWidget, person: PersonId) -> None:
        super().__init__(editing.theme, host, "", width=820, top=40)
        self._editing, self._person = editing, person
        theme = editing.theme
        title = self.tr("What I hold about this person")
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        theme.lay(self.body, (26, 22, 26, 18), 12)
        self.held: Held = editing.verbs.held.about(person)
        self.paper = HeldPaper(theme, self.held)
        self.view = QTextBrowser(self.panel)
        self.view.setAccessibleName(title)
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setDocument(self.paper)
        room = Roomy(theme, 520, parent=self.panel)
        room.addWidget(self.view)
        self.body.addWidget(room, 1)
        self.said = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self.panel)
        self.said.hide()
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        theme.lay(row, spacing=8)
        self.close_button = PlainButton(theme, self.tr("Close"), parent=self.panel)
        self.data = PlainButton(theme, self.tr("Save as data …"), "download", parent=self.panel)
        self.pdf = PlainButton(theme, self.tr("Save as PDF …"), "file-text", parent=self.panel)
        self.print_button = PrimaryButton(theme, self.tr("Print …"), "printer", parent=self.panel)
        self.close_button.clicked.connect(self.close_over)
        self.data.clicked.connect(self._ask_data)
        self.pdf.clicked.connect(self._ask_pdf)
        self.print_button.clicked.connect(self._print)
        row.addWidget(self.close_button)
        row.addStretch(1)
        for button in (self.data, self.pdf, self.print_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self.closed.connect(self.deleteLater)

    def show_page(self) -> None:
        """Open, with the keyboard in the text."""
        self.open(self.view)

    def _ask_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), "", self.tr("PDF (*.pdf)"))
        if name:
            self.save_pdf(Path(name).with_suffix(".pdf"))

    def _ask_data(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as data"), "", self.tr("Data (*.json)"))
        if name:
            self.save_data(Path(name).with_suffix(".json"))

    def save_pdf(self, path: Path) -> None:
        """Write the page as a PDF, and say where it is."""
        try:
            write_new(path, [pdf_of(self._editing.theme, self.held)])
        except KnownProblem as problem:
            self._say(" ".join(title_and_next(problem)), Role.SLIPPING)
        else:
            self._say_saved(path)

    def save_data(self, path: Path) -> None:
        """Write it as JSON, and say where it is."""
        try:
            self._editing.verbs.held.write_json(self._person, path)
        except KnownProblem as problem:
            self._say(" ".join(title_and_next(problem)), Role.SLIPPING)
        else:
            self._say_saved(path)

    def _say_saved(self, path: Path) -> None:
        told = self.tr("Saved as %1. It is not encrypted: give it to them, and put it in the bin after.")
        self._say(told.replace("%1", path.name), Role.MUTED)

    def _say(self, words: str, role: Role) -> None:
        self.said.set_pieces([(words, role is Role.SLIPPING)])
        self.said.show()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # lazy: nobody waits for printing at the start

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print what I hold"))

        def put_on_paper() -> None:
            HeldPaper(self._editing.theme, self.held, on_paper=True).print_(printer)
            self._say(self.tr("Sent to the printer."), Role.MUTED)

        dialog.accepted.connect(put_on_paper)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
