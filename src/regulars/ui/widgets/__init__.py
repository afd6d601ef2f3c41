"""Reusable pieces of the look: each takes the theme first, draws itself from it, and has a name for screen readers."""
