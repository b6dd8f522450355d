"""``python -m atlas sheet``: the teacher's sheet of a people, or the worksheet of its pupils."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas.commands import shared


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``sheet``; those that name the folders are added by the caller."""
    command.add_argument("people", metavar="PEOPLE", help="a people, or all-peoples: id of a tour")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help=".pdf")
    command.add_argument(
        "--worksheet", action="store_true", help="the sheet for pupils, without the answers"
    )
    command.add_argument("--paper", default="a4", metavar="PAPER", help="a4 or letter")
    command.add_argument("--greyscale", action="store_true", help="in greys")
    command.add_argument(
        "--site", default="", metavar="URL", help="where the atlas can be visited, for the address"
    )


def run(options: argparse.Namespace) -> int:
    """Write one sheet and print its name and length; the exit code is 1 if the data has faults.

    Raises ValueError where there is no such sheet, OSError where it cannot be written.
    """
    from atlas.base import web
    from atlas.model.model import Model
    from atlas.paper.lesson import sheets

    web.check(options.site)
    folders = shared.folders_of(options)
    data = shared.load(folders)
    kind = "worksheet" if options.worksheet else "teacher"
    wanted = sheets.Wanted(
        options.people, kind, options.paper, greyscale=options.greyscale, site=options.site
    )
    made = sheets.write(Model(data), wanted, options.out, folders.version())
    shared.print_result(f"{options.out}: {shared.counted(len(made.pages), 'page')}")
    for char in sorted(made.missing):
        shared.print_message(f"the plate font has no glyph for {char!r} (U+{ord(char):04X})")
    return shared.code(data)
