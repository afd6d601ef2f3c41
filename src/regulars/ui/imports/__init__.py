"""The import review: what will come in, what is here already, which lines need a look."""
