"""The command line's own words: known problems with a next step, and what is wrong with lines of a file."""

import re
from pathlib import Path

from regulars.domain.errors import KnownProblem, Problem, Unfit
from regulars.domain.occasions import Occasion, OccasionKind
from regulars.domain.promises import Promise, PromiseBy
from regulars.services.importing import FileDates, FileRemark, NumberOrder, Reason

_TURNS_THE_TERMINAL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_SHOWN = 500

_PROBLEMS = {
    Problem.BOOK_MISSING: (
        "There is no book here",
        "Look for %path, or name the book's folder with --book. A new book is made with `init`.",
    ),
    Problem.BOOK_EMPTY: (
        "The book's file is empty",
        "%path has no content. Put the newest backup in its place; nothing was changed.",
    ),
    Problem.BOOK_NOT_ENCRYPTED: (
        "This is not a Regulars book",
        "%path is a file without encryption. Put your own book back in its place.",
    ),
    Problem.BOOK_DAMAGED: (
        "The book's file is damaged",
        "Put the newest backup in its place. The damaged file stays as it is: %path.",
    ),
    Problem.BOOK_TOO_NEW: ("This book was written by a newer Regulars", "Install the newest Regulars, and try again."),
    Problem.BOOK_EXISTS: (
        "There is a book here already",
        "Use it, or name another folder with --book. Nothing was changed.",
    ),
    Problem.BOOK_IN_USE: ("Another program is using the book", "Wait a moment, and try again."),
    Problem.BOOK_OLDER: ("The book is older than last time", "Look for the newer book.db before you write much."),
    Problem.BOOK_OLDER_KEPT: ("The book is older than last time", "The newer one is kept as %path."),
    Problem.BOOK_REPLACED: ("Another program put a different book in its place", "Both are kept; the other is %path."),
    Problem.BOOK_OPEN_ELSEWHERE: ("The book seems to be open on %host, too", "Close it there first."),
    Problem.KEYSLOTS_MISSING: (
        "The file with the book's keys is missing",
        "Put keyslots.json back beside the book, from the folder `backups`.",
    ),
    Problem.KEYSLOTS_DAMAGED: (
        "The file with the book's keys is damaged",
        "Put keyslots.json back from the folder `backups`; the book itself is not touched.",
    ),
    Problem.WRONG_KEY: (
        "The key in the system's keyring is not this book's",
        "Name a file with the recovery code: --unlock FILE.",
    ),
    Problem.WRONG_CODE: ("This code does not open the book", "Look at the printed page again, and use all of it."),
    Problem.MISTYPED_CODE: (
        "There is a typing slip in the code",
        "It has 26 letters and digits; compare them one group at a time.",
    ),
    Problem.NO_KEYRING: (
        "No keyring opens this book",
        "Name a file with the recovery code or the passphrase: --unlock FILE (- for standard input).",
    ),
    Problem.KEYRING_LOCKED: (
        "The system's keyring did not answer",
        "Unlock it and try again, or name a file with the recovery code: --unlock FILE.",
    ),
    Problem.KEYRING_LOST: (
        "The system's keyring no longer holds the key",
        "Name a file with the recovery code: --unlock FILE. The window puts the key back into the keyring.",
    ),
    Problem.DISK_FULL: ("The disk is full", "Make some room, and try again. Nothing was changed."),
    Problem.DISK_ERROR: ("The disk did not take it", "Check the disk, and try again. Nothing was changed."),
    Problem.READ_ONLY: ("Regulars may not write there", "Give yourself the right to write to %path, and try again."),
    Problem.FILE_MISSING: ("The file is not there", "Look for %path."),
    Problem.FILE_UNREADABLE: (
        "The file cannot be read",
        "Give yourself the right to read %path, close other programs that hold it, or copy it elsewhere.",
    ),
    Problem.NOT_A_FILE: (
        "This is a folder or a device, not a file",
        "Name a file in %path, or write what comes from it into a file first.",
    ),
    Problem.FILE_TOO_LARGE: ("The file is too large", "Export fewer contacts at a time: files may have 200 MB."),
    Problem.FILE_UNKNOWN: ("Regulars does not know this kind of file", "Export the contacts as vCard (.vcf)."),
    Problem.FOLDER_MISSING: ("The folder is not there", "Make %path first, or name another folder."),
    Problem.FILE_EXISTS: (
        "A file of that name is there already",
        "Choose another name, or move %path away. Nothing was overwritten.",
    ),
    Problem.IMPORT_STOPPED: (
        "The file could not be read to its end",
        "Nothing was changed. Split %path, or export it again.",
    ),
    Problem.PERSON_UNKNOWN: ("Nobody of that name is in the book", "`people` finds a name or a number for %id."),
    Problem.PERSON_AMBIGUOUS: ("More than one person fits", "Use the whole name, or the number: %candidates."),
    Problem.ENTRY_UNKNOWN: ("There is no such entry", "`show PERSON` names the entries with their numbers."),
    Problem.BAD_VALUE: ("%value does not fit here", "Look at “%field”, and type it again."),
    Problem.NOTHING_TO_UNDO: ("There is nothing to take back", "Steps can be taken back for thirty days."),
    Problem.NOTHING_TO_REDO: ("There is nothing to do again", "Only what was just taken back can be done again."),
    Problem.LIBRARY_TOO_OLD: (
        "A part of Regulars is too old to keep the book safe",
        "Install Regulars again (%library %found was found).",
    ),
}
_UNFIT = {
    Unfit.EMPTY: "It cannot be empty.",
    Unfit.TOO_LONG: "It is too long: at most %most characters.",
    Unfit.OUT_OF_RANGE: "It has to be from %least to %most.",
    Unfit.NOT_ONE_OF: "It is none of those to choose from.",
    Unfit.NOT_A_NUMBER: "It is no number.",
    Unfit.NOT_A_DATE: "It is no date: 1984-05-09, 1984-05, 1984 or --05-09.",
    Unfit.NOT_HOURS: "Write the hours as 20:00-09:30.",
    Unfit.IN_THE_FUTURE: "That day is still to come.",
    Unfit.IN_THE_PAST: "That day has passed.",
    Unfit.ENDS_TOO_EARLY: "The end comes after the beginning.",
    Unfit.UNKNOWN_ZONE: "No time zone is called so: Europe/Lisbon, America/New_York.",
    Unfit.NO_PHONE: "A phone number has at least one digit.",
    Unfit.NO_MAIL: "A mail address looks like name@example.com.",
    Unfit.NO_PICTURE: "A picture is a PNG, JPEG, WebP or GIF file.",
    Unfit.TAKEN: "There is one of that name already.",
    Unfit.SAME_PERSON: "That is the same person.",
    Unfit.ASKED_NOT: "They asked not to be reached that way.",
    Unfit.TOO_FEW: "There have to be at least %least.",
}
_UNKNOWN = ("Something went wrong", "Try again. Nothing was changed.")


def title_and_next(problem: KnownProblem) -> tuple[str, str]:
    """What happened, and what to do next."""
    title, following = _PROBLEMS.get(problem.code, _UNKNOWN)
    reason = problem.values.get("reason")
    if isinstance(reason, Unfit) and reason in _UNFIT:
        following = f"{_UNFIT[reason]} {following}"
    for name, value in problem.values.items():
        shown = f"“{_shown(value)}”" if name == "value" else _shown(value)
        title, following = title.replace(f"%{name}", shown), following.replace(f"%{name}", shown)
    return title, following


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f"{number} {on_one_line(str(name))}" for number, name in value)
    return on_one_line(str(value))


def on_one_line(text: str) -> str:
    """A name or a path as a terminal may show it: what would move the cursor or turn the line around is a sign of its own."""
    shown = _TURNS_THE_TERMINAL.sub("\ufffd", text)
    return shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"


_REASONS = {
    Reason.NOT_A_CARD: ("This is no contact card.", "It stays outside."),
    Reason.NO_END: ("The card has no end.", "What was there comes in."),
    Reason.NO_NAME: ("The card has no name, number or mail.", "It stays outside."),
    Reason.BAD_DATE: ("“%value” is no date.", "The person comes in without it; the text goes to the notes."),
    Reason.DATE_ORDER: (
        "“%value” may begin with its day or with its month.",
        "The text goes to the notes.",
    ),
    Reason.OTHER_ORDER: ("“%value” is not in the order of the others.", "The text goes to the notes."),
    Reason.DATE_CENTURY: ("“%value” does not say which century.", "The text goes to the notes."),
    Reason.BAD_PHOTO: ("The photo is cut short, or no picture.", "The person comes in without it."),
    Reason.BAD_ENCODING: ("Some letters could not be read for certain.", "They came in as well as they could be read."),
    Reason.TOO_LONG: ("The line is too long.", "It stays outside."),
    Reason.TOO_DEEP: ("Cards inside cards inside cards.", "It stays outside."),
    Reason.TOO_MANY_PARAMETERS: ("The line has too many parts before its value.", "The value goes to the notes."),
    Reason.BROKEN_LINE: ("The line is broken.", "Its text goes to the notes."),
    Reason.CONTROL_CHARACTERS: ("%value characters that mean nothing were left out.", "Everything else comes in."),
    Reason.EMPTY_FILE: ("There is nothing in the file.", "Export the contacts again."),
    Reason.PARSER_STOPPED: ("The file could not be read beyond this line.", "What came before comes in."),
    Reason.OTHER_BIRTHDAY: ("Another birthday: %value.", "The one in the book stays; this one goes to the notes."),
}


def remark_line(remark: FileRemark) -> str:
    """A line of a file that needs a look: where, what, and what becomes of it."""
    said, consequence = _REASONS[remark.reason]
    if remark.lost and remark.reason not in (Reason.EMPTY_FILE, Reason.PARSER_STOPPED):
        consequence = "The card stays outside."
    said = said.replace("%value", on_one_line(" ".join(remark.value.split())[:80]))
    return f"{on_one_line(Path(remark.file).name)}:{remark.line} {said} {consequence}"


def dates_line(dates: FileDates) -> str:
    """How the dates of a file were read of which day and month could be either."""
    such = on_one_line(dates.samples[0].text)
    said = f"{on_one_line(Path(dates.file).name)}: dates such as {such} ({dates.count} of them)"
    if dates.order is None:
        return f"{said} go to the notes: import with --dates day-first or --dates month-first to have them read."
    first = "day" if dates.order is NumberOrder.DAY_FIRST else "month"
    because = f", as {on_one_line(dates.proof)} in the same file shows" if dates.proof else ""
    return f"{said} are read with the {first} first{because}."


def day_title(name: str, day: Occasion | Promise) -> str:
    """What a day is called in a calendar."""
    if isinstance(day, Promise):
        return f"You promised {name}: {day.text}" if day.by is PromiseBy.ME else f"{name} promised: {day.text}"
    kinds = {OccasionKind.BIRTHDAY: "birthday", OccasionKind.ANNIVERSARY: "anniversary", OccasionKind.OTHER: "day"}
    return f"{name}: {day.label or kinds[day.kind]}"
