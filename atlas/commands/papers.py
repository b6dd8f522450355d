"""What the commands share that write plates, sheets and films: options, and what they report."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas.commands import shared
from atlas.commands.arguments import whole

if TYPE_CHECKING:
    from atlas.paper.plate.plate import Plate

_OPTIONS: dict[str, dict[str, Any]] = {
    "dpi": {"type": whole, "metavar": "DPI", "help": "resolution of a PNG, 72 to 1200 (600)"},
    "greyscale": {"action": "store_true", "help": "in greys, for a page without colour"},
    "lang": {"default": "en", "metavar": "LANG", "help": "en, ru or kk"},
    "sentence": {"action": "store_true", "help": "print what a map cannot show"},
    "site": {
        "default": "",
        "metavar": "URL",
        "help": "where the atlas can be visited, for the address",
    },
}


def add_out(command: argparse._ActionsContainer, kinds: str, *, required: bool = True) -> None:
    """Add the option that names the file; ``kinds`` are the endings that it may have."""
    command.add_argument("--out", type=Path, required=required, metavar="FILE", help=kinds)


def add_options(command: argparse.ArgumentParser, *names: str) -> None:
    """Add options by their names: dpi, greyscale, lang, site."""
    for name in names:
        command.add_argument(f"--{name}", **_OPTIONS[name])


def report_plate(made: Plate, out: Path, caption: Path | None = None) -> None:
    """Print what was written of a plate, and what it had to leave out."""
    from atlas.paper.plate import files

    shared.print_result(f"{out}: {made.sheet.width:.0f} x {made.sheet.height:.0f} mm")
    shared.print_result(f"{caption or files.caption_of(out)}: its caption, with the sources")
    for note in made.notes:
        shared.print_message(note)
    report_missing(made.sheet.missing)


def report_missing(characters: Iterable[str]) -> None:
    """Say which characters of a page its font cannot show."""
    for char in sorted(characters):
        shared.print_message(f"the plate font has no glyph for {char!r} (U+{ord(char):04X})")
