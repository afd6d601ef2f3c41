"""Who a sentence is about, where nothing was said of a contact with them."""

from collections.abc import Callable, Sequence

from regulars.domain.capture.beside import NamesBeside
from regulars.domain.capture.day_arithmetic import Day
from regulars.domain.capture.heard import Mention
from regulars.domain.capture.line import Line, Piece
from regulars.domain.capture.phrasebook import Role

_FIRST_PIECES = 12


class WhomReader:
    """Finds the people whom one sentence is about. `days` are those in a piece."""

    def __init__(self, line: Line, days: Callable[[Piece], Sequence[Day]]) -> None:
        self._line, self._beside, self._days = line, NamesBeside(line), days

    def read(self, *, about_somebody: bool) -> list[Mention]:
        """Who it is; nobody where nobody is named. With `about_somebody` only a name at the beginning says otherwise."""
        for piece in self._line.pieces[: 1 if about_somebody else _FIRST_PIECES]:
            span = self._subject(piece)
            if span is not None:
                others, _ = self._beside.others(span[1], piece)
                return [self._beside.mention(span, known=True), *others]
        if about_somebody:
            return []
        for piece in self._line.pieces[:_FIRST_PIECES]:
            span = self._receiver(piece)
            if span is not None:
                return [self._beside.mention(span, known=True)]
        alone = self._only_name()
        if alone is not None:
            return [self._beside.mention(alone, known=True)]
        stranger = self._owner() or self._everyday() or self._stranger()
        return [self._beside.mention(stranger, known=False)] if stranger is not None else []

    def _subject(self, piece: Piece) -> tuple[int, int] | None:
        """Somebody with whose name a piece begins."""
        line = self._line
        content = line.content(piece.start, piece.end)
        if not content:
            return None
        at = content[0]
        if line.hit(at, Role.RELATION) is not None:
            return None
        length = line.name_at(at, piece.end)
        if line.hit(at, Role.PROMISE) is not None and line.hit(at + 1, Role.VERB, piece.end) is not None:
            return None  # "will call june" says what I will do
        if length and line.hit(at, Role.VERB) is not None and not line.acts(at + length, piece.end):
            return None
        end = at + length
        if length and line.hit(end, Role.PERSONAL, piece.end) is not None:
            return at, end
        if not length or any(day.start <= at < day.end for day in self._days(piece)):
            return None
        everyday = line.hit(at, Role.ALSO_WORD, end) is not None and length == 1
        if everyday and not self._acts(end, piece.end):
            return None
        return at, end

    def _acts(self, at: int, end: int) -> bool:
        line = self._line
        at = line.behind_small(at, end, Role.THEM)
        return at < end and (
            line.words[at].text == ":"
            or any(
                line.hit(at, role, end) for role in (Role.NOTE, Role.CONTACT, Role.PROMISE, Role.PERSONAL, Role.DOES)
            )
        )

    def _receiver(self, piece: Piece) -> tuple[int, int] | None:
        """Somebody to whom something shall be sent: "send ana the quote", "book a table for ana"."""
        line = self._line
        for at in range(piece.start, piece.end):
            roles = (Role.PROMISE, Role.VERB, Role.TO)
            behind = next((hit for role in roles if (hit := line.hit(at, role, piece.end)) is not None), None)
            if behind is None or (line.words[at].is_sign and line.words[at].text != "@"):
                continue
            place = line.behind_small(behind.end, piece.end, Role.TO, Role.HONORIFIC)
            length = line.name_at(place, piece.end)
            if length and (length > 1 or line.hit(place, Role.ALSO_WORD) is None or self._takes_a_person(at, place)):
                return place, place + length
            if length and behind.role is Role.TO and self._stands_last(place, piece.end):
                return place, place + length
        return None

    def _takes_a_person(self, at: int, place: int) -> bool:
        """Whether behind "promised" and "call" stands somebody, be it an everyday word: "call june"."""
        line = self._line
        for role in (Role.PROMISE, Role.VERB):
            hit = line.hit(at, role, place)
            if hit is not None and hit.end == place:
                of_people = any(line.hit(at, other, place) is not None for other in (Role.CONTACT, Role.REACHES))
                return role is Role.PROMISE or of_people
        return False

    def _stands_last(self, at: int, end: int) -> bool:
        """Whether an everyday word that is no month ends what is said, but for a limit: "put 3 aside for will till friday"."""
        line = self._line
        if line.hit(at, Role.MONTH) is not None:
            return False
        following = at + 1
        limits = (Role.BY, Role.WEEKDAY, Role.OFFSET, Role.SPAN)
        ends = following >= end or line.words[following].is_sign or bool(line.words[following].number)
        return ends or any(line.hit(following, role, end) is not None for role in limits)

    def _only_name(self) -> tuple[int, int] | None:
        """The only name in the sentence, wherever it stands."""
        line, found = self._line, None
        for piece in line.pieces[:_FIRST_PIECES]:
            at = piece.start
            while at < piece.end:
                length = line.name_at(at, piece.end) if line.hit(at, Role.ALSO_WORD) is None else 0
                if length and found is not None:
                    return None
                found = (at, at + length) if length else found
                at += max(length, 1)
        return found

    def _owner(self) -> tuple[int, int] | None:
        """Somebody whose something it may be, where the apostrophe was left out: "edit nadias album"."""
        line = self._line
        for piece in line.pieces[:_FIRST_PIECES]:
            for at in range(piece.start, piece.end):
                if not line.small(at) and line.owner(line.words[at].text):
                    return at, at + 1
        return None

    def _stranger(self) -> tuple[int, int] | None:
        """An unknown word that the sentence begins with, and that likes or does something."""
        line = self._line
        piece = line.pieces[0] if line.pieces else Piece(0, 0)
        content = line.content(piece.start, piece.end)
        if not content or line.words[content[0]].number or line.hits[content[0]]:
            return None
        at = content[0]
        following = at + 1
        if following >= piece.end:
            return None
        does = line.words[following].text == ":" or any(
            line.hit(following, role) for role in (Role.PERSONAL, Role.DOES)
        )
        return (at, following) if does or self._strongly(following, piece.end) else None

    def _everyday(self) -> tuple[int, int] | None:
        """An everyday word that is somebody's name too, at the very beginning: it may be meant, so it is asked."""
        line = self._line
        piece = line.pieces[0] if line.pieces else Piece(0, 0)
        at = piece.start
        if line.hit(at, Role.ALSO_WORD, piece.end) is None or line.hit(at, Role.VERB, piece.end) is not None:
            return None
        if line.hit(at, Role.PROMISE, piece.end) is not None or any(day.start == at for day in self._days(piece)):
            return None
        length = line.name_at(at, piece.end)
        return (at, at + length) if length else None

    def _strongly(self, at: int, end: int) -> bool:
        note = self._line.hit(at, Role.NOTE, end)
        return note is not None and note.value.strong
