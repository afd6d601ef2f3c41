"""Looking through a few notes each month from the command line."""

from datetime import timedelta

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def notes(cli: CommandLine) -> list[int]:
    """Six notes that were heard long ago."""
    for name in ("Ana", "Rui", "Mia", "Zoë", "Olena"):
        cli("add", name)
    found = [
        cli("note", name, "has a brother", "--source", "someone", "--on", "2025-03-04", "--place", "at a dinner")["id"]
        for name in ("Ana", "Rui", "Mia", "Zoë")
    ]
    found.append(cli("note", "Olena", "goes to mass", "--on", "2025-05-04")["id"])
    found.append(cli("note", "Olena", "asthma", "--on", "2024-05-04", "--veiled")["id"])
    cli.clock.at += timedelta(days=40)
    return found


def plain(cli: CommandLine, *arguments: str) -> str:
    answer = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), *arguments)
    assert answer.status == 0, answer.err
    return answer.out


def test_the_five_are_listed_touchy_ones_first_and_veiled_ones_last(cli: CommandLine, notes: list[int]) -> None:
    listed = cli("look-through")
    assert [one["id"] for one in listed] == [notes[4], *notes[:4]]
    assert listed[0]["touchy"]
    assert listed[1] == {
        "id": notes[0],
        "person": 1,
        "name": "Ana",
        "kind": "other",
        "text": "has a brother",
        "source": "someone",
        "source_day": "2025-03-04",
        "source_place": "at a dinner",
        "touchy": False,
        "veiled": False,
    }


def test_a_veiled_note_is_listed_without_its_words(cli: CommandLine, notes: list[int]) -> None:
    for one in cli("look-through"):
        cli("look-through", str(one["id"]), "keep")
    said = plain(cli, "look-through")
    assert "(veiled)" in said
    assert "asthma" not in said


def test_answers_are_kept_and_undone(cli: CommandLine, notes: list[int]) -> None:
    cli("look-through", str(notes[0]), "veil")
    cli("look-through", str(notes[1]), "soften", "--text", "has family")
    cli("look-through", str(notes[2]), "forget")
    assert cli("show", "Ana")["notes"][0]["veiled"]
    assert cli("show", "Rui")["notes"][0]["text"] == "has family"
    assert cli("show", "Mia")["notes"] == []
    assert [one["id"] for one in cli("look-through")] == [notes[4], notes[3]]
    cli("undo")
    assert cli("show", "Mia")["notes"][0]["text"] == "has a brother"


def test_a_new_book_has_nothing_to_look_through(cli: CommandLine) -> None:
    assert cli("look-through") == []
    assert "No note waits" in plain(cli, "look-through")
    assert cli.refused("look-through", "99", "keep")["problem"] == "entry-unknown"


@pytest.mark.parametrize(
    "arguments",
    [("1",), ("1", "soften"), ("1", "keep", "--text", "x"), ("1", "burn"), ("--text", "x"), ("Ana", "keep")],
)
def test_half_a_command_is_told_as_wrong_usage(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    answer = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), "look-through", *arguments)
    assert answer.status == 2
