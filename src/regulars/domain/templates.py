"""Trade templates: the fields that a trade wants to know of everybody, in the words of each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from regulars.domain.people import OwnKind

LANGUAGES = ("en", "de", "fr", "es", "pt", "ja", "ar")
"""The languages in which every template has its words."""

OWN = "own"
"""What stands for the template of a field that the owner added to those of the trade."""

Words = Mapping[str, str]
"""The same words by language."""


def in_language(words: Words, language: str) -> str:
    """The words in a language ("pt", "pt_BR"), else in English."""
    return words.get(language.replace("-", "_").partition("_")[0], words["en"])


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field of a template. `choices` are those of the kind CHOICE."""

    key: str
    kind: OwnKind
    label: Words
    choices: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What one trade begins with. `note_kinds` are kinds of preference notes beside the general ones."""

    key: str
    name: Words
    fields: tuple[TemplateField, ...]
    note_kinds: tuple[Words, ...] = ()

    def origin(self, field: TemplateField) -> str:
        """What a field of the book remembers of where it came from: "hairdresser/colour"."""
        return f"{self.key}/{field.key}"
