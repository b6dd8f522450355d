"""``python -m atlas figure`` and ``film``: plates for print, films for slides."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.commands import papers, plate_set, shared

if TYPE_CHECKING:
    from atlas.model.model import Model

_KINDS = ".svg .pdf .png"
# Layouts that take their days from what happened, and the options that change nothing in them.
_OWN_DAYS = {"return": ("date", "to", "view", "map"), "multiples": ("date", "to", "view")}


def add_figure_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``figure``; those that name the folders are added by the caller."""
    where = command.add_mutually_exclusive_group(required=True)
    papers.add_out(where, _KINDS, required=False)
    where.add_argument(
        "--set", type=Path, metavar="FILE", help="many plates: .csv, these options its columns"
    )
    _add_plate_options(command)


def _add_plate_options(command: argparse.ArgumentParser) -> None:
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
    command.add_argument(
        "--outlines", action="store_true", help="words of an SVG as outlines, for any program"
    )
    command.add_argument(
        "--cmyk",
        nargs="?",
        const="",
        metavar="PROFILE",
        help="a PDF in four inks, for the press of an ICC profile (that of Ghostscript)",
    )
    command.add_argument(
        "--caption",
        type=Path,
        metavar="FILE",
        help=".txt or .docx; without it FILE.caption.txt beside the plate",
    )


def _add_row_options(command: argparse.ArgumentParser) -> None:
    """Add the options that a row of a list may have."""
    papers.add_out(command, _KINDS)
    _add_plate_options(command)


def figure(options: argparse.Namespace) -> int:
    """Write one plate, or those of a list, and print name and size of each.

    The exit code is 1 if the data has faults, if a plate lacks something that was asked for, or if
    one of the list could not be made. Raises ValueError where there is no such plate, OSError where
    it cannot be written.
    """
    from atlas.model.model import Model

    folders = shared.folders_of(options)
    data = shared.load(folders, translated=options.lang != "en")
    model = Model(data)
    if options.set is None:
        return shared.code(data) if _draw(options, model, folders.version()) else 1

    def draw(asked: argparse.Namespace) -> bool:
        return _draw(asked, model, folders.version())

    return shared.code(data) if plate_set.draw(options, _add_row_options, draw) else 1


def _draw(options: argparse.Namespace, model: Model, version: str) -> bool:
    """Draw one plate and return whether it has all that was asked for."""
    from atlas.base import web
    from atlas.paper.plate import files
    from atlas.paper.plate.plate import Figure
    from atlas.paper.sheet import inks

    web.check(options.site)
    press = (
        None if options.cmyk is None else inks.press(Path(options.cmyk) if options.cmyk else None)
    )
    printing = files.Printing(options.dpi, options.outlines, press, options.caption)
    if files.kind_of(options.out, printing) != "svg" and options.outlines:
        shared.print_message("--outlines changes nothing here: only an .svg has words as text")
    address = shared.address_of(options, model)
    unseen = "its address opens it"
    _report_unused(
        options, select=f"a plate has no panel, {unseen}", tour=f"a plate tells none, {unseen}"
    )
    events = f"what happened decides what layout {options.layout} shows"
    _report_unused(options, **dict.fromkeys(_OWN_DAYS.get(options.layout, ()), events))
    wanted = Figure(address, options.layout, options.width, options.greyscale, options.site)
    wanted = replace(wanted, sentence=options.sentence)
    made = files.write(model, wanted, options.out, version, printing)
    papers.report_plate(made, options.out, options.caption)
    return not made.lacks_what_was_asked


def add_film_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``film``; those that name the folders are added by the caller."""
    papers.add_out(command, ".mp4 or .webm (with subtitles and a poster beside it), or .gif")
    shared.add_address_options(command)
    papers.add_options(command, "lang", "site")
    command.add_argument(
        "--full",
        action="store_true",
        help="of more than three movements, show all days of each and tell all events",
    )


def film(options: argparse.Namespace) -> int:
    """Write a film and show how far it is; the exit code is 1 if the data has faults.

    With ``--tour`` it is that of a story, step by step. Ctrl+C stops it and leaves what was there.
    Raises ValueError where an option means nothing.
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
    if options.tour:
        steps = "the steps of the story say it"
        _report_unused(options, **dict.fromkeys(("date", "to", "movement", "view", "map"), steps))
        _report_unused(options, step="a film tells all steps")
    elif address.view != "period":
        _report_unused(options, view="a film shows the state of each day")
    _report_unused(options, select="a film has no panel")
    frames = film_frames.Frames(
        model,
        address,
        folders.version(),
        whole=not options.date,
        site=options.site,
        tour=options.tour or "",
        full=options.full,
    )
    if options.full and not any(shot.kind == "people" for shot in frames.shots):
        shared.print_message("--full changes nothing here: this film tells all anyway")
    try:
        films.write(
            options.out,
            frames.shots,
            frames.draw,
            title=frames.title,
            lang=address.lang,
            progress=_progress,
        )
    except KeyboardInterrupt:
        raise ValueError("stopped; nothing was written") from None
    shared.print_result(f"{options.out}: {frames.seconds:.0f} s")
    for file, what in zip(films.companions(options.out), ("subtitles", "poster"), strict=False):
        shared.print_result(f"{file}: its {what}")
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
