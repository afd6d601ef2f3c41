"""Where things lie, and that the book's folder is as private as it should be."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.system import paths
from regulars.system.paths import NETWORK_SHARE, data_folder, prepare_private_folder, resources, synced_by


def test_the_book_lies_in_the_platform_s_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "Regulars"
    assert not data_folder().exists()


def test_resources_are_found_beside_the_source_in_a_frozen_app_and_in_a_wheel(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (resources() / "icons").is_dir()
    package = tmp_path / "site-packages" / "regulars"
    (package / "_resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert resources() == package / "_resources"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "frozen"), raising=False)
    assert resources() == tmp_path / "frozen" / "resources"


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_book_s_folder_is_made_private_and_an_open_one_is_closed(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = prepare_private_folder(tmp_path / "one" / "book")
        (tmp_path / "open").mkdir()
        (tmp_path / "open").chmod(0o755)
        closed = prepare_private_folder(tmp_path / "open")
    finally:
        os.umask(before)
    for folder in (made, closed):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KnownProblem) as caught:
        prepare_private_folder(tmp_path / "file" / "book")
    assert caught.value.code is Problem.DISK_ERROR
    assert caught.value.values["path"] == str(tmp_path / "file" / "book")


def test_someone_else_s_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(KnownProblem) as caught:
        prepare_private_folder(tmp_path)
    assert caught.value.code is Problem.READ_ONLY


@pytest.mark.parametrize(
    ("folder", "make", "service"),
    [
        ("Dropbox/books", None, "Dropbox"),
        ("OneDrive - Bakery/books", None, "OneDrive"),
        ("Nextcloud/books", None, "Nextcloud"),
        ("Google Drive/books", None, "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", None, "iCloud"),
        ("Library/CloudStorage/GoogleDrive-ana@example.org/My Drive", None, "Google Drive"),
        ("shared/books", "shared/.stfolder", "Syncthing"),
        ("shared/books", "shared/.sync_a1b2.db", "Nextcloud"),
        ("shared/books", "shared/.dropbox", "Dropbox"),
        ("shared/books", "shared/books/.sync_journal.db", "Nextcloud"),
        ("books", "notes.txt", None),
        ("Dropboxes/books", ".sync_me", None),
    ],
)
def test_a_synced_folder_is_noticed(tmp_path: Path, folder: str, make: str | None, service: str | None) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    if make is not None:
        (tmp_path / make).write_bytes(b"")
    assert synced_by(place) == service
    assert synced_by(place / "not" / "there" / "yet") == service


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "book").mkdir(parents=True)
    (tmp_path / "book").symlink_to(tmp_path / "Dropbox" / "book")
    assert synced_by(tmp_path / "book") == "Dropbox"


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    table = tmp_path / "mounts"
    real = paths._file_system
    monkeypatch.setattr(paths, "_file_system", lambda path, mounts: real(path, table))
    return lambda text: table.write_text(text) and None


def test_a_network_share_is_noticed_by_its_file_system(tmp_path: Path, mounted: Callable[[str], None]) -> None:
    share = tmp_path / "my share"
    escaped = str(share).replace(" ", "\\040")
    mounted(f"/dev/sda / ext4 rw 0 0\nserver:/x {escaped} nfs4 rw 0 0\ntmpfs {escaped}/local tmpfs rw 0 0\n")
    assert synced_by(share / "book") == NETWORK_SHARE
    assert synced_by(share / "local" / "book") is None
    assert synced_by(tmp_path / "book") is None


def test_a_system_without_a_list_of_mounts_gives_no_warning(tmp_path: Path, mounted: Callable[[str], None]) -> None:
    assert synced_by(tmp_path) is None
