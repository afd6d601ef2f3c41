"""The first start: a book of one's own in three steps."""
