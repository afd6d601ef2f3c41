"""A table for spreadsheets: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "-", "@", "\t", "\r")
_PHONE = re.compile(r"\+[\d\s().\-/;|]*", re.ASCII)


def safe_cell(text: str) -> str:
    """A cell that is text in every spreadsheet: an apostrophe before what would begin a formula; a phone may begin with +.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("+351 912 555 014"), safe_cell("+cmd|' /C calc'!A0"), safe_cell("Ana")
    ("'=HYPERLINK(1)", '+351 912 555 014', "'+cmd|' /C calc'!A0", 'Ana')
    """
    if text.startswith(_FORMULA) or (text.startswith("+") and _PHONE.fullmatch(text) is None):
        return "'" + text
    return text


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The table, row by row."""
    yield "\ufeff".encode()
    yield _line(header)
    for row in rows:
        yield _line([safe_cell(cell) for cell in row])


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "replace")
