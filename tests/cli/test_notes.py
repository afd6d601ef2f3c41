"""Notes from the command line: with everything that can be said about one; what is veiled is printed only when asked for."""

from tests.cli.command_line import CommandLine


def printed(cli: CommandLine, *arguments: str) -> str:
    answer = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), *arguments)
    assert answer.status == 0, answer.err
    return answer.out


def test_a_note_takes_all_that_can_be_said_about_it(cli: CommandLine) -> None:
    cli("add", "Ana")
    cli(
        *("note", "Ana", "corner table", "--own-kind", "Seat", "--strength", "strong", "--on", "2026-11-01"),
        *("--place", "at the counter", "--purpose", "bookings", "--consent", "yes", "--review", "2027-11-01"),
    )
    (note,) = cli("show", "Ana")["notes"]
    assert (note["kind"], note["own_kind"], note["strength"], note["source_day"]) == (
        "own",
        "Seat",
        "strong",
        "2026-11-01",
    )
    assert (note["source_place"], note["purpose"], note["consent"], note["review_on"]) == (
        "at the counter",
        "bookings",
        True,
        "2027-11-01",
    )


def test_touchy_words_are_kept_as_asked_and_the_veil_is_offered(cli: CommandLine) -> None:
    cli("add", "Ana")
    arguments = ("--book", str(cli.folder), "--unlock", str(cli.code), "note", "Ana", "asthma")
    offered = cli.run(*arguments)
    assert offered.status == 0
    assert "health" in offered.err
    assert "--veiled" in offered.err
    assert cli.run(*arguments, "--veiled").err == ""
    assert [note["veiled"] for note in cli("show", "Ana")["notes"]] == [True, False]


def test_what_is_veiled_is_printed_only_when_it_is_asked_for(cli: CommandLine) -> None:
    cli("add", "Ana")
    cli("note", "Ana", "asthma", "--veiled")
    cli("note", "Ana", "oat milk", "--kind", "likes")
    plain = printed(cli, "show", "Ana")
    assert "asthma" not in plain
    assert "other: (veiled)" in plain
    assert "likes: oat milk" in plain
    assert "asthma" in printed(cli, "show", "Ana", "--veiled")
    assert "asthma" not in printed(cli, "people", "asthma")
    assert cli("people", "asthma") == []
