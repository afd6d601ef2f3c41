"""The screen of what the weeks add up to."""
