"""One real book per test, with its verbs and the code that opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.open_shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    shop = Shop(folder)
    yield shop
    shop.book.close()
