"""A month of any calendar, laid on the civil days."""

from typing import NamedTuple


class Month(NamedTuple):
    """One month: its number and whether it is a leap one, the ordinal (`date.toordinal`) of its first day, and its length."""

    number: int
    leap: bool
    first: int
    days: int
