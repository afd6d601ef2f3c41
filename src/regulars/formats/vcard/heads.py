"""What stands before the colon: group, property, parameters. A file repeats few heads, so each is read once."""

import re
from dataclasses import dataclass

from regulars.formats.vcard import limits
from regulars.formats.vcard.labels import label_of

# Possessive: a head is read once from left to right, whatever it holds.
_WHOLE = re.compile(r'(?:[^":]++|"[^"]*+")*+:')
_PARAMETERS = re.compile(r';((?:[^";]++|"[^"]*+"?+)*+)')
_NAME = re.compile(r"(?:([\w-]{1,60})\.)?([A-Za-z][\w./-]{0,60})[ \t]*\Z", re.ASCII)
_VALUES = re.compile(r'((?:[^",]++|"[^"]*+"?+)*+)(?:,|\Z)')
_CARET = re.compile(r"\^[n^']")
_CARETS = {"^n": "\n", "^^": "^", "^'": '"'}
_CHARSET = re.compile(r";[ \t]*CHARSET=[^;]*", re.IGNORECASE)
_ENCODINGS = frozenset(("quoted-printable", "base64", "b", "8bit", "7bit"))


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a line. `types` are its types as written, `parameters` the other ones, names upper case, last one wins."""

    name: str
    group: str = ""
    label: str = ""
    preferred: bool = False
    types: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    quoted_printable: bool = False
    base64: bool = False

    def parameter(self, name: str) -> str:
        """The value of a parameter, or an empty text."""
        return next((value for known, value in reversed(self.parameters) if known == name), "")


class TooManyParameters(Exception):
    """A head with more parameters than anybody writes by hand or machine."""


def split_head(entry: str) -> tuple[str, str] | None:
    """Head and value of a line in whose parameters colons may be quoted; None where it has no colon outside quotes."""
    found = _WHOLE.match(entry)
    if found is None:
        head, colon, value = entry.partition(":")  # a quote that never ends
        return (head, value) if colon else None
    return entry[: found.end() - 1], entry[found.end() :]


def read_head(text: str) -> Head | None:
    """Read a head; None where it is none. Raises TooManyParameters."""
    start = text.find(";")
    name = _NAME.match(text if start < 0 else text[:start])
    if name is None:
        return None
    if text.count(";") + text.count(",") > limits.PARAMETERS:
        raise TooManyParameters
    group, property_name = name[1] or "", name[2].upper()
    if start < 0:
        return Head(property_name, group.lower())
    types: list[str] = []
    parameters: list[tuple[str, str]] = []
    for item in _PARAMETERS.findall(text, start):
        key, equals, value = item.partition("=")
        key = key.strip().upper()
        if not equals:
            if key.lower() in _ENCODINGS:
                parameters.append(("ENCODING", key.lower()))
            elif key:
                types.append(item.strip())  # the bare types of vCard 2.1
        elif key == "TYPE":
            types += _values(value)
        else:
            parameters.append((key, _unquoted(value)))
    found = dict(parameters)
    encoding = found.get("ENCODING", "").lower()
    return Head(
        property_name,
        group.lower(),
        label_of(types),
        any(type_.strip().lower() == "pref" for type_ in types) or found.get("PREF", "") == "1",
        tuple(types),
        tuple(parameters),
        encoding == "quoted-printable",
        encoding in ("base64", "b"),
    )


def without_charset(entry: str) -> str:
    """A line that is decoded now, without the charset that would say something wrong once it is written as UTF-8."""
    head, value = split_head(entry) or (entry, "")
    return _CHARSET.sub("", head) + ":" + value


def quoted_parameter(text: str) -> str:
    """A parameter's value, quoted where it must be (RFC 6868 for what quotes cannot hold)."""
    text = "".join(" " if character < " " and character not in "\n\t" else character for character in text)
    text = text.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return text if re.fullmatch(r"[\w.+/-]+", text) is not None else f'"{text}"'


def _values(text: str) -> list[str]:
    if '"' not in text:
        return text.split(",")
    # A list in quotes is a list all the same: TYPE="work,voice".
    return [part for value in _VALUES.findall(text) for part in _unquoted(value).split(",")]


def _unquoted(text: str) -> str:
    text = text.strip().replace('"', "")
    return _CARET.sub(lambda found: _CARETS[found[0]], text) if "^" in text else text
