"""A book whose settings can be changed, and whose keys can."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.settings.bureau import Bureau


@pytest.fixture
def bureau(tmp_path: Path, qapp: object) -> Iterator[Bureau]:
    bureau = Bureau(tmp_path / "book")
    yield bureau
    bureau.desk.close()
