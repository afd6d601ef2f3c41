"""The one place that reads the clock and the zone. Everything else is told what time it is."""

import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal


class SystemClock:
    """The system's clock in the owner's zone, which is read fresh each time: people travel with their laptop."""

    def now(self) -> datetime:
        """This moment, aware, in the owner's zone."""
        return datetime.now(UTC).astimezone(_local_zone())

    def today(self) -> date:
        """The owner's civil day."""
        return self.now().date()

    def zone_name(self) -> str:
        """The owner's IANA zone, such as "Europe/Lisbon"; the nearest whole hours when the system names none."""
        return _name_of(_local_zone())


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at an aware moment, for tests and for questions about another time.

    Raises ValueError for a moment without a zone.
    """

    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a clock needs a zone")

    def now(self) -> datetime:
        """Always the same moment."""
        return self.at

    def today(self) -> date:
        """The civil day of that moment, in its own zone."""
        return self.at.date()

    def zone_name(self) -> str:
        """The IANA name of the moment's zone; "UTC" for a bare offset."""
        return self.at.tzinfo.key if isinstance(self.at.tzinfo, ZoneInfo) else "UTC"


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """The system's clock, moved by some time, and in another zone if one is named. It goes on as the real one does."""

    offset: timedelta = timedelta()
    zone: ZoneInfo | None = None

    def now(self) -> datetime:
        """The moved moment, aware."""
        return (datetime.now(UTC) + self.offset).astimezone(self.zone or _local_zone())

    def today(self) -> date:
        """The civil day of the moved moment."""
        return self.now().date()

    def zone_name(self) -> str:
        """The zone's IANA name."""
        return _name_of(self.zone or _local_zone())


def _local_zone() -> ZoneInfo:
    # Both keep what they read first, and the zone changes under a running program when its owner travels.
    if sys.platform != "win32":
        time.tzset()
    try:
        return tzlocal.reload_localzone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _zone_of_link(Path("/etc/localtime"))


def _zone_of_link(link: Path) -> ZoneInfo:
    """The zone that the C library uses; for a system whose other files name another one."""
    parts = link.resolve().parts
    for start in range(len(parts) - 1, 0, -1):
        try:
            return ZoneInfo("/".join(parts[start:]))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ZoneInfo("UTC")


def _name_of(zone: ZoneInfo) -> str:
    try:
        return ZoneInfo(zone.key).key
    except (ZoneInfoNotFoundError, TypeError, ValueError, OSError):
        # A zone read from a nameless file. Etc/GMT counts the other way round: GMT-2 lies east of Greenwich.
        offset = datetime.now(zone).utcoffset() or timedelta()
        hours = round(offset / timedelta(hours=1))
        return f"Etc/GMT{-hours:+d}" if hours else "UTC"
