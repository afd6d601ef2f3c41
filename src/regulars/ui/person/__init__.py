"""The page of one person: everything that is known, each thing edited where it stands."""
