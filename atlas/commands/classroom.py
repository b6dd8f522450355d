"""``python -m atlas classroom``: the atlas for the telephones and computers in the room.

As ``open`` it needs nothing but Python.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from atlas.base import network
from atlas.base.characters import shown
from atlas.commands import environment
from atlas.commands.environment import MissingError

_WORDS = """\
The atlas for this room: {url}

Everybody in this network can see it as long as it runs (Ctrl+C ends it). They see the atlas and
nothing else of this computer, each moves through a picture of their own, and nobody can change
the data. Let a firewall that asks allow Python in private networks. The code leads to the address:
"""


def run(argv: Sequence[str]) -> int:
    """Serve the atlas in the network around this computer, and say where; return the exit code.

    2 means that there is no such network or that the options have no meaning, 1 that this machine
    lacks something.
    """
    parser = environment.parser_of("classroom")
    parser.add_argument(
        "--address", help="that of this computer in the network of the room, if it has several"
    )
    options = parser.parse_args(argv)
    try:
        options.address = _address(options)
    except MissingError as missing:
        print(f"atlas: {shown(str(missing))}", file=sys.stderr)
        return 2
    return environment.serve(options, _announce)


def _address(options: argparse.Namespace) -> str:
    """Return the address to serve at; raises MissingError where others could not reach it."""
    if options.address is None:
        found = network.lan_address()
        if network.is_public(found):
            raise MissingError(
                f"The address of this computer, {found}, is one of the whole Internet: everybody "
                f"there could reach the atlas. If that is meant: --address {found}."
            )
        if not found:
            raise MissingError(
                "This computer is in no network. Join that of the room or open a hotspot, or name "
                "its address: --address ADDRESS."
            )
        return found
    address = str(options.address)
    if network.is_of_this_computer(address):
        raise MissingError(
            f"--address {address!r} leads each computer to itself; leave it out, or name the "
            "address that this one has in the network."
        )
    return address


def _announce(python: Path, url: str) -> None:
    print(_WORDS.format(url=url), flush=True)
    # In the environment of the atlas, where segno is; a terminal without its letters has the words.
    code = [str(python), "-m", "segno.cli", "--no-micro", "--compact", url]
    made = subprocess.run(code, check=False, capture_output=True)
    if made.returncode == 0:
        sys.stdout.buffer.write(made.stdout)
        sys.stdout.flush()
