"""The book's file is replaced while it is open: nothing of either book is lost."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.services import opening, two_copies
from regulars.services.verbs import Verbs
from tests.open_shop import Shop


def names(shop: Shop) -> set[str]:
    return {str(row[0]) for row in shop.book.reader.rows("SELECT name FROM person")}


def sync(shop: Shop, copy: Path) -> None:
    """A syncing program puts another machine's file in the place of the open one, as they do: by a rename."""
    part = shop.folder / ".sync.tmp"
    shutil.copy(copy, part)
    part.replace(shop.folder / "book.db")


@pytest.fixture
def elsewhere(shop: Shop, tmp_path: Path) -> Path:
    """The book as another machine has it: with Zoë, whom this one does not know."""
    shop.person("Ana")
    shop.book.close()
    shutil.copytree(shop.folder, tmp_path / "elsewhere")
    other = opening.open_with_secret(tmp_path / "elsewhere", shop.code, shop.clock).book
    Verbs(other).people.add("Zoë")
    other.close()
    shop.restart_after_a_kill()
    return tmp_path / "elsewhere" / "book.db"


def test_a_book_that_is_left_alone_was_not_replaced(shop: Shop) -> None:
    shop.person("Ana")
    shop.book.idle()
    assert not shop.book.files.were_replaced


@pytest.mark.parametrize("is_gone", [False, True], ids=["replaced", "removed"])
def test_both_books_are_kept_whole(shop: Shop, elsewhere: Path, is_gone: bool) -> None:
    shop.person("Bruno")
    if is_gone:
        (shop.folder / "book.db").unlink()
    else:
        sync(shop, elsewhere)
    shop.person("Carla")  # before anybody noticed
    assert shop.book.files.were_replaced
    keys = opening.open_with_secret(elsewhere.parent, shop.code, shop.clock)
    saved = two_copies.save_aside(shop.book, keys.keys)
    keys.book.close()
    shop.book.close()
    opened, other = two_copies.open_again(saved, shop.clock)
    shop.take(opened.book)
    assert names(shop) == {"Ana", "Bruno", "Carla"}
    assert not shop.book.files.were_replaced
    assert shop.book.writer.value("PRAGMA integrity_check") == "ok"
    if is_gone:
        assert other is None
        return
    assert other is not None
    assert other.name.startswith("book.db.other-")
    shop.book.close()
    other.replace(shop.folder / "book.db")
    shop.restart_after_a_kill()
    assert names(shop) == {"Ana", "Zoë"}


def test_a_kill_before_the_books_change_places_loses_neither(shop: Shop, elsewhere: Path) -> None:
    shop.person("Bruno")
    sync(shop, elsewhere)
    shop.clock.at += timedelta(minutes=1)
    mine = two_copies.replaced.save_mine(shop.book.writer, "now")
    for connection in (shop.book.writer, shop.book.reader):
        connection.raw.close()
    (shop.folder / "book.db-wal").unlink()
    (shop.folder / "book.db").rename(shop.folder / "book.db.other-now")
    mine.replace(shop.folder / "book.db")
    shop.restart_after_a_kill()
    assert names(shop) == {"Ana", "Bruno"}


def overwrite(shop: Shop, copy: Path) -> None:
    """A syncing program writes another machine's file over the open one, in its place."""
    with (shop.folder / "book.db").open("rb+") as file:
        file.write(copy.read_bytes())
        file.truncate()


def test_a_book_that_was_written_over_is_noticed_before_anything_is_written_and_both_are_kept(
    shop: Shop, elsewhere: Path
) -> None:
    shop.clock.at += timedelta(minutes=5)
    shop.person("Bruno")
    shop.book.idle()
    assert not two_copies.is_disturbed(shop.book)
    number = (shop.folder / "book.db").stat().st_ino
    overwrite(shop, elsewhere)
    assert (shop.folder / "book.db").stat().st_ino == number
    assert two_copies.is_disturbed(shop.book)
    with pytest.raises(KnownProblem) as caught:
        shop.person("Carla")
    assert caught.value.code is Problem.BOOK_IN_USE, "the words stay in the form"
    shop.book.idle()
    keys = opening.open_with_secret(elsewhere.parent, shop.code, shop.clock)
    saved = two_copies.save_aside(shop.book, keys.keys)
    keys.book.close()
    shop.book.close()
    opened, other = two_copies.open_again(saved, shop.clock)
    shop.take(opened.book)
    assert names(shop) == {"Ana", "Bruno"}
    assert shop.book.writer.value("PRAGMA integrity_check") == "ok"
    shop.person("Carla")
    assert other is not None
    shop.book.close()
    other.replace(shop.folder / "book.db")
    shop.restart_after_a_kill()
    assert names(shop) == {"Ana", "Zoë"}


def test_a_file_that_was_only_touched_is_no_disturbance(shop: Shop) -> None:
    shop.person("Bruno")
    shop.book.idle()
    book = shop.folder / "book.db"
    overwrite(shop, book)
    assert not two_copies.is_disturbed(shop.book)
    book.touch()
    shop.person("Carla")
    assert names(shop) == {"Bruno", "Carla"}


def test_a_large_book_has_no_spare(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.person("Ana")
    monkeypatch.setattr("regulars.services.book.LARGEST_SPARED", 10_000)
    shop.book.idle()
    assert not (shop.folder / "book.db.spare").exists()


def test_what_this_program_and_another_of_ours_write_is_no_disturbance(shop: Shop) -> None:
    shop.person("Ana")
    shop.book.idle()
    again = opening.open_with_secret(shop.folder, shop.code, shop.clock).book
    Verbs(again).people.add("Rui")
    assert not two_copies.is_disturbed(shop.book)
    again.idle()
    assert not two_copies.is_disturbed(shop.book)
    again.close()
    assert not two_copies.is_disturbed(shop.book)
    shop.person("Zoë")
    again = opening.open_with_secret(shop.folder, shop.code, shop.clock).book
    again.close()
    assert not two_copies.is_disturbed(shop.book)
    shop.person("Carla")
    assert names(shop) == {"Ana", "Rui", "Zoë", "Carla"}


def test_an_older_copy_in_the_place_of_the_book_is_noticed_at_the_next_opening_and_the_newer_is_kept(
    shop: Shop, tmp_path: Path
) -> None:
    shop.person("Ana")
    shop.book.close()
    older = tmp_path / "older.db"
    shutil.copy(shop.folder / "book.db", older)
    shop.restart_after_a_kill()
    shop.person("Bruno")
    shop.book.idle()
    seen = two_copies.last_seen(shop.book)
    assert not two_copies.is_older(shop.book, seen)
    shop.book.close()
    shutil.copy(older, shop.folder / "book.db")
    shop.restart_after_a_kill()
    assert two_copies.is_older(shop.book, seen)
    assert names(shop) == {"Ana"}
    newer = two_copies.keep_newer(shop.book)
    assert newer is not None
    shop.person("Carla")
    shop.book.idle()
    shop.book.close()
    newer.replace(shop.folder / "book.db")
    shop.restart_after_a_kill()
    assert names(shop) == {"Ana", "Bruno"}
    assert not two_copies.is_older(shop.book, seen)


def test_another_history_of_as_many_steps_is_not_the_book_of_last_time(shop: Shop, elsewhere: Path) -> None:
    shop.clock.at += timedelta(minutes=5)
    shop.person("Bruno")
    seen = two_copies.last_seen(shop.book)
    shop.book.close()
    shutil.copy(elsewhere, shop.folder / "book.db")
    shop.restart_after_a_kill()
    assert two_copies.is_older(shop.book, seen)


@pytest.mark.parametrize("seen", ["", "nonsense", "@", "1"])
def test_nothing_remembered_proves_nothing(shop: Shop, seen: str) -> None:
    assert two_copies.is_older(shop.book, seen) is (seen == "1")
    shop.person("Ana")
    assert not two_copies.is_older(shop.book, "")


def test_the_spare_is_written_after_a_change_alone_and_the_part_of_a_kill_goes(shop: Shop) -> None:
    shop.person("Ana")
    shop.restart()
    spare, part = shop.folder / "book.db.spare", shop.folder / "book.db.spare.part"
    before = spare.stat()
    part.write_bytes(b"half")
    shop.restart()
    assert not part.exists()
    shop.book.idle()
    assert (spare.stat().st_ino, spare.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    shop.person("Rui")
    shop.book.idle()
    assert spare.stat().st_ino != before.st_ino
    assert spare.stat().st_mode & 0o777 == 0o600
