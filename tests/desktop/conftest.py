"""One small desktop for each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.small_desktop import SmallDesktop, small_desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[SmallDesktop]:
    """A desktop; its pictures go where REGULARS_PICTURES says, else to the test's own folder."""
    with small_desktop(Path(os.environ.get("REGULARS_PICTURES", tmp_path / "pictures"))) as desktop:
        yield desktop


@pytest.fixture
def desktop_without_tray(tmp_path: Path) -> Iterator[SmallDesktop]:
    """A desktop that has no tray, as GNOME's, until a test brings one."""
    pictures = Path(os.environ.get("REGULARS_PICTURES", tmp_path / "pictures"))
    with small_desktop(pictures, with_tray=False) as desktop:
        yield desktop
