"""Where things lie: the book's folder, the files that come with the app, and folders that others copy away."""

import ctypes
import os
import stat
import sys
from pathlib import Path

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.disk import PRIVATE_FOLDER, disk_problem

APP_NAME = "Regulars"
_PACKAGE = Path(__file__).resolve().parents[1]

NETWORK_SHARE = "network share"

# Files and folders that a syncing program puts at the top of what it copies elsewhere, and names such a folder has.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".sync_journal.db": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".megasync": "MEGA",
    ".resilio": "Resilio",
    ".sync": "Resilio",
}
_MARKER_STARTS = {".sync_": "Nextcloud", "._sync_": "Nextcloud", ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive"}
_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
}
_CLOUD_STORAGE = {"googledrive": "Google Drive", "onedrive": "OneDrive", "dropbox": "Dropbox"}
_NETWORK_FILE_SYSTEMS = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "nfs",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
}


_WITH_CUSTOMS = ("darwin", "win32")


def data_folder() -> Path:
    """The platform's folder for the book; on Windows the local one, which does not roam between machines."""
    if sys.platform not in _WITH_CUSTOMS:  # the custom of all others in a line: the library takes a start 3 ms
        return Path(os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share").expanduser() / APP_NAME
    from platformdirs import user_data_path  # lazy: as said above

    return user_data_path(APP_NAME, appauthor=False, roaming=False)


def resources() -> Path:
    """The folder with icons, fonts, themes and formats: inside a frozen app, inside a wheel, or beside the source."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "resources"


def prepare_private_folder(path: Path) -> Path:
    """Make the folder if it is not there, and let nobody but the owner look into it (0700). Returns it.

    Raises READ_ONLY, DISK_FULL or DISK_ERROR (`path`), and READ_ONLY when it belongs to someone else.
    """
    try:
        path.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        if sys.platform != "win32":
            found = path.stat()
            if found.st_uid != os.geteuid():
                raise KnownProblem(Problem.READ_ONLY, path=str(path))
            if stat.S_IMODE(found.st_mode) != PRIVATE_FOLDER:
                path.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise disk_problem(error, path) from error
    return path


def synced_by(path: Path) -> str | None:
    """The service that copies this folder to other machines, "network share", or None when nothing says so.

    SQLite's locks do not hold on network shares, and syncing programs copy a book and its log at different moments.
    """
    place = path.expanduser().resolve()
    for folder in (place, *place.parents):
        service = _service_of(folder)
        if service is not None:
            return service
    return NETWORK_SHARE if _on_network_share(place) else None


def _service_of(folder: Path) -> str | None:
    name = folder.name.casefold()
    if name in _NAMES:
        return _NAMES[name]
    for start, service in {"onedrive - ": "OneDrive", "dropbox (": "Dropbox", "nextcloud-": "Nextcloud"}.items():
        if name.startswith(start):
            return service
    if folder.parent.name == "CloudStorage":  # macOS: ~/Library/CloudStorage/GoogleDrive-someone@…
        return next((service for start, service in _CLOUD_STORAGE.items() if name.startswith(start)), folder.name)
    try:
        inside = {entry.name for entry in os.scandir(folder)} if folder != Path(folder.anchor) else set()
    except OSError:
        return None
    for marker in inside:
        if marker in _MARKERS:
            return _MARKERS[marker]
        for start, service in _MARKER_STARTS.items():
            if marker.startswith(start) and (start != ".sync_" or marker.endswith(".db")):
                return service
    return None


def _on_network_share(path: Path) -> bool:
    if sys.platform == "win32":
        drive_remote = 4  # <fileapi.h>; \\server\share counts as one
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == drive_remote)
    else:  # noqa: RET505 - mypy takes what follows a return for unreachable on the other platform
        return _file_system(path, Path("/proc/self/mounts")) in _NETWORK_FILE_SYSTEMS


def _file_system(path: Path, mounts: Path) -> str:
    """The type of the file system that holds the path: that of the longest mount point above it. Linux lists them."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        _, point, found, *_ = line.split(" ")
        place = Path(point.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\"))
        if path.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), found
    return kind
