"""Where the built `regulars-cli` starts."""

import sys

from regulars.bootstrap import cli

if __name__ == "__main__":
    sys.exit(cli())
