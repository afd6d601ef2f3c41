"""What sentences are read with in the tests of the domain: the English phrases, a few names, and a Sunday."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from regulars.domain.capture.day_arithmetic import Ahead, Calendar, DateOrder
from regulars.domain.capture.days import DayReader
from regulars.domain.capture.heard import Heard
from regulars.domain.capture.hearing import hear
from regulars.domain.capture.phrasebook import Phrasebook
from regulars.domain.folding import fold

PHRASES = Path(__file__).resolve().parents[3] / "resources" / "phrases"
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Names:
    """People by whole words of their names."""

    people: tuple[str, ...] = ("Ana Moreira", "Ben Okoro", "April Stone", "Will Grant")

    def begin(self, words: Sequence[str]) -> int:
        length = 0
        for count in range(1, len(words) + 1):
            asked = set(fold(" ".join(words[:count])).split())
            if not asked or not any(asked <= set(fold(name).split()) for name in self.people):
                break
            length = count
        return length

    def like(self, word: str) -> bool:
        return bool(word) and any(
            name.startswith(fold(word)) for person in self.people for name in fold(person).split()
        )


@cache
def phrases(language: str) -> Phrasebook:
    return Phrasebook(language, tomllib.loads((PHRASES / f"{language}.toml").read_text(encoding="utf-8")))


def heard(text: str, language: str = "en", today: date = TODAY, order: DateOrder = DateOrder.DAY) -> Heard:
    """A sentence, read on a Sunday in November."""
    return hear(text, phrases(language), Names(), Calendar(today, Ahead.PAST, order))


def day(
    text: str,
    ahead: Ahead = Ahead.FUTURE,
    language: str = "en",
    today: date = TODAY,
    order: DateOrder = DateOrder.DAY,
) -> date | None:
    """The one day in a few words."""
    book = phrases(language)
    words = book.words(text)
    found = DayReader(words, book.hits(words), Calendar(today, ahead, order), text).all(0, len(words))
    assert len(found) <= 1
    return found[0].day if found else None
