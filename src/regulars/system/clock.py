"""The one place that reads the clock and the zone. Everything else is told what time it is."""

import os
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LINK = Path("/etc/localtime")
"""By what the C library goes, on every system but Windows: mostly a link to the zone's file, which names it."""
_NAMED_BY = ("localtime", "timezone", "sysconfig/clock", "conf.d/clock")
"""What in /etc says which zone it is, by the system's custom."""


class SystemClock:
    """The system's clock in the owner's zone, which is looked for each time: people travel with their laptop."""

    def __init__(self) -> None:
        self._read: tuple[object, ZoneInfo] | None = None

    def now(self) -> datetime:
        """This moment, aware, in the owner's zone."""
        return datetime.now(UTC).astimezone(self._zone())

    def today(self) -> date:
        """The owner's civil day."""
        return self.now().date()

    def zone_name(self) -> str:
        """The owner's IANA zone, such as "Europe/Lisbon"; the nearest whole hours when the system names none."""
        return _name_of(self._zone())

    def _zone(self) -> ZoneInfo:
        """Read when something that names it has changed: reading takes 2 ms, and a page asks several times."""
        signs, read = _signs(), self._read
        if read is None or signs is None or read[0] != signs:
            read = self._read = signs, _local_zone()
        return read[1]


def _signs() -> object:
    """What differs once the zone may be another one; None where that cannot be told (Windows keeps it in its registry)."""
    if sys.platform == "win32":
        return None
    return os.environ.get("TZ"), *(_state_of(f"/etc/{name}") for name in _NAMED_BY)


def _state_of(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.lstat(path)  # the zone of most systems is where a link leads
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _local_zone() -> ZoneInfo:
    # The C library keeps what it read first, and the zone changes under a running program when its owner travels.
    if sys.platform != "win32":
        time.tzset()
        linked = None if os.environ.get("TZ") else _zone_of_link(_LINK)
        if linked is not None:
            return linked
    import tzlocal  # lazy: 11 ms, and most systems have the link; it knows the ways of the others

    try:
        return tzlocal.reload_localzone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _zone_of_link(link: Path) -> ZoneInfo | None:
    """The zone that the link leads to, whatever other files say; None where it is no link to a zone of the usual table."""
    _, table, name = link.resolve().as_posix().rpartition("/zoneinfo/")
    try:
        return ZoneInfo(name) if table else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _name_of(zone: ZoneInfo) -> str:
    try:
        return ZoneInfo(zone.key).key
    except (ZoneInfoNotFoundError, TypeError, ValueError, OSError):
        # A zone read from a nameless file. Etc/GMT counts the other way round: GMT-2 lies east of Greenwich.
        offset = datetime.now(zone).utcoffset() or timedelta()
        hours = round(offset / timedelta(hours=1))
        return f"Etc/GMT{-hours:+d}" if hours else "UTC"
