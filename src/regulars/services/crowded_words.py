"""Which beginnings of words fit so much of a large book that looking for them takes longer than a frame.

They are guessed from the words of a few people, evenly spread: what a quarter of the book has, a quarter of them have.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from regulars.store import search
from regulars.store.database import Connection

FROM = 20_000
"""People. In a smaller book every word is quick."""
_ASKED, _AT_ONCE, _SHARE, _MOST = 100, 10, 0.25, 180
_SHORTEST = 2  # single letters are worked out before these


def crowded_words(connection: Connection, people: Sequence[int]) -> Iterator[str]:
    """The beginnings, the most common first. "" comes now and then before them: there is more to read."""
    seen: Counter[str] = Counter()
    asked = people[:: max(1, len(people) // _ASKED)]
    for start in range(0, len(asked), _AT_ONCE):
        for _names, words in search.words_of(connection, asked[start : start + _AT_ONCE]).values():
            seen.update({word[:length] for word in words for length in range(_SHORTEST, len(word) + 1)})
        yield ""
    for word, count in seen.most_common(_MOST):
        if count < len(asked) * _SHARE:
            return
        yield word
