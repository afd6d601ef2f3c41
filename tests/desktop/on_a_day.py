"""The real program on a chosen day: its clock is moved so that it starts at a given moment, and then goes on as clocks do.

python on_a_day.py 2026-11-23T09:05 --book DIR ...
"""

import sys
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from regulars import bootstrap
from regulars.system.clock import ShiftedClock

LISBON = ZoneInfo("Europe/Lisbon")

if __name__ == "__main__":
    wanted = datetime.fromisoformat(sys.argv[1]).replace(tzinfo=LISBON)
    bootstrap.SystemClock = partial(ShiftedClock, wanted - datetime.now(UTC), LISBON)  # type: ignore[assignment, attr-defined]  # the clock is what is to be moved
    sys.exit(bootstrap.gui(sys.argv[2:]))
