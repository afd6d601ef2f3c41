"""The phrases of each language, read when they are first needed, and which of them a sentence is in."""

import tomllib
from functools import cache

from regulars.domain.capture.hearing import best_book, is_understood
from regulars.domain.capture.phrasebook import Phrasebook
from regulars.services.shipped import phrase_languages, phrase_table

USUAL = "en"


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrases of one language; of English where there are none of it."""
    known = language.replace("_", "-").split("-")[0].lower()
    if known not in phrase_languages():
        known = USUAL
    return _read(known)


@cache
def _read(language: str) -> Phrasebook:
    return Phrasebook(language, tomllib.loads(phrase_table(language).decode("utf-8")))


def fitting(text: str, language: str) -> Phrasebook:
    """The phrases for a sentence: the owner's, unless those of another language fit clearly better."""
    own = phrasebook(language)
    if is_understood(text, own):
        return own
    others = [_read(other) for other in phrase_languages() if other != own.language]
    return best_book(text, [own, *others])


def warm(language: str) -> None:
    """Read all of them, off the thread that draws."""
    phrasebook(language)
    for other in phrase_languages():
        _read(other)
