"""Which encoding a file is in, and what of its text is kept."""

import pytest

from regulars.formats.encoding import (
    Detected,
    codec_for,
    decode_as,
    decode_utf8,
    detect_encoding,
    drop_controls,
    guess_encoding,
    has_controls,
    utf8_chunks,
)

RUSSIAN = "Любит чай с лимоном; приходит по пятницам. Просила позвонить утром.\n" * 5
GREEK = "Προτιμά το παράθυρο, έρχεται κάθε Παρασκευή, καφές σκέτος.\n" * 5
GERMAN = "Größe, Käthe Müller, schöne Grüße aus Köln\n" * 3


@pytest.mark.parametrize(
    ("sample", "name", "bom"),
    [
        (b"\xef\xbb\xbfabc", "utf-8", 3),
        ("\ufeffabc".encode("utf-16-le"), "utf-16-le", 2),
        ("\ufeffabc".encode("utf-16-be"), "utf-16-be", 2),
        ("\ufeffabc".encode("utf-32-le"), "utf-32-le", 4),
        ("BEGIN".encode("utf-16-le"), "utf-16-le", 0),
        ("BEGIN".encode("utf-16-be"), "utf-16-be", 0),
        (b"abc", "utf-8", 0),
        ("Zoë 李".encode()[:-1], "utf-8", 0),
    ],
)
def test_unicode_is_seen_by_its_mark_or_its_zeros(sample: bytes, name: str, bom: int) -> None:
    assert (detect_encoding(sample).name, detect_encoding(sample).bom) == (name, bom)


@pytest.mark.parametrize(
    ("text", "codec"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (GREEK, "cp1253"), (GERMAN, "cp1252")]
)
def test_a_text_in_another_encoding_is_guessed(text: str, codec: str) -> None:
    found = detect_encoding(text.encode(codec))
    assert not found.sure
    assert decode_as(text.encode(codec), found.name) == (text, True)


def test_what_a_file_declares_comes_before_a_guess() -> None:
    assert guess_encoding(b"CHARSET=KOI8-R:x\n\xf0\xc5\n") == "koi8-r"


def test_a_file_of_two_minds_counts_as_utf_8() -> None:
    assert detect_encoding("Zoë\n".encode() + "Größe\n".encode("cp1252")) == Detected("utf-8")


@pytest.mark.parametrize(
    "name", ["hex", "rot13", "idna", "punycode", "unicode_escape", "utf-7", "undefined", "", "x" * 1000]
)
def test_what_is_no_charset_is_not_decoded_as_one(name: str) -> None:
    assert codec_for(name) is None


@pytest.mark.parametrize(
    "name", ["ISO_8859-1", "latin1", "Windows-1250", "CP1251", "shift-jis", "GB2312", "ks_c_5601-1987", "iso-8859-15"]
)
def test_the_names_that_files_use_are_known(name: str) -> None:
    codec = codec_for(name)
    assert codec is not None
    b"abc".decode(codec)


def test_surrogates_are_joined_or_dropped_and_counted() -> None:
    assert decode_utf8("\ud83d\ude00 \ud800.".encode("utf-8", "surrogatepass")) == ("😀 .", 1)
    assert decode_utf8(b"\xff") is None


def test_control_characters_are_found_and_dropped() -> None:
    assert drop_controls("a\x00b\x07c\x85d\te\nf\u202e") == ("abcd\te\nf\u202e", 3)
    assert has_controls(b"a\x07")
    assert has_controls("a\x85".encode())
    assert not has_controls("Zoë\t李\n".encode())


def test_half_a_surrogate_pair_at_the_end_of_a_chunk_is_whole_again() -> None:
    data = "a😀b".encode("utf-16-le")
    chunks = [data[start : start + 1] for start in range(len(data))]
    assert b"".join(chunk for chunk, _ in utf8_chunks(chunks, Detected("utf-16-le"))).decode() == "a😀b"
