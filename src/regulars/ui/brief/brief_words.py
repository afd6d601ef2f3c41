"""The words of the brief that are its own."""

from datetime import date, datetime

from regulars.domain.brief import Brief, LastWords
from regulars.domain.moments import Direction, Moment
from regulars.domain.pins import Pin
from regulars.domain.promises import PromiseBy
from regulars.ui import wording
from regulars.ui.wording import translate


def clipped(text: str, most: int) -> str:
    """A text of one line, cut between two words where it is longer than so many characters: the entry itself has the rest."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"


def where_from(brief: Brief) -> str:
    """ "Moreira Interiors, Lisbon"."""
    return ", ".join(wording.isolated(part) for part in (brief.organisation, brief.person.place) if part)


def place(brief: Brief) -> str:
    """Where their clock hangs: their town, else that of the zone that the owner chose for them."""
    person = brief.person
    return person.place or person.zone.rpartition("/")[2].replace("_", " ")


def clock_there(at: datetime, today: date, place: str) -> str:
    """ "16:12 in Lisbon", "23:10 for them, tomorrow there"."""
    said = wording.clock(at)
    if place:
        said = translate("brief", "%1 in %2").replace("%1", said).replace("%2", wording.isolated(place))
    else:
        said = translate("brief", "%1 for them").replace("%1", said)
    if at.date() == today:
        return said
    day = translate("brief", "tomorrow there") if at.date() > today else translate("brief", "yesterday there")
    return translate("brief", "%1, %2").replace("%1", said).replace("%2", day)


def pinned(pin: Pin, today: date) -> str:
    """Why the word is not the one of the number: "Steady until 1 Mar because she is at sea"."""
    said = translate("brief", "pinned until %1 because %2").replace("%1", wording.short_day(pin.until, today))
    return said.replace("%2", wording.isolated(pin.reason))


def hour(brief: Brief) -> str:
    """Whether now is a good hour: "a good hour", "quiet until 09:00"; "" where nobody knows their clock."""
    if brief.their_time is None:
        return ""
    if brief.good_from is None:
        return translate("brief", "a good hour")
    return translate("brief", "quiet until %1").replace("%1", wording.clock(brief.good_from))


def last_time(moment: Moment, today: date) -> str:
    """ "Call, 18 Sep, 25 min, they reached out"."""
    head = [wording.moment_kind(moment.kind), wording.short_day(moment.day, today)]
    if moment.minutes:
        head.append(translate("brief", "%n min", None, moment.minutes))
    if moment.direction is Direction.THEM:
        head.append(translate("brief", "they reached out"))
    return ", ".join(head)


def from_whom(words: LastWords) -> str:
    """Whose turn it was."""
    return translate("brief", "You") if words.by is PromiseBy.ME else translate("brief", "They")


def coming(day: date, what: str, today: date) -> str:
    """ "Birthday, tomorrow"."""
    return translate("brief", "%1, %2").replace("%1", what).replace("%2", wording.ahead(day, today))


def relatives(brief: Brief) -> str:
    """ "Ruth (daughter) · Tomás (son)": who belongs to them."""
    known = [link for link in brief.person.links if not link.suggested]
    named = [
        translate("brief", "%1 (%2)").replace("%1", wording.isolated(link.other_name)).replace("%2", link.kind)
        for link in known[:4]
    ]
    return " · ".join(named)
