"""What comes with the program as data, beside its icons and fonts: read when it is first asked for, once."""

from functools import cache
from pathlib import Path

from regulars.domain.greetings import Greetings
from regulars.domain.templates import Template
from regulars.domain.touchy import TouchyWords
from regulars.formats import shipped_words

_PACKAGE = Path(__file__).resolve().parents[1]


def _folder(name: str) -> Path:
    """A folder of the resources: inside a wheel and a frozen program in the package's place, or beside the source."""
    places = (_PACKAGE / "_resources", _PACKAGE.parent / "resources", _PACKAGE.parents[1] / "resources")
    return next(place for place in places if (place / name).is_dir()) / name


@cache
def touchy_words() -> TouchyWords:
    """The touchy words of all languages."""
    files = sorted(_folder("touchy").glob("*.toml"))
    return TouchyWords([shipped_words.word_list(file.name, file.read_bytes()) for file in files])


@cache
def templates() -> tuple[Template, ...]:
    """The trade templates, by their key."""
    files = sorted(_folder("templates").glob("*.toml"))
    return tuple(shipped_words.template(file.name, file.read_bytes()) for file in files)


@cache
def greetings() -> Greetings:
    """How one greets in each language."""
    file = _folder("greetings") / "greetings.toml"
    return Greetings(shipped_words.greetings(file.name, file.read_bytes()))


def phrase_languages() -> tuple[str, ...]:
    """The languages in which the capture line understands sentences."""
    return tuple(sorted(file.stem for file in _folder("phrases").glob("*.toml")))


def phrase_table(language: str) -> bytes:
    """The phrases of one of those languages."""
    return (_folder("phrases") / f"{language}.toml").read_bytes()
