"""Opening a book that is closed."""
