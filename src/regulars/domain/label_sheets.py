"""Sheets of sticky labels as they are sold: how many labels, how large, and where they begin. All lengths are millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The size of the sheet."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet with `across` times `down` labels; `left` and `top` are where the first begins, the gaps lie between labels."""

    paper: Paper
    across: int
    down: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    gap_across: float = 0.0
    gap_down: float = 0.0

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.across * self.down

    def place(self, number: int) -> tuple[float, float]:
        """Where the label of a number (from 0, row by row) begins on its sheet: from the left, from the top.

        >>> LABEL_SHEETS[0].place(4)
        (70.0, 37.5)
        """
        row, column = divmod(number % self.count, self.across)
        return self.left + column * (self.width + self.gap_across), self.top + row * (self.height + self.gap_down)

    def sheets(self, labels: int, first: int = 0) -> Iterator[range]:
        """Sheet by sheet, which of so many labels stand on it; `first` labels of the first sheet are used up already.

        >>> [list(sheet) for sheet in LabelSheet(Paper.A4, 2, 1, 105.0, 297.0).sheets(3, 1)]
        [[0], [1, 2]]
        """
        start = -first
        while start < labels:
            yield range(max(start, 0), min(start + self.count, labels))
            start += self.count


LABEL_SHEETS = (
    LabelSheet(Paper.A4, 3, 8, 70.0, 37.0, top=0.5),
    LabelSheet(Paper.A4, 3, 7, 63.5, 38.1, 7.2, 15.1, 2.5),
    LabelSheet(Paper.A4, 2, 8, 105.0, 37.0, top=0.5),
    LabelSheet(Paper.A4, 2, 7, 99.1, 38.1, 4.6, 15.1, 2.6),
    LabelSheet(Paper.A4, 4, 10, 52.5, 29.7),
    LabelSheet(Paper.LETTER, 3, 10, 66.7, 25.4, 4.8, 12.7, 3.1),
    LabelSheet(Paper.LETTER, 2, 5, 101.6, 50.8, 4.0, 12.7, 4.7),
)
"""The first that fits the owner's paper is offered first."""

_LETTER_COUNTRIES = frozenset("US CA MX PH CL CO VE GT CR PA DO PR".split())


def usual_sheet(country: str) -> int:
    """The place in `LABEL_SHEETS` of what is usual in a country (ISO code).

    >>> usual_sheet("PT"), LABEL_SHEETS[usual_sheet("US")].paper.value
    (0, 'letter')
    """
    wanted = Paper.LETTER if country in _LETTER_COUNTRIES else Paper.A4
    return next(place for place, sheet in enumerate(LABEL_SHEETS) if sheet.paper is wanted)


@dataclass(frozen=True, slots=True, repr=False)
class AddressLabel:
    """What stands on one label: the name and the lines of the address."""

    name: str
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"AddressLabel({len(self.lines)} lines)"


@dataclass(frozen=True, slots=True, repr=False)
class AddressLabels:
    """The labels of the chosen people in their order, and the names of those who get none."""

    labels: tuple[AddressLabel, ...]
    without_address: tuple[str, ...] = ()
    not_by_letter: tuple[str, ...] = ()
    """Who asked for no letters or no contact at all, and who died."""

    def __repr__(self) -> str:
        return f"AddressLabels({len(self.labels)})"
