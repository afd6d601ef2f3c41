"""Noting what happened: the box in which a moment is logged."""
