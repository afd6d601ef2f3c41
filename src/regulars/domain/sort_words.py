"""The owner's own words to sort somebody under, kept inside the stored key: `names` makes the key, reading needs this alone."""

OWN = "\x1f"
"""Stands between the key that is sorted by and the words it was made from."""


def own_sort_words(stored: str) -> str:
    """The owner's words in a stored key; empty when the key came from the name.

    >>> own_sort_words("oe kenzaburo\\x1fŌe Kenzaburō"), own_sort_words("ana")
    ('Ōe Kenzaburō', '')
    """
    return stored.partition(OWN)[2]
