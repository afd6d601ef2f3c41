"""Each command, its JSON and its exit status."""

import json
from pathlib import Path

import pytest

from regulars.cli.main import commands
from regulars.domain.errors import KnownProblem, Problem
from regulars.services.exporting import ExportFormat
from tests.cli.command_line import CommandLine

PERSON_KEYS = {"id", "name", "health", "band", "last_touch", "rhythm_days", "circles", "place"}


def add_ana(cli: CommandLine) -> int:
    person: int = cli(
        "add", "Ana Duarte", "--phone", "+351 912 555 014", "--phone", "213 000 000", "--email", "ana@duarte.example",
        "--birthday", "--05-09", "--circle", "Wine", "--every", "6w",
    )["id"]  # fmt: skip
    return person


def test_only_commands_that_work_exist() -> None:
    assert set(commands.commands) == set(
        (
            "init import people show add note moment log promise keep break say pause today health undo redo history export"
            " check page look-through"
        ).split()
    )


def test_init_makes_a_book_that_its_code_opens_and_refuses_a_second_one(tmp_path: Path) -> None:
    line = CommandLine(tmp_path / "new")
    made = line.run("--json", "init", "--no-keyring")
    assert made.status == 0
    assert set(made.json) == {"book", "recovery_code", "keyring"}
    assert (made.json["book"], made.json["keyring"]) == (str(tmp_path / "new"), False)
    opened = line.run("--unlock", "-", "--json", "people", typed=made.json["recovery_code"])
    assert (opened.status, opened.json) == (0, [])
    before = {path: path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    again = line.run("--json", "init", "--no-keyring")
    assert (again.status, again.json["problem"]) == (1, "book-exists")
    assert {path: path.read_bytes() for path in (tmp_path / "new").rglob("*") if path.is_file()} == before


def test_a_passphrase_opens_the_book_too(tmp_path: Path) -> None:
    line = CommandLine(tmp_path / "new")
    words = tmp_path / "words"
    words.write_text("correct horse battery\n")
    assert line.run("--json", "init", "--no-keyring", "--passphrase", str(words)).status == 0
    assert line.run("--unlock", str(words), "--json", "people").json == []
    short = CommandLine(tmp_path / "other")
    words.write_text("short")
    answer = short.run("--json", "init", "--no-keyring", "--passphrase", str(words))
    assert (answer.status, answer.json["problem"]) == (1, "bad-value")
    assert not (tmp_path / "other").exists()


def test_people_are_found_by_name_phone_and_mail(cli: CommandLine) -> None:
    ana = add_ana(cli)
    cli("add", "Rui Faria")
    for query in ("duarte", "DUÁRTE", "5014", "ana@duarte", "912555"):
        found = cli("people", query)
        assert [person["id"] for person in found] == [ana], query
    assert set(found[0]) == PERSON_KEYS
    assert (found[0]["name"], found[0]["rhythm_days"], found[0]["circles"]) == ("Ana Duarte", 42, ["Wine"])
    assert len(cli("people")) == 2
    assert len(cli("people", "--limit", "1")) == 1
    assert cli("people", "nobody at all") == []


def test_people_are_found_by_what_is_known_of_them(cli: CommandLine) -> None:
    ana, rui = add_ana(cli), cli("add", "Rui Faria")["id"]
    cli("note", "Ana", "Rieslíng, dry", "--kind", "likes")
    cli("note", "Rui", "latex", "--kind", "avoid")
    cli("moment", "Ana", "--kind", "visit", "--at", "2026-05-01")
    for asked, found in (
        ("likes riesling", {ana}),
        ("avoids latex", {rui}),
        ("likes riesling or avoids latex", {ana, rui}),
        ("likes riesling and not seen 90 days", {ana}),
        ("avoids riesling", set()),
    ):
        assert {person["id"] for person in cli("people", asked)} == found, asked


def test_show_tells_everything_that_was_kept(cli: CommandLine) -> None:
    ana = add_ana(cli)
    note = cli("note", "Ana", "Riesling, never Chardonnay", "--kind", "likes", "--source", "noticed", "--veiled")["id"]
    moment = cli(
        "moment", str(ana), "--kind", "call", "--by", "them", "--at", "2026-11-20T18:30", "--text", "about May"
    )["id"]
    promise = cli("promise", "duarte", "send the list", "--due", "2026-11-30")["id"]
    shown = cli("show", "Ana Duarte")
    assert [point["value"] for point in shown["phones"]] == ["+351 912 555 014", "213 000 000"]
    assert [point["value"] for point in shown["emails"]] == ["ana@duarte.example"]
    assert [(day["kind"], day["date"]) for day in shown["occasions"]] == [("birthday", "--05-09")]
    assert [(n["id"], n["kind"], n["source"], n["veiled"]) for n in shown["notes"]] == [
        (note, "likes", "noticed", True)
    ]
    assert [(m["id"], m["day"], m["time"], m["by"], m["depth"]) for m in shown["moments"]] == [
        (moment, "2026-11-20", "18:30", "them", "normal")
    ]
    assert [(p["id"], p["state"], p["due_on"]) for p in shown["promises"]] == [(promise, "open", "2026-11-30")]


def test_a_moment_moves_the_clock_a_back_dated_one_too(cli: CommandLine) -> None:
    add_ana(cli)
    cli("moment", "Ana", "--kind", "visit", "--at", "2026-10-01")
    assert cli("people", "Ana")[0]["last_touch"] == "2026-10-01"
    cli("moment", "Ana", "--kind", "call")
    assert cli("people", "Ana")[0]["last_touch"] == "2026-11-22"
    assert cli.refused("moment", "Ana", "--kind", "call", "--at", "2027-01-01")["problem"] == "bad-value"


def test_promises_are_kept_and_broken(cli: CommandLine) -> None:
    add_ana(cli)
    first = cli("promise", "Ana", "the list")["id"]
    second = cli("promise", "Ana", "the recipe", "--by", "them", "--due", "2026-12-01")["id"]
    assert cli("keep", str(first)) == {"id": first}
    assert cli("break", str(second)) == {"id": second}
    states = {p["id"]: p["state"] for p in cli("show", "Ana")["promises"]}
    assert states == {first: "kept", second: "broken"}
    assert cli.refused("keep", "999")["problem"] == "entry-unknown"


def test_today_names_who_is_due_and_why(cli: CommandLine) -> None:
    ana = add_ana(cli)
    cli("moment", "Ana", "--kind", "call", "--at", "2026-09-01")
    moment = cli("moment", "Ana", "--kind", "visit", "--at", "2026-09-20")["id"]
    cli.clock.at = cli.clock.at.replace(day=23)  # Sundays are free
    [item] = cli("today")
    assert set(item) == {"person", "name", "why", "channel", "their_time", "kind"}
    assert (item["person"], item["name"]) == (ana, "Ana Duarte")
    assert item["why"][0]["key"] in {"rhythm", "quiet-long", "new-hello"}
    assert {"kind": "moment", "id": moment} in item["why"][0]["cites"]


def test_today_at_another_time_and_place_changes_nothing(cli: CommandLine) -> None:
    add_ana(cli)
    cli("moment", "Ana", "--kind", "call", "--at", "2026-11-20")
    health = cli("health", "Ana")
    assert cli("today") == []
    assert [item["name"] for item in cli("today", "--at", "2027-02-02")] == ["Ana Duarte"]
    assert [item["kind"] for item in cli("today", "--at", "2028-05-08T20:00", "--zone", "Asia/Tokyo")] == ["date"]
    assert cli("today", "--at", "2026-11-21") == []
    assert cli("today") == []
    assert cli("health", "Ana") == health


def test_health_falls_with_time_and_tells_its_parts(cli: CommandLine) -> None:
    ana = add_ana(cli)
    for day in ("2026-08-01", "2026-09-10", "2026-10-20"):
        cli("moment", "Ana", "--kind", "visit", "--at", day)
    [now] = cli("health")
    assert set(now) == {"person", "score", "band", "parts", "tau_days", "due_at", "late_at", "restore"}
    assert now["person"] == ana
    assert sum(part["points"] for part in now["parts"]) == pytest.approx(now["score"], abs=0.1)
    [later] = cli("health", "Ana", "--at", "2027-06-01")
    assert later["score"] < now["score"]
    [before] = cli("health", "Ana", "--at", "2026-09-15")
    assert before["due_at"] < now["due_at"]


def test_undo_and_redo_work_from_one_run_to_the_next(cli: CommandLine) -> None:
    add_ana(cli)
    cli("note", "Ana", "likes Riesling")
    undone = cli("undo")
    assert (undone["label"], undone["left_alone"]) == ("add-note", [])
    assert cli("show", "Ana")["notes"] == []
    assert cli("redo")["label"] == "add-note"
    assert len(cli("show", "Ana")["notes"]) == 1
    first = cli("history")[-1]
    assert cli("undo", str(first["step"]))["left_alone"] == [{"id": 1, "name": "Ana Duarte"}]
    assert cli.refused("redo")["problem"] in {"nothing-to-redo"}


def test_history_tells_the_steps_newest_first_and_of_one_person(cli: CommandLine) -> None:
    add_ana(cli)
    cli("add", "Rui Faria")
    cli("note", "Ana", "likes Riesling")
    cli("undo")
    steps = cli("history")
    assert [(step["label"], step["undone"]) for step in steps if step["kind"] == "do"] == [
        ("add-note", True), ("add-person", False), ("add-person", False),
    ]  # fmt: skip
    assert {step["subject"] for step in cli("history", "Rui")} == {"Rui Faria"}


def test_a_name_that_fits_two_is_a_question(cli: CommandLine) -> None:
    cli("add", "Ana Duarte")
    cli("add", "Ana Moreira")
    problem = cli.refused("show", "Ana")
    assert problem["problem"] == "person-ambiguous"
    assert "1 Ana Duarte, 2 Ana Moreira" in problem["next"]
    assert cli("show", "2")["name"] == "Ana Moreira"
    assert cli.refused("show", "Zoë")["problem"] == "person-unknown"


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_an_export_is_a_new_private_file(cli: CommandLine, tmp_path: Path, kind: ExportFormat) -> None:
    add_ana(cli)
    cli("add", "Rui Faria")
    dest = tmp_path / f"everybody.{kind.value}"
    assert cli("export", str(dest), "--format", kind.value) == {"file": str(dest), "format": kind.value, "people": 2}
    assert dest.stat().st_mode & 0o777 == 0o600
    assert "Ana Duarte" in dest.read_text("utf-8")
    before = dest.read_bytes()
    assert cli.refused("export", str(dest))["problem"] == "file-exists"
    nowhere = cli.refused("export", str(tmp_path / "gone" / "everybody"))
    assert nowhere["problem"] == "folder-missing"
    assert str(tmp_path / "gone") in nowhere["next"]
    assert dest.read_bytes() == before
    one = cli("export", str(tmp_path / "one"), "--format", kind.value, "--person", "Ana")
    assert one["people"] == 1
    assert not list(tmp_path.glob("*.part"))


def test_check_says_that_all_is_well(cli: CommandLine) -> None:
    add_ana(cli)
    found = cli("check")
    assert found["ok"]
    assert (found["cipher"], found["structure"], found["references"]) == ([], [], [])
    assert (found["counts"]["person"], found["keys"]["sound"]) == (1, True)


def test_check_finds_a_flipped_bit(cli: CommandLine) -> None:
    add_ana(cli)
    book = cli.folder / "book.db"
    data = bytearray(book.read_bytes())
    data[-1500] ^= 4
    book.write_bytes(data)
    answer = cli.run("--unlock", str(cli.code), "--json", "check")
    assert answer.status == 1
    assert answer.json.get("problem") == "book-damaged" or answer.json["cipher"]


def test_wrong_usage_is_exit_2(cli: CommandLine) -> None:
    for wrong in (
        ("frobnicate",),
        ("people", "--limit", "0"),
        ("note", "Ana"),
        ("moment", "Ana", "--kind", "dance"),
        ("moment", "Ana", "--kind", "call", "--at", "yesterday"),
        ("add", "Ana", "--birthday", "31.02.1984"),
        ("add", "Ana", "--every", "often"),
        ("today", "--zone", "Lisbon"),
        ("--unlock",),
    ):
        answer = cli.run("--unlock", str(cli.code), *wrong)
        assert (answer.status, answer.out) == (2, ""), wrong
        assert "Error:" in answer.err


def test_a_bug_is_exit_3_and_tells_no_names(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_people: object, name: str) -> None:
        raise ValueError(name)

    monkeypatch.setattr("regulars.services.people.People.resolve", broken)
    answer = cli.run("--unlock", str(cli.code), "--json", "show", "Clementine")
    assert (answer.status, answer.out) == (3, "")
    assert "Clementine" not in answer.err
    assert "ValueError" in answer.err


def test_every_known_problem_has_words() -> None:
    from regulars.cli.wording import title_and_next

    for code in Problem:
        title, following = title_and_next(KnownProblem(code))
        assert title != "Something went wrong", code
        assert following


def test_without_json_a_person_reads_plain_lines(cli: CommandLine) -> None:
    add_ana(cli)
    cli("note", "Ana", "likes Riesling")
    page = cli.run("--unlock", str(cli.code), "show", "Ana").out
    for words in ("Ana Duarte (1)", "+351 912 555 014", "ana@duarte.example", "birthday: --05-09", "likes Riesling"):
        assert words in page
    missing = cli.run("--book", str(cli.folder.parent / "gone"), "--unlock", str(cli.code), "people")
    assert (missing.status, missing.out) == (1, "")
    assert "init" in missing.err


def test_page_writes_what_may_be_shown_to_the_person(cli: CommandLine, tmp_path: Path) -> None:
    add_ana(cli)
    cli("note", "Ana Duarte", "oat milk", "--kind", "likes")
    cli("note", "Ana Duarte", "sees a therapist", "--veiled")
    answer = cli("page", "Ana Duarte", str(tmp_path / "ana.html"))
    assert (answer["veiled"], answer["blacked"]) == (1, 0)
    page = (tmp_path / "ana.html").read_text("utf-8")
    assert "oat milk" in page
    assert "therapist" not in page
    again = cli.run(
        "--book", str(cli.folder), "--unlock", str(cli.code), "--json", "page", "1", str(tmp_path / "ana.html")
    )
    assert (again.status, again.json["problem"]) == (1, "file-exists")


def test_a_pause_stands_on_the_page_and_in_the_export_and_stops_the_clock(cli: CommandLine, tmp_path: Path) -> None:
    ana = add_ana(cli)
    for day in ("2026-08-01", "2026-09-01", "2026-10-01"):
        cli("moment", "Ana Duarte", "--kind", "call", "--by", "both", "--at", day)
    before = cli("health", "Ana Duarte")[0]["score"]
    pause = cli("pause", "Ana Duarte", "--from", "2026-10-15", "--why", "a baby")["id"]
    assert cli("health", "Ana Duarte")[0]["score"] > before
    known = {"id": pause, "begins": "2026-10-15", "ends": None, "reason": "a baby"}
    assert cli("show", str(ana))["pauses"] == [known]
    words = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), "show", "Ana Duarte").out
    assert "pause: 2026-10-15 to further notice, a baby" in words
    cli("pause", "--from", "2026-12-01", "--back", "2027-01-07")
    cli("export", str(tmp_path / "all.json"))
    document = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert [(one["begins"], one["ends"]) for one in document["pauses"]] == [("2026-12-01", "2027-01-07")]
    assert document["people"][0]["pauses"] == [known]
    assert "comes after" in cli.refused("pause", "--from", "2026-12-01", "--back", "2026-12-01")["next"]


def test_what_was_bought_is_kept_with_the_moment_and_shown(cli: CommandLine) -> None:
    cli("add", "Ana Moreira")
    cli("moment", "Ana", "--kind", "purchase", "--by", "them", "--bought", "2 cases of riesling, 180")
    [moment] = cli("show", "Ana")["moments"]
    assert (moment["kind"], moment["bought"]) == ("purchase", "2 cases of riesling, 180")
    cli("undo")
    assert cli("show", "Ana")["moments"] == []


def test_what_one_wants_to_say_is_kept_shown_and_let_go(cli: CommandLine) -> None:
    cli("add", "Ana Duarte")
    assert cli("say", "Ana Duarte", "Dear {name}, the oak is here.")["text"] == "Dear {name}, the oak is here."
    assert cli("say", "Ana Duarte")["text"] == "Dear {name}, the oak is here."
    assert cli("show", "Ana Duarte")["to_say"]["text"] == "Dear {name}, the oak is here."
    assert cli("say", "Ana Duarte", "--said") == {"text": "", "written_on": None}
    cli("undo")
    assert cli("say", "Ana Duarte")["text"] == "Dear {name}, the oak is here."
