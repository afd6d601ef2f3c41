"""The circles: all of them as cards, and the page of one."""
