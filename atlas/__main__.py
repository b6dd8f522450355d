"""The command line: ``python -m atlas COMMAND``.

``open``, ``classroom`` and ``test`` run on a bare Python and make their own environment. The
other commands need what ``requirements.txt`` names; where that is missing they run there too.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.commands import classroom, environment, reexec, shared
from atlas.commands import compare as commands_compare
from atlas.commands import figure as commands_figure
from atlas.commands import html as commands_html
from atlas.commands import sheet as commands_sheet
from atlas.commands import site as commands_site
from atlas.commands import state as commands_state
from atlas.commands.arguments import Parser

if TYPE_CHECKING:
    from atlas.read.dataset import Dataset


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 faults found, 2 not understood.

    2 is also for what the machine refuses: a folder that cannot be written, packages
    that cannot be installed. Raises SystemExit(2) where the words of the command do not parse.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks the letters of a name must not end the program.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the lines has had enough ("| head"); what is still unsaid goes nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return 0
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in ("atlas", "pages"):
            raise
        return reexec.run_again(arguments, missing.name or "a package")
    except (MemoryError, ImportError, OSError, RuntimeError, ValueError) as error:
        said = _refusal(error, arguments)
        if said is None:
            raise
        shared.print_message(said)
    return 2


# What is asked for, and can be asked for smaller.
_LESS = {
    "figure": "a lower --dpi or a smaller --width needs less",
    "film": "a shorter film (--view period with --date and --to) may need less",
}
# How a library or a thread says so without a MemoryError.
_NO_MEMORY = re.compile("failed to map segment|annot allocate memory|bad_alloc|can't start new")


def _refusal(error: Exception, arguments: list[str]) -> str | None:
    """Return in one sentence what the machine or the command refuses; None for a fault of ours."""
    of_libraries = isinstance(error, (ImportError, RuntimeError)) and _NO_MEMORY.search(str(error))
    of_the_system = isinstance(error, OSError) and error.errno == errno.ENOMEM
    if isinstance(error, MemoryError) or of_libraries or of_the_system:
        command = arguments[0] if arguments else "atlas"
        less = _LESS.get(command, "close other programs, or take a machine that has more")
        return f"{command}: not enough memory; {less}"
    if isinstance(error, OSError):
        return f"{error.filename or 'the machine'}: {error.strerror or error}"
    return str(error) if isinstance(error, ValueError) else None


def _run(arguments: list[str]) -> int:
    alone = {
        "open": environment.open_app,
        "test": environment.run_tests,
        "classroom": classroom.run,
    }
    if arguments and arguments[0] in alone:
        return alone[arguments[0]](arguments[1:])
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m atlas",
        description="Exile and Return, an atlas of Soviet forced migrations.",
    )
    known = parser.add_subparsers(required=True, metavar="COMMAND")
    known.add_parser("open", help="install what is needed and open the atlas in a browser")
    known.add_parser("classroom", help="open the atlas to everybody in the network of the room")
    known.add_parser("test", help="install what is needed and run every test")
    validate = _command(known, "validate", _validate, "check data and geometry")
    build = _command(known, "build", _build, "compile data and geometry for the browser")
    state = _command(known, "state", commands_state.run, "where everyone was on a day")
    export = _command(known, "export", _export, "write the data in the forms of other programs")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    words = "the web address at which DIR will lie, for the addresses of places"
    export.add_argument("--published", default="", metavar="URL", help=words)
    template = _command(known, "template", _template, "write a folder for data of your own")
    template.add_argument("--out", type=Path, required=True, metavar="DIR")
    html = _command(known, "html", commands_html.run, "write the whole atlas as one HTML file")
    commands_html.add_options(html)
    site = _command(known, "site", commands_site.run, "write the atlas as a site of static files")
    commands_site.add_options(site)
    figure = _command(known, "figure", commands_figure.figure, "write a plate for print")
    commands_figure.add_figure_options(figure)
    film = _command(known, "film", commands_figure.film, "write a film for slides")
    commands_figure.add_film_options(film)
    sheet = _command(known, "sheet", commands_sheet.run, "write a teacher's sheet or a worksheet")
    commands_sheet.add_options(sheet)
    compare = _command(known, "compare", commands_compare.run, "write the table of all movements")
    commands_compare.add_options(compare)
    for command in (validate, build, state, export, html, site, figure, film, sheet, compare):
        shared.add_data_options(command)
    build.add_argument("--out", type=Path, default=None, metavar="DIR")
    commands_state.add_options(state)
    return parser


def _command(known: argparse._SubParsersAction, name: str, run, words: str):  # type: ignore[no-untyped-def,type-arg]
    command = known.add_parser(name, help=words)
    command.set_defaults(run=run)
    return command


def _validate(options: argparse.Namespace) -> int:
    from atlas.base import faults
    from atlas.check import checks, translations

    folders = shared.folders_of(options)
    data = translations.with_faults(checks.load(folders), folders.own)
    found = data.faults
    if folders.own is not None:
        # What the atlas itself records on purpose is nothing that the reader could mend.
        found = [f for f in found if f.severity == "error" or folders.own.contains(f)]
    for fault in found:
        print(fault)
    if folders.own is not None:
        count = shared.counted(len(faults.errors(found)), "fault")
        shared.print_message(f"{folders.own.name}: {_added(data)}; {count}")
    return shared.code(data)


def _added(data: Dataset) -> str:
    """Return what a reader's own folder gave: "2 peoples, 1 movement"."""
    from atlas.read.records import key_of

    said = []
    for table, keys in data.files.items():
        # A route is one thing on many lines.
        ids = {key.rpartition(" ")[0] for key in keys} if table == "routes" else set(keys)
        held = getattr(data, table)
        number = len(ids & set(held if isinstance(held, dict) else map(key_of, held)))
        if number:
            one = "territory" if table == "territories" else table.removesuffix("s")
            said.append(f"{number} {one if number == 1 else table}".replace("_", " "))
    return ", ".join(said) or "no rows yet"


def _template(options: argparse.Namespace) -> int:
    from atlas.commands import template

    for line in template.write(options.out):
        shared.print_result(line)
    return 0


def _build(options: argparse.Namespace) -> int:
    from atlas.screen import publication

    folders = shared.folders_of(options)
    out = options.out or publication.scene_folder(folders)
    data = shared.load(folders)
    names = publication.build(folders.data, folders.geodata, out, data, own=folders.own)
    for kind in publication.FILES:
        shared.print_result(names[kind])
    return shared.code(data)


def _export(options: argparse.Namespace) -> int:
    from atlas.export import folder

    folders = shared.folders_of(options)
    data = shared.load(folders)
    names = folder.export(options.out, folders, data, options.published)
    shared.print_result(f"{options.out}: {len(names)} files")
    return shared.code(data)


if __name__ == "__main__":
    raise SystemExit(main())
