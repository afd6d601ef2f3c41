"""Words for what the product knows as enums, numbers and days. All text that a person reads is made in `ui`.

Domain and services carry values; this module and the views turn them into sentences, in the owner's language and locale.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from regulars.domain.agenda import DayItem, Reachability, Why, WhyKey
from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.name_order import default_order
from regulars.domain.notes import Note, NoteKind, Source
from regulars.domain.occasions import OccasionKind
from regulars.domain.pauses import Pause
from regulars.domain.people import Channel, NameOrder, OwnKind, Person, PersonState, PointKind
from regulars.domain.people import Role as PersonRole
from regulars.ui.theme import Role

translate = QCoreApplication.translate


def band(value: Band) -> str:
    """The word of a health band."""
    return {
        Band.NEW: translate("wording", "New"),
        Band.THRIVING: translate("wording", "Thriving"),
        Band.STEADY: translate("wording", "Steady"),
        Band.COOLING: translate("wording", "Cooling"),
        Band.SLIPPING: translate("wording", "Slipping"),
    }[value]


def band_and_score(value: Band, score: float | None) -> str:
    """ "Cooling · 31"; without a score the word alone."""
    if score is None or value is Band.NEW:
        return band(value)
    return translate("wording", "%1 · %2").replace("%1", band(value)).replace("%2", number(round(score)))


def standing(state: PersonState, value: Band, score: float | None) -> str:
    """The health in words; of somebody with whom it has ended, how it ended: nobody who died is slipping."""
    return band_and_score(value, score) if state is PersonState.ACTIVE else person_state(state)


def band_role(value: Band) -> Role | None:
    """The colour of a band; somebody new has none yet."""
    return None if value is Band.NEW else Role(value.name.lower())


def number(value: float) -> str:
    """A whole number in the locale's digits and groups."""
    return QLocale().toString(round(value))


def decimal(value: float) -> str:
    """A number with one digit behind the point."""
    return QLocale().toString(float(value), "f", 1)


# Days and times ------------------------------------------------------------------------------------------------------------


def day(value: date) -> str:
    """ "Sunday 22 November", with the year where it is needed to be clear (`day_and_year`)."""
    return QLocale().toString(_qdate(value), "dddd d MMMM")


def short_day(value: date, today: date) -> str:
    """ "18 Sep", with the year when it is another one."""
    return QLocale().toString(_qdate(value), "d MMM" if value.year == today.year else "d MMM yyyy")


def month(value: date) -> str:
    """ "Nov 2025"."""
    return QLocale().toString(_qdate(value), "MMM yyyy")


def month_name(value: date) -> str:
    """ "September"."""
    return QLocale().standaloneMonthName(value.month)


def weekday(index: int) -> str:
    """The short name of a weekday, 0 = Monday."""
    return QLocale().standaloneDayName(index + 1, QLocale.FormatType.ShortFormat)


def clock(value: time | datetime) -> str:
    """ "16:12", as the locale writes it."""
    return QLocale().toString(QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat)


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def pause(value: Pause, today: date) -> str:
    """ "since 1 Nov, back on 7 Jan · a baby": when no clock runs, and why."""
    begins = short_day(value.begins, today)
    if value.ends is None:
        said = (
            translate("wording", "since %1, open") if value.begins <= today else translate("wording", "from %1, open")
        )
    elif value.begins <= today < value.ends:
        said = translate("wording", "since %1, back on %2")
    else:
        said = translate("wording", "%1, back on %2")
    said = said.replace("%1", begins).replace("%2", "" if value.ends is None else short_day(value.ends, today))
    return f"{said} · {isolated(value.reason)}" if value.reason else said


def ago(value: date, today: date) -> str:
    """ "today", "yesterday", "3 days ago", "9 weeks ago", "7 months ago", "2 years ago"."""
    days = (today - value).days
    if days < 0:
        return ahead(value, today)
    if days == 0:
        return translate("wording", "today")
    if days == 1:
        return translate("wording", "yesterday")
    if days < 14:
        return translate("wording", "%n day(s) ago", None, days)
    if days < 90:
        n = round(days / 7)
        return translate("wording", "%n week(s) ago", None, n)
    if days < 700:
        n = round(days / 30.44)
        return translate("wording", "%n month(s) ago", None, n)
    n = round(days / 365.25)
    return translate("wording", "%n year(s) ago", None, n)


def ahead(value: date, today: date) -> str:
    """ "today", "tomorrow", "in 3 days", "in 2 weeks"; beyond three months the day itself."""
    days = (value - today).days
    if days <= 0:
        return translate("wording", "today")
    if days == 1:
        return translate("wording", "tomorrow")
    if days < 14:
        return translate("wording", "in %n day(s)", None, days)
    if days < 90:
        n = round(days / 7)
        return translate("wording", "in %n week(s)", None, n)
    return short_day(value, today)


def span(days: float) -> str:
    """A length of time: "9 days", "5 weeks", "4 months", "2 years"."""
    if days < 13.5:
        n = max(round(days), 1)
        return translate("wording", "%n day(s)", None, n)
    if days < 84:
        n = round(days / 7)
        return translate("wording", "%n week(s)", None, n)
    if days < 700:
        n = round(days / 30.44)
        return translate("wording", "%n month(s)", None, n)
    n = round(days / 365.25)
    return translate("wording", "%n year(s)", None, n)


def rhythm(days: float) -> str:
    """How often: "every 9 days", "every 5 weeks", "every month", "every 2 months", "every year"."""
    if days < 13.5 and round(days) != 7:
        n = max(round(days), 1)
        return translate("wording", "every %n day(s)", None, n)
    months = days / 30.44
    if abs(months - round(months)) < 0.04 and 1 <= round(months) < 12:
        n = round(months)
        return translate("wording", "every %n month(s)", None, n)
    if days < 84:
        n = max(round(days / 7), 1)
        return translate("wording", "every %n week(s)", None, n)
    if days < 340:
        n = round(months)
        return translate("wording", "every %n month(s)", None, n)
    n = max(round(days / 365.25), 1)
    return translate("wording", "every %n year(s)", None, n)


def learned(days: float) -> str:
    """A rhythm that was learned, not set: "learned: 7 weeks"."""
    return translate("wording", "learned: %1").replace("%1", span(days))


def partial_date(value: PartialDate) -> str:
    """A date of which only parts may be known: "9 May 1984", "9 May", "May", "about 1986", "8 Rajab 1404"."""
    locale = QLocale()
    if value.calendar is not Calendar.GREGORIAN:
        from regulars.ui.calendar_words import own_date  # lazy: most days are of the calendar on the wall

        text = own_date(value)
    elif value.month is None:
        text = str(value.year)
    elif value.day is None:
        name = locale.standaloneMonthName(value.month)
        text = f"{name} {value.year}" if value.year else name
    else:
        shown = QDate(value.year or 2000, value.month, value.day)
        text = locale.toString(shown, "d MMMM yyyy" if value.year else "d MMMM")
    return translate("wording", "about %1").replace("%1", text) if value.about else text


# Kinds --------------------------------------------------------------------------------------------------------------------


def moment_kind(value: MomentKind) -> str:
    """The name of a kind of moment."""
    return {
        MomentKind.CALL: translate("wording", "Call"),
        MomentKind.MESSAGE: translate("wording", "Message"),
        MomentKind.EMAIL: translate("wording", "Mail"),
        MomentKind.LETTER: translate("wording", "Letter"),
        MomentKind.VISIT: translate("wording", "Visit"),
        MomentKind.MEETING: translate("wording", "Meeting"),
        MomentKind.PURCHASE: translate("wording", "Purchase"),
        MomentKind.GIFT: translate("wording", "Gift"),
        MomentKind.LIKE: translate("wording", "Like"),
        MomentKind.INVOICE: translate("wording", "Invoice"),
        MomentKind.OTHER: translate("wording", "Other"),
    }[value]


MOMENT_ICONS = {
    MomentKind.CALL: "phone",
    MomentKind.MESSAGE: "message-circle",
    MomentKind.EMAIL: "mail",
    MomentKind.LETTER: "file-text",
    MomentKind.VISIT: "footprints",
    MomentKind.MEETING: "users",
    MomentKind.PURCHASE: "store",
    MomentKind.GIFT: "gift",
    MomentKind.LIKE: "heart",
    MomentKind.INVOICE: "file-text",
    MomentKind.OTHER: "notebook-pen",
}


def direction(value: Direction) -> str:
    """Who reached out, as the owner says it."""
    return {
        Direction.ME: translate("wording", "I reached out"),
        Direction.THEM: translate("wording", "They reached out"),
        Direction.BOTH: translate("wording", "Both of us"),
    }[value]


def depth(value: Depth) -> str:
    """The size of a moment."""
    return {
        Depth.LIGHT: translate("wording", "A word"),
        Depth.NORMAL: translate("wording", "A talk"),
        Depth.DEEP: translate("wording", "Time together"),
    }[value]


def channel(value: Channel) -> str:
    """What the button for a channel says."""
    return {
        Channel.CALL: translate("wording", "Call"),
        Channel.MESSAGE: translate("wording", "Message"),
        Channel.WHATSAPP: translate("wording", "WhatsApp"),
        Channel.SIGNAL: translate("wording", "Signal"),
        Channel.EMAIL: translate("wording", "Write"),
        Channel.LETTER: translate("wording", "Letter"),
        Channel.VISIT: translate("wording", "Visit"),
    }[value]


CHANNEL_ICONS = {
    Channel.CALL: "phone",
    Channel.MESSAGE: "message-circle",
    Channel.WHATSAPP: "message-circle",
    Channel.SIGNAL: "message-circle",
    Channel.EMAIL: "mail",
    Channel.LETTER: "file-text",
    Channel.VISIT: "map-pin",
}


def note_kind(value: NoteKind) -> str:
    """The heading of a kind of preference note."""
    return {
        NoteKind.AVOID: translate("wording", "Must avoid"),
        NoteKind.LIKES: translate("wording", "Likes"),
        NoteKind.DISLIKES: translate("wording", "Dislikes"),
        NoteKind.IN_TOUCH: translate("wording", "Getting in touch"),
        NoteKind.FAMILY: translate("wording", "Family"),
        NoteKind.WORK: translate("wording", "Work"),
        NoteKind.SIZES: translate("wording", "Sizes and formulas"),
        NoteKind.GIFTS: translate("wording", "Gifts"),
        NoteKind.OTHER: translate("wording", "Other"),
        NoteKind.OWN: translate("wording", "Other"),
    }[value]


def own_kind(value: OwnKind) -> str:
    """What a field of the owner's holds."""
    return {
        OwnKind.TEXT: translate("wording", "Text"),
        OwnKind.NUMBER: translate("wording", "Number"),
        OwnKind.DATE: translate("wording", "Date"),
        OwnKind.CHOICE: translate("wording", "One of several"),
        OwnKind.FORMULA: translate("wording", "Formula, every version kept"),
    }[value]


def source(value: Source) -> str:
    """Where the owner knows something from, as a choice."""
    return {
        Source.TOLD: translate("wording", "Told me"),
        Source.NOTICED: translate("wording", "I noticed"),
        Source.SOMEONE: translate("wording", "Someone else said"),
        Source.PUBLIC: translate("wording", "Public"),
    }[value]


def certificate(value: Source, on: date, today: date) -> str:
    """The birth certificate under a note: "they said · Mar", "noticed · Jun 2024"."""
    said = {
        Source.TOLD: translate("wording", "they said"),
        Source.NOTICED: translate("wording", "noticed"),
        Source.SOMEONE: translate("wording", "someone said"),
        Source.PUBLIC: translate("wording", "public"),
    }[value]
    if on == today:
        when = translate("wording", "today")
    elif on.year == today.year:
        when = QLocale().standaloneMonthName(on.month, QLocale.FormatType.ShortFormat)
    else:
        when = str(on.year)
    return translate("wording", "%1 · %2").replace("%1", said).replace("%2", when)


def still_true(note: Note, today: date) -> str:
    """The question about an old note: "Still likes oat milk? (2 y old)"."""
    asked = {
        NoteKind.AVOID: translate("wording", "Still to be avoided: %1?"),
        NoteKind.LIKES: translate("wording", "Still likes: %1?"),
        NoteKind.DISLIKES: translate("wording", "Still dislikes: %1?"),
        NoteKind.GIFTS: translate("wording", "Would still be glad of: %1?"),
    }.get(note.kind, translate("wording", "Still true: %1?"))
    words = " ".join(note.text.split()).rstrip(".")
    said = asked.replace("%1", isolated(words))
    years = note.years_old(today)
    return translate("wording", "%1 (%2)").replace("%1", said).replace("%2", years_old(years)) if years else said


def years_old(years: int) -> str:
    """How old knowledge is: "2 y old"."""
    return translate("wording", "%1 y old").replace("%1", number(years))


def person_state(value: PersonState) -> str:
    """Where a relationship stands."""
    return {
        PersonState.ACTIVE: translate("wording", "In the book"),
        PersonState.ARCHIVED: translate("wording", "Archived"),
        PersonState.DECEASED: translate("wording", "Deceased"),
        PersonState.MOVED_ON: translate("wording", "Moved on"),
        PersonState.ASKED_NOT: translate("wording", "Asked me not to"),
    }[value]


def saying(person: Person, greeting: str) -> str:
    """ "Say it “AH-na” · she/her · addressed as Dra. · speaks Polish, greet: dzień dobry"; empty where nothing is known."""
    sounds = person.say_like or " ".join(part for part in _reading(person) if part)
    parts = [translate("wording", "Say it “%1”").replace("%1", isolated(sounds))] if sounds else []
    parts += [isolated(person.pronouns)] if person.pronouns else []
    if person.address_form:
        parts.append(translate("wording", "addressed as %1").replace("%1", isolated(person.address_form)))
    if person.language:
        speaks = translate("wording", "speaks %1, greet: %2") if greeting else translate("wording", "speaks %1")
        parts.append(speaks.replace("%1", isolated(language_name(person.language))).replace("%2", isolated(greeting)))
    elif greeting:
        parts.append(translate("wording", "greet: %1").replace("%1", isolated(greeting)))
    return " · ".join(parts)


def language_name(said: str) -> str:
    """The name of a language of which the owner, or a file, wrote the code ("pt"); anything else as it was written."""
    code = said.strip().replace("_", "-")
    if not (code.isascii() and code.partition("-")[0].isalpha() and len(code.partition("-")[0]) in (2, 3)):
        return said
    locale = QLocale(code)
    if locale.language() == QLocale.Language.C:
        return said
    if QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return QLocale.languageToString(locale.language())
    return locale.nativeLanguageName() or said


def _reading(person: Person) -> tuple[str, ...]:
    """The name by its sound, in the order in which it is said."""
    given, family = person.parts.phonetic_given, person.parts.phonetic_family
    order = person.name_order or default_order(person.name, person.language)
    return (family, given) if order is NameOrder.FAMILY_FIRST else (given, family)


def role(value: PersonRole) -> str:
    """What somebody is to the owner."""
    return {
        PersonRole.REGULAR: translate("wording", "Regular"),
        PersonRole.PROSPECT: translate("wording", "Prospect"),
        PersonRole.SUPPLIER: translate("wording", "Supplier"),
        PersonRole.PEER: translate("wording", "Peer"),
        PersonRole.FRIEND: translate("wording", "Friend"),
    }[value]


def point_kind(value: PointKind) -> str:
    """What a contact point is."""
    return {
        PointKind.PHONE: translate("wording", "Phone"),
        PointKind.EMAIL: translate("wording", "Mail"),
        PointKind.URL: translate("wording", "Page"),
        PointKind.MESSENGER: translate("wording", "Messenger"),
        PointKind.SOCIAL: translate("wording", "Profile"),
    }[value]


def occasion_kind(value: OccasionKind, label: str) -> str:
    """What a day is, by its own label where it has one."""
    if label:
        return label
    return {
        OccasionKind.BIRTHDAY: translate("wording", "Birthday"),
        OccasionKind.ANNIVERSARY: translate("wording", "Anniversary"),
        OccasionKind.OTHER: translate("wording", "Day to remember"),
    }[value]


ChipKind = Literal["plain", "warn", "date"]
Pieces = list[tuple[str, bool]]
"""A sentence in stretches, each plain or bold."""


def with_bold(sentence: str, **values: str) -> Pieces:
    """Fill `%name` places of a sentence; what is filled in is bold."""
    pieces: Pieces = [(sentence, False)]
    for name, value in values.items():
        filled: Pieces = []
        for text, bold in pieces:
            before, place, after = text.partition(f"%{name}") if not bold else (text, "", "")
            filled += [(before, bold), *([(value, True), (after, False)] if place else [])]
        pieces = filled
    return [(text, bold) for text, bold in pieces if text]


def plain(pieces: Pieces) -> str:
    """A sentence in stretches as one text."""
    return "".join(text for text, _ in pieces)


def why(value: Why, today: date) -> Pieces:
    """The one sentence why somebody stands in the day, or the words of a chip."""
    values = value.values
    match value.key:
        case WhyKey.RHYTHM:
            sentence = translate("wording", "You usually are in touch %usual. It has been %silent.")
            usual = rhythm(float(values["usual_days"]))
            return with_bold(sentence.replace("%usual", usual), silent=span(float(values["silent_days"])))
        case WhyKey.QUIET_LONG:
            sentence = translate("wording", "Quiet for %silent; never more than %longest before.")
            longest = span(float(values["longest_days"]))
            return with_bold(sentence.replace("%longest", longest), silent=span(float(values["silent_days"])))
        case WhyKey.YOUR_TURN:
            times = int(values["times"])
            sentence = translate("wording", "Reached out to you %times. Your turn.")
            return with_bold(sentence, times=translate("wording", "%n time(s) in a row", None, times))
        case WhyKey.NEW_HELLO:
            within = int(values["within_days"])
            if within < 4:
                return [(translate("wording", "New in your book: a second hello now is what makes it last."), False)]
            sentence = translate("wording", "New in your book: a second hello within %within is what makes it last.")
            return with_bold(sentence, within=span(within))
        case WhyKey.NEVER_LOGGED:
            return [(translate("wording", "Nothing noted yet. When did you last see each other?"), False)]
        case WhyKey.PROMISE_DUE | WhyKey.PROMISE_LATE:
            due = date.fromisoformat(str(values["due"]))
            sentence = translate("wording", "You promised: %text, for %due.")
            return with_bold(sentence.replace("%text", str(values["text"])), due=promised_for(due, today))
        case WhyKey.DATE_SOON:
            told = _date_sentence(values, today)
            if "post_by" not in values:
                return told
            if values["post_by"] == today.isoformat():
                return [*told, (translate("wording", " A card has to be posted today."), False)]
            last = promised_for(date.fromisoformat(str(values["post_by"])), today)
            return [*told, *with_bold(translate("wording", " A card has to be posted by %last."), last=last)]
        case WhyKey.CIRCLE:
            return [(translate("wording", "Circle: %1").replace("%1", str(values["name"])), False)]
        case WhyKey.PREFERS:
            chosen = channel(Channel(str(values["channel"])))
            return [(translate("wording", "Prefers: %1").replace("%1", chosen), False)]
        case WhyKey.ASK_ABOUT:
            return [(str(values["text"]), False)]


def promised_for(due: date, today: date) -> str:
    """ "today", "yesterday", "Friday", or the day."""
    days = (due - today).days
    if days == 0:
        return translate("wording", "today")
    if days == -1:
        return translate("wording", "yesterday")
    if 0 < days < 7:
        return QLocale().standaloneDayName(due.isoweekday())
    return short_day(due, today)


def _date_sentence(values: Mapping[str, float | str], today: date) -> Pieces:
    on = date.fromisoformat(str(values["day"]))
    when = ahead(on, today)
    label, kind = str(values["label"]), OccasionKind(str(values["kind"]))
    years = int(values["years"]) if "years" in values else 0
    if kind is OccasionKind.BIRTHDAY and years > 0:
        turning = translate("wording", "%1 %2").replace("%1", number(years)).replace("%2", when)
        if not label:
            return with_bold(translate("wording", "Turns %turning."), turning=turning)
        return with_bold(translate("wording", "%who turns %turning.").replace("%who", isolated(label)), turning=turning)
    if kind is OccasionKind.BIRTHDAY and label:
        return with_bold(translate("wording", "Birthday of %who: %when.").replace("%who", isolated(label)), when=when)
    sentence = translate("wording", "%what: %when.")
    return with_bold(sentence.replace("%what", occasion_kind(kind, label)), when=when)


def why_chip(value: Why, today: date) -> tuple[str, str, ChipKind]:
    """A reason as a chip: its words, icon and kind ("plain", "warn", "date")."""
    values = value.values
    match value.key:
        case WhyKey.PROMISE_DUE | WhyKey.PROMISE_LATE:
            due = date.fromisoformat(str(values["due"]))
            text = translate("wording", "%1, promised for %2").replace("%1", str(values["text"]))
            return text.replace("%2", promised_for(due, today)), "handshake", "warn"
        case WhyKey.DATE_SOON:
            on = date.fromisoformat(str(values["day"]))
            kind = OccasionKind(str(values["kind"]))
            label = "" if kind is OccasionKind.BIRTHDAY else str(values["label"])
            text = translate("wording", "%1 %2").replace("%1", occasion_kind(kind, label))
            return text.replace("%2", short_day(on, today)), "cake", "date"
        case WhyKey.CIRCLE:
            return plain(why(value, today)), "circle-dot-dashed", "plain"
        case WhyKey.PREFERS:
            return plain(why(value, today)), "footprints", "plain"
        case _:
            return plain(why(value, today)), "message-square-quote", "plain"


def their_hour(item: DayItem) -> str:
    """Under the button: "16:12 in Lisbon", "01:12 in Tokyo · wait until 09:00"."""
    if item.their_time is None:
        waits = item.reachability is Reachability.LATER and item.good_from is not None
        return translate("wording", "wait until %1").replace("%1", clock(item.good_from or time())) if waits else ""
    text = translate("wording", "%1 in %2").replace("%1", clock(item.their_time)).replace("%2", isolated(item.place))
    if item.reachability is Reachability.LATER and item.good_from is not None:
        wait = translate("wording", "wait until %1").replace("%1", clock(item.good_from))
        return translate("wording", "%1 · %2").replace("%1", text).replace("%2", wait)
    return text


def isolated(text: str) -> str:
    """A name inside a sentence of another direction: Unicode isolates keep each in its own order."""
    return f"\u2068{text}\u2069" if text and not text.isascii() else text
