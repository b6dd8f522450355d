"""``python -m atlas site``: the atlas as a static site for any file host."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas.commands import shared


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of the command; those that name the folders are added by the caller."""
    command.add_argument("--out", type=Path, required=True, metavar="DIR")
    words = "the web address at which DIR will lie, for search engines and messengers"
    command.add_argument("--address", default="", metavar="URL", help=words)
    words = "where the app can be visited, for links to plates and films"
    command.add_argument("--app", default="", metavar="URL", help=words)
    words = "leave out cards and sheets of lessons, which take longest"
    command.add_argument("--no-papers", action="store_true", help=words)


def run(options: argparse.Namespace) -> int:
    """Write the site and print its size; the exit code is 1 if the data has faults.

    Raises ValueError for a folder of one's own, which the app shows, and where DIR is in use.
    """
    from atlas.model.model import Model
    from atlas.read.folders import built_in
    from atlas.site import site

    folders = shared.folders_of(options)
    if folders != built_in():
        raise ValueError("site: a folder of your own is shown by the app and by html, not by site")
    for read in folders.paths:
        if options.out.resolve().is_relative_to(read.resolve()):
            raise ValueError(f"{options.out} is inside the data folder {read}: name another")
    data = shared.load(folders, translated=True)
    names = site.write(
        options.out,
        Model(data),
        folders.version(),
        address=options.address,
        app=options.app,
        with_papers=not options.no_papers,
    )
    size = sum((options.out / name).stat().st_size for name in names)
    count = sum(name.endswith(".html") for name in names)
    shared.print_result(f"{options.out}: {count} pages, {len(names)} files, {size / 1e6:.0f} MB")
    if not options.address:
        shared.print_message("without --address there is no sitemap.xml and no canonical address")
    return shared.code(data)
