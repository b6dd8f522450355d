"""The parser of the command line."""

from __future__ import annotations

import argparse
from typing import NoReturn

from atlas.base.characters import shown


class Parser(argparse.ArgumentParser):
    """A parser whose error is one line, in which invisible characters are escaped.

    An option may have been pasted from anywhere.
    """

    def error(self, message: str) -> NoReturn:
        """Print how the command is used and what is wrong, and exit with 2."""
        super().error(shown(message))
