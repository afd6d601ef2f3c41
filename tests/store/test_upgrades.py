"""Books of an older version open in this one, whole, with everything that could be taken back still taken back."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from regulars.domain.changes import Act, StepId
from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.pauses import Pauses
from regulars.store import database, keyslots, schema, upgrades
from regulars.store.database import Connection
from regulars.store.journal import stored_time
from tests.book_contents import contents, references_hold
from tests.builders import QUICK, clock_on
from tests.open_shop import Shop

KEY = bytes(range(32))
VERSION_1, VERSION_2 = ((Path(__file__).parent / f"version_{number}.sql").read_text("utf-8") for number in (1, 2))
ANA, RUI, ZOE = PersonId(1), PersonId(2), PersonId(3)


def old_book(path: Path, key: bytes = KEY, tables: str = VERSION_1) -> Connection:
    """An encrypted book of an older version, empty."""
    connection = database._connect(path, key, "rwc")
    for statement in database._statements(tables):
        connection.execute(statement)
    return connection


class Days:
    """Steps of version 1, a minute each, as its verbs wrote them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.now = clock_on().now() - timedelta(hours=1)

    def step(self, act: Act, subject: str, *statements: str | tuple[str, Sequence[object]]) -> StepId:
        self.now += timedelta(minutes=1)
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        step = connection.execute(
            "INSERT INTO step (at, act, subject) VALUES (?, ?, ?)", (stored_time(self.now), act.value, subject)
        ).lastrowid
        connection.execute("UPDATE change_now SET step_id = ?", (step,))
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
        connection.execute("UPDATE change_now SET step_id = NULL")
        connection.execute("COMMIT")
        return StepId(int(step))

    def add_person(self, name: str) -> StepId:
        sql = "INSERT INTO person (uid, name, sort_key, added_on) VALUES (?, ?, ?, '2026-10-01')"
        return self.step(Act.ADD_PERSON, name, (sql, (f"uid-{name}", name, name.casefold())))


def pause(person: int, begins: str | None, ends: str | None) -> tuple[str, Sequence[object]]:
    return "UPDATE person SET paused_from = ?, paused_until = ? WHERE id = ?", (begins, ends, person)


NOTED = (
    "INSERT INTO note (person_id, kind, text, source, source_day) VALUES (1, 'avoid', 'latex', 'told', '2026-11-01')",
    "INSERT INTO note_version (note_id, text, kind, replaced_at) VALUES (1, 'nuts', 'avoid', '2026-11-01T10:00:00+00:00')",
)
MET = (
    "INSERT INTO moment (kind, direction, depth, day) VALUES ('visit', 'both', 'deep', '2026-11-02')",
    "INSERT INTO moment_person (person_id, moment_id) VALUES (1, 1)",
    "INSERT INTO organisation (name) VALUES ('Atelier')",
    "INSERT INTO membership (person_id, organisation_id) VALUES (1, 1)",
    "INSERT INTO household (name) VALUES ('Duarte')",
    "INSERT INTO occasion (person_id, kind, date) VALUES (1, 'birthday', '--05-09')",
)


def live_in(connection: Connection) -> dict[str, StepId]:
    """A few days in an old book: each thing that version 2 keeps otherwise is made, edited and removed."""
    days = Days(connection)
    for name in ("Ana", "Rui", "Zoë"):
        days.add_person(name)
    return {
        "noted": days.step(Act.ADD_NOTE, "Ana", *NOTED),
        "met": days.step(Act.LOG_MOMENT, "Ana", *MET),
        "paused": days.step(Act.EDIT_PERSON, "Ana", pause(ANA, "2026-11-01", None)),
        "ended": days.step(Act.EDIT_PERSON, "Ana", pause(ANA, "2026-11-01", "2026-12-01")),
        "renamed": days.step(Act.EDIT_PERSON, "Ana D", "UPDATE person SET name = 'Ana D' WHERE id = 1"),
        "paused too": days.step(Act.EDIT_PERSON, "Zoë", pause(ZOE, "2026-10-05", "2026-10-09")),
        "cleared": days.step(Act.EDIT_PERSON, "Zoë", pause(ZOE, None, None)),
        "rested": days.step(Act.EDIT_PERSON, "Rui", pause(RUI, "2026-10-02", None)),
        "gone": days.step(Act.DELETE_PERSON, "Rui", "DELETE FROM person WHERE id = 2"),
        "moved": days.step(Act.EDIT_MEMBERSHIP, "Ana D", "UPDATE organisation SET name = 'Atelier Norte' WHERE id = 1"),
        "unmet": days.step(Act.DELETE_MOMENT, "Ana D", "DELETE FROM moment WHERE id = 1"),
    }


class OldShop(Shop):
    """A book that was lived in under version 1 and is opened by this one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, clock_on()
        keys = opening.begin(folder, self.clock, cost=QUICK)
        self.code = keys.recovery_code
        connection = old_book(folder / opening.BOOK_NAME, keys.key.raw())
        self.steps = live_in(connection)
        connection.checkpoint()
        connection.close()
        keyslots.mark_in_use(folder)
        self.restart_after_a_kill()


@pytest.fixture
def old(tmp_path: Path) -> Iterator[OldShop]:
    folder = tmp_path / "old"
    folder.mkdir(mode=0o700)
    shop = OldShop(folder)
    yield shop
    shop.book.close()


def objects(connection: Connection) -> dict[tuple[str, str], tuple[str, str | None]]:
    rows = connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {(kind, name): (table, sql) for kind, name, table, sql in rows}


def spans(pauses: Pauses, person: PersonId) -> list[tuple[date, date | None]]:
    return [(one.begins, one.ends) for one in pauses.of(person)]


def test_an_older_book_has_the_tables_of_a_new_one_to_the_last_byte(tmp_path: Path) -> None:
    older, newer = old_book(tmp_path / "old.db"), database.create_book(tmp_path / "new.db", KEY)
    live_in(older)
    assert older.value("PRAGMA user_version") == 1
    database.migrate(older)
    assert objects(older) == objects(newer)
    assert older.value("PRAGMA user_version") == newer.value("PRAGMA user_version") == schema.VERSION
    for table in schema.JOURNALED:
        sql = f"PRAGMA table_xinfo({table})"
        assert older.rows(sql) == newer.rows(sql), table
    assert older.rows("PRAGMA integrity_check") == [("ok",)]
    for connection in (older, newer):
        connection.close()


def test_a_book_of_version_2_becomes_the_same_and_keeps_what_is_in_it(tmp_path: Path) -> None:
    older = old_book(tmp_path / "old.db", tables=VERSION_2)
    Days(older).add_person("Ana")
    database.migrate(older)
    newer = database.create_book(tmp_path / "new.db", KEY)
    assert objects(older) == objects(newer)
    assert older.rows("SELECT name FROM person") == [("Ana",)]
    assert older.value("PRAGMA user_version") == schema.VERSION
    for connection in (older, newer):
        connection.close()


def test_there_is_a_way_from_every_version() -> None:
    assert set(upgrades.FROM) == set(range(1, schema.VERSION))


def test_a_book_killed_in_the_middle_of_an_upgrade_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies on the disk at each statement is what a kill there would leave."""
    before = tmp_path / "before"
    before.mkdir()
    connection = old_book(before / "book.db")
    live_in(connection)
    rows = connection.rows("SELECT * FROM person ORDER BY id")
    copies: list[Path] = []
    execute = Connection.execute

    def copied_first(self: Connection, sql: str, values: Any = ()) -> Any:
        if self is connection:
            copies.append(tmp_path / f"killed-{len(copies)}")
            if len(copies) % 7 == 1 or sql == "COMMIT":
                shutil.copytree(before, copies[-1])
        return execute(self, sql, values)

    monkeypatch.setattr(Connection, "execute", copied_first)
    database.migrate(connection)
    monkeypatch.undo()
    connection.close()
    killed = [copy for copy in copies if copy.exists()]
    assert len(killed) > 30
    for copy in killed:
        again = database.open_book(copy / "book.db", KEY)
        assert again.value("PRAGMA user_version") == 1
        assert again.rows("SELECT * FROM person ORDER BY id") == rows
        database.migrate(again)
        assert again.value("SELECT count(*) FROM pause") == 1
        again.close()


def test_an_upgrade_that_fails_leaves_the_book_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = old_book(tmp_path / "book.db")
    before = objects(connection)
    monkeypatch.setitem(upgrades.FROM, 1, upgrades.FROM[1] + "INSERT INTO nowhere VALUES (1);")
    with pytest.raises(database.Error):
        database.migrate(connection)
    assert objects(connection) == before
    assert connection.value("PRAGMA user_version") == 1
    monkeypatch.undo()
    database.migrate(connection)
    connection.close()


def test_pauses_of_version_1_are_carried_over(old: OldShop) -> None:
    assert spans(old.verbs.pauses, ANA) == [(date(2026, 11, 1), date(2026, 12, 1))]
    assert spans(old.verbs.pauses, ZOE) == []


def test_everything_done_under_version_1_can_be_taken_back_and_done_again(old: OldShop) -> None:
    whole = contents(old.book)
    counts = []
    while old.book.next_undo() is not None:
        old.book.undo()
        counts.append(len(old.verbs.pauses.of(ANA)))
    # unmet, moved, gone, rested, cleared, paused too, renamed | ended, paused | met, noted, and the three people
    assert counts == [1] * 8 + [0] * 6
    assert not any(contents(old.book).values())
    for _ in counts:
        old.book.redo()
    assert contents(old.book) == whole
    assert references_hold(old.book)


def test_an_undo_of_version_1_knows_nothing_of_the_new_columns_and_leaves_their_defaults(old: OldShop) -> None:
    old.book.undo()
    row = old.book.writer.row("SELECT bought, kind FROM moment")
    assert row == ("", "visit")
    old.book.undo()
    assert old.book.writer.row("SELECT name, about FROM organisation") == ("Atelier", "")


def test_each_pause_comes_back_as_it_was(old: OldShop) -> None:
    pauses = old.verbs.pauses
    seen = [(spans(pauses, ANA), spans(pauses, ZOE))]
    for _ in range(9):
        old.book.undo()
        now = (spans(pauses, ANA), spans(pauses, ZOE))
        if now != seen[-1]:
            seen.append(now)
    till_december = [(date(2026, 11, 1), date(2026, 12, 1))]
    assert seen == [
        (till_december, []),
        (till_december, [(date(2026, 10, 5), date(2026, 10, 9))]),
        (till_december, []),
        ([(date(2026, 11, 1), None)], []),
        ([], []),
    ]


def test_somebody_deleted_under_version_1_comes_back_out_of_order_with_their_pause(old: OldShop) -> None:
    old.verbs.people.add("Somebody new")
    undone = old.book.undo(old.steps["gone"])
    assert undone.left_alone == ()
    assert spans(old.verbs.pauses, RUI) == [(date(2026, 10, 2), None)]
    old.book.undo()
    assert spans(old.verbs.pauses, RUI) == []


def test_a_pause_of_version_1_stays_where_the_person_was_touched_since(old: OldShop) -> None:
    old.verbs.pauses.begin(ANA, date(2026, 12, 24), date(2027, 1, 7))
    undone = old.book.undo(old.steps["ended"])
    assert [name for _, name in undone.left_alone] == ["Ana D"]
    assert len(spans(old.verbs.pauses, ANA)) == 2
