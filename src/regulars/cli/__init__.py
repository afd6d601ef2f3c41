"""`regulars-cli`: the verbs of the services for scripts, and for checking from outside."""

from regulars.cli.main import main

__all__ = ["main"]
