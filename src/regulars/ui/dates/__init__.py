"""The screen of the dates that come."""
