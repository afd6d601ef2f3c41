"""Bad files: the good cards come in, each bad one is named with line and reason, and nothing takes long."""

import time
from collections.abc import Callable
from io import BytesIO

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.formats.records import IncomingPerson, Reason, Remark
from regulars.formats.vcard import read_vcards
from regulars.formats.vcard.splitting import CardSplitter, Found

GOOD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nTEL:+351912555014\r\nEND:VCARD\r\n"


def read(data: bytes, batch_bytes: int = 250_000) -> tuple[list[IncomingPerson], list[Remark]]:
    people: list[IncomingPerson] = []
    remarks: list[Remark] = []
    for batch in read_vcards(BytesIO(data), len(data), batch_bytes=batch_bytes):
        people += batch.people
        remarks += batch.remarks
    return people, remarks


def told(remarks: list[Remark]) -> list[tuple[int, Reason, bool]]:
    return [(remark.line, remark.reason, remark.lost) for remark in remarks]


@pytest.mark.parametrize("data", [b"", b"\r\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert read(data) == ([], [Remark(1, Reason.EMPTY_FILE)])


@pytest.mark.parametrize(
    "data", [b"First Name,Last Name\r\nAna,Moreira\r\n", b"%PDF-1.7\n\x00\x01\x02", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"]
)
def test_a_file_of_something_else_is_no_card(data: bytes) -> None:
    people, remarks = read(data)
    assert not people
    assert told(remarks) == [(1, Reason.NOT_A_CARD, True)]


def test_words_between_cards_are_named_once_with_their_line() -> None:
    people, remarks = read(
        GOOD + b"what\r\nis this\r\n" + GOOD + b"\r\n\r\nand this" + GOOD.replace(b"BEGIN", b"\r\nBEGIN") + b"end"
    )
    assert len(people) == 3
    assert told(remarks) == [(6, Reason.NOT_A_CARD, True), (15, Reason.NOT_A_CARD, True), (21, Reason.NOT_A_CARD, True)]
    assert remarks[0].value == "what\nis this"


def test_a_card_without_an_end_comes_in_and_so_does_the_next() -> None:
    people, remarks = read(b"BEGIN:VCARD\r\nFN:Rui\r\nTEL:1234\r\n" + GOOD + b"BEGIN:VCARD\r\nFN:Zo\r\n")
    assert [person.name for person in people] == ["Rui", "Ana", "Zo"]
    assert told(remarks) == [(1, Reason.NO_END, False), (9, Reason.NO_END, False)]


def test_an_empty_card_without_an_end_is_lost_and_named_once() -> None:
    assert told(read(b"BEGIN:VCARD\r\n" * 3 + GOOD)[1]) == [(1, Reason.NO_END, True)]


def test_a_broken_line_goes_to_the_notes_and_is_named() -> None:
    (ana,), remarks = read(b"BEGIN:VCARD\nFN:Ana\nNOTE:one\ntwo words\n1 2:3\nEND:VCARD\n")
    assert ana.note == "one\n\ntwo words\n\n1 2:3"
    assert told(remarks) == [(4, Reason.BROKEN_LINE, False), (5, Reason.BROKEN_LINE, False)]


def test_the_line_named_is_that_of_the_file_behind_folds_and_pictures() -> None:
    picture = b"PHOTO;ENCODING=b:" + b"\r\n ".join([b"/9j/" + b"A" * 68] * 60)
    data = (
        GOOD + b"BEGIN:VCARD\r\nFN:Rui\r\nNOTE:a\r\n b\r\n" + picture + b"\r\nBDAY:31.02.1984\r\nEND:VCARD\r\n" + GOOD
    )
    people, remarks = read(data)
    assert told(remarks) == [(70, Reason.BAD_DATE, False)]
    assert [person.line for person in people] == [1, 6, 72]


def test_a_parameter_bomb_costs_one_line() -> None:
    bomb = b"ADR;" + b"a=b," * 11 + b"a=b"
    assert len(bomb) < 60
    (ana, rui), remarks = read(b"BEGIN:VCARD\nFN:Ana\n" + bomb + b"\nEND:VCARD\n" + GOOD.replace(b"Ana", b"Rui"))
    assert (ana.name, rui.name) == ("Ana", "Rui")
    assert told(remarks) == [(3, Reason.BROKEN_LINE, False)]
    many = b"TEL" + b";a=b" * 101 + b":+351 912 555 014"
    (ana,), remarks = read(b"BEGIN:VCARD\nFN:Ana\n" + many + b"\nEND:VCARD\n")
    assert told(remarks) == [(3, Reason.TOO_MANY_PARAMETERS, False)]
    assert ana.note == "+351 912 555 014"


def test_a_long_line_is_cut_and_named() -> None:
    (ana,), remarks = read(b"BEGIN:VCARD\nFN:Ana\nNOTE:" + "ë".encode() * 3_000_000 + b"\nTEL:1234\nEND:VCARD\n")
    assert 49_000 < len(ana.note) < 50_001
    assert set(ana.note) == {"ë"}
    assert ana.points[0].value == "1234"
    assert told(remarks) == [(3, Reason.TOO_LONG, False)]


def test_a_picture_over_the_limit_is_left_out_and_named() -> None:
    (ana, rui), remarks = read(
        b"BEGIN:VCARD\nFN:Ana\nPHOTO;ENCODING=b:" + b"/9j/" * 1_300_000 + b"\nEND:VCARD\n" + GOOD
    )
    assert ana.photo == b""
    assert rui.name == "Ana"
    assert told(remarks) == [(3, Reason.TOO_LONG, False)]


def test_a_card_over_the_limit_is_lost_and_the_next_one_is_read() -> None:
    people, remarks = read(b"BEGIN:VCARD\nFN:Ana\n" + b"X-A:b\n" * 3_000_000 + b"END:VCARD\n" + GOOD)
    assert [person.line for person in people] == [3_000_004]
    assert told(remarks) == [(1, Reason.TOO_LONG, True)]
    people, remarks = read(b"BEGIN:VCARD\nFN:Ana\n" + b"X-A:b\n" * 150_000 + b"END:VCARD\n" + GOOD)
    assert len(people) == 1
    assert told(remarks) == [(1, Reason.TOO_LONG, True)]


def test_cards_in_cards_end_at_some_depth() -> None:
    people, remarks = read(
        b"BEGIN:VCARD\nFN:Ana\n" + b"AGENT:\nBEGIN:VCARD\nFN:Rui\n" * 40 + b"END:VCARD\n" * 41 + GOOD
    )
    assert people[-1].name == "Ana"
    assert Reason.TOO_DEEP in {remark.reason for remark in remarks}


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(KnownProblem) as refused:
        next(iter(read_vcards(BytesIO(b""), 200_000_001)))
    assert refused.value.code is Problem.FILE_TOO_LARGE


def test_markers_inside_a_card_break_nothing_when_it_is_written_again() -> None:
    (ana,), remarks = read(b"BEGIN:VCARD\nFN:Ana\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCARD\n")
    assert not ana.extras
    assert ana.note == "BEGIN:VEVENT\n\nEND:VEVENT"
    assert [remark.reason for remark in remarks] == [Reason.BROKEN_LINE, Reason.BROKEN_LINE]


def test_a_forged_mark_for_a_picture_shows_no_other_picture() -> None:
    picture = b"PHOTO;ENCODING=b:" + b"/9j/" * 1000
    data = (
        b"BEGIN:VCARD\nFN:Ana\n" + picture + b"\nEND:VCARD\nBEGIN:VCARD\nFN:Rui\nPHOTO;ENCODING=b:\0blob0;\nEND:VCARD\n"
    )
    ana, rui = read(data)[0]
    assert ana.photo
    assert rui.photo == b""


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64, 1000])
def test_where_a_chunk_ends_makes_no_difference(chunk: int) -> None:
    data = (
        b"junk\r\n"
        + GOOD * 3
        + b"\r\n\r\nbegin:vcard\r\nFN:Zo\xc3\xab\r\nAGENT:\r\nBEGIN:VCARD\r\nEND:VCARD\r\nend:vcard\r\r\n"
        + b"BEGIN:VCARD\r\nFN:Rui\r\nPHOTO;ENCODING=b:"
        + b"\r\n ".join([b"/9j/" * 18] * 40)
        + b"\r\nEND:VCARD\r\nmore\r\n"
        + GOOD
        + b"BEGIN:VCARD\r\nFN:Last\r\n"
    )
    whole, parts = CardSplitter(), CardSplitter()
    expected = [(piece.found, piece.line, piece.body.strip()) for piece in whole.feed(data) + whole.finish()]
    pieces = [piece for start in range(0, len(data), chunk) for piece in parts.feed(data[start : start + chunk])]
    pieces += parts.finish()
    found = [(piece.found, piece.line, piece.body.strip()) for piece in pieces]
    assert [each[:2] for each in found] == [each[:2] for each in expected]
    assert [each for each in found if each[0] is not Found.JUNK] == [
        each for each in expected if each[0] is not Found.JUNK
    ]
    assert len(expected) == 9


def repeated(head: bytes, unit: bytes, tail: bytes = b"\nEND:VCARD\n") -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        return head + unit * (size // len(unit)) + tail

    return make


START = b"BEGIN:VCARD\nFN:Ana\n"
ATTACKS = {
    "parameters": repeated(START + b"ADR;", b"a=b,"),
    "parameters with values": repeated(START + b"ADR;", b"a=b,", b":x\nEND:VCARD\n"),
    "semicolons": repeated(START + b"ADR", b";", b":x\nEND:VCARD\n"),
    "quotes": repeated(START + b"ADR;x=", b'"', b":x\nEND:VCARD\n"),
    "quoted quotes": repeated(START + b"ADR;x=", b'"a",', b":x\nEND:VCARD\n"),
    "backslashes": repeated(START + b"NOTE:", b"\\"),
    "escapes": repeated(START + b"N:", b"\\;"),
    "components": repeated(START + b"N:", b";"),
    "commas": repeated(START + b"CATEGORIES:", b"a,"),
    "folds": repeated(START + b"NOTE:", b"\n "),
    "folded letters": repeated(START + b"NOTE:", b"\n a"),
    "soft breaks": repeated(START + b"NOTE;ENCODING=QUOTED-PRINTABLE:", b"a=\n"),
    "equals signs": repeated(START + b"NOTE;ENCODING=QUOTED-PRINTABLE:", b"="),
    "begins": repeated(START, b"BEGIN:VCARD\n"),
    "begins in a line": repeated(START, b"BEGIN:VCARD"),
    "ends": repeated(START, b"END:VCARD\n"),
    "agents": repeated(START, b"AGENT:\nBEGIN:VCARD\n"),
    "agents and their ends": repeated(START, b"AGENT:\nBEGIN:VCARD\nEND:VCARD\n"),
    "almost ends": repeated(START, b"END:VCAR\n"),
    "spaces before a marker": repeated(START + b"BEGIN", b" ", b":VCARD\nEND:VCARD\n"),
    "newlines": repeated(START, b"\n"),
    "carriage returns": repeated(START, b"\r"),
    "words": repeated(START, b"a\n"),
    "colons": repeated(START, b":\n"),
    "dots": repeated(START, b"a."),
    "short lines": repeated(START, b"X:\n"),
    "new heads": lambda size: START + b"".join(b"X%d:a\n" % number for number in range(size // 12)) + b"END:VCARD\n",
    "groups": lambda size: (
        START + b"".join(b"i%d.TEL:1\ni%d.X-ABLabel:a\n" % (n, n) for n in range(size // 34)) + b"END:VCARD\n"
    ),
    "labels": repeated(START, b"LABEL:a\nADR:;;b\n"),
    "organisations": repeated(START, b"ORG:a\nTITLE:b\nTITLE:c\n"),
    "pictures": repeated(START, b"PHOTO;ENCODING=b:/9j/AAAA\n"),
    "a picture on many lines": repeated(START + b"PHOTO;ENCODING=b:", b"/9j/AAAA\n"),
    "logos on many lines": repeated(START, b"LOGO;ENCODING=b:\n/9j/AAAA\n"),
    "zeros": repeated(START, b"\0"),
    "zeros in lines": repeated(START, b"X:\0\n"),
    "surrogates": repeated(START + b"NOTE:", b"\xed\xa0\x80"),
    "marks": repeated(START + b"NOTE:e", "\u0301".encode()),
    "latin": repeated(START + b"NOTE:", b"\xe9t\xe9 "),
    "latin lines": repeated(START, b"NOTE:\xe9\n"),
    "punycode": repeated(START + b"NOTE;CHARSET=punycode:", b"\xe9a-"),
    "dates": repeated(START, b"BDAY:31.02.1984\n"),
    "long dates": repeated(START + b"BDAY:", b"1"),
    "long times": repeated(START + b"BDAY:1984-01-01T", b"1 "),
    "junk": repeated(b"", b"junk"),
    "junk lines": repeated(b"", b"junk\n"),
    "cards without a name": repeated(b"", b"BEGIN:VCARD\nEND:VCARD\n"),
    "cards in capitals": repeated(b"", b"Begin:VCARD\nFN:A\nEnd:VCARD\n"),
    "wide": lambda size: ("\ufeff" + "BEGIN:VCARD\nFN:A\nEND:VCARD\n" * (size // 54)).encode("utf-16-le"),
}


def seconds(data: bytes, batch_bytes: int) -> float:
    before = time.process_time()
    read(data, batch_bytes)
    return time.process_time() - before


@pytest.mark.parametrize("attack", ATTACKS)
def test_time_grows_with_the_size_and_no_faster(attack: str) -> None:
    """Eight times the bytes may take eight times as long, and a little more for luck; quadratic would be sixty-four times."""
    small, large = ATTACKS[attack](12_000), ATTACKS[attack](96_000)
    quick = min(seconds(small, 4000) for _ in range(5))
    slow = min(seconds(large, 4000) for _ in range(2))
    assert slow < 2
    assert slow < 24 * max(quick, 0.002), f"{slow / quick:.0f} times as long for 8 times the bytes"


@pytest.mark.parametrize(
    "attack", ["parameters", "folds", "components", "begins", "words", "short lines", "backslashes", "agents"]
)
def test_five_megabytes_of_anything_do_not_hang(attack: str) -> None:
    data = ATTACKS[attack](5_000_000) + GOOD
    before = time.process_time()
    people, _ = read(data)
    assert time.process_time() - before < 2
    assert people[-1].points[0].value == "+351912555014"
