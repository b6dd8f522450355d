"""The programs that the tests of print look through: installed where that is easy.

Only the standard library is imported here: it runs before anything is installed.
"""

from __future__ import annotations

import shutil
import sys

from atlas.commands import debian

PACKAGES = {
    "pdftotext": "poppler-utils",
    "gs": "ghostscript",
    "rsvg-convert": "librsvg2-bin",
}
"""Each program, and the package of Debian that has it."""


def missing() -> list[str]:
    """Return the packages whose programs this machine lacks."""
    return [package for program, package in PACKAGES.items() if shutil.which(program) is None]


def install() -> None:
    """Install what is missing where that asks nobody anything; else say what is."""
    wanted = missing()
    if wanted and not (debian.is_ours() and debian.install(*wanted)):
        said = f"Tests of print need {', '.join(wanted)}; install them with your system's packages."
        print(said, file=sys.stderr)
