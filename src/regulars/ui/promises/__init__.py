"""The screen of the promises."""
