"""``python -m atlas compare``: all movements in one table, as a plate or as CSV."""

from __future__ import annotations

import argparse

from atlas.commands import papers, shared


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``compare``; those that name the folders are added by the caller."""
    papers.add_out(command, ".csv .svg .pdf .png")
    command.add_argument(
        "--columns",
        default="",
        metavar="PART",
        help="removal, journey, exile or return; without it all columns",
    )
    papers.add_options(command, "dpi", "greyscale", "lang", "site")


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
    files.check_dpi(options.out, options.dpi)
    is_csv = options.out.suffix.lower() == ".csv"
    if not is_csv:
        files.kind_of(options.out, files.Printing(options.dpi))
    folders = shared.folders_of(options)
    data = shared.load(folders, translated=options.lang != "en")
    model = Model(data)
    if is_csv:
        rows = model.derived(comparison)
        text = sheet.csv_text(data, rows, columns_of(options.columns))
        atomic.write(options.out, text.encode("utf-8-sig"))
        shared.print_result(f"{options.out}: {shared.counted(len(rows), 'movement')}")
        return shared.code(data)
    wanted = Wanted(options.columns, options.greyscale, options.site, options.lang)
    made = plate(model, wanted, folders.version())
    files.save(made, options.out, files.Printing(options.dpi))
    papers.report_plate(made, options.out)
    return shared.code(data)
