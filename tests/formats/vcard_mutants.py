"""Broken vCards by the thousand, made from whole ones by chance; the same seed makes the same ones.

    PYTHONPATH=src:. python -m tests.formats.vcard_mutants 1000000 [--seed 1]

reads that many and says how many crashed (none may), took over 2 s, or lost a good card beside a bad one.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path

from regulars.formats.encoding import detect_encoding, utf8_chunks
from regulars.formats.plain_records import record_of_plain
from regulars.formats.records import IncomingPerson, Remark
from regulars.formats.vcard import read_vcards, write_vcards
from regulars.formats.vcard.reader import CardReader
from regulars.formats.vcard.splitting import CardSplitter, Found

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "vcards").glob("*.vcf"))
TOKENS = (
    b"BEGIN:VCARD", b"END:VCARD", b"\r\n", b"\n ", b"\n\t", b"\r", b"=\r\n", b"=", b";", b":", b",", b'"', b"\\", b"\\n", b"\0",
    b"\x1b$B",
    b"\xff", b"\xed\xa0\x80", b"\xc2\x85", b"\xef\xbb\xbf", b"\xfe\xff", b"item1.", b"item1.X-ABLabel:",
    b"ENCODING=QUOTED-PRINTABLE",
    b";ENCODING=BASE64", b"CHARSET=SHIFT_JIS", b"CHARSET=punycode", b"TYPE=", b"VALUE=uri", b"BDAY:", b"31.02.1984",
    b"1604-02-29",
    b"--0229", b"circa ", b"PHOTO;ENCODING=b:", b"data:image/png;base64,", b"\0blob0;", b"ADR",
    b"N:", b"ORG:;", b"TITLE:x", b"LABEL:x",
    b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;x;99;", b"KIND:group", b"MEMBER:urn:uuid:", b"^n", b"^'",
    b"a=b," * 12,
    "\u037e".encode(), "e\u0301".encode(), "\u202e".encode(), b"9" * 30, b"=C3=", b"=00",
)  # fmt: skip
GOOD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good Zoë {}\r\nTEL:+351912555014\r\nNOTE:stays\r\nEND:VCARD\r\n"


def mutants(seed: int) -> Iterator[bytes]:
    """Broken files without an end."""
    rng = random.Random(seed)
    samples = [path.read_bytes() for path in SAMPLES]
    while True:
        data = bytearray(rng.choice(samples))
        if rng.random() < 0.5:  # a part of one, so that each line is met often
            start = rng.randrange(len(data))
            data = data[start : start + rng.randrange(20, 1500)]
        for _ in range(rng.randrange(1, 9)):
            _mutate(rng, data, samples)
        yield bytes(data)


def _mutate(rng: random.Random, data: bytearray, samples: list[bytes]) -> None:
    at = rng.randrange(len(data) + 1)
    span = slice(at, at + rng.choice((1, 2, 5, 20, 200)))
    match rng.randrange(8):
        case 0:
            data[at : at + 1] = bytes((rng.randrange(256),))
        case 1:
            del data[span]
        case 2:
            data[at:at] = data[span] * rng.randrange(1, 4)
        case 3 | 4:
            data[at:at] = rng.choice(TOKENS)
        case 5:
            other = rng.choice(samples)
            start = rng.randrange(len(other))
            data[span] = other[start : start + rng.randrange(1, 300)]
        case 6:
            del data[at:]
        case _:
            lines = bytes(data).split(b"\n")
            rng.shuffle(lines)
            data[:] = b"\n".join(lines)


def read_unguarded(data: bytes) -> tuple[list[IncomingPerson], list[Remark]]:
    """What `read_vcards` gives, but a mistake in the reader is raised instead of being named as a broken card."""
    detected = detect_encoding(data)
    reader, splitter = CardReader(detected, region="PT"), CardSplitter()
    pieces = [piece for chunk, _ in utf8_chunks([data[detected.bom :]], detected) for piece in splitter.feed(chunk)]
    people: list[IncomingPerson] = []
    remarks: list[Remark] = []
    for piece in [*pieces, *splitter.finish()]:
        if piece.found in (Found.CARD, Found.NESTED, Found.UNCLOSED):
            before = len(remarks)
            person = reader.card(piece, remarks)
            lost = sum(remark.lost for remark in remarks[before:])
            assert lost == (person is None), "each card is one person or one lost record"
            people += [record_of_plain(person)] if person is not None else []
    return people, remarks


def good_cards_beside(mutant: bytes) -> list[str]:
    """The names of the two good cards around a bad one that came in."""
    data = GOOD.format(1).encode() + mutant + b"\r\n" + GOOD.format(2).encode()
    people = [person for batch in read_vcards(BytesIO(data), len(data)) for person in batch.people]
    return [person.name for person in people if person.name.startswith("Good Zoë") and person.note == "stays"]


def stays_equal(people: list[IncomingPerson]) -> bool:
    """Whether what was read is read again as it was, once it is written."""
    came = [replace(person, line=0) for person in people]
    written = b"".join(write_vcards(came))
    again = read_unguarded(written)[0] if written else []
    bare = [_without_matches(person) for person in came]
    return [_without_matches(replace(person, line=0)) for person in again] == bare


def _without_matches(person: IncomingPerson) -> IncomingPerson:
    return replace(person, points=tuple(replace(point, match="") for point in person.points))


def main() -> int:
    """Read many mutants; returns 1 if any went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    wrong = 0
    for number, mutant in enumerate(islice(mutants(given.seed), given.count)):
        before = time.process_time()
        try:
            people, _ = read_unguarded(mutant)
            fine = stays_equal(people) and len(good_cards_beside(mutant)) == 2
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            sys.stderr.write(f"{number} {error!r}\n")
            fine = False
        fine = fine and time.process_time() - before < 2
        if not fine:
            wrong += 1
            sys.stderr.write(f"{number} {mutant!r}\n")
    sys.stdout.write(f"{given.count} mutants of seed {given.seed}: {wrong} went wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
