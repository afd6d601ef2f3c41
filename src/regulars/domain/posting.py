"""How long a card takes, and so by when it has to be posted."""

from datetime import date, timedelta

AT_HOME, NEAR, FAR = 2, 5, 10
"""Days in which nearly every letter arrives: inside a country, inside Europe, and across the world (the posts' own aims are
shorter by a day or two)."""
LONGEST = FAR + 1
"""No card has to be posted earlier than so many days ahead; a day is for the Sunday."""
_EUROPE = frozenset(
    "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT"
    " RO RS SE SI SK SM UA VA XK".split()
)


def days_on_the_way(home: str, there: str) -> int:
    """Days that a card takes between two countries (ISO 3166 codes; "" = not known, which counts as at home).

    >>> days_on_the_way("PT", "PT"), days_on_the_way("PT", "FR"), days_on_the_way("PT", "JP"), days_on_the_way("PT", "")
    (2, 5, 10, 2)
    """
    if not home or not there or home == there:
        return AT_HOME
    return NEAR if home in _EUROPE and there in _EUROPE else FAR


def post_by(day: date, home: str, there: str) -> date:
    """The last day on which a card for `day` can be posted; the letter-boxes rest on Sundays."""
    last = day - timedelta(days=days_on_the_way(home, there))
    return last - timedelta(days=1) if last.isoweekday() == 7 else last
