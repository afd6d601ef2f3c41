"""The brief: one person in fifteen seconds, wherever their name stands."""
