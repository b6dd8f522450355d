"""What takes longest: cards that announce pages, made from plates, and the sheets of lessons.

A paper's name has the version of the data and of the program in it. One that lies in the folder
from an earlier run is not made again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from atlas.base.dates import LAST_DAY
from atlas.check import checks
from atlas.model.model import Model
from atlas.paper.lesson import sheets
from atlas.paper.plate.plate import Figure, plate
from atlas.paper.plate.refusal import RefusedError
from atlas.picture.address import Address
from atlas.read.dataset import Dataset
from atlas.read.folders import Folders
from atlas.screen.publication import program_version
from atlas.site.assets import FOLDER
from atlas.words.language import LANGUAGES

# A slide at this grid is 1200 by 675 pixels.
_CARD_DPI = 90
CARD = "card"


@dataclass(frozen=True)
class Paper:
    """A paper to be made.

    Attributes:
        kind: "card", "teacher" or "worksheet".
        of: The people of a card ("" for all), the tour of a sheet.
        tag: Its language.
    """

    kind: str
    of: str
    tag: str


def wanted(dataset: Dataset) -> Iterator[Paper]:
    """Yield all papers of a site: a card for each people and all, two sheets for each tour."""
    for tag in LANGUAGES:
        for people in ("", *dataset.peoples):
            yield Paper(CARD, people, tag)
        for tour in dataset.tours:
            if tour in dataset.steps_of:
                for kind in sheets.KINDS:
                    yield Paper(kind, tour, tag)


def path_of(paper: Paper, version: str, address: str) -> str:
    """Return the path of a paper from the root of the site, the same for the same content."""
    of = f"{paper} {version} {program_version()} {address}"
    key = hashlib.sha256(of.encode()).hexdigest()[:12]
    ending = "png" if paper.kind == CARD else "pdf"
    return f"{FOLDER}/{paper.kind}-{paper.of or 'atlas'}-{paper.tag}-{key}.{ending}"


def make(model: Model, version: str, address: str, paper: Paper) -> bytes | None:
    """Return a paper as a file, or None for a card that would be illegible.

    Raises:
        OSError: If the font of the plates cannot be read.
    """
    if paper.kind != CARD:
        asked = sheets.Wanted(paper.of, paper.kind, site=address, lang=paper.tag)
        return sheets.sheet(model, asked, version).pdf()
    shown = pictured(model.dataset, paper)
    try:
        made = plate(model, Figure(shown, page="slide"), version)
    except RefusedError:
        return None
    return made.sheet.render("png", _CARD_DPI, said=made.imprint)


def pictured(dataset: Dataset, paper: Paper) -> Address:
    """Return what a card shows: the way into exile, or, of all peoples, every way."""
    moved = [m for m in dataset.movements.values() if paper.of in m.people_ids]
    if not moved:
        return Address(view="all", lang=paper.tag)
    ends = [m.end.last for m in moved if m.end.last is not None]
    day = min(max(ends, default=LAST_DAY), LAST_DAY)
    return Address(day, movements=tuple(m.id for m in moved), view="sofar", lang=paper.tag)


def missing(
    out: Path, folders: Folders, version: str, address: str, asked: list[Paper]
) -> Iterator[tuple[Paper, bytes]]:
    """Make the papers that do not lie in a folder yet, on all processors, and yield them."""
    left = [paper for paper in asked if not (out / path_of(paper, version, address)).is_file()]
    if not left:
        return
    # No copy of this process: its threads and its locks would be copied half-way.
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, 8, len(left)), get_context("spawn"), _begin, (folders,)
    ) as pool:
        made = pool.map(partial(_made, version, address), left)
        for paper, content in zip(left, made, strict=True):
            if content is not None:
                yield paper, content


_MODELS: list[Model] = []


def _begin(folders: Folders) -> None:
    _MODELS.append(Model(checks.load(folders)))


def _made(version: str, address: str, paper: Paper) -> bytes | None:
    return make(_MODELS[0], version, address, paper)
