"""The command line's words for the page that shows a person what is held about them."""

from enum import Enum

from regulars.domain.held import About, Held, HeldLine, Part
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind, Source
from regulars.domain.people import PersonField
from regulars.domain.promises import PromiseBy

_HEADINGS = {
    Part.NAME: "Name",
    Part.REACHING: "How I reach you",
    Part.WORK: "Work, circles, people",
    Part.DATES: "Dates",
    Part.KNOWN: "What I know about you",
    Part.OWN_FIELDS: "For my work",
    Part.MOMENTS: "When we were in touch",
    Part.PROMISES: "What was promised",
    Part.GIFTS: "Gifts and favours",
    Part.TO_SAY: "What I want to say to you",
    Part.CLOSENESS: "How I keep in touch",
}
_LABELS: dict[Enum, str] = {
    About.ADDRESS: "address",
    About.JOB: "work",
    About.CIRCLE: "circle",
    About.LINK: "someone you know",
    About.INTRODUCED_BY: "introduced by",
    About.ABOUT: "notes",
    About.ADDED_ON: "in my book since",
    About.HEALTH: "how close we are (0 to 100)",
    About.RHYTHM_DAYS: "I mean to be in touch every",
    About.PAUSE: "paused from",
    About.PHOTO: "a photo of you",
    About.UNKNOWN: "from an imported file",
    About.TO_SAY: "my words",
    PersonField.SAY_LIKE: "said like",
    PersonField.ADDRESS_FORM: "form of address",
    PromiseBy.ME: "I promised",
    PromiseBy.THEM: "you promised",
    NoteKind.AVOID: "must avoid",
    NoteKind.IN_TOUCH: "getting in touch",
    NoteKind.SIZES: "sizes and formulas",
    NoteKind.OTHER: "note",
}
_SOURCES = {
    Source.TOLD: "you told me",
    Source.NOTICED: "I noticed",
    Source.SOMEONE: "someone else said",
    Source.PUBLIC: "publicly known",
}


class HeldWords:
    """English, as the command line speaks."""

    language = "en"

    def title(self, held: Held) -> str:
        """The heading of the page."""
        return f"What I hold about {held.name}"

    def intro(self, held: Held) -> str:
        """What it is."""
        return f"Everything in my book about you, as of {held.made_on.isoformat()}. It lies on my computer alone, encrypted."

    def heading(self, part: Part) -> str:
        """The heading of a part."""
        return _HEADINGS[part]

    def label(self, line: HeldLine) -> str:
        """What a line is about."""
        if not isinstance(line.what, Enum):
            return line.what
        told = _LABELS.get(line.what, str(line.what.value).replace("_", " ").replace("-", " ") or "gift")
        # The owner's own label stands before the kind: "shop phone".
        return (
            f"{line.label} {told}"
            if line.label and not isinstance(line.what, NoteKind | MomentKind | PromiseBy)
            else told
        )

    def text(self, line: HeldLine) -> str:
        """What it says."""
        match line.what:
            case About.RHYTHM_DAYS:
                return f"{line.text} days"
            case About.ADDED_ON | About.PAUSE if line.day is not None:
                return line.day.isoformat() + (f": {line.text}" if line.text else "")
            case About.PHOTO:
                return "yes"
            case PromiseBy():
                return f"{line.text} ({line.label})"
            case _:
                return line.text

    def origin(self, line: HeldLine) -> str:
        """When and where it is known from."""
        if isinstance(line.what, About) and line.what is not About.TO_SAY:
            return ""
        place = line.label if isinstance(line.what, NoteKind | MomentKind) or not isinstance(line.what, Enum) else ""
        source = "" if line.source is None else _SOURCES[line.source]
        day = "" if line.day is None else line.day.isoformat()
        return ", ".join(filter(None, (source, day, place)))

    def left_out(self, held: Held) -> str:
        """What is not on the page."""
        return (
            f"Left out: names of other people ({held.blacked}) and notes that I keep veiled ({held.veiled}). "
            "Ask me, and I will tell you about them, change any of this, or forget all of it."
        )
