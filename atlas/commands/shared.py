"""What several commands share: which folders they read, which picture they make, what they say."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.base.characters import shown

if TYPE_CHECKING:
    from atlas.model.model import Model
    from atlas.picture.address import Address
    from atlas.read.dataset import Dataset
    from atlas.read.folders import Folders

# The options that make an address, and what is said of each.
_ADDRESS = {
    "date": ("DAY", "a day, 1928-01-01 to 1961-12-31"),
    "to": ("DAY", "the last day of a period (--view period)"),
    "movement": ("ID", "show these movements alone"),
    "view": ("VIEW", "day, period, sofar or all"),
    "pick": ("CLAIM", "let these figures drive the picture"),
    "select": ("TYPE:ID", "what the panel opens, such as claim:ID"),
    "basis": ("BASIS", "what widths show: people or share"),
    "map": ("LON,LAT,ZOOM", "where the map looks"),
}
_SEVERAL = ("movement", "pick")


def say(words: str) -> None:
    """Say one line on the side: what a command prints stays clean."""
    print(f"atlas: {shown(words)}", file=sys.stderr)


def tell(words: str) -> None:
    """Print one line of what a command has done; as in errors, nothing in a name stays hidden."""
    print(shown(words))


def many(number: int, thing: str) -> str:
    """Return "1 fault", "2 faults" or "no faults"."""
    return f"{number} {thing}" if number == 1 else f"{number or 'no'} {thing}s"


def add_data_options(command: argparse.ArgumentParser) -> None:
    """Add the options that name the folders."""
    words = "your own folder, or other tables"
    command.add_argument("--data", type=_folder, metavar="DIR", help=words)
    command.add_argument("--only", action="store_true", help="without the atlas's own tables")
    command.add_argument("--geodata", type=_folder, metavar="DIR", help="other shapes")


def _folder(text: str) -> Path:
    if not text:
        # As an unset variable of a script leaves it; as a path it would be the folder one is in.
        raise argparse.ArgumentTypeError("'' is not a folder")
    return Path(text)


def folders_of(options: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> Folders:
    """Return the folders that the options or the environment name; raises ValueError if not one."""
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
        raise ValueError(f"{str(tables)!r} is the data of a folder of your own: name {str(own)!r}")
    return folders.chosen(environment, options.data, options.geodata, options.only)


def load(folders: Folders) -> Dataset:
    """Load the sound part of the data for a command, and say on the side if some is left out."""
    from atlas.base import faults
    from atlas.check import checks

    data = checks.load(folders)
    count = len(faults.errors(data.faults))
    if count:
        say(f"the data has {many(count, 'fault')}; validate lists what is left out")
    return data


def code(data: Dataset) -> int:
    """Return what a command that has done its work ends with: 1 where the data has faults.

    What it wrote is whole, but not all that the data should say.
    """
    from atlas.base import faults

    return 1 if faults.errors(data.faults) else 0


def add_address_options(command: argparse.ArgumentParser) -> None:
    """Add the options that say which picture is meant: those of the address, by its names."""
    for name, (sign, words) in _ADDRESS.items():
        if name in _SEVERAL:
            command.add_argument(f"--{name}", metavar=sign, help=words, action="extend", nargs="+")
        else:
            command.add_argument(f"--{name}", metavar=sign, help=words)


def address_of(options: argparse.Namespace, model: Model) -> Address:
    """Return the address that the options write; raises ValueError where one means nothing.

    A page ignores such a value and says so; who writes a file should not find out afterwards.
    Options that the command does not have are at their default.
    """
    from atlas.picture import address
    from atlas.picture.left_out import quoted

    given = {name: getattr(options, name, None) for name in address.NAMES}
    parameters = {
        name: ",".join(value) if isinstance(value, list) else str(value)
        for name, value in given.items()
        if value
    }
    found, left_out = address.examined(parameters, model)
    if left_out:
        first = left_out[0]
        raise ValueError(f"--{first.name} '{quoted(first.value)}': {first.reason}")
    return found
