"""The list of people: search as you type, filters, orders."""
