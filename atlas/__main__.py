"""The command line: ``python -m atlas COMMAND``.

``open`` and ``test`` run on a bare Python and make their own environment. The other
commands need what ``requirements.txt`` names; where that is missing they run there too.
"""

from __future__ import annotations

import argparse
import errno
import functools
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.commands import figure as commands_figure
from atlas.commands import html as commands_html
from atlas.commands import reexec, shared
from atlas.commands.arguments import Parser

if TYPE_CHECKING:
    from atlas.model.curves import Quantity
    from atlas.model.model import Model
    from atlas.model.timeline import MovementState
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
    if arguments[:1] in (["open"], ["test"]):
        from atlas.commands import environment

        command, *rest = arguments
        return environment.open_app(rest) if command == "open" else environment.run_tests(rest)
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m atlas",
        description="Exile and Return, an atlas of Soviet forced migrations.",
    )
    known = parser.add_subparsers(required=True, metavar="COMMAND")
    known.add_parser("open", help="install what is needed and open the atlas in a browser")
    known.add_parser("test", help="install what is needed and run every test")
    validate = _command(known, "validate", _validate, "check data and geometry")
    build = _command(known, "build", _build, "compile data and geometry for the browser")
    state = _command(known, "state", _state, "where everyone was on a day")
    export = _command(known, "export", _export, "write the data in the forms of other programs")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    template = _command(known, "template", _template, "write a folder for data of your own")
    template.add_argument("--out", type=Path, required=True, metavar="DIR")
    html = _command(known, "html", commands_html.run, "write the whole atlas as one HTML file")
    commands_html.add_options(html)
    figure = _command(known, "figure", commands_figure.figure, "write a plate for print")
    commands_figure.add_figure_options(figure)
    film = _command(known, "film", commands_figure.film, "write a film for slides")
    commands_figure.add_film_options(film)
    for command in (validate, build, state, export, html, figure, film):
        shared.add_data_options(command)
    build.add_argument("--out", type=Path, default=None, metavar="DIR")
    state.add_argument("--date", required=True, help="a day, 1928-01-01 to 1961-12-31")
    state.add_argument("--movement", action="append", default=[], metavar="ID")
    state.add_argument("--pick", action="append", default=[], metavar="CLAIM")
    state.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser


def _command(known: argparse._SubParsersAction, name: str, run, words: str):  # type: ignore[no-untyped-def,type-arg]
    command = known.add_parser(name, help=words)
    command.set_defaults(run=run)
    return command


def _validate(options: argparse.Namespace) -> int:
    from atlas.base import faults
    from atlas.check import checks

    folders = shared.folders_of(options)
    data = checks.load(folders)
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
    """Return what a reader's own folder gave: "2 in peoples, 30 in claims"."""
    from atlas.read.records import key_of

    counts = {}
    for table, keys in data.files.items():
        # A route is one thing on many lines.
        ids = {key.rpartition(" ")[0] for key in keys} if table == "routes" else set(keys)
        held = getattr(data, table)
        counts[table] = len(ids & set(held if isinstance(held, dict) else map(key_of, held)))
    said = [f"{number} in {table}" for table, number in counts.items() if number]
    return ", ".join(said) or "no row yet"


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
    for name in ("scene", "base", "player"):
        shared.print_result(names[name])
    return shared.code(data)


def _state(options: argparse.Namespace) -> int:
    from atlas.model import timeline
    from atlas.model.model import Model

    data = shared.load(shared.folders_of(options))
    for wanted in options.movement:
        if wanted not in data.movements:
            known = ", ".join(data.movements)
            raise ValueError(f"--movement {wanted!r} is none of {known}")
    model = Model(data)
    _only_rivals(model, options.pick)
    state = timeline.state(model.at(tuple(options.pick)), options.date)
    shown = options.movement or list(state.movements)
    if options.json:
        content = state.as_json()
        content["movements"] = {m: content["movements"][m] for m in shown}
        print(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        for identity in dict.fromkeys(shown):
            print("\n".join(_table(data, state.movements[identity])), end="\n\n")
    return shared.code(data)


def _only_rivals(model: Model, picks: list[str]) -> None:
    """Raise ValueError unless each pick is one of the rival figures of a question, one for each."""
    from atlas.read.cells import nearest

    movements = model.dataset.movements
    asked = {c: q for m in movements for q in model.rivals(m).questions for c in q}
    chosen: dict[tuple[str, ...], str] = {}
    for pick in picks:
        if pick not in model.dataset.claims:
            raise ValueError(f"--pick {pick!r} is not a claim")
        if pick not in asked:
            near = nearest(pick, asked)
            raise ValueError(f"--pick {pick!r} is no figure that has rivals to choose from{near}")
        other = chosen.setdefault(asked[pick], pick)
        if other != pick:
            raise ValueError(f"--pick {other!r} and {pick!r} answer the same question")


def _table(data: Dataset, state: MovementState) -> list[str]:
    """Return a movement's state as lines for a reader: who, how many, how it is known."""
    from atlas.words.vocabulary import words_of

    words = functools.partial(words_of, "state")
    lines = [data.movements[state.movement_id].title]
    if state.whole is None:
        return [*lines, "  no source gives a total"]
    parts: dict[str, Quantity | None] = {
        "the whole": state.whole,
        "counted beyond the whole": state.added,
        **({"of them, died on the way": state.added_dead} if _any(state.added_dead) else {}),
        words("home"): state.home,
        words("taken"): state.taken,
        words("under_way"): state.under_way,
        **{f"{words('in_exile')}: {_place(data, key)}": held for key, held in state.exile.items()},
        _dead(data, state): state.dead,
        **({words("excess_dead"): state.excess_dead} if state.excess_dead else {}),
        words("returned"): state.returned,
        words("elsewhere"): state.elsewhere,
        words("not_stated"): state.not_stated,
    }
    for name, quantity in parts.items():
        lines.append(f"  {name:<44}{_words(quantity)}".rstrip())
    return lines


def _any(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.least > 0


def _dead(data: Dataset, state: MovementState) -> str:
    from atlas.words.vocabulary import words_of

    places = ", ".join(_place(data, key) for key in state.dead_in)
    if places:
        return f"{words_of('remark', 'dead_least')}: {places} alone"
    return words_of("state", "dead")


def _place(data: Dataset, key: str) -> str:
    return data.places[key].name if key in data.places else key


def _words(quantity: Quantity | None) -> str:
    if quantity is None:
        from atlas.words.vocabulary import words_of

        return f"{'?':>9}  {words_of('remark', 'unknown')}"
    from atlas.words.amounts import amount, spread
    from atlas.words.language import language

    told = f" ({told})" if (told := spread(language("en"), quantity)) else ""
    return f"{amount(language('en'), quantity):>9}  {quantity.basis}{told}"


def _export(options: argparse.Namespace) -> int:
    from atlas.export import folder

    folders = shared.folders_of(options)
    data = shared.load(folders)
    names = folder.export(options.out, folders, data)
    shared.print_result(f"{options.out}: {len(names)} files")
    return shared.code(data)


if __name__ == "__main__":
    raise SystemExit(main())
