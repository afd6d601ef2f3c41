"""Damage to keyslots.json is called damage, never a wrong code, and costs no more than the part that was hit."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.store import keyslots
from regulars.store.keyslots import Cost, DataKey, NewKeys, SlotKind
from regulars.store.keyslots.document import parse, write

LIGHT = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "a quiet street"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> NewKeys:
    folder = tmp_path_factory.mktemp("keys") / "book"
    made = keyslots.create(folder, passphrase=PASSPHRASE, cost=LIGHT)
    slots = keyslots.add_keyring(folder, made.key)
    return NewKeys(slots, made.key, made.recovery_code)


@pytest.fixture
def document(new: NewKeys) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(write(new.slots))
    return loaded


def slot_of(document: dict[str, object], kind: str) -> dict[str, object]:
    slots = document["slots"]
    assert isinstance(slots, list)
    found: dict[str, object] = next(slot for slot in slots if slot["kind"] == kind)
    return found


def bytes_of(document: object) -> bytes:
    return json.dumps(document).encode()


def attempt(data: bytes, secret: str) -> DataKey | Problem:
    try:
        return keyslots.unlock_with_code(parse(data), secret)
    except KnownProblem as problem:
        return problem.code


def test_what_is_written_is_read_back_the_same(new: NewKeys) -> None:
    assert parse(write(new.slots)) == new.slots
    assert new.slots.sound


@pytest.mark.parametrize(
    ("field", "value"),
    [("sealed", "00" * 48), ("nonce", "00" * 12), ("salt", "00" * 16), ("sealed", "short"), ("memory_kib", "64")],
)
@pytest.mark.parametrize(("hit", "other"), [("recovery", "passphrase"), ("passphrase", "recovery")])
def test_one_damaged_slot_is_called_damaged_and_the_other_opens(
    new: NewKeys, document: dict[str, object], hit: str, other: str, field: str, value: str
) -> None:
    slot_of(document, hit)[field] = value
    secrets = {"recovery": new.recovery_code, "passphrase": PASSPHRASE}
    assert attempt(bytes_of(document), secrets[other]) == new.key
    assert not parse(bytes_of(document)).sound
    expected = Problem.MISTYPED_CODE if hit == "passphrase" and field == "memory_kib" else Problem.KEYSLOTS_DAMAGED
    if hit == "passphrase" and value in {"short"}:
        expected = Problem.MISTYPED_CODE  # no passphrase slot is left to suspect: the text is no code either
    assert attempt(bytes_of(document), secrets[hit]) == expected


@pytest.mark.parametrize("kept", list(SlotKind))
def test_all_slots_but_one_damaged_still_open(new: NewKeys, document: dict[str, object], kept: SlotKind) -> None:
    slots = document["slots"]
    assert isinstance(slots, list)
    document["slots"] = [slot if slot["kind"] == kept else {"kind": "#amaged"} for slot in slots]
    read = parse(bytes_of(document))
    assert len(read.strangers) == 2
    match kept:
        case SlotKind.KEYRING:
            assert read.keyring == new.slots.keyring
            assert not read.rules_out(new.key)
        case SlotKind.RECOVERY:
            assert keyslots.unlock_with_code(read, new.recovery_code) == new.key
        case SlotKind.PASSPHRASE:
            assert keyslots.unlock_with_code(read, PASSPHRASE) == new.key


def test_a_slot_whose_check_alone_was_hit_still_opens(new: NewKeys, document: dict[str, object]) -> None:
    slot_of(document, "recovery")["check"] = "0" * 16
    read = parse(bytes_of(document))
    assert read.damaged == (SlotKind.RECOVERY,)
    assert keyslots.unlock_with_code(read, new.recovery_code) == new.key
    assert keyslots.unlock_with_code(read, PASSPHRASE) == new.key


def test_writing_again_does_not_make_damaged_parts_look_sound(document: dict[str, object]) -> None:
    slot_of(document, "recovery")["sealed"] = "00" * 48
    slot_of(document, "keyring")["account"] = "someone else"
    slot_of(document, "passphrase")["kdf"] = "argon2q"
    read = parse(bytes_of(document))
    again = parse(write(read))
    assert set(again.damaged) == {SlotKind.RECOVERY, SlotKind.KEYRING}
    assert json.loads(again.strangers[0]) == slot_of(document, "passphrase")


@pytest.mark.parametrize("field", ["book", "key_check", "in_use", "check"])
def test_a_damaged_header_is_no_wrong_code(new: NewKeys, document: dict[str, object], field: str) -> None:
    document[field] = {
        "book": "12345678-1234-4234-8234-123456789abc",
        "key_check": "00" * 16,
        "in_use": True,
        "check": "00" * 8,
    }[field]
    assert attempt(bytes_of(document), new.recovery_code) in (new.key, Problem.KEYSLOTS_DAMAGED)
    read = parse(bytes_of(document))
    assert read.header_damaged
    assert not read.rules_out(DataKey.random())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"null",
        b"[]",
        b"{}",
        b'"text"',
        b"[" * 60_000,
        b"9" * 60_000,
        b"\xff\xfe",
        b'{"format": "regulars-keyslots", "version": true}',
        b'{"format": "regulars-keyslots", "version": 0}',
        b" " * 70_000,
    ],
)
def test_what_is_no_keyslots_file_is_called_damaged(data: bytes) -> None:
    assert attempt(data, "x") is Problem.KEYSLOTS_DAMAGED


def test_a_later_version_is_refused_politely(document: dict[str, object]) -> None:
    document["version"] = 2
    assert attempt(bytes_of(document), "x") is Problem.BOOK_TOO_NEW


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 100 * 1024 * 1024),
        ("memory_kib", 10**300),
        ("memory_kib", -1),
        ("memory_kib", 1),
        ("memory_kib", 64.5),
        ("memory_kib", True),
        ("passes", 1000),
        ("passes", 0),
        ("lanes", 4096),
        ("lanes", 0),
    ],
)
def test_a_hostile_cost_is_not_obeyed(new: NewKeys, document: dict[str, object], field: str, value: object) -> None:
    slot_of(document, "recovery")[field] = value
    read = parse(bytes_of(document))
    assert read.slot(SlotKind.RECOVERY) is None
    assert attempt(bytes_of(document), new.recovery_code) is Problem.KEYSLOTS_DAMAGED
    assert attempt(bytes_of(document), PASSPHRASE) == new.key


def test_a_slot_of_another_book_does_not_open_this_one(new: NewKeys, tmp_path: Path) -> None:
    other = keyslots.create(tmp_path / "other", cost=LIGHT)
    document = json.loads(write(new.slots))
    document["slots"] = json.loads(write(other.slots))["slots"]
    assert attempt(bytes_of(document), other.recovery_code) is Problem.KEYSLOTS_DAMAGED


def test_a_thousand_flipped_bits_are_never_a_wrong_code_or_a_wrong_key(new: NewKeys) -> None:
    chance, data = random.Random(20261122), write(new.slots)
    opened = 0
    for _ in range(1000):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        found = attempt(bytes(flipped), new.recovery_code)
        if isinstance(found, DataKey):
            opened += 1
            assert found == new.key
        else:
            assert found in {Problem.KEYSLOTS_DAMAGED, Problem.BOOK_TOO_NEW}
    assert opened > 200  # many bits break the JSON as a whole; the spare copy is for those


def test_the_reader_in_the_documentation_opens_the_book(new: NewKeys, tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "resources" / "format" / "keyslots.md"
    match = re.search(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert match is not None
    reader, file = tmp_path / "reader.py", tmp_path / "keyslots.json"
    reader.write_text(match.group(1), "utf-8")
    file.write_bytes(write(new.slots))
    told = subprocess.run(
        [sys.executable, reader, file], input=new.recovery_code.lower(), capture_output=True, text=True, check=True
    )
    assert told.stdout.strip().endswith(new.key.hex())
