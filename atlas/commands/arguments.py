"""The parser of the command line."""

from __future__ import annotations

import argparse
from typing import NoReturn

from atlas.base.characters import shown


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line, in which characters that nobody sees are written out.

    An option may be pasted from anywhere.
    """

    def error(self, message: str) -> NoReturn:
        """Print how the command is used and what is wrong with it, and end with 2."""
        super().error(shown(message))
