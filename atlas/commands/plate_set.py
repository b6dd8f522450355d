"""``python -m atlas figure --set``: the plates of a list, a row each."""

from __future__ import annotations

import argparse
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from atlas.commands import shared
from atlas.commands.arguments import Parser

if TYPE_CHECKING:
    from atlas.base.faults import Fault

_SWITCHES = ("greyscale", "outlines", "sentence")
_YES, _NO = ("yes", "true", "1", "x"), ("", "no", "false", "0")


def columns(parser: argparse.ArgumentParser) -> list[str]:
    """Return the columns that a list may have: the options of a plate by their names."""
    return [action.dest for action in parser._actions if action.dest not in ("help", "set")]


class _RowParser(Parser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def draw(
    options: argparse.Namespace,
    add_options: Callable[[argparse.ArgumentParser], None],
    one: Callable[[argparse.Namespace], bool],
) -> bool:
    """Draw the plates of a list and say on stderr how far it is; return whether all is there.

    A row that cannot be drawn is one line there, and stops no other.

    Args:
        options: The options of the command, which hold for every row that says nothing else.
        add_options: Adds the options of one plate to a parser.
        one: Draws the plate of some options and returns whether it has all that was asked for;
            raises ValueError or OSError where it cannot.

    Raises:
        ValueError: If the list cannot be read, has a column that is no option, or has no PNG for
            the resolution of the command.
    """
    parser = _RowParser(add_help=False)
    add_options(parser)
    rows, wrong = _read(options.set, columns(parser))
    for fault in wrong:
        shared.print_message(str(fault))
    if not rows:
        if not wrong:
            shared.print_message(
                f"{options.set.name}: has no row under its header; each is a plate"
            )
        return False
    if options.dpi is not None and not any(_is_png(cells["out"]) for _, cells in rows):
        raise ValueError(f"{options.set.name} has no .png that could have --dpi {options.dpi}")
    made: dict[Path, int] = {}
    failed = bool(wrong)
    for number, (line, cells) in enumerate(rows, start=1):
        try:
            asked = _options(parser, options, cells)
            written = {file.resolve(): file for file in _files(asked)}
            for place, file in written.items():
                if place in made:
                    raise ValueError(f"{str(file)!r} is a file of line {made[place]} already")
            failed |= not one(asked)
            made |= dict.fromkeys(written, line)
            said = f"{number} of {len(rows)}: {asked.out}"
        except (MemoryError, OSError, ValueError) as error:
            failed = True
            said = f"{options.set.name}:{line}: {_reason(error)}"
        shared.print_message(said)
    return not failed


def _files(asked: argparse.Namespace) -> tuple[Path, Path]:
    """Return the files that a row writes: its plate and the caption of it."""
    from atlas.paper.plate import files

    return asked.out, asked.caption or files.caption_of(asked.out)


def _read(file: Path, known: list[str]) -> tuple[list[tuple[int, dict[str, str]]], list[Fault]]:
    """Return the rows of a list, each with its line, and what is wrong with the others."""
    from atlas.read.tables import read_cells, read_table, separated_otherwise

    if file.suffix != ".csv":
        raise ValueError(f"--set {file.name!r} does not end in .csv")
    header = next(iter(read_cells(file)), [])
    if said := separated_otherwise(header):
        raise ValueError(f"{file.name}:1: {said}")
    unknown = [name for name in header if name and name not in known]
    if unknown or "out" not in header:
        said = f"no option has the name {unknown[0]!r}" if unknown else "it has no column 'out'"
        raise ValueError(f"{file.name}:1: {said}; columns are {', '.join(known)}")
    needed = {"constraints": {"required": True}}
    fields = [{"name": name} | (needed if name == "out" else {}) for name in header if name]
    table, wrong = read_table(file.parent, file.stem, {"schema": {"fields": fields}})
    return [(row.line, dict(row.cells)) for row in table], wrong


def _options(
    parser: argparse.ArgumentParser, common: argparse.Namespace, cells: dict[str, str]
) -> argparse.Namespace:
    """Return the options of a row, over those of the command; raise ValueError for a bad one."""
    asked = copy.copy(common)
    words = list(_words(cells, asked))
    asked = parser.parse_args(words, namespace=asked)
    if not cells.get("dpi") and not _is_png(str(asked.out)):
        # That of the command is of the list's PNGs.
        asked.dpi = None
    return asked


def _is_png(file: str) -> bool:
    return file.strip().lower().endswith(".png")


def _words(cells: dict[str, str], asked: argparse.Namespace) -> Iterator[str]:
    """Yield the words of a row's options, and take from ``asked`` what they replace."""
    for name, cell in cells.items():
        value = (cell or "").strip()
        if name in _SWITCHES:
            if value and value.lower() not in (*_YES, *_NO):
                raise ValueError(f"{name}: {value!r} is neither yes nor no")
            if value:
                setattr(asked, name, value.lower() in _YES)
        elif name == "cmyk" and value.lower() in (*_YES, *_NO):
            if value:
                asked.cmyk = "" if value.lower() in _YES else None
        elif value:
            setattr(asked, name, None)
            several = name in ("movement", "pick")
            yield from (f"--{name}", *value.split()) if several else (f"--{name}={value}",)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or 'the machine'}: {error.strerror or error}"
    return str(error) or "not enough memory"
