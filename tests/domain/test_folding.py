"""Folding: what is typed and what is written meet."""

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain import folding
from regulars.domain.folding import digit_lines, digits_of, fold, fold_lines, index_words, query_words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Øystein", "oystein"),
        ("Ægir Þórsson", "aegir thorsson"),
        ("Ζωή", "ζωη"),
        ("Γιώργος", "ΓΙΩΡΓΟΣ"),
        ("Ёлкин", "елкин"),
        ("Їжакевич", "іжакевич"),
        ("İbrahim Işık", "ibrahim isik"),
        ("Nguyễn Thị Đức", "nguyen thi duc"),
        ("مُحَمَّد", "محمد"),
        ("أحـــمد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("علی", "علي"),
        ("שָׁלוֹם", "שלום"),
        ("サクラ", "さくら"),
        ("ｻｸﾗ", "さくら"),
        ("ＡＢＣ１２", "abc12"),
        ("O’Brien", "obrien"),
        ("٠١٢", "012"),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_the_same_word_written_differently_folds_alike(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_folding_keeps_words_apart_and_lines_together() -> None:
    assert fold("  Ana-Maria,\tRua 4 ") == "ana maria rua 4"
    assert fold_lines("Łukasz  Król\n\nO'Neill") == ["lukasz krol", "", "oneill"]


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(max_size=40))
def test_words_hold_letters_and_digits_alone_so_that_no_query_can_be_malformed(text: str) -> None:
    for word in [*query_words(text), *index_words(text)]:
        assert word.isalnum()


_NAMES = (
    "Ana Łucja O'Brien",
    "山田太郎",
    "山田 太郎",
    "김민준",
    "王小明 Tower",
    "สมชาย ใจดี",
    "محمد الحسن",
    "Jean-Pierre",
)


@given(st.sampled_from(_NAMES), st.data())
def test_each_beginning_of_each_word_is_found(name: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(name.split()))
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert all(any(known.startswith(asked) for known in index_words(name)) for asked in query_words(typed))


@pytest.mark.parametrize("part", ["郎", "太", "田太", "太郎", "田太郎", "山田太郎"])
def test_any_part_of_an_unspaced_name_is_found_and_not_its_letters_in_another_order(part: str) -> None:
    words = index_words("こんにちは 山田太郎さん")
    assert all(any(word.startswith(asked) for word in words) for asked in query_words(part))
    if len(part) > 1:
        assert not all(any(word.startswith(asked) for word in words) for asked in query_words(part[::-1]))


def test_a_half_typed_hangul_syllable_finds_the_whole_one() -> None:
    words = index_words("김민준")
    for typed in ("ㄱ", "기", "김", "김미", "김민", "민주"):
        assert all(any(word.startswith(asked) for word in words) for asked in query_words(typed))


def test_names_with_a_space_are_found_without_it() -> None:
    words = index_words("山田 太郎")
    assert all(any(word.startswith(asked) for word in words) for asked in query_words("山田太郎"))


def test_phone_digits_are_kept_line_by_line() -> None:
    assert digit_lines("+351 (91) 234-567\n٠١٢ ext. 5") == b"35191234567\n0125"
    assert digits_of("+1 (312) 5") == "13125"


@pytest.mark.parametrize("words", ["x" * 90_000 + " it's", "é" * 90_000 + " it's", "a'" * 45_000, "'" * 90_000])
def test_a_word_without_an_end_costs_no_more_than_its_letters(words: str) -> None:
    began = time.process_time()
    index_words(words)
    assert time.process_time() - began < 1.0


def test_quick_ways_to_index_give_what_looking_at_all_letters_gives() -> None:
    rng = random.Random(2026)
    signs = "abcXYZ'’` -;.@0123éßłŁ山田太郎ｶﾞмПё한국ม\n\tı\u0301"
    for _ in range(5000):
        text = "".join(rng.choice(signs) for _ in range(rng.randrange(30)))
        assert index_words(text) == folding._index_words(text), repr(text)
