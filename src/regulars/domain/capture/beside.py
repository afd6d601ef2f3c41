"""The names beside a contact: known ones and strangers, and whether something of theirs is meant."""

from regulars.domain.capture.heard import Mention
from regulars.domain.capture.line import Line, Piece
from regulars.domain.capture.phrasebook import Contact, Hit, Role
from regulars.domain.moments import MomentKind

_NO_NAMES = (
    *(Role.ADVERB, Role.TOPIC, Role.DEPTH, Role.RELATION, Role.CHANNEL, Role.NOTE),
    *(Role.OFFSET, Role.WEEKDAY, Role.SPAN, Role.UNIT, Role.LENGTH, Role.HOUR, Role.NEXT, Role.LAST, Role.AGO_BEFORE),
    *(Role.FROM_TIME, Role.IN, Role.EVERY, Role.BY, Role.BEFORE),
)
_MOST_SMALL = 4
WITH_OBJECTS = frozenset({MomentKind.GIFT, MomentKind.PURCHASE, MomentKind.INVOICE, MomentKind.LETTER})


class NamesBeside:
    """Finds names in pieces of one sentence, before and behind a phrase."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def name_after(self, piece: Piece, hit: Hit) -> tuple[int, int] | None:
        """The words of a name of somebody behind the phrase."""
        line = self._line
        at = self.behind_small_words(hit.end, piece.end)
        if self.is_day_of_month(at, piece.end):
            return None
        length = line.name_at(at, piece.end)
        return (at, at + length) if length else None

    def behind_small_words(self, start: int, end: int) -> int:
        """Where a name may begin behind "with", "dr"."""
        line, at = self._line, start
        for _ in range(_MOST_SMALL):
            following = line.behind_small(at, end, Role.TO, Role.HONORIFIC)
            topic = line.hit(at, Role.TOPIC, end)
            noun = line.hit(at, Role.CONTACT, end)
            if following == at and at == start and noun is not None and noun.value.noun and not noun.value.timed:
                at = noun.end  # "zoom lesson with yuki"
                continue
            if following == at or (topic is not None and at > start and line.hit(at, Role.TO) is None):
                break
            at = following
        return at

    def is_day_of_month(self, at: int, end: int) -> bool:
        """Whether "april 3" stands there: then April is no name."""
        line = self._line
        if at + 1 >= end or line.hit(at, Role.MONTH, end) is None or not line.words[at + 1].number:
            return False
        following = at + 2
        return not any(line.hit(following, role, end) for role in (Role.MINUTE, Role.HOUR))

    def name_before(self, piece: Piece, hit: Hit) -> tuple[int, int] | None:
        """The words of a name of somebody before the phrase."""
        line = self._line
        for at in range(piece.start, hit.start):
            if line.hit(at, Role.TOPIC, at + 1) is not None and at > piece.start:
                continue
            length = line.name_at(at, hit.start)
            if length:
                return at, at + length
        return None

    def stranger_after(self, piece: Piece, hit: Hit) -> tuple[int, int] | None:
        """What stands where a name would, though nobody is called so."""
        line = self._line
        at = self.behind_small_words(hit.end, piece.end)
        if not self.may_be_name(at, piece.end) or self.is_day_of_month(at, piece.end):
            return None
        end = at + 1
        while end < piece.end and line.words[end].text[:1].isupper() and self.may_be_name(end, piece.end):
            end += 1
        return at, end

    def may_be_name(self, at: int, end: int) -> bool:
        """Whether a word could be the name of somebody whom nobody knows."""
        line = self._line
        if at >= end:
            return False
        word = line.words[at]
        if word.number or line.small(at) or not word.text[0].isalpha():
            return False
        ruled_out = (*_NO_NAMES, Role.TO) if line.book.literals.any else _NO_NAMES
        return not any(line.hit(at, role, end) for role in ruled_out)

    def mention(self, span: tuple[int, int], *, known: bool) -> Mention:
        """Somebody, as typed; `known` where somebody is called so."""
        line = self._line
        start, end = line.words[span[0]].start, line.words[span[1] - 1].end
        text = line.text[start:end]
        owner = "" if known else line.owner(text)
        return Mention(owner or line.without_possessive(text), start, end, known)

    def others(self, end: int, piece: Piece) -> tuple[list[Mention], int]:
        """Further people behind "and", and where they end."""
        line, found = self._line, []
        while end < piece.end and line.hit(end, Role.AND, piece.end) is not None:
            at = line.behind_small(end, piece.end, Role.AND, Role.TO, Role.HONORIFIC)
            length = line.name_at(at, piece.end)
            if not length or self.owns((at, at + length), piece):
                break
            found.append(self.mention((at, at + length), known=True))
            end = at + length
        return found, end

    def is_somebody_else(self, span: tuple[int, int], piece: Piece, contact: Contact) -> bool:
        """Whether one more word behind a known name makes it the name of somebody whom nobody knows ("ana moreira")."""
        line, at = self._line, span[1]
        if at >= piece.end or not self.may_be_name(at, piece.end) or line.hit(at, Role.CONTACT) is not None:
            return False
        word = line.words[at]
        if any(line.hit(at, role) is not None for role in (Role.TO, Role.FUNCTION, Role.PLACE, Role.CLOSES)):
            return False
        if word.text[:1].isupper() and line.words[span[0]].text[:1].isupper():
            return True
        if contact.kind in WITH_OBJECTS or line.book.literals.any or line.hit(at, Role.ALSO_WORD) is not None:
            return False
        following = at + 1
        alone = following >= piece.end or bool(line.words[following].number) or line.small(following)
        return alone or line.hit(following, Role.TOPIC) is not None

    def receiver(self, piece: Piece, hit: Hit) -> tuple[int, int] | None:
        """Somebody known behind what was bought or given: "flowers for rose"."""
        line = self._line
        for at in range(hit.end, piece.end):
            if line.hit(at, Role.TO, piece.end) is not None:
                start = self.behind_small_words(at, piece.end)
                if length := line.name_at(start, piece.end):
                    return start, start + length
                if start < piece.end and line.owner(line.words[start].text):
                    return start, start + 1
        return None

    def owns(self, span: tuple[int, int], piece: Piece) -> bool:
        """Whether somebody or something of theirs follows the name."""
        text = self._line.words[span[1] - 1].text
        at_home = self._line.hit(span[1], Role.PLACE, piece.end) is not None
        return span[1] < piece.end and not at_home and self._line.without_possessive(text) != text
