"""The command line: ``python -m atlas COMMAND``.

``open`` and ``test`` run on a bare Python and make their own environment; the
other commands need what ``requirements.txt`` names.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 faults found, 2 not understood."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] in (["open"], ["test"]):
        from atlas import environment

        command, *rest = arguments
        return environment.open_app(rest) if command == "open" else environment.run_tests(rest)
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ValueError as error:
        print(f"atlas: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m atlas",
        description="Exile and Return, an atlas of Soviet forced migrations.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("open", help="install what is needed and open the atlas in a browser")
    commands.add_parser("test", help="install what is needed and run every test")
    validate = _command(commands, "validate", _validate, "check data and geometry")
    build = _command(commands, "build", _build, "compile data and geometry for the browser")
    state = _command(commands, "state", _state, "where everyone was on a day")
    for command in (validate, build, state):
        command.add_argument("--data", type=Path, default=None, metavar="DIR")
        command.add_argument("--geodata", type=Path, default=None, metavar="DIR")
    build.add_argument("--out", type=Path, default=None, metavar="DIR")
    state.add_argument("--date", required=True, help="a day, 1928-01-01 to 1961-12-31")
    state.add_argument("--movement", action="append", default=[], metavar="ID")
    state.add_argument("--pick", action="append", default=[], metavar="CLAIM")
    state.add_argument("--json", action="store_true", help="print JSON (the only form so far)")
    return parser


def _command(commands: argparse._SubParsersAction, name: str, run, words: str):  # type: ignore[no-untyped-def,type-arg]
    command = commands.add_parser(name, help=words)
    command.set_defaults(run=run)
    return command


def _folders(options: argparse.Namespace) -> tuple[Path, Path]:
    from atlas.dataset import BUILT_IN_DATA, BUILT_IN_GEODATA

    return options.data or BUILT_IN_DATA, options.geodata or BUILT_IN_GEODATA


def _validate(options: argparse.Namespace) -> int:
    from atlas import checks, dataset, faults

    found = checks.check(dataset.load(*_folders(options)))
    for fault in found:
        print(fault)
    return 1 if faults.errors(found) else 0


def _build(options: argparse.Namespace) -> int:
    from atlas import publication

    names = publication.build(*_folders(options), options.out or publication.SCENE_FOLDER)
    for name in ("scene", "base", "player"):
        print(names[name])
    return 0


def _state(options: argparse.Namespace) -> int:
    from atlas import dataset, timeline

    data = dataset.load(*_folders(options))
    for wanted in options.movement:
        if wanted not in data.movements:
            known = ", ".join(data.movements)
            raise ValueError(f"--movement {wanted!r} is none of {known}")
    for pick in options.pick:
        if pick not in data.claims:
            raise ValueError(f"--pick {pick!r} is not a claim")
    state = timeline.state(data, options.date, timeline.Choices(tuple(options.pick)))
    content = state.as_json()
    if options.movement:
        content["movements"] = {m: content["movements"][m] for m in options.movement}
    print(json.dumps(content, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
