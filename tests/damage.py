"""Copies of the atlas's data, and one change in them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from atlas.base import faults
from atlas.base.faults import Fault
from atlas.read.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA

# What only counts the records that went with a faulty one.
_COUNTED_ONLY = re.compile(
    r"\brefers? to\b.*(left out of|could not be read)|cite what could not be read"
)
_UNREAD = shutil.ignore_patterns("build", "translations", "*.py", "*.md")


def copy_of_all(folder: Path) -> tuple[Path, Path]:
    """Copy what `load` reads of data and geodata into a folder and return the two copies."""
    data, geodata = folder / "data", folder / "geodata"
    shutil.copytree(BUILT_IN_DATA, data, ignore=_UNREAD)
    shutil.copytree(BUILT_IN_GEODATA, geodata, ignore=_UNREAD)
    return data, geodata


def replace(path: Path, old: str, new: str, count: int = -1) -> None:
    """Change every ``old`` in a file, or the first ``count``; one must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8", newline="")


def complaints(found: Iterable[Fault]) -> list[str]:
    """Return the errors that somebody has to mend, without what only counts what went with them."""
    return [str(f) for f in faults.errors(found) if not _COUNTED_ONLY.search(f.message)]
