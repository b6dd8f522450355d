"""What a sheet holds: shapes and words where they lie, and the two things that need working out."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from atlas.paper.sheet.glyphs import Outline

PT = 25.4 / 72
"""One point in millimetres."""


@dataclass(frozen=True)
class Shape:
    """An outline filled, stroked or both; lengths in millimetres, colours as they are printed."""

    outline: Outline
    fill: str | None
    stroke: str | None
    width: float
    dash: tuple[float, ...]
    cap: str
    join: str
    opacity: float = 1.0


@dataclass(frozen=True)
class Words:
    """One line of words from the start of its base line; ``size`` in points."""

    x: float
    y: float
    words: str
    weight: int
    italic: bool
    size: float
    colour: str
    angle: float
    spacing: float
    halo: str | None
    halo_width: float


@dataclass(frozen=True)
class Begin:
    """A group begins; ``data`` is what its ``data-…`` attributes say in SVG."""

    id: str
    data: Mapping[str, str]


@dataclass(frozen=True)
class End:
    """The group that began last ends."""


@dataclass(frozen=True)
class Clip:
    """What follows shows only inside a rectangle (x, y, width, height); None: everywhere."""

    frame: tuple[float, float, float, float] | None


Thing = Shape | Words | Begin | End | Clip


def parallel_lines(shape: BaseGeometry, period: float, angle: float) -> BaseGeometry:
    """Return straight lines across a shape, ``period`` apart, the same whatever its neighbours."""
    level = affinity.rotate(shape, angle, origin=(0, 0))
    if level.is_empty:
        return level
    west, north, east, south = level.bounds
    rows = np.arange(math.ceil(north / period), math.floor(south / period) + 1) * period
    if not len(rows):
        # Lower than the gap between two lines.
        return shapely.MultiLineString()
    met: BaseGeometry = shapely.multilinestrings(
        shapely.linestrings([[(west - 1, y), (east + 1, y)] for y in rows])
    )
    turned: BaseGeometry = affinity.rotate(shapely.intersection(met, level), -angle, origin=(0, 0))
    return turned


def printable(words: str) -> str:
    """Return words without what nobody can print: line ends, control characters, half letters."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in words)
    # An SVG draws spaces in a row as one: so does everything that measures words.
    return re.sub(" {2,}", " ", "".join(kept))


# Numbers and names in Latin letters, and in the Cyrillic ones of Russian, Kazakh and the Caucasus.
_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\xa0–—≈…’“”«»·×°"
_CYRILLIC = "".join(map(chr, range(0x400, 0x460))) + "ҒғҚқҢңӘәӨөҮүҰұҺһІіӀ"


def used_letters(letters: set[str]) -> str:
    """Return the letters that a plate carries for those on it: whole alphabets.

    Plates share them, so that a face is cut once; more than a few thousand bytes it does not cost.
    """
    wanted = letters | set(_LATIN)
    if not letters.isdisjoint(_CYRILLIC):
        wanted |= set(_CYRILLIC)
    return "".join(sorted(wanted))
