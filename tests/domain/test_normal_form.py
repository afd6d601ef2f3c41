"""Normal forms: the same as Unicode's, and never slow."""

import time
import unicodedata

import pytest

from regulars.domain.clean_text import clean_line, clean_text
from regulars.domain.folding import fold
from regulars.domain.normal_form import is_composed, normalized
from regulars.formats.encoding import composed

MARKS = "e" + "\u0301\u0316" * 22_000


@pytest.mark.parametrize(
    "text", ["Cafe\u0301 ", "\u1100\u1161\u11a8", "\u09c7\u09be ", "山田ガ", "Ὰ\u0345x", "a\u0301\u0316"]
)
@pytest.mark.parametrize("before", [0, 1, 990, 995, 998, 999, 1000])
def test_long_text_is_the_same_as_if_it_were_looked_at_whole(text: str, before: int) -> None:
    long = "x" * before + text * 700
    for form in ("NFC", "NFKD"):
        assert normalized(form, long) == unicodedata.normalize(form, long)
    assert is_composed(long) == unicodedata.is_normalized("NFC", long)
    assert is_composed(normalized("NFC", long))


@pytest.mark.parametrize("look", [clean_text, clean_line, fold, composed])
def test_marks_without_an_end_cost_no_more_than_their_number(look: "object") -> None:
    assert callable(look)
    began = time.process_time()
    look(MARKS)
    assert time.process_time() - began < 0.7
