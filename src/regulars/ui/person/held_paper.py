"""What is held about a person as a page, for the screen and for paper."""

from collections.abc import Iterator

from regulars.domain.held import Held, HeldLine
from regulars.ui.paper.printable import Kind, Paragraph, Stretch, TextPaper
from regulars.ui.person.held_words import HeldWords
from regulars.ui.theme import Theme


def held_paper(theme: Theme, held: Held) -> TextPaper:
    """The page: everything in its parts, and last what was left out."""
    words = HeldWords()
    return TextPaper(theme, words.title(held), list(_paragraphs(words, held)))


def _paragraphs(words: HeldWords, held: Held) -> Iterator[Paragraph]:
    yield Paragraph(Kind.TITLE, words.title(held))
    yield Paragraph(Kind.INTRO, words.intro(held))
    for part, lines in held.parts:
        yield Paragraph(Kind.SECTION, words.heading(part))
        for line in lines:
            yield Paragraph(Kind.LINE, tuple(_stretches(words, line)))
    yield Paragraph(Kind.FOOT, words.left_out(held))


def _stretches(words: HeldWords, line: HeldLine) -> Iterator[Stretch]:
    yield Stretch(f"{words.label(line)}: ", Kind.INTRO)
    yield Stretch(words.text(line), Kind.LINE)
    origin = words.origin(line)
    if origin:
        yield Stretch(f"  {origin}", Kind.QUIET)
