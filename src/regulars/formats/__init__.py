"""Bytes in, records out; records in, bytes out. Knows no store."""
