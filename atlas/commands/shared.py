"""What several commands share: options for folders and pictures, and messages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas.base.characters import shown

if TYPE_CHECKING:
    from atlas.model.model import Model
    from atlas.picture.address import Address
    from atlas.picture.left_out import LeftOut
    from atlas.read.dataset import Dataset
    from atlas.read.folders import Folders

# The options that make up an address, and the help text of each.
_ADDRESS = {
    "date": ("DAY", "a day, 1928-01-01 to 1961-12-31"),
    "to": ("DAY", "the last day of a period (--view period)"),
    "movement": ("ID", "show only these movements"),
    "view": ("VIEW", "day, period, sofar or all"),
    "pick": ("CLAIM", "let these figures drive the picture"),
    "select": ("TYPE:ID", "what the panel opens, such as claim:ID"),
    "basis": ("BASIS", "what line widths show: people or share"),
    "map": ("LON,LAT,ZOOM", "the centre and zoom of the map"),
    "tour": ("ID", "a tour"),
    "step": ("N", "which of its steps, from 1"),
}
_SEVERAL = ("movement", "pick")


def print_message(words: str) -> None:
    """Print one line to stderr, so that a command's own output stays clean."""
    print(f"atlas: {shown(words)}", file=sys.stderr)


def print_result(words: str) -> None:
    """Print one line on what a command has done, with invisible characters escaped."""
    print(shown(words))


def counted(number: int, thing: str) -> str:
    """Return "1 fault", "2 faults" or "no faults"."""
    return f"{number} {thing}" if number == 1 else f"{number or 'no'} {thing}s"


def add_data_options(command: argparse.ArgumentParser) -> None:
    """Add the options that name the folders."""
    words = "your own folder, or other tables"
    command.add_argument("--data", type=_folder, metavar="DIR", help=words)
    command.add_argument("--only", action="store_true", help="leave out the atlas's own tables")
    command.add_argument("--geodata", type=_folder, metavar="DIR", help="other shapes")


def _folder(text: str) -> Path:
    if not text:
        # As an unset variable in a script leaves it; as a path it would be the current folder.
        raise argparse.ArgumentTypeError("'' is not a folder")
    return Path(text)


def folders_of(options: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> Folders:
    """Return the folders that the options or the environment name.

    Raises:
        ValueError: If one of them is not a folder, or not one that can be read as asked.
    """
    from atlas.read import folders
    from atlas.read.own_folder import tables_of

    named = {"--data": options.data, "--geodata": options.geodata}
    if options.data is None and environment.get(folders.DATA):
        named[folders.DATA] = Path(environment[folders.DATA])
    for name, folder in named.items():
        if folder is not None and not folder.expanduser().is_dir():
            raise ValueError(f"{name} {str(folder)!r} is not a folder")
    tables = named["--data"] or named.get(folders.DATA)
    if options.only and tables is None:
        raise ValueError("--only needs a folder: --data DIR")
    own = tables_of(tables) if tables else None
    if own:
        words = "is the data folder inside your own folder"
        raise ValueError(f"{str(tables)!r} {words}: name {str(own)!r} instead")
    return folders.chosen(environment, options.data, options.geodata, options.only)


def load(folders: Folders, *, translated: bool = False) -> Dataset:
    """Load the sound part of the data for a command; a message says if some of it is left out.

    Args:
        folders: The folders to read.
        translated: Whether the command shows translations, whose faults then count too.
    """
    from atlas.base import faults
    from atlas.check import checks, translations

    data = checks.load(folders)
    if translated:
        data = translations.with_faults(data, folders.own)
    count = len(faults.errors(data.faults))
    if count:
        print_message(f"the data has {counted(count, 'fault')}; validate lists what is left out")
    return data


def code(data: Dataset) -> int:
    """Return the exit code of a command that has done its work: 1 if the data has faults.

    What it wrote is complete, but does not show all the data.
    """
    from atlas.base import faults

    return 1 if faults.errors(data.faults) else 0


def add_address_options(
    command: argparse.ArgumentParser, *names: str, required: Sequence[str] = ()
) -> None:
    """Add the options that choose a picture: they have the names of an address's parameters.

    Args:
        command: The parser of the command.
        names: The parameters that make a difference to it; all if none are named.
        required: Those of them that must be given.
    """
    for name in names or _ADDRESS:
        value, words = _ADDRESS[name]
        several: dict[str, Any] = {"action": "extend", "nargs": "+"} if name in _SEVERAL else {}
        command.add_argument(
            f"--{name}", metavar=value, help=words, required=name in required, **several
        )


def has_address(options: argparse.Namespace) -> bool:
    """Return whether the options say anything of a picture; a language alone does not."""
    from atlas.picture import address

    names = (name for name in address.NAMES if name != "lang")
    return any(getattr(options, name, None) is not None for name in names)


def address_of(options: argparse.Namespace, model: Model) -> Address:
    """Return the address that the options make up.

    A page ignores such a value and says so; who writes a file should not find out afterwards.

    Args:
        options: The options as parsed; those that the command does not have are at their default.
        model: The data that the address refers to.

    Raises:
        ValueError: If an option has no meaning.
    """
    from atlas.picture import address
    from atlas.picture.left_out import quoted

    given = {name: getattr(options, name, None) for name in address.NAMES}
    for name, value in given.items():
        if value is not None and not any(value):
            # As an unset variable in a script leaves it: the picture would be another one.
            raise ValueError(f"--{name} '' is empty; leave it out")
    parameters = {
        name: ",".join(value) if isinstance(value, list) else str(value)
        for name, value in given.items()
        if value
    }
    found, left_out = address.examined(parameters, model)
    if left_out:
        first = left_out[0]
        near = _nearest(first, model)
        raise ValueError(f"--{first.name} '{quoted(first.value)}': {first.reason}{near}")
    return found


def _nearest(left: LeftOut, model: Model) -> str:
    """Return in words the ids that may have been meant by one that is not known."""
    from atlas.read.cells import nearest

    ids = {"movement": model.dataset.movements, "pick": model.answers}
    if left.fault != "unknown" or left.name not in ids:
        return ""
    return nearest(left.value.partition(",")[0], ids[left.name])
