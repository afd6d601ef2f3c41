"""The ways to one person, one at a time: what is shown, what would be opened, what they ruled out. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QObject, Signal

from regulars.domain import reaching_links
from regulars.domain.channels import channel_of
from regulars.domain.health.vocabulary import Band
from regulars.domain.message_text import TooLongForLink, takes_text, with_text
from regulars.domain.moments import MomentKind
from regulars.domain.people import Address, Channel, Person, PersonId, PointKind
from regulars.domain.postal import postal_lines
from regulars.domain.reaching_links import NotOneRecipient
from regulars.services import zones
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.reach.along import Along
from regulars.ui.tokens import Role
from regulars.ui.wording import translate

MOMENT_OF = {
    Channel.CALL: MomentKind.CALL,
    Channel.MESSAGE: MomentKind.MESSAGE,
    Channel.WHATSAPP: MomentKind.MESSAGE,
    Channel.SIGNAL: MomentKind.MESSAGE,
    Channel.EMAIL: MomentKind.EMAIL,
    Channel.LETTER: MomentKind.LETTER,
    Channel.VISIT: MomentKind.VISIT,
}
_LINKS: dict[Channel, tuple[PointKind, Callable[[str], str]]] = {
    Channel.CALL: (PointKind.PHONE, reaching_links.phone_link),
    Channel.MESSAGE: (PointKind.PHONE, reaching_links.message_link),
    Channel.WHATSAPP: (PointKind.PHONE, reaching_links.whatsapp_link),
    Channel.SIGNAL: (PointKind.PHONE, reaching_links.signal_link),
    Channel.EMAIL: (PointKind.EMAIL, reaching_links.mail_link),
}


@dataclass(frozen=True, slots=True, repr=False)
class Way:
    """One number or address. `shown` is as the owner typed it; `link` is what would be opened, "" for a place."""

    channel: Channel
    shown: str
    label: str = ""
    link: str = ""

    def __repr__(self) -> str:
        return f"Way({self.channel})"  # a number in a log would be a leak


@dataclass(frozen=True, slots=True)
class Reached:
    """A program was opened for one person."""

    person: PersonId
    channel: Channel


@dataclass(frozen=True, slots=True)
class TheirHour:
    """Their wall clock; `good_from` when now is no good hour, `days` ahead (1) or behind (-1) of the owner's date."""

    at: datetime
    days: int
    good_from: time | None


class ReachModel(QObject):
    """One person, one channel, one number. `changed` follows each choice."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.person: Person | None = None
        self.channel = Channel.CALL
        self.place = 0
        self.words = ""
        """What the owner wants to say to this person."""
        self._with_words = True
        self._ways: dict[Channel, list[Way]] = {}

    def begin(self, person: PersonId, channel: Channel | None) -> None:
        """Read the person, and choose the way they prefer unless one is asked for. PERSON_UNKNOWN."""
        known = self._desk.read(lambda: self._desk.verbs.people.get(person))
        self.person = known
        self._ways = ways_of(known)
        preferred = channel or channel_of(known)[0]
        self.channel = preferred if preferred in self._ways else next(iter(self._ways), preferred)
        self.place = 0
        waiting = self._desk.read(lambda: self._desk.verbs.to_say.of(person))
        self.words, self._with_words = "" if waiting is None else waiting.text, True
        self.changed.emit()

    def standing(self) -> tuple[float | None, Role | None]:
        """Score and band for the ring, as the list has them; nothing while the person is new."""
        person = self.person
        rows = self._desk.read(lambda: self._desk.verbs.search.rows([person.id])) if person is not None else []
        if not rows or rows[0].score is None or rows[0].band is Band.NEW:
            return None, None
        return rows[0].score, Role(rows[0].band.name.lower())

    def channels(self) -> list[Channel]:
        """The ways there are, forbidden ones too."""
        return list(self._ways)

    def choose(self, channel: Channel) -> None:
        """Another way."""
        self.channel, self.place = channel, 0
        self.changed.emit()

    def choose_place(self, place: int) -> None:
        """Another number or address of the same way."""
        self.place = place
        self.changed.emit()

    def ways(self) -> list[Way]:
        """The numbers or addresses of the chosen way."""
        return self._ways.get(self.channel, [])

    def way(self) -> Way | None:
        """The one that is shown; None when there is no way to reach them."""
        ways = self.ways()
        return ways[self.place] if self.place < len(ways) else None

    def take_words_along(self, on: bool) -> None:
        """Whether what the owner wants to say becomes the body of the message."""
        self._with_words = on
        self.changed.emit()

    def along(self) -> Along:
        """What becomes of the words on the chosen way."""
        way = self.way()
        if self.channel is Channel.LETTER:
            return Along.PAPER
        if way is None or self.channel in (Channel.CALL, Channel.VISIT):
            return Along.SPOKEN
        if not takes_text(way.link):
            return Along.NOT_TAKEN
        try:
            with_text(way.link, self.words)
        except TooLongForLink:
            return Along.TOO_LONG
        return Along.BODY if self._with_words else Along.LEFT

    def link(self) -> str:
        """What is opened: the link to the one person, with the owner's words for them where those go along."""
        way = self.way()
        if way is None:
            return ""
        return with_text(way.link, self.words) if self.along() is Along.BODY else way.link

    def is_forbidden(self, channel: Channel) -> bool:
        """Whether they asked not to be reached so."""
        return self.person is not None and channel in self.person.forbidden_channels

    def their_hour(self) -> TheirHour | None:
        """What time it is where they are; None where nobody knows."""
        if self.person is None:
            return None
        now = self._desk.verbs.book.clock.now()
        there = zones.time_there(zones.zone_of(self.person), now)
        if there is None:
            return None
        here = self._desk.verbs.book.clock.today()
        return TheirHour(there, (there.date() - here).days, zones.welcome_from(self.person.quiet_hours, there))

    def hour_words(self) -> str:
        """ "23:10 in Tokyo, tomorrow there · quiet until 09:00", or "" where nobody knows."""
        hour = self.their_hour()
        if hour is None or self.person is None:
            return ""
        said = wording.clock(hour.at)
        if self.person.place:
            place = wording.isolated(self.person.place)
            said = translate("ReachModel", "%1 in %2").replace("%1", said).replace("%2", place)
        else:
            said = translate("ReachModel", "%1 for them").replace("%1", said)
        if hour.days:
            day = (
                translate("ReachModel", "tomorrow there")
                if hour.days > 0
                else translate("ReachModel", "yesterday there")
            )
            said = translate("ReachModel", "%1, %2").replace("%1", said).replace("%2", day)
        if hour.good_from is None:
            good = translate("ReachModel", "a good hour")
        else:
            good = translate("ReachModel", "quiet until %1").replace("%1", wording.clock(hour.good_from))
        return translate("ReachModel", "%1 · %2").replace("%1", said).replace("%2", good)


def ways_of(person: Person) -> dict[Channel, list[Way]]:
    """Every way to a person that leads somewhere, the preferred number of each kind first."""
    ways: dict[Channel, list[Way]] = {}
    for channel in Channel:
        if channel in _LINKS:
            kind, link_to = _LINKS[channel]
            points = sorted((p for p in person.points if p.kind is kind), key=lambda p: not p.preferred)
            found = [Way(channel, p.value, p.label, link) for p in points if (link := _link(link_to, p.match, p.value))]
        else:
            addresses = sorted(person.addresses, key=lambda a: not a.preferred)
            found = [Way(channel, text, a.label) for a in addresses if (text := address_text(a))]
        if found:
            ways[channel] = found
    return ways


def _link(link_to: Callable[[str], str], match: str, value: str) -> str:
    """The link of the comparable form, which has its country code, or else of what was typed; "" where neither is one."""
    for text in (match, value):
        try:
            return link_to(text)
        except NotOneRecipient:
            continue
    return ""


def address_text(address: Address) -> str:
    """An address as its country writes it on an envelope, line by line; as it came, where it came whole."""
    if address.formatted:
        return address.formatted
    return "\n".join(postal_lines(address))
