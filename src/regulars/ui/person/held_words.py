"""The window's words for the page that shows a person what is held about them."""

from enum import Enum

from PySide6.QtCore import QLocale

from regulars.domain.dates import PartialDate
from regulars.domain.gifts import Landed
from regulars.domain.held import About, Held, HeldLine, Part
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind, Source
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Channel, NameOrder, PersonField, PointKind, Role
from regulars.domain.promises import PromiseBy, PromiseState
from regulars.ui import promise_words, wording
from regulars.ui.wording import translate


class HeldWords:
    """The page is read by the person it is about: "you" is they, "I" is the owner."""

    @property
    def language(self) -> str:
        """The language of the screens."""
        return QLocale().bcp47Name()

    def title(self, held: Held) -> str:
        """The heading of the page."""
        return translate("HeldWords", "What I hold about %1").replace("%1", held.name)

    def intro(self, held: Held) -> str:
        """What it is."""
        told = translate(
            "HeldWords",
            "Everything in my book about you, on %1. It lies encrypted on my own computer, and nowhere else.",
        )
        return told.replace("%1", wording.day(held.made_on))

    def heading(self, part: Part) -> str:
        """The heading of a part."""
        return {
            Part.NAME: translate("HeldWords", "Your name"),
            Part.REACHING: translate("HeldWords", "How I reach you"),
            Part.WORK: translate("HeldWords", "Work, circles, people"),
            Part.DATES: translate("HeldWords", "Your dates"),
            Part.KNOWN: translate("HeldWords", "What I know about you"),
            Part.OWN_FIELDS: translate("HeldWords", "For my work"),
            Part.MOMENTS: translate("HeldWords", "When we were in touch"),
            Part.PROMISES: translate("HeldWords", "What was promised"),
            Part.GIFTS: translate("HeldWords", "Gifts and favours"),
            Part.TO_SAY: translate("HeldWords", "What I want to say to you"),
            Part.CLOSENESS: translate("HeldWords", "How I keep in touch"),
        }[part]

    def label(self, line: HeldLine) -> str:
        """What a line is about."""
        match line.what:
            case PointKind() as kind:
                return line.label or wording.point_kind(kind)
            case OccasionKind() as kind:
                return wording.occasion_kind(kind, line.label)
            case NoteKind() as kind:
                return wording.note_kind(kind)
            case MomentKind() as kind:
                return wording.moment_kind(kind)
            case Landed():
                return translate("HeldWords", "From me")
            case PromiseBy() as by:
                mine = by is PromiseBy.ME
                return translate("HeldWords", "I promised") if mine else translate("HeldWords", "You promised")
            case PersonField() as field:
                return _fields()[field]
            case About() as about:
                return line.label if line.label and about in (About.ADDRESS, About.LINK) else _abouts()[about]
            case str() as own:  # the owner's word for it; enumerations of text are text too, so it comes last
                return own
        return ""

    def text(self, line: HeldLine) -> str:
        """What it says."""
        match line.what:
            case OccasionKind():
                return wording.partial_date(PartialDate.parse(line.text))
            case About.RHYTHM_DAYS:
                return wording.rhythm(float(line.text))
            case About.HEALTH:
                return translate("HeldWords", "%1 of 100").replace("%1", line.text)
            case About.ADDED_ON | About.PAUSE if line.day is not None:
                return " · ".join(filter(None, (wording.day(line.day), line.text)))
            case About.PHOTO:
                return translate("HeldWords", "Yes")
            case PersonField.ROLE:
                return wording.role(Role(line.text))
            case PersonField.LANGUAGE:
                return wording.language_name(line.text)
            case PersonField.PREFERRED_CHANNEL:
                return wording.channel(Channel(line.text))
            case PersonField.NAME_ORDER if line.text in set(NameOrder):
                return line.text
            case PromiseBy():
                return translate("HeldWords", "%1 (%2)").replace("%1", line.text).replace("%2", _states()[line.label])
        return line.text

    def origin(self, line: HeldLine) -> str:
        """When and where it is known from."""
        if isinstance(line.what, About) and line.what is not About.TO_SAY:
            return ""
        sources = {
            Source.TOLD: translate("HeldWords", "you told me"),
            Source.NOTICED: translate("HeldWords", "I noticed"),
            Source.SOMEONE: translate("HeldWords", "someone else said"),
            Source.PUBLIC: translate("HeldWords", "publicly known"),
        }
        place = line.label if isinstance(line.what, NoteKind | MomentKind) or not isinstance(line.what, Enum) else ""
        source = "" if line.source is None else sources[line.source]
        day = "" if line.day is None else wording.day(line.day)
        return " · ".join(filter(None, (source, day, place)))

    def left_out(self, held: Held) -> str:
        """What is not on the page, and why."""
        others = translate("HeldWords", "%n name(s) of other people", None, held.blacked)
        veiled = translate("HeldWords", "%n note(s) that I keep veiled", None, held.veiled)
        told = translate(
            "HeldWords", "Left out: %1, %2. Ask me: I will tell you about it, change any of this, or forget all of it."
        )
        return told.replace("%1", others).replace("%2", veiled)


def _fields() -> dict[PersonField, str]:
    return {
        PersonField.NAME: translate("HeldWords", "What I call you"),
        PersonField.PREFIX: translate("HeldWords", "Title"),
        PersonField.GIVEN: translate("HeldWords", "Given name"),
        PersonField.MIDDLE: translate("HeldWords", "Middle name"),
        PersonField.FAMILY: translate("HeldWords", "Family name"),
        PersonField.SUFFIX: translate("HeldWords", "Behind the name"),
        PersonField.NICKNAME: translate("HeldWords", "Nickname"),
        PersonField.PHONETIC_GIVEN: translate("HeldWords", "Given name, as it sounds"),
        PersonField.PHONETIC_FAMILY: translate("HeldWords", "Family name, as it sounds"),
        PersonField.SAY_LIKE: translate("HeldWords", "Said like"),
        PersonField.PRONOUNS: translate("HeldWords", "Pronouns"),
        PersonField.ADDRESS_FORM: translate("HeldWords", "Form of address"),
        PersonField.LANGUAGE: translate("HeldWords", "Language"),
        PersonField.GREETING: translate("HeldWords", "Greeting"),
        PersonField.ROLE: translate("HeldWords", "To me you are"),
        PersonField.SINCE: translate("HeldWords", "We know each other since"),
        PersonField.ZONE: translate("HeldWords", "Time zone"),
        PersonField.QUIET_HOURS: translate("HeldWords", "Quiet hours"),
        PersonField.PREFERRED_CHANNEL: translate("HeldWords", "You like to be reached by"),
    }


def _abouts() -> dict[About, str]:
    return {
        About.ADDRESS: translate("HeldWords", "Address"),
        About.JOB: translate("HeldWords", "Work"),
        About.CIRCLE: translate("HeldWords", "Circle"),
        About.LINK: translate("HeldWords", "Someone you know"),
        About.INTRODUCED_BY: translate("HeldWords", "Introduced by"),
        About.HOUSEHOLD: translate("HeldWords", "Household"),
        About.ABOUT: translate("HeldWords", "Notes"),
        About.ADDED_ON: translate("HeldWords", "In my book since"),
        About.RHYTHM_DAYS: translate("HeldWords", "I mean to be in touch"),
        About.HEALTH: translate("HeldWords", "How close we are"),
        About.PAUSE: translate("HeldWords", "Paused from"),
        About.PHOTO: translate("HeldWords", "A photo of you"),
        About.UNKNOWN: translate("HeldWords", "From an imported file"),
        About.TO_SAY: translate("HeldWords", "My words"),
    }


def _states() -> dict[str, str]:
    return {
        **{state: promise_words.state(state) for state in PromiseState},
        PromiseState.DROPPED: translate("HeldWords", "let go together"),
    }
