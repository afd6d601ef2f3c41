"""The phrases of one language, compiled from plain tables, and where they stand in a sentence.

The tables are data (`resources/phrases/<language>.toml`, documented there in `en.toml`). A phrase is words with single
spaces; `#` in it stands for any number, and in a contact `…` for a name and `*` for a few words. At each place the
longest phrase counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Any

from regulars.domain.capture.slips import Slips
from regulars.domain.capture.words import UNSPACED, Literals, Word, words_of
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.notes import NoteKind, Source, Strength
from regulars.domain.promises import PromiseBy

NUMBER = "#"
NAME, THING = "…", "*"


class Role(IntEnum):
    """What a phrase does in a sentence."""

    CONTACT = auto()
    OPENS = auto()
    """The part of a contact before a name: "gave ana a ring"."""
    CLOSES = auto()
    """The part behind it, with the contacts by their first part."""
    NO = auto()
    """Before a contact that was none ("no call from")."""
    OFF = auto()
    """Behind a contact that did not happen ("lesson cancelled")."""
    NOTE = auto()
    OBJECT = auto()
    """What can be sent, with the kind of contact that makes."""
    CHANNEL = auto()
    VIA = auto()
    """How something was sent, with the kind of contact that makes."""
    RELATION = auto()
    PROMISE = auto()
    VERB = auto()
    """Asks for something to be done where it begins a piece of a sentence."""
    DOES = auto()
    """Says what somebody does soon, where a day to come is named ("sends the quote friday")."""
    REACHES = auto()
    """Asks for something that is done to people: an everyday word behind it is a name ("chase grace")."""
    PERSONAL = auto()
    """What only people do: an everyday word before it is a name ("april can't")."""
    NOT_DONE = auto()
    """Behind such a verb: it was no request ("order arrived")."""
    DEPTH = auto()
    SOURCE = auto()
    PLAIN = auto()
    """Means nothing of what its words would mean alone ("email address", "no longer likes")."""
    UNSURE = auto()
    AND = auto()
    FUNCTION = auto()
    """Small words: no name, and nothing by themselves."""
    ME = auto()
    THEM = auto()
    TO = auto()
    """Between a contact and the name ("with", "to")."""
    TOPIC = auto()
    """Before what a contact was about."""
    ALSO_WORD = auto()
    """A name that is an everyday word too."""
    HONORIFIC = auto()
    ADVERB = auto()
    """Behind a name, never a part of it ("twice", "downtown")."""
    PLACE = auto()
    """Where somebody is at home: whoever is there is with its owner ("at ana's office")."""
    OFFSET = auto()
    WEEKDAY = auto()
    MONTH = auto()
    NEXT = auto()
    NEXT_AFTER = auto()
    LAST = auto()
    LAST_AFTER = auto()
    THIS = auto()
    BY = auto()
    BEFORE = auto()
    ON = auto()
    IN = auto()
    IN_AFTER = auto()
    AGO_BEFORE = auto()
    AGO_AFTER = auto()
    UNIT = auto()
    COUNT = auto()
    SPAN = auto()
    FEAST = auto()
    ABOUT = auto()
    ORDINAL = auto()
    OF = auto()
    DAY_SIGN = auto()
    MONTH_SIGN = auto()
    EVERY = auto()
    PART = auto()
    """A part of a day behind it ("friday morning"), and whether it is a late one."""
    HOUR = auto()
    MINUTE = auto()
    LENGTH = auto()
    LASTING = auto()
    """Before how long it took ("took 2 hours")."""
    HALF = auto()
    """A half more, behind a number ("2 and a half hours")."""
    FRACTION = auto()
    """Minutes of a spoken time, before PAST or TOWARDS and its hour ("quarter past four")."""
    PAST = auto()
    TOWARDS = auto()
    SPOKEN_HOUR = auto()
    FROM_TIME = auto()
    """Before two times with UP_TO between them ("from 9 to 11")."""
    UP_TO = auto()
    AT = auto()
    AM = auto()
    PM = auto()
    OCLOCK = auto()
    NO_LENGTH = auto()
    """Behind minutes that are not how long it took ("20 min late")."""
    CLOCK = auto()


@dataclass(frozen=True, slots=True)
class Contact:
    """A phrase of contact. `by` None: whoever stands before it did it, else the owner. `noun`: may be a plan as well.

    `by_object`: what was sent says of which kind it was, and without that it is none. `object_kind`: likewise, but it is one
    anyway. `timed`: only with its length beside it. `receiver`: only with somebody behind it ("left the keys with ana").
    `done`: the phrase is what was done ("balayage"), and is kept as that. `theirs`: done to something of somebody, who was
    there. `kept`: what is behind its first word is not only said of the kind ("brought a cake").
    """

    kind: MomentKind
    by: Direction | None
    depth: Depth | None = None
    noun: bool = False
    by_object: bool = False
    object_kind: bool = False
    timed: bool = False
    receiver: bool = False
    done: bool = False
    theirs: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """A contact of two parts. `thing`: between them stands no name, but what it was about ("dropped her bike off")."""

    contact: Contact
    thing: bool


@dataclass(frozen=True, slots=True)
class NotePhrase:
    """A phrase that begins something to know. `strip`: the kind says it already. `wish`: in touch where a channel is named.

    `strong`: begins a piece of its own in the middle of a sentence. `lead`: how many other words may stand before it.
    """

    kind: NoteKind
    strip: bool = False
    wish: bool = False
    strong: bool = False
    strength: Strength = Strength.CLEAR
    lead: int = 2
    tail: bool = False
    """Stands at the end of what it says (Japanese, German)."""


@dataclass(frozen=True, slots=True)
class PromisePhrase:
    """`by` None: whoever stands before it. `kept`: part of the words of the promise."""

    by: PromiseBy | None
    kept: bool = False
    strong: bool = False
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a sentence: from one word up to before another, and what it means."""

    start: int
    end: int
    role: Role
    value: Any = None


Hits = Mapping[Role, Hit]
"""The phrases that begin at one word, by their role."""
_NONE: Hits = {}
_Node = dict[str, Any]
_CONTACT_FLAGS = ("noun", "by-object", "object-kind", "timed", "receiver", "done", "theirs", "kept")
_MEANINGS = ""  # no word is empty
_MENDED = frozenset(
    {Role.CONTACT, Role.NOTE, Role.PROMISE, Role.VERB, Role.OFFSET, Role.WEEKDAY, Role.MONTH, Role.RELATION}
)


class Phrasebook:
    """One language. `right_to_left` and the like need no word here: places are those of the text in memory."""

    def __init__(self, language: str, tables: Mapping[str, Any]) -> None:
        """Raises KeyError and ValueError where a table does not say what it should."""
        self.language = language
        self._tree: _Node = {}
        entries = list(_entries(tables))
        self.literals = Literals([phrase for phrase, _, _ in entries if UNSPACED.search(phrase)])
        self.prefixes: tuple[str, ...] = tuple(tables.get("prefixes", ()))
        """What is written together with a name before it."""
        self.copulas = frozenset(tables.get("copulas", ()))
        """What stands between somebody and what they are; a note does without."""
        self.possessives: tuple[str, ...] = tuple(tables.get("possessives", ()))
        self.loose_possessives: tuple[str, ...] = tuple(tables.get("loose-possessives", ()))
        """The same, typed in haste."""
        shorter = _Shorter(tables)
        for phrase, role, value in entries:
            for written in shorter.all(phrase, role):
                self._add(written, role, value)
        self._firsts = {key for key in self._tree if key != NUMBER}
        own = ((key, False) for key in tables.get("never-mended", ()))
        self.slips = Slips((*self._said(entries), *own)) if tables.get("mends-slips") else Slips()

    def _add(self, phrase: str, role: Role, value: Any) -> None:
        node = self._tree
        for key in self._keys(phrase):
            node = node.setdefault(key, {})
        meanings = node.setdefault(_MEANINGS, [])
        if not any(known is role for known, _ in meanings):  # the first table that names a phrase in a role has it
            meanings.append((role, value))

    def _said(self, entries: Sequence[tuple[str, Role, Any]]) -> Iterator[tuple[str, bool]]:
        """Every word of every phrase, and whether a slip in it is worth mending."""
        for phrase, role, _ in entries:
            yield from ((key, role in _MENDED) for key in self._keys(phrase))

    def _keys(self, phrase: str) -> list[str]:
        """The words of a phrase as they are compared; most are plain letters and spaces, which need no searching."""
        if phrase.isascii() and phrase.replace(" ", "").isalpha():
            return phrase.lower().split()
        return [word.key for word in words_of(phrase, self.literals)]

    def is_everyday(self, word: str) -> bool:
        """Whether a name is an everyday word too."""
        words = self.words(word)
        return bool(words) and Role.ALSO_WORD in self._hits_at(words, 0)

    def words(self, text: str) -> list[Word]:
        """The words of a sentence, what is written together with the next word set apart."""
        found = words_of(text, self.literals)
        if not self.prefixes:
            return found
        return [part for word in found for part in self._apart(word)]

    def _apart(self, word: Word) -> list[Word]:
        if word.key in self._firsts:
            return [word]
        for prefix in self.prefixes:
            rest = word.key.removeprefix(prefix)
            if rest != word.key and rest in self._firsts and len(word.text) > len(prefix):
                cut = word.start + len(prefix)
                head = Word(word.text[: len(prefix)], word.start, cut, prefix)
                return [head, Word(word.text[len(prefix) :], cut, word.end, rest)]
        return [word]

    def hits(self, words: Sequence[Word]) -> list[Hits]:
        """For each word the phrases that begin there: in each role the longest."""
        return [self._hits_at(words, start) for start in range(len(words))]

    def _hits_at(self, words: Sequence[Word], start: int) -> Hits:
        node, at = self._tree, start
        if words[start].key not in node and not words[start].number:
            return _NONE
        longest: dict[Role, Hit] = {}
        while at < len(words):
            word = words[at]
            following = node.get(word.key)
            if following is None and word.number:
                following = node.get(NUMBER)
            if following is None:
                break
            node, at = following, at + 1
            for role, value in node.get(_MEANINGS, ()):
                longest[role] = Hit(start, at, role, value)
        return longest


class _Shorter:
    """How the phrases of a language are written in haste: "w/" for "with", "dont" for "don't"."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._short: Mapping[str, Sequence[str]] = tables.get("short", {})
        self._dropped: Mapping[str, str] = tables.get("dropped", {})

    def all(self, phrase: str, role: Role) -> Iterator[str]:
        """A phrase, and its shorter forms."""
        yield phrase
        for ending, bare in self._dropped.items():
            if ending in phrase:
                yield phrase.replace(ending, bare)
        if role is Role.CONTACT:
            words = phrase.split(" ")
            for at, word in enumerate(words[1:], 1):
                for short in self._short.get(word, ()):
                    yield " ".join([*words[:at], short, *words[at + 1 :]])


def _entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, Role, Any]]:
    """Every phrase of a language with its role and meaning."""
    yield from _contact_entries(tables.get("contact", ()))
    for table in tables.get("note", ()):
        note = NotePhrase(
            NoteKind(table["kind"]),
            table.get("strip", False),
            table.get("wish", False),
            table.get("strong", False),
            Strength(table.get("strength", Strength.CLEAR.value)),
            table.get("lead", 2),
            table.get("tail", False),
        )
        yield from ((phrase, Role.NOTE, note) for phrase in table["say"])
    for table in tables.get("promise", ()):
        owner = None if table["by"] == "subject" else PromiseBy(table["by"])
        promise = PromisePhrase(owner, table.get("kept", False), table.get("strong", False), table.get("tail", False))
        yield from ((phrase, Role.PROMISE, promise) for phrase in table["say"])
    for name, meaning in (("depth", Depth), ("source", Source)):
        for value, phrases in tables.get(name, {}).items():
            yield from ((phrase, Role[name.upper()], meaning(value)) for phrase in phrases)
    for kind, phrases in tables.get("object", {}).items():
        yield from ((phrase, Role.OBJECT, MomentKind(kind)) for phrase in phrases)
    for kind, phrases in tables.get("via", {}).items():
        yield from ((phrase, Role.VIA, MomentKind(kind)) for phrase in phrases)
    for name, phrases in tables.get("small", {}).items():
        yield from ((phrase, Role[name.upper().replace("-", "_")], None) for phrase in phrases)
    yield from _day_entries(tables.get("days", {}))
    yield from _clock_entries(tables.get("clock", {}))


def _contact_entries(tables: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Role, Any]]:
    around: dict[str, dict[str, Around]] = {}
    for table in tables:
        by = None if table["by"] == "subject" else Direction(table["by"])
        depth = Depth(table["depth"]) if "depth" in table else None
        flags = (table.get(name, False) for name in _CONTACT_FLAGS)
        contact = Contact(MomentKind(table["kind"]), by, depth, *flags)
        for phrase in table["say"]:
            before, sign, behind = phrase.partition(THING if THING in phrase else NAME)
            if sign:
                around.setdefault(behind.strip(), {})[before.strip()] = Around(contact, sign == THING)
            else:
                yield phrase, Role.CONTACT, contact
    yield from ((before, Role.OPENS, before) for before in {before for all_ in around.values() for before in all_})
    yield from ((behind, Role.CLOSES, contacts) for behind, contacts in around.items())


def _day_entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, Role, Any]]:
    for number, phrases in tables.get("offsets", {}).items():
        yield from ((phrase, Role.OFFSET, int(number)) for phrase in phrases)
    for role, lists in ((Role.WEEKDAY, tables.get("weekdays", ())), (Role.MONTH, tables.get("months", ()))):
        for place, phrases in enumerate(lists):
            yield from ((phrase, role, place + (role is Role.MONTH)) for phrase in phrases)
    for role, name in ((Role.UNIT, "units"), (Role.SPAN, "spans"), (Role.FEAST, "feasts")):
        for value, phrases in tables.get(name, {}).items():
            yield from ((phrase, role, value) for phrase in phrases)
    for part, phrases in tables.get("parts", {}).items():
        yield from ((phrase, Role.PART, part == "late") for phrase in phrases)
    for number, phrases in tables.get("counts", {}).items():
        yield from ((phrase, Role.COUNT, int(number)) for phrase in phrases)
    for name in (
        *("next", "next-after", "last", "last-after", "this", "by", "before", "on", "in", "in-after"),
        *("ago-before", "ago-after", "about", "ordinal", "of", "day-sign", "month-sign", "every"),
    ):
        yield from ((phrase, Role[name.upper().replace("-", "_")], None) for phrase in tables.get(name, ()))


def _clock_entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, Role, Any]]:
    for name in (
        *("hour", "minute", "at", "am", "pm", "oclock", "no-length"),
        *("lasting", "half", "past", "towards", "from-time", "up-to"),
    ):
        yield from ((phrase, Role[name.upper().replace("-", "_")], None) for phrase in tables.get(name, ()))
    for minutes, phrases in tables.get("lengths", {}).items():
        yield from ((phrase, Role.LENGTH, int(minutes)) for phrase in phrases)
    for role, name in ((Role.FRACTION, "fractions"), (Role.SPOKEN_HOUR, "hours")):
        for number, phrases in tables.get(name, {}).items():
            yield from ((phrase, role, int(number)) for phrase in phrases)
    for clock, phrases in tables.get("times", {}).items():
        yield from ((phrase, Role.CLOCK, clock) for phrase in phrases)
