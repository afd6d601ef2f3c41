"""Saved views: a search line with filters and an order, under a name, to be looked at again."""

from dataclasses import dataclass, field
from typing import NewType

from regulars.domain.people_list import Filters, Sort

ViewId = NewType("ViewId", int)


@dataclass(frozen=True, slots=True)
class Look:
    """What the list of people shows: the line as it was typed, the filters, the order."""

    line: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.BEST
    descending: bool = False


@dataclass(frozen=True, slots=True)
class SavedView:
    """A look that was kept under a name."""

    id: ViewId
    name: str
    look: Look
