"""The data files that come with the program about words: touchy ones by language, greetings, the fields of trades."""

import tomllib

from regulars.domain.greetings import Greeting
from regulars.domain.people import OwnKind
from regulars.domain.templates import LANGUAGES, Template, TemplateField, Words
from regulars.domain.touchy import Topic, WordList
from regulars.formats.strict_table import StrictTable


def word_list(name: str, content: bytes) -> WordList:
    """A file of `resources/touchy`; a ValueError names what is wrong in it."""
    table = StrictTable(name, tomllib.loads(content.decode("utf-8")))
    terms = table.table("terms")
    if terms is None:
        raise ValueError(f"{name}: terms are missing")
    spaced = table.flag("spaced")
    found = WordList(
        terms={topic: terms.texts(topic.value) for topic in Topic},
        unless=table.texts("unless"),
        proclitics=table.texts("proclitics"),
        spaced=spaced is not False,
    )
    terms.done()
    table.done()
    return found


def template(name: str, content: bytes) -> Template:
    """A file of `resources/templates`, `<key>.toml`; a ValueError names what is wrong in it."""
    table = StrictTable(name, tomllib.loads(content.decode("utf-8")))
    found = Template(
        key=name.removesuffix(".toml"),
        name=_words(table, "name"),
        fields=tuple(_field(one) for one in table.tables("field")),
        note_kinds=tuple(_words_of(one) for one in table.tables("note_kind")),
    )
    table.done()
    return found


def greetings(name: str, content: bytes) -> tuple[Greeting, ...]:
    """The file of `resources/greetings`; a ValueError names what is wrong in it."""
    table = StrictTable(name, tomllib.loads(content.decode("utf-8")))
    found = tuple(_greeting(one) for one in table.tables("language"))
    table.done()
    return found


def _greeting(table: StrictTable) -> Greeting:
    found = Greeting(table.text("code", None), table.text("greeting", None), table.texts("names"))
    table.done()
    return found


def _field(table: StrictTable) -> TemplateField:
    key, kind = table.text("key", None), table.choice("kind", OwnKind)
    choices = tuple(_words_of(one) for one in table.tables("choice"))
    if kind is None or (kind is OwnKind.CHOICE) != bool(choices):
        raise ValueError(f"{table.where}: a kind, and choices where it is a choice")
    found = TemplateField(key, kind, _words(table, "label"), choices)
    table.done()
    return found


def _words(table: StrictTable, key: str) -> Words:
    inner = table.table(key)
    if inner is None:
        raise ValueError(f"{table.where}: {key} is missing")
    return _words_of(inner)


def _words_of(table: StrictTable) -> Words:
    found = {language: table.text(language, None) for language in LANGUAGES}
    table.done()
    return found
