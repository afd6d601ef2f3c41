"""Known problems in words: what happened, and what to do next. One place, so that no code is left without a sentence."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.domain.errors import KnownProblem, Problem
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.unfit import why_unfit
from regulars.ui.widgets.buttons import PrimaryButton
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate


def title_and_next(problem: KnownProblem) -> tuple[str, str]:
    """The title of a known problem, and the next step."""
    title, following = _sentences(problem.code)
    for name, value in problem.values.items():
        title = title.replace(f"%{name}", str(value))
        following = following.replace(f"%{name}", str(value))
    if problem.code is Problem.BAD_VALUE:
        following = f"{why_unfit(problem.values)} {following}"
    return title, following


def _sentences(code: Problem) -> tuple[str, str]:
    words = _about_the_book() | _about_the_keys() | _about_disks_and_files() | _about_what_was_asked()
    return words[code]


def _about_the_book() -> dict[Problem, tuple[str, str]]:
    return {
        Problem.BOOK_MISSING: (
            translate("problems", "Your book is not where it was"),
            translate(
                "problems", "Look for %path. If it is gone, restore the newest backup; no new book is made over it."
            ),
        ),
        Problem.BOOK_EMPTY: (
            translate("problems", "The book's file is empty"),
            translate("problems", "%path has no content. Restore the newest backup; the empty file is kept aside."),
        ),
        Problem.BOOK_NOT_ENCRYPTED: (
            translate("problems", "This is not a Regulars book"),
            translate("problems", "%path is a file without encryption. Put your own book back in its place."),
        ),
        Problem.BOOK_DAMAGED: (
            translate("problems", "The book's file is damaged"),
            translate("problems", "Restore the newest backup. The damaged file stays where it is: %path."),
        ),
        Problem.BOOK_TOO_NEW: (
            translate("problems", "This book was written by a newer Regulars"),
            translate("problems", "Install the newest Regulars on this laptop, then open it again."),
        ),
        Problem.BOOK_EXISTS: (
            translate("problems", "There is a book here already"),
            translate("problems", "Open it instead, or choose another folder. Nothing was changed."),
        ),
        Problem.BOOK_IN_USE: (
            translate("problems", "Another program is using the book"),
            translate("problems", "Wait a moment and try again."),
        ),
        Problem.BOOK_REPLACED: (
            translate("problems", "Another program put a different book in the place of yours"),
            translate(
                "problems",
                "Both are kept. Yours is open, with everything you wrote; the other one is %path. Let no program"
                " copy or sync this folder while Regulars is open.",
            ),
        ),
        Problem.BOOK_OLDER_KEPT: (
            translate("problems", "Your book looks older than last time"),
            translate(
                "problems",
                "A program that syncs folders, or a copy put back by hand, placed an older book here. The newer one, as"
                " Regulars last put it aside, is kept as %path. To go back to it, close Regulars and give it the name book.db.",
            ),
        ),
        Problem.BOOK_OLDER: (
            translate("problems", "Your book looks older than last time"),
            translate(
                "problems",
                "A program that syncs folders, or a copy put back by hand, placed an older book here. Look there for the"
                " newer book.db before you write much; nothing was changed here.",
            ),
        ),
        Problem.BOOK_OPEN_ELSEWHERE: (
            translate("problems", "Your book seems to be open on %host, too"),
            translate(
                "problems",
                "Close it there, and wait until this folder is in step. What is written on both at once ends in"
                " two books: both are kept, and they are not joined.",
            ),
        ),
        Problem.LIBRARY_TOO_OLD: (
            translate("problems", "A part of Regulars is too old to keep your book safe"),
            translate("problems", "Install Regulars again (%library %found was found)."),
        ),
    }


def _about_the_keys() -> dict[Problem, tuple[str, str]]:
    return {
        Problem.KEYSLOTS_MISSING: (
            translate("problems", "The file with the book's keys is missing"),
            translate("problems", "Put keyslots.json back beside the book, from a backup."),
        ),
        Problem.KEYSLOTS_DAMAGED: (
            translate("problems", "The file with the book's keys is damaged"),
            translate("problems", "Put keyslots.json back from a backup; the book itself is not touched."),
        ),
        Problem.WRONG_KEY: (
            translate("problems", "The key in your system's keyring is not this book's"),
            translate("problems", "Type the recovery code; it opens the book and mends the keyring."),
        ),
        Problem.WRONG_CODE: (
            translate("problems", "This code does not open the book"),
            translate("problems", "Look at the printed page again, and type all of it."),
        ),
        Problem.MISTYPED_CODE: (
            translate("problems", "There is a typing slip in the code"),
            translate("problems", "It has 26 letters and digits; compare them one group at a time."),
        ),
        Problem.NO_KEYRING: (
            translate("problems", "This computer has no keyring that Regulars can trust"),
            translate("problems", "Open the book with the recovery code or a passphrase."),
        ),
        Problem.KEYRING_LOCKED: (
            translate("problems", "Your system's keyring did not answer"),
            translate("problems", "Unlock it and try again, or type the recovery code."),
        ),
        Problem.KEYRING_LOST: (
            translate("problems", "Your system's keyring no longer holds the key"),
            translate("problems", "Type the recovery code; the key goes back into the keyring."),
        ),
    }


def _about_disks_and_files() -> dict[Problem, tuple[str, str]]:
    return {
        Problem.DISK_FULL: (
            translate("problems", "The disk is full"),
            translate("problems", "Make some room and try again. What you typed is still here."),
        ),
        Problem.DISK_ERROR: (
            translate("problems", "The disk does not do what it should"),
            translate("problems", "Check the disk and try again. What you typed is still here."),
        ),
        Problem.READ_ONLY: (
            translate("problems", "Regulars may not write there"),
            translate("problems", "Give yourself the right to write to %path, and try again."),
        ),
        Problem.FILE_MISSING: (
            translate("problems", "The file is not there"),
            translate("problems", "Look for %path, and choose it again."),
        ),
        Problem.FILE_UNREADABLE: (
            translate("problems", "The file cannot be read"),
            translate(
                "problems",
                "Give yourself the right to read %path, close other programs that hold it, or copy it elsewhere.",
            ),
        ),
        Problem.NOT_A_FILE: (
            translate("problems", "This is a folder or a device, not a file"),
            translate("problems", "Choose a file in %path, or copy what comes from it into a file first."),
        ),
        Problem.FILE_TOO_LARGE: (
            translate("problems", "The file is too large"),
            translate("problems", "Export fewer contacts at a time; Regulars reads files of up to 200 MB."),
        ),
        Problem.FILE_UNKNOWN: (
            translate("problems", "Regulars does not know this kind of file"),
            translate("problems", "Export your contacts as vCard (.vcf), and choose that file."),
        ),
        Problem.FOLDER_MISSING: (
            translate("problems", "The folder is not there"),
            translate("problems", "Make %path first, or choose another folder."),
        ),
        Problem.FILE_EXISTS: (
            translate("problems", "A file of that name is there already"),
            translate("problems", "Choose another name, or move %path away. Nothing was overwritten."),
        ),
        Problem.IMPORT_STOPPED: (
            translate("problems", "The file could not be read to its end"),
            translate("problems", "Nothing was changed. Split the file, or export it again."),
        ),
    }


def _about_what_was_asked() -> dict[Problem, tuple[str, str]]:
    return {
        Problem.PERSON_UNKNOWN: (
            translate("problems", "Nobody of that name is in the book"),
            translate("problems", "Look for a part of the name, or for the number that People shows."),
        ),
        Problem.PERSON_AMBIGUOUS: (
            translate("problems", "More than one person fits"),
            translate("problems", "Use the whole name, or the number."),
        ),
        Problem.ENTRY_UNKNOWN: (
            translate("problems", "This entry is no longer there"),
            translate("problems", "It was removed a moment ago; Undo brings it back."),
        ),
        Problem.BAD_VALUE: (
            translate("problems", "“%value” does not fit here"),
            translate("problems", "Look at the field “%field”, and type it again."),
        ),
        Problem.NOTHING_TO_UNDO: (
            translate("problems", "There is nothing to take back"),
            translate("problems", "Steps can be taken back for thirty days."),
        ),
        Problem.NOTHING_TO_REDO: (
            translate("problems", "There is nothing to do again"),
            translate("problems", "Only what was just taken back can be done again."),
        ),
    }


class ProblemBox(Overlay):
    """A known problem over the page: title, next step, one button."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, "", width=460, top=180)
        self.setAccessibleName(self.tr("Something needs a look"))
        self._title = Sentence(theme, "", Type.HEADING, parent=self.panel)
        self._next = Sentence(theme, "", Type.BODY, parent=self.panel)
        self._code: Problem | None = None
        self.body.addWidget(self._title)
        self.body.addWidget(self._next)
        self._close = PrimaryButton(theme, self.tr("All right"), parent=self.panel)
        self._close.clicked.connect(self.close_over)
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeading)

    def show_problem(self, problem: KnownProblem) -> None:
        """Show it; once only, where what lies below meets it again at each painting."""
        if self.isVisible() and self._code is problem.code:
            return
        self._code = problem.code
        title, following = title_and_next(problem)
        self._title.set_pieces(title)
        self._next.set_pieces(following)
        self.setAccessibleName(f"{title}. {following}")
        self.open(self._close)


class CrashBox(Overlay):
    """A bug of ours, over whatever window there is: said plainly, and where the log lies. No word of what was shown."""

    def __init__(self, theme: Theme, host: QWidget, name: str, log_file: Path | None) -> None:
        super().__init__(theme, host, "", width=480, top=180)
        title = self.tr("Something went wrong inside Regulars.")
        safe = self.tr(
            "Your book is safe: a change is kept whole or not at all. You can go on; closing and opening helps too."
        )
        self.setAccessibleName(f"{title} {safe}")
        self.panel.setAccessibleName(title)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        self.body.addWidget(Sentence(theme, safe, parent=self.panel))
        if log_file is not None:
            said = self.tr("What happened (%1) is in the log, without anything from your book: %2")
            said = said.replace("%1", name).replace("%2", str(log_file))
            self.body.addWidget(Sentence(theme, said, Type.SMALL, Role.MUTED, parent=self.panel))
        self._go_on = PrimaryButton(theme, self.tr("Go on"), parent=self.panel)
        self._go_on.clicked.connect(self.close_over)
        self.body.addWidget(self._go_on, 0, Qt.AlignmentFlag.AlignLeading)

    def ask(self) -> None:
        """Show it."""
        self.open(self._go_on)
