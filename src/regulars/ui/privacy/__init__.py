"""The privacy line: know people well without knowing too much."""
