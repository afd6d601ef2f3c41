"""The window: the only layer that knows Qt, and the only one that makes text for the eye."""
