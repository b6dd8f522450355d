"""``python -m atlas figure`` and ``film``: plates for print, films for slides."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from atlas.commands import papers, shared


def add_figure_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``figure``; those that name the folders are added by the caller."""
    papers.add_out(command, ".svg .pdf .png")
    shared.add_address_options(command)
    command.add_argument(
        "--layout",
        default="single",
        metavar="LAYOUT",
        help="single, before-after, return, multiples, grid or chart",
    )
    command.add_argument(
        "--width", default="183", metavar="WIDTH", help="89, 120, 183 (mm), slide, a4 or a3"
    )
    papers.add_options(command, "dpi", "greyscale", "lang", "site", "sentence")


def figure(options: argparse.Namespace) -> int:
    """Write one plate and print its name and size.

    The exit code is 1 if the data has faults, or the plate lacks something that was asked for.
    Raises ValueError where there is no such plate, OSError where it cannot be written.
    """
    from atlas.base import web
    from atlas.model.model import Model
    from atlas.paper.plate import files
    from atlas.paper.plate.plate import Figure

    web.check(options.site)
    folders = shared.folders_of(options)
    data = shared.load(folders, translated=options.lang != "en")
    model = Model(data)
    address = shared.address_of(options, model)
    unseen = "its address opens it"
    _report_unused(
        options, select=f"a plate has no panel, {unseen}", tour=f"a plate tells none, {unseen}"
    )
    wanted = Figure(address, options.layout, options.width, options.greyscale, options.site)
    wanted = replace(wanted, sentence=options.sentence)
    made = files.write(model, wanted, options.out, folders.version(), options.dpi)
    papers.report_plate(made, options.out)
    return 1 if made.lacks_what_was_asked else shared.code(data)


def add_film_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``film``; those that name the folders are added by the caller."""
    papers.add_out(command, ".mp4 or .gif")
    shared.add_address_options(command)
    papers.add_options(command, "lang", "site")


def film(options: argparse.Namespace) -> int:
    """Write a film and show how far it is; the exit code is 1 if the data has faults.

    Ctrl+C stops it and leaves what was there. Raises ValueError where an option means nothing.
    """
    from atlas.base import web
    from atlas.model.model import Model
    from atlas.paper.film import film as films
    from atlas.paper.film import frames as film_frames

    if options.to and not options.date:
        raise ValueError(f"--to {options.to!r}: needs --date, the first day of the film")
    if options.to and not options.view:
        # A film runs from one day to another; that it does so needs no saying.
        options.view = "period"
    web.check(options.site)
    folders = shared.folders_of(options)
    data = shared.load(folders, translated=options.lang != "en")
    model = Model(data)
    address = shared.address_of(options, model)
    if address.view != "period":
        _report_unused(options, view="a film shows the state of each day")
    _report_unused(options, select="a film has no panel", tour="a film tells none")
    frames = film_frames.Frames(
        model, address, folders.version(), whole=not options.date, site=options.site
    )
    try:
        films.write(options.out, frames.shots, frames.draw, title=frames.title, progress=_progress)
    except KeyboardInterrupt:
        raise ValueError("stopped; nothing was written") from None
    shared.print_result(f"{options.out}: {frames.seconds:.0f} s")
    return shared.code(data)


def _report_unused(options: argparse.Namespace, **reasons: str) -> None:
    """Say which options of an address change nothing here, though a screen obeys them."""
    for name, reason in reasons.items():
        value = getattr(options, name)
        if value:
            shared.print_message(f"--{name} {value} changes nothing here: {reason}")


def _progress(done: int, number: int) -> None:
    """Show a bar on a terminal; a log gets a line every tenth of the way."""
    if sys.stderr.isatty():
        part = round(40 * done / number)
        end = "\n" if done == number else ""
        print(f"\r[{'#' * part}{' ' * (40 - part)}] {done}/{number}", end=end, file=sys.stderr)
    elif done == number or done % max(1, number // 10) == 0:
        shared.print_message(f"{done} of {number} pictures")
