"""The page that is handed to a person: what is held about them, as HTML in the caller's words, or as JSON."""

import json
from enum import Enum
from html import escape
from typing import Protocol

from regulars.domain.held import Held, HeldLine, Part

FORMAT = "regulars-page"
VERSION = 1

_STYLE = """
body{font:16px/1.5 Georgia,serif;max-width:44em;margin:3em auto;padding:0 1em;color:#222;background:#fff}
h1{font-size:1.7em}h2{font-size:1.15em;margin:1.8em 0 .4em;border-bottom:1px solid #ccc}
dl{display:grid;grid-template-columns:minmax(9em,max-content) 1fr;gap:.3em 1.2em;margin:0}
dt{color:#666}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}small{color:#666}
@media print{body{margin:0}}
"""


class Words(Protocol):
    """How the caller says things, in its language."""

    language: str
    """A BCP 47 tag."""

    def title(self, held: Held) -> str:
        """What the page is called."""

    def intro(self, held: Held) -> str:
        """What it is, and when it was made."""

    def heading(self, part: Part) -> str:
        """The heading of a part."""

    def label(self, line: HeldLine) -> str:
        """What a line is about."""

    def text(self, line: HeldLine) -> str:
        """What it says."""

    def origin(self, line: HeldLine) -> str:
        """When and where it is known from; "" for nothing to say."""

    def left_out(self, held: Held) -> str:
        """What is not on the page, and why."""


def html(held: Held, words: Words) -> bytes:
    """A page of its own, UTF-8, that loads nothing and runs nothing."""
    pieces = [
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">\n',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        f"<title>{escape(words.title(held))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n",
        f"<h1><bdi>{escape(words.title(held))}</bdi></h1>\n<p>{escape(words.intro(held))}</p>\n",
    ]
    for part, lines in held.parts:
        pieces.append(f"<h2>{escape(words.heading(part))}</h2>\n<dl>\n")
        pieces += [_line(line, words) for line in lines]
        pieces.append("</dl>\n")
    pieces.append(f"<p><small>{escape(words.left_out(held))}</small></p>\n</body>\n</html>\n")
    return "".join(pieces).encode("utf-8", "replace")


def _line(line: HeldLine, words: Words) -> str:
    origin = words.origin(line)
    small = f" <small>{escape(origin)}</small>" if origin else ""
    return f"<dt>{escape(words.label(line))}</dt><dd><bdi>{escape(words.text(line))}</bdi>{small}</dd>\n"


def document(held: Held) -> bytes:
    """The same as JSON."""
    parts = {part.value: [_entry(line) for line in lines] for part, lines in held.parts}
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "name": held.name,
        "made_on": held.made_on.isoformat(),
        "left_out": {"veiled_notes": held.veiled, "names_of_others": held.blacked},
        "parts": parts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _entry(line: HeldLine) -> dict[str, str]:
    entry = {
        "what": str(line.what.value) if isinstance(line.what, Enum) else line.what,
        "label": line.label,
        "text": line.text,
        "day": "" if line.day is None else line.day.isoformat(),
        "source": "" if line.source is None else line.source.value,
    }
    return {name: value for name, value in entry.items() if value}
