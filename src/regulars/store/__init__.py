"""The only place with SQL: the encrypted book on disk."""
