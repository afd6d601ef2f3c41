"""Fixtures of the tests of the system's edge."""

from tests.desktop_session import keyring_session

__all__ = ["keyring_session"]
