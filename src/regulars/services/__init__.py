"""The verbs of the product: synchronous, plain Python, one transaction each."""
