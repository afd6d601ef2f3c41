"""`log`: what a sentence is read as, what is kept of it, and what is refused."""

from tests.cli.command_line import CommandLine

SENTENCE = (
    "called ana 25m, oak samples arrived, tomás started school, prefers whatsapp for photos, send quote by friday"
)


def test_a_sentence_is_read_and_nothing_is_kept(cli: CommandLine) -> None:
    ana = cli("add", "Ana Moreira")["id"]
    assert cli("log", SENTENCE, "--at", "2026-11-22T16:12") == {
        "person": {"id": ana, "name": "Ana Moreira", "candidates": []},
        "moment": {"kind": "call", "by": "me", "minutes": 25, "at": "2026-11-22T16:12"},
        "notes": [
            {"kind": "family", "text": "tomás started school"},
            {"kind": "in-touch", "text": "prefers whatsapp for photos"},
        ],
        "promises": [{"by": "me", "text": "send quote", "due": "2026-11-27"}],
        "words": "oak samples arrived",
    }
    assert cli("show", "Ana Moreira")["moments"] == []


def test_with_yes_all_of_it_is_kept_as_one_step_that_undo_takes_back(cli: CommandLine) -> None:
    cli("add", "Ana Moreira")
    cli("log", SENTENCE, "--yes")
    held = cli("show", "Ana Moreira")
    [moment], [promise] = held["moments"], held["promises"]
    assert (moment["kind"], moment["day"], moment["time"], moment["minutes"]) == ("call", "2026-11-22", "16:12", 25)
    assert moment["text"] == "oak samples arrived"
    assert (promise["text"], promise["due_on"], promise["by"]) == ("send quote", "2026-11-27", "me")
    assert {(note["kind"], note["source"], note["source_day"]) for note in held["notes"]} == {
        ("family", "told", "2026-11-22"),
        ("in-touch", "told", "2026-11-22"),
    }
    assert cli("undo")["label"] == "log-moment"
    held = cli("show", "Ana Moreira")
    assert (held["moments"], held["notes"], held["promises"]) == ([], [], [])


def test_a_sentence_written_on_another_day_counts_its_days_from_there(cli: CommandLine) -> None:
    cli("add", "Ana Moreira")
    read = cli("log", "called ana yesterday, send quote tomorrow", "--at", "2026-03-10")
    assert read["moment"]["at"] == "2026-03-09"
    assert read["promises"][0]["due"] == "2026-03-11"


def test_parts_that_are_not_there_are_null_or_empty(cli: CommandLine) -> None:
    assert cli("log", "🎉🎉") == {"person": None, "moment": None, "notes": [], "promises": [], "words": "🎉🎉"}


def test_two_of_the_same_name_are_both_shown_and_nobody_is_taken_by_chance(cli: CommandLine) -> None:
    one, other = cli("add", "John Smith")["id"], cli("add", "John Smith")["id"]
    found = cli("log", "called john smith 5m")["person"]
    assert {candidate["id"] for candidate in found["candidates"]} == {one, other}
    assert cli.refused("log", "called john smith 5m", "--yes")["problem"] == "person-ambiguous"
    assert cli("show", str(one))["moments"] == cli("show", str(other))["moments"] == []


def test_a_name_that_nobody_has_is_refused_with_the_name(cli: CommandLine) -> None:
    cli("add", "Ana Moreira")
    person = cli("log", "called ana smith 5m")["person"]
    assert (person["id"], person["name"]) == (None, "ana smith")
    refused = cli.refused("log", "called ana smith 5m", "--yes")
    assert refused["problem"] == "person-unknown"
    assert "ana smith" in refused["next"]


def test_a_meeting_with_several_names_all_of_them(cli: CommandLine) -> None:
    ana, rui = cli("add", "Ana Moreira")["id"], cli("add", "Rui Faria")["id"]
    read = cli("log", "lunch with ana and rui", "--yes")
    assert (read["person"]["id"], [who["id"] for who in read["with"]]) == (ana, [rui])
    assert len(cli("show", "Rui Faria")["moments"]) == 1


def test_without_json_it_says_the_same_in_lines(cli: CommandLine) -> None:
    cli("add", "Ana Moreira")
    answer = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), "log", SENTENCE)
    assert answer.out.splitlines()[:2] == ["who: Ana Moreira", "call by me, 2026-11-22T16:12, 25 min"]
    assert answer.out.splitlines()[-1] == "Nothing is kept without --yes."
