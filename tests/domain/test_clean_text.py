"""Text on its way into the book: composed, without what no screen can show, and otherwise as it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain.clean_text import clean_line, clean_text, has_ink


def test_what_cannot_be_shown_is_dropped_and_the_rest_stays() -> None:
    assert clean_text("a\x00b\x1b[31m\ud800c\ufffe\x85") == "ab[31mc"
    assert clean_text("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour\tfive"
    assert clean_text("\u202eעברית\u202c 👩\u200d👧") == "\u202eעברית\u202c 👩\u200d👧"


def test_a_line_has_no_line_ends() -> None:
    assert clean_line(" a\n\n b\x0bc\x85d\t ") == "a b c d"


@given(st.text())
def test_cleaning_twice_changes_nothing_and_what_comes_out_can_be_stored(text: str) -> None:
    for clean in (clean_text, clean_line):
        once = clean(text)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode()
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in once)


@pytest.mark.parametrize("text", ["Ana", "7", "?", "山", "👩\u200d👧", "\u202eevil", "א"])
def test_what_can_be_seen_has_ink(text: str) -> None:
    assert has_ink(text)


@pytest.mark.parametrize("text", ["", " ", "\u200b\u2060\ufeff", "\u202e\u202d", "\u3164\u3164", "\u0301", "\u2800"])
def test_what_nobody_sees_has_none(text: str) -> None:
    assert not has_ink(text)
