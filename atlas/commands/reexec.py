"""A command that was started on a Python without packages, run again on one that has them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence

from atlas.commands import environment

# Set for the second run, which must not start a third.
_AGAIN = "ATLAS_HANDED_OVER"


def run_again(arguments: Sequence[str], missing: str) -> int:
    """Run ``python -m atlas`` in the atlas's own environment, made if need be.

    Args:
        arguments: The arguments of the command.
        missing: The package that this Python lacks.

    Returns:
        The exit code of the command; 2, with the reason on stderr, if the environment cannot be
        made or lacks the package as well.
    """
    if os.environ.get(_AGAIN):
        print(f"atlas: {missing} is not installed in {sys.prefix}", file=sys.stderr)
        return 2
    try:
        # A program may read what the command prints: these messages go to stderr.
        with contextlib.redirect_stdout(sys.stderr):
            python = environment.ensure(with_tests=False)
    except environment.MissingError as lacking:
        print(f"atlas: {lacking}", file=sys.stderr)
        return 2
    command = [str(python), "-m", "atlas", *arguments]
    return subprocess.run(command, env=os.environ | {_AGAIN: "1"}, check=False).returncode
