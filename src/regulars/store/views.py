"""Saved views in the book. What a view looks for is kept as JSON: {"line", "filters": {...}, "sort", "descending"}."""

import json

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import CircleId, PersonState
from regulars.domain.people_list import Filters, Sort
from regulars.domain.views import Look, SavedView, ViewId
from regulars.store.database import Connection


def all_views(connection: Connection) -> list[SavedView]:
    """Every view in the owner's order."""
    rows = connection.rows("SELECT id, name, query FROM saved_view ORDER BY position, id")
    return [SavedView(ViewId(row[0]), row[1], look_of(row[2])) for row in rows]


def find(connection: Connection, view: ViewId) -> SavedView:
    """One view; ENTRY_UNKNOWN."""
    row = connection.row("SELECT id, name, query FROM saved_view WHERE id = ?", (view,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=view)
    return SavedView(ViewId(row[0]), row[1], look_of(row[2]))


def next_position(connection: Connection) -> int:
    """Behind the last one."""
    return int(connection.value("SELECT coalesce(max(position), 0) + 1 FROM saved_view"))


def text_of(look: Look) -> str:
    """A look as it is kept."""
    filters = look.filters
    said = {
        "band": None if filters.band is None else filters.band.name.lower(),
        "due_within_days": filters.due_within_days,
        "circle": filters.circle,
        "place": filters.place or None,
        "open_promise": filters.open_promise or None,
        "never_logged": filters.never_logged or None,
        "state": "any" if filters.state is None else filters.state.value,
    }
    kept = {name: value for name, value in said.items() if value is not None}
    return json.dumps(
        {"line": look.line, "filters": kept, "sort": look.sort.value, "descending": look.descending}, ensure_ascii=False
    )


def look_of(text: str) -> Look:
    """The look that was kept. What a newer version may have added to it is left out."""
    kept = json.loads(text)
    said = kept.get("filters", {})
    state = said.get("state", PersonState.ACTIVE.value)
    circle = said.get("circle")
    return Look(
        line=str(kept.get("line", "")),
        filters=Filters(
            band=next((band for band in Band if band.name.lower() == said.get("band")), None),
            due_within_days=said.get("due_within_days"),
            circle=None if circle is None else CircleId(circle),
            place=str(said.get("place", "")),
            open_promise=bool(said.get("open_promise", False)),
            state=None if state == "any" else PersonState(state),
            never_logged=bool(said.get("never_logged", False)),
        ),
        sort=Sort(kept.get("sort", Sort.BEST.value)),
        descending=bool(kept.get("descending", False)),
    )
