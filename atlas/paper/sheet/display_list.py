"""The contents of a sheet: shapes and words in their places, groups and clips."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from atlas.paper.sheet.glyphs import Outline

PT = 25.4 / 72
"""One point in millimetres."""


@dataclass(frozen=True)
class Shape:
    """An outline, filled or stroked or both; lengths in millimetres, colours as printed."""

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
    """One line of words from the start of its baseline (mm); ``size`` is in points.

    ``angle`` is in degrees counter-clockwise, ``spacing`` between letters a fraction of ``size``,
    ``halo_width`` in millimetres.
    """

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
    """A group begins; ``data`` becomes its ``data-…`` attributes in SVG."""

    id: str
    data: Mapping[str, str]


@dataclass(frozen=True)
class End:
    """The innermost group ends."""


@dataclass(frozen=True)
class Clip:
    """What follows is clipped to a rectangle (x, y, width, height) in mm; None ends the clip."""

    frame: tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Part:
    """A part of what is read begins, such as a heading, a paragraph, a picture, a table.

    Attributes:
        kind: Its standard type in PDF: H1, H2, P, Figure, Table, TR, TH, TD, L, Sect, Span; or
            Artifact, which no reader hears of.
        alt: What a picture shows, for readers who cannot see it.
        name: What tells it from others of its kind, for those that go on after something else.
        goes_on: Whether it continues the last part of its kind and name.
        ahead: Whether it is read before the last part of its name, though it is drawn later.
        heads: What a TH is the head of: "Column" or "Row".
        span: How many columns a cell takes.
    """

    kind: str
    alt: str = ""
    name: str = ""
    goes_on: bool = False
    ahead: bool = False
    heads: str = ""
    span: int = 1


@dataclass(frozen=True)
class PartEnd:
    """The innermost part ends."""


Thing = Shape | Words | Begin | End | Clip | Part | PartEnd


def moved(thing: Thing, x: float, y: float) -> Thing:
    """Return a thing ``x`` millimetres further right and ``y`` further down."""
    if isinstance(thing, Shape):
        vertices, codes = thing.outline
        return replace(thing, outline=(vertices + np.array((x, y)), codes))
    if isinstance(thing, Words):
        return replace(thing, x=thing.x + x, y=thing.y + y)
    if isinstance(thing, Clip) and thing.frame:
        left, top, width, height = thing.frame
        return Clip((left + x, top + y, width, height))
    return thing


def parallel_lines(shape: BaseGeometry, period: float, angle: float) -> BaseGeometry:
    """Return parallel lines across a shape, in the same places for all shapes of a sheet.

    Args:
        shape: The area, in millimetres.
        period: The distance from line to line, in millimetres.
        angle: In degrees.
    """
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
    """Return words without what cannot be printed: line ends, control characters, surrogates.

    Several spaces in a row become one.
    """
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in words)
    # An SVG draws spaces in a row as one, so everything that measures words must too.
    return re.sub(" {2,}", " ", "".join(kept))


# Characters for numbers and names in Latin and in the Cyrillic of Russian, Kazakh and the Caucasus.
_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\xa0–—≈…’“”«»·×°"
_CYRILLIC = "".join(map(chr, range(0x400, 0x460))) + "ҒғҚқҢңӘәӨөҮүҰұҺһІіӀ"


def used_letters(letters: set[str]) -> str:
    """Return the characters to embed in a plate for those on it: whole alphabets.

    Plates then share the same subset of a font, which costs no more than a few thousand bytes.
    """
    wanted = letters | set(_LATIN)
    if not letters.isdisjoint(_CYRILLIC):
        wanted |= set(_CYRILLIC)
    return "".join(sorted(wanted))
