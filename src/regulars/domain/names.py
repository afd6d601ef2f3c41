"""Names: in which order their parts are said, and where in the list they stand."""

import re

from regulars.domain.folding import fold
from regulars.domain.people import NameOrder, NameParts

_FAMILY_FIRST_LANGUAGES = frozenset({"hu", "ja", "ko", "vi", "zh"})
_HAN_KANA_HANGUL = re.compile(
    "[\u1100-\u11ff\u3005\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_OWN = "\x1f"
_NO_PARTS = NameParts()


def default_order(name: str, language: str = "") -> NameOrder:
    """The order that a name's script or its owner's language suggests, until somebody says otherwise.

    >>> default_order("王小明").value, default_order("Nagy Anna", "hu").value, default_order("Ana Duarte").value
    ('family-first', 'family-first', 'given-first')
    """
    if _HAN_KANA_HANGUL.search(name) or language.replace("_", "-").split("-")[0].lower() in _FAMILY_FIRST_LANGUAGES:
        return NameOrder.FAMILY_FIRST
    return NameOrder.GIVEN_FIRST


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
    if order is NameOrder.FAMILY_FIRST and said and all(_HAN_KANA_HANGUL.match(part) for part in said):
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
    return sort_key(words) + _OWN + words


def own_sort_words(stored: str) -> str:
    """The owner's words in a stored key; empty when the key came from the name.

    >>> own_sort_words(own_sort_key("Ōe Kenzaburō")), own_sort_words(sort_key("Ana"))
    ('Ōe Kenzaburō', '')
    """
    return stored.partition(_OWN)[2]
