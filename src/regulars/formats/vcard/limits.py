"""How much of anything a vCard may hold before it is called broken. All sizes in bytes or characters."""

FILE = 200_000_000
CARD = 16_000_000
BLOB_LINE = 5_000_000
"""A line that holds a picture, a logo, a sound or a key."""
LINE = 100_000
"""Any other line."""
CLEAN = 90_000
"""A card up to this size needs no look at its lines."""
LINES = 100_000
"""Physical lines of one card."""
PARAMETERS = 100
DEPTH = 16
"""Cards inside cards (AGENT)."""
REMARKS = 100
"""Remarks on one card."""
SHOWN = 200
"""Of a broken value, as much as a remark repeats."""
