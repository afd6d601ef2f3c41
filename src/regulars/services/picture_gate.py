"""Through here every picture comes into the book: clean of what is told about it, and small where somebody can make it so."""

from regulars.formats.pictures import Picture, clean_picture
from regulars.services.ports import Shrinker

LARGEST_SIDE = 512
"""Pixels. A face is never shown larger."""


def fitted(data: bytes, shrink: Shrinker | None) -> Picture | None:
    """The picture as the book keeps it; None where it is none that we take, or cannot be drawn.

    Without `shrink` (the command line draws nothing) it keeps its size. A small one keeps its pixels as they are.
    """
    picture = clean_picture(data)
    if picture is None or shrink is None or max(picture.width, picture.height) <= LARGEST_SIDE:
        return picture
    smaller = shrink(picture.data, picture.mime, LARGEST_SIDE)
    return clean_picture(smaller) if smaller is not None else None
