"""The Today page: the day's people, and the brief beside them."""
