"""What somebody typed into a search field, taken apart. Nothing typed is an error: the worst query finds nobody."""

import re
from dataclasses import dataclass

from regulars.domain.folding import digits_of, fold, query_words

LONGEST = 200
MOST_WORDS = 16

# Three digits or more, however they are spaced: "…4427", "+49 (0)171", "091-234 567".
_NUMBER = re.compile(r"(?<!\w)[+(]*\d(?:[\s\-./()\u2010-\u2015]*\d){2,}(?!\w)")
_MAIL = re.compile(r"[^\s<>,;\"()]+@[^\s<>,;\"()]*")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query's parts, all of which must be there.

    `words` are beginnings of words; `numbers` are runs of digits that may stand inside a phone number, or else in the
    text as `number_words`. `mails` are beginnings of mail addresses; their words are among `words` too. `name` is the
    whole query, folded, to be compared with whole names.
    """

    name: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    number_words: tuple[str, ...]
    mails: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)


def read_query(text: str) -> SearchQuery:
    """Take a query apart.

    >>> query = read_query("Ana 0171-44 27")
    >>> query.words, query.numbers, query.number_words
    (('ana',), ('01714427',), ('0171', '44', '27'))
    >>> read_query('") OR NOT *').words
    ('or', 'not')
    """
    text = text[:LONGEST]
    numbers = [found.group() for found in _NUMBER.finditer(text)]
    return SearchQuery(
        name=fold(text),
        words=tuple(query_words(_NUMBER.sub(" ", text))[:MOST_WORDS]),
        numbers=tuple(digits_of(number.replace("(0)", "")) for number in numbers[:MOST_WORDS]),
        number_words=tuple(query_words(" ".join(numbers))[:MOST_WORDS]),
        mails=tuple(found.group().casefold() for found in _MAIL.finditer(text)),
    )
