"""Pieces of a sentence that say something to know about somebody: what they like, whom they love, how to reach them."""

from collections.abc import Sequence
from dataclasses import dataclass

from regulars.domain.capture.heard import HeardNote, Mention
from regulars.domain.capture.line import Line, Piece, tidied
from regulars.domain.capture.phrasebook import Hit, NotePhrase, Role
from regulars.domain.capture.words import key_of
from regulars.domain.notes import NoteKind, Source, Strength

_FIRST = (NoteKind.AVOID, NoteKind.IN_TOUCH, NoteKind.GIFTS, NoteKind.SIZES, NoteKind.DISLIKES, NoteKind.LIKES)
_OF_RELATION = 3
_LONGEST_NAME = 5
_LIKING = (NoteKind.LIKES, NoteKind.DISLIKES)


@dataclass(frozen=True, slots=True)
class Knowing:
    """A note in a piece: the phrase that says so (None where a relation does), and what it is about."""

    hit: Hit | None
    kind: NoteKind
    start: int


class NoteReader:
    """Finds what is to be known in pieces of one sentence. `subject` is the text of the name the sentence is about."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def find(self, piece: Piece) -> Knowing | None:
        """What the piece says, of which kind; None where it says nothing of that sort."""
        line = self._line
        if piece.question:
            return None
        unsure = next((hit.start for hit in line.meant(piece, Role.UNSURE)), piece.end)
        hits = [hit for hit in line.meant(piece, Role.NOTE) if hit.start < unsure and self._stands_well(piece, hit)]
        relation = self._relation(piece)
        avoid = next((hit for hit in hits if hit.value.kind is NoteKind.AVOID), None)
        if avoid is not None:
            return Knowing(avoid, NoteKind.AVOID, avoid.start)
        gift = next((hit for hit in hits if hit.value.kind is NoteKind.GIFTS), None)
        if relation is not None and gift is None and relation < min((hit.start for hit in hits), default=piece.end):
            return Knowing(None, NoteKind.FAMILY, relation)
        if not hits:
            return None
        found = min(hits, key=lambda hit: (self._rank(hit), hit.start, hit.start - hit.end))
        return Knowing(found, self._kind(piece, found), found.start)

    def _rank(self, hit: Hit) -> int:
        kind = hit.value.kind
        return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)

    def _stands_well(self, piece: Piece, hit: Hit) -> bool:
        phrase: NotePhrase = hit.value
        line = self._line
        if phrase.tail:
            return not line.content(hit.end, piece.end) and bool(line.content(piece.start, hit.start))
        content = [at for at in line.content(piece.start, hit.start) if line.hit(at, Role.RELATION) is None]
        if content:
            length = line.name_at(content[0], hit.start) or int(bool(line.owner(line.words[content[0]].text)))
            content = [at for at in content if at >= content[0] + length]
        return len(content) <= phrase.lead and (not phrase.strip or bool(line.content(hit.end, piece.end)))

    def _relation(self, piece: Piece) -> int | None:
        """Where somebody of the family is who does something in this piece."""
        line = self._line
        content = line.content(piece.start, piece.end)
        for at in content[:_OF_RELATION]:
            hit = line.hit(at, Role.RELATION, piece.end)
            if hit is not None:
                if any(line.hit(place, Role.CONTACT) is not None for place in (at, hit.end)):
                    return None
                return at if line.content(hit.end, piece.end) or at > content[0] else None
            if any(line.hit(at, role) is not None for role in (Role.VERB, Role.CONTACT, Role.TOPIC, Role.PROMISE)):
                return None
            if line.hit(at, Role.PERSONAL) is not None and line.hit(at, Role.SOURCE) is None:
                return None  # "recommended us to her sister" is not about the sister
        return None

    def _kind(self, piece: Piece, hit: Hit) -> NoteKind:
        phrase: NotePhrase = hit.value
        if phrase.wish and any(
            channel.start >= hit.end or phrase.tail for channel in self._line.meant(piece, Role.CHANNEL)
        ):
            return NoteKind.IN_TOUCH
        return phrase.kind

    def read(self, piece: Piece, knowing: Knowing, mentioned: Sequence[Mention]) -> HeardNote | None:
        """The note, in the words as they were typed; without a leading "she" or name, and without a verb that its kind says."""
        line, hit = self._line, knowing.hit
        source, said = self._source(piece)
        start, about = self._after_subject(piece, said, mentioned)
        if hit is None or hit.value.tail:
            text = line.cut_out(Piece(start, piece.end))
            if hit is not None and hit.value.strip and knowing.kind is hit.value.kind:
                text = line.cut_out(Piece(start, hit.start))
        else:
            bare = hit.value.strip and knowing.kind in (*_LIKING, NoteKind.AVOID) and not line.content(start, hit.start)
            adverb = self._adverb(start, hit.start)
            text = line.cut_out(Piece(hit.end if bare else start if adverb is None else adverb, piece.end))
        text = tidied(text.lstrip(":"))
        if not text:
            return None
        strength = hit.value.strength if hit is not None else Strength.CLEAR
        return HeardNote(knowing.kind, text, strength, source, about)

    def _adverb(self, start: int, end: int) -> int | None:
        """Nothing to skip but small words: the text begins with the phrase itself."""
        line = self._line
        if start < end and not line.content(start, end):
            return end if all(self._is_skipped(at) for at in range(start, end)) else start
        return None

    def _is_skipped(self, at: int) -> bool:
        line = self._line
        roles = (Role.ME, Role.THEM, Role.AND, Role.SOURCE, Role.TO)
        word = line.words[at]
        return word.is_sign or any(line.hit(at, role) is not None for role in roles) or word.key in line.book.copulas

    def _source(self, piece: Piece) -> tuple[Source, Hit | None]:
        hit = next(iter(self._line.meant(piece, Role.SOURCE)), None)
        return (hit.value, hit) if hit is not None else (Source.TOLD, None)

    def _after_subject(self, piece: Piece, said: Hit | None, mentioned: Sequence[Mention]) -> tuple[int, int]:
        """Behind "and she said that ana": what is left is the note. And the number of the one who is named."""
        line, at, about = self._line, piece.start, 0
        names = [key_of(mention.text) for mention in mentioned]
        while at < piece.end:
            following = line.behind_small(at, piece.end, Role.AND, Role.ME, Role.THEM)
            if said is not None and at <= said.start <= following:
                following = said.end
            for end in range(min(following + _LONGEST_NAME, piece.end), following, -1):
                text = line.text[line.words[following].start : line.words[end - 1].end]
                if (name := key_of(line.owner(text) or line.without_possessive(text))) in names:
                    following, about = line.behind_small(end, piece.end, Role.HONORIFIC), names.index(name)
                    break
            if following < piece.end and line.words[following].is_sign:
                following += 1
            if following < piece.end and line.words[following].key in line.book.copulas and following > piece.start:
                following += 1
            if following == at:
                break
            at = following
        return (at if at < piece.end else piece.start), about
