"""`python -m regulars` is the window."""

import sys

from regulars.bootstrap import gui

if __name__ == "__main__":
    sys.exit(gui())
