"""What the tests of the services begin with: one real book each, with one or two people in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from tests.open_shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    shop = Shop(folder)
    yield shop
    shop.book.close()


@pytest.fixture
def verbs(shop: Shop) -> Verbs:
    return shop.verbs


@pytest.fixture
def ana(shop: Shop) -> PersonId:
    return shop.person("Ana Duarte")


@pytest.fixture
def rui(shop: Shop) -> PersonId:
    return shop.person("Rui Faria")
