"""Whole columns out of SQLite: all numbers behind each other as one text, each as wide as the next.

Read that way, 100,000 numbers cost a tenth of what as many rows cost, and other threads run meanwhile: it is one step
of SQLite, outside the interpreter's lock. NumPy takes the text apart (`services.people_table`).
"""

WIDTH = 8
BASE = 10 ** (WIDTH - 1)
"""Added to each number, so that all have WIDTH digits. Numbers are from 0 to 89,999,999."""


def column(number: str) -> str:
    """The SQL that gathers a number of each row, NULL as 0: columns of the same rows stay side by side."""
    return f"coalesce(group_concat({BASE} + coalesce(CAST({number} AS INTEGER), 0), ''), '')"


def lines(text: str) -> str:
    """The SQL that gathers a text of each row, a line each."""
    return f"coalesce(group_concat(replace({text}, char(10), ' '), char(10)), '')"
