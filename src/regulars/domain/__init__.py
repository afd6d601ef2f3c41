"""The product's ideas as plain values and pure functions: no I/O, no clock, no Qt, no SQL."""
