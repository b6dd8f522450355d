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


def whole(text: str) -> int:
    """Return a whole number of an option.

    Raises:
        argparse.ArgumentTypeError: For anything else.
    """
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)
