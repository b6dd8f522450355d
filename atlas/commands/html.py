"""``python -m atlas html``: the whole atlas as one HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas.commands import shared


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of the command; those that name the folders are added by the caller."""
    command.add_argument("--out", type=Path, required=True, metavar="FILE.html")
    words = "the web address at which the file will lie, for the addresses it gives out"
    command.add_argument("--published", default="", metavar="URL", help=words)
    words = "the language in which it opens: en, ru or kk; else that of the reader's browser"
    command.add_argument("--lang", metavar="LANG", help=words)
    shared.add_address_options(command)


def run(options: argparse.Namespace) -> int:
    """Write the file and print its name and size; the exit code is 1 if the data has faults."""
    from atlas.base import atomic
    from atlas.model.model import Model
    from atlas.picture import tours
    from atlas.screen import one_file
    from atlas.words.own_data import unsaid

    folders = shared.folders_of(options)
    data = shared.load(folders, translated=True)
    model = Model(data)
    asked = shared.address_of(options, model)
    opening = tours.followed(asked, model) if shared.has_address(options) else None
    content = one_file.page(
        model,
        folders.version(),
        opening,
        lang=options.lang or "",
        note=unsaid(folders),
        published=options.published,
    )
    atomic.write(options.out, content)
    shared.print_result(f"{options.out}: {len(content) / 1e6:.1f} MB")
    return shared.code(data)
