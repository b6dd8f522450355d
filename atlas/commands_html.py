"""``python -m atlas html``: the whole atlas as one HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas import commands


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of the command; those that name the folders are added by the caller."""
    command.add_argument("--out", type=Path, required=True, metavar="FILE.html")
    words = "the web address at which the file will lie, for the addresses it gives out"
    command.add_argument("--published", default="", metavar="URL", help=words)
    commands.add_address_options(command)


def run(options: argparse.Namespace) -> int:
    """Write the file and print its name and size; the exit code is 1 if the data has faults."""
    from atlas import one_file, whole_file

    folders = commands.folders_of(options)
    data = commands.load(folders)
    opening = commands.address_of(options, data)
    content = one_file.page(
        data, folders.version(), opening, note=folders.said, published=options.published
    )
    whole_file.write(options.out, content)
    commands.tell(f"{options.out}: {len(content) / 1e6:.1f} MB")
    return commands.code(data)
