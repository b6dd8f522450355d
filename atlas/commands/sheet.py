"""``python -m atlas sheet``: the teacher's sheet of a people, or the worksheet of its pupils."""

from __future__ import annotations

import argparse

from atlas.commands import papers, shared


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``sheet``; those that name the folders are added by the caller."""
    command.add_argument("people", metavar="PEOPLE", help="a people, or all-peoples: id of a tour")
    papers.add_out(command, ".pdf")
    command.add_argument(
        "--worksheet", action="store_true", help="the sheet for pupils, without the answers"
    )
    command.add_argument("--paper", default="a4", metavar="PAPER", help="a4 or letter")
    papers.add_options(command, "greyscale", "lang", "site")


def run(options: argparse.Namespace) -> int:
    """Write one sheet and print its name and length; the exit code is 1 if the data has faults.

    Raises ValueError where there is no such sheet, OSError where it cannot be written.
    """
    from atlas.base import web
    from atlas.model.model import Model
    from atlas.paper.lesson import sheets

    web.check(options.site)
    folders = shared.folders_of(options)
    data = shared.load(folders, translated=options.lang != "en")
    kind = "worksheet" if options.worksheet else "teacher"
    wanted = sheets.Wanted(
        options.people,
        kind,
        options.paper,
        greyscale=options.greyscale,
        site=options.site,
        lang=options.lang,
    )
    made = sheets.write(Model(data), wanted, options.out, folders.version())
    shared.print_result(f"{options.out}: {shared.counted(len(made.pages), 'page')}")
    papers.report_missing(made.missing)
    return shared.code(data)
