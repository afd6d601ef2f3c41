"""The book's file is replaced while it is open: nothing of either book is lost."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

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
