"""A command that a bare Python was asked for, run again where its packages are."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence

from atlas.commands import environment

# Set for the second run, which must not hand over once more.
_AGAIN = "ATLAS_HANDED_OVER"


def run_again(arguments: Sequence[str], missing: str) -> int:
    """Run ``python -m atlas`` in the atlas's own environment and return its exit code.

    ``missing`` is the package that this Python lacks. The environment is made if it is not there.
    Returns 2, and says why, where it cannot be made or lacks the package as well.
    """
    if os.environ.get(_AGAIN):
        print(f"atlas: {missing} is not installed in {sys.prefix}", file=sys.stderr)
        return 2
    try:
        # What a command prints may be read by a program: this is said on the side.
        with contextlib.redirect_stdout(sys.stderr):
            python = environment.ensure(with_tests=False)
    except environment.MissingError as lacking:
        print(f"atlas: {lacking}", file=sys.stderr)
        return 2
    command = [str(python), "-m", "atlas", *arguments]
    return subprocess.run(command, env=os.environ | {_AGAIN: "1"}, check=False).returncode
