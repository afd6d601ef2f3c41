"""The real program on a chosen day: its clock is moved so that it starts at a given moment, and then goes on as clocks do.

python on_a_day.py 2026-11-23T09:05 --book DIR ...
"""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from regulars import bootstrap

LISBON = ZoneInfo("Europe/Lisbon")


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """The system's clock, moved by some time and in another zone. It goes on as the real one does."""

    offset: timedelta
    zone: ZoneInfo

    def now(self) -> datetime:
        """The moved moment, aware."""
        return (datetime.now(UTC) + self.offset).astimezone(self.zone)

    def today(self) -> date:
        """The civil day of the moved moment."""
        return self.now().date()

    def zone_name(self) -> str:
        """The zone's IANA name."""
        return self.zone.key


if __name__ == "__main__":
    wanted = datetime.fromisoformat(sys.argv[1]).replace(tzinfo=LISBON)
    bootstrap.SystemClock = partial(ShiftedClock, wanted - datetime.now(UTC), LISBON)  # type: ignore[assignment, attr-defined]  # the clock is what is to be moved
    sys.exit(bootstrap.gui(sys.argv[2:]))
