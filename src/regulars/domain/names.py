"""Names: in which order their parts are said, and where in the list they stand."""

from regulars.domain.folding import fold
from regulars.domain.name_order import default_order, han_kana_hangul
from regulars.domain.people import NameOrder, NameParts
from regulars.domain.sort_words import OWN

_NO_PARTS = NameParts()


def compose(parts: NameParts, order: NameOrder | None = None, language: str = "") -> str:
    """The whole name as it is said, Han, kana and Hangul ones without spaces. A nickname stands in for a missing name.

    >>> compose(NameParts(given="小明", family="王")), compose(NameParts(prefix="Dr.", given="Ana", family="Duarte"))
    ('王小明', 'Dr. Ana Duarte')
    """
    order = order or default_order(parts.family + parts.given, language)
    said = [parts.given, parts.middle, parts.family]
    if order is NameOrder.FAMILY_FIRST:
        said = [parts.family, parts.given, parts.middle]
    said = [part for part in said if part]
    if order is NameOrder.FAMILY_FIRST and said and all(han_kana_hangul().match(part) for part in said):
        said = ["".join(said)]
    return " ".join(part for part in (parts.prefix, *said, parts.suffix) if part) or parts.nickname


def sort_key(name: str, parts: NameParts = _NO_PARTS, order: NameOrder | None = None, language: str = "") -> str:
    """Where a person stands in the list when the owner said nothing: under the name as it is shown, or as it sounds.

    Case, accents, punctuation and the kind of kana make no difference; scripts follow each other as in Unicode: Latin,
    Greek, Cyrillic, Hebrew, Arabic, Hangul, kana, Han.

    >>> sorted(["Zoë", "élan", "Ωmega", "(Bob)", "Анна"], key=sort_key)
    ['(Bob)', 'élan', 'Zoë', 'Ωmega', 'Анна']
    """
    if parts.phonetic_family or parts.phonetic_given:
        sounds = NameParts(given=parts.phonetic_given or parts.given, family=parts.phonetic_family or parts.family)
        name = compose(sounds, order or default_order(name, language))
    return fold(name) or name.casefold()


def own_sort_key(words: str) -> str:
    """The stored key of a person whom the owner sorts under `words`: a key to sort by, and behind it the words."""
    return sort_key(words) + OWN + words


def shortened(name: str, parts: NameParts = _NO_PARTS) -> str:
    """A name for paper that may lie about: the given name and the first letter of the other; Han, kana and Hangul ones by
    their first sign alone.

    >>> shortened("Ana Duarte"), shortened("王小明"), shortened("Nagy Anna", NameParts(given="Anna", family="Nagy"))
    ('Ana D.', '王…', 'Anna N.')
    """
    if parts.given and parts.family and not han_kana_hangul().match(parts.given):
        return f"{parts.given} {parts.family[0]}."
    if han_kana_hangul().match(name):
        return f"{name[0]}…"
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name
