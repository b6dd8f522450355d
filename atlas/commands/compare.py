"""``python -m atlas compare``: all movements in one table, as a plate or as CSV."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas.commands import shared
from atlas.commands.arguments import whole


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``compare``; those that name the folders are added by the caller."""
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=".csv .svg .pdf .png"
    )
    command.add_argument(
        "--columns",
        default="",
        metavar="PART",
        help="removal, journey, exile or return; without it all columns",
    )
    command.add_argument(
        "--dpi", type=whole, default=600, metavar="DPI", help="resolution of a PNG"
    )
    command.add_argument("--greyscale", action="store_true", help="in greys, for a journal's page")
    command.add_argument(
        "--site", default="", metavar="URL", help="where the atlas can be visited, for the address"
    )


def run(options: argparse.Namespace) -> int:
    """Write the table and print its name; the exit code is 1 if the data has faults.

    Raises ValueError where there is no such table, OSError where it cannot be written.
    """
    from atlas.base import atomic, web
    from atlas.comparison import sheet
    from atlas.comparison.table import columns_of, comparison
    from atlas.model.model import Model
    from atlas.paper.comparison.plate import Wanted, plate
    from atlas.paper.plate import files

    web.check(options.site)
    is_csv = options.out.suffix.lower() == ".csv"
    if not is_csv:
        files.kind_of(options.out, options.dpi)
    folders = shared.folders_of(options)
    data = shared.load(folders)
    model = Model(data)
    if is_csv:
        rows = model.derived(comparison)
        text = sheet.csv_text(data, rows, columns_of(options.columns))
        atomic.write(options.out, text.encode("utf-8-sig"))
        shared.print_result(f"{options.out}: {shared.counted(len(rows), 'movement')}")
        return shared.code(data)
    wanted = Wanted(options.columns, options.greyscale, options.site)
    made = plate(model, wanted, folders.version())
    files.save(made, options.out, options.dpi)
    shared.print_result(f"{options.out}: {made.sheet.width:.0f} x {made.sheet.height:.0f} mm")
    shared.print_result(f"{files.caption_of(options.out)}: its caption, with the sources")
    for char in sorted(made.sheet.missing):
        shared.print_message(f"the plate font has no glyph for {char!r} (U+{ord(char):04X})")
    return shared.code(data)
