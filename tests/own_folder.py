"""A reader's own folder, as in the template's example, for tests that change one thing in it."""

from __future__ import annotations

from pathlib import Path

from atlas.check import checks
from atlas.commands import template
from atlas.read.dataset import Dataset, load
from atlas.read.own_folder import OwnFolder
from tests.damage import complaints


def write_example(folder: Path) -> Path:
    """Write the template's example as the folder ``folder`` and return it."""
    for name, content in template.files().items():
        if name.startswith("example/"):
            path = folder / name.removeprefix("example/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


def errors(folder: Path, only: bool = False) -> list[str]:
    """Return what is wrong with the atlas when the folder is read with it."""
    return complaints(checks.check(load_with(folder, only)))


def load_with(folder: Path, only: bool = False) -> Dataset:
    return load(own=OwnFolder(folder, only))
