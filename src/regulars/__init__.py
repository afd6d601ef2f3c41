"""Regulars: a local, encrypted contact book for people who run a business by themselves."""

__version__ = "0.1.0"
