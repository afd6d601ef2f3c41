"""Where the columns of the list stand. The heads above it and the lines in it share this."""

from dataclasses import dataclass

from regulars.domain.people_list import Sort
from regulars.ui.theme import Theme
from regulars.ui.wording import translate

ROW_HEIGHT = 54
HEAD_HEIGHT = 32
FACE_LEFT, FACE_SIDE, NAME_LEFT = 8, 34, 69
_GAP = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column from `left`, `width` pixels wide, as in a left-to-right window."""

    key: Sort
    left: int
    width: int


# The narrowest that each is still of use, and its share of the room that is left, in the order in which they stand.
_WIDTHS = {
    Sort.NAME: (196, 60),
    Sort.HEALTH: (114, 12),
    Sort.LAST: (116, 12),
    Sort.RHYTHM: (140, 16),
    Sort.PLACE: (84, 12),
    Sort.CIRCLES: (96, 78),
}
_FIRST_TO_GO = (Sort.CIRCLES, Sort.PLACE, Sort.RHYTHM, Sort.LAST)


def columns_in(width: int, theme: Theme) -> list[Column]:
    """The columns that have room in so many pixels: the last to stay are name and health."""
    keys = list(_WIDTHS)
    for key in _FIRST_TO_GO:
        if theme.px(NAME_LEFT) + sum(theme.px(_WIDTHS[k][0] + _GAP) for k in keys) <= width:
            break
        keys.remove(key)
    narrowest = {key: theme.px(_WIDTHS[key][0] + _GAP) for key in keys}
    spare = width - theme.px(NAME_LEFT) - sum(narrowest.values())
    shares = sum(_WIDTHS[key][1] for key in keys)
    columns, left = [], theme.px(NAME_LEFT)
    for key in keys:
        # A window too narrow for both takes it from the name, which is cut with an ellipsis.
        more = spare * _WIDTHS[key][1] // shares if spare > 0 else (spare if key is Sort.NAME else 0)
        room = max(narrowest[key] + more, theme.px(40))
        columns.append(Column(key, left, room - theme.px(_GAP)))
        left += room
    return columns


def title(key: Sort) -> str:
    """What a column is called."""
    return {
        Sort.NAME: translate("columns", "Name"),
        Sort.HEALTH: translate("columns", "Health"),
        Sort.LAST: translate("columns", "Last together"),
        Sort.RHYTHM: translate("columns", "Rhythm"),
        Sort.PLACE: translate("columns", "Place"),
        Sort.CIRCLES: translate("columns", "Circles"),
        Sort.BEST: translate("columns", "Best first"),
    }[key]
