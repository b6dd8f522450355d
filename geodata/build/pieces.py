"""Cut today's units into the pieces of which every unit of the time is a sum.

In `pieces.csv`, `parts` lists keys of today's units, `PREFIX-*` meaning all of that prefix that no
other piece names; `anchors` are points (lon lat) inside the piece, needed where its unit is cut by
a line of `cuts.csv`.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.build import cuts
from geodata.build.cuts import Line

PIECES = Path(__file__).with_name("pieces.csv")
ELSEWHERE = "elsewhere"
"""The piece that holds all land outside the Soviet Union of the late 1940s."""

_OVERSHOOT_DEG = 1e-4


@dataclass(frozen=True)
class Piece:
    """A piece by name: the keys of today's units it is made of and points inside it."""

    name: str
    parts: tuple[str, ...]
    anchors: tuple[Point, ...]


def listed() -> list[Piece]:
    """Return the pieces of `pieces.csv` in file order."""
    with PIECES.open(encoding="utf-8", newline="") as file:
        return [
            Piece(row["piece"], tuple(row["parts"].split()), _points(row["anchors"] or ""))
            for row in csv.DictReader(file)
        ]


def _points(text: str) -> tuple[Point, ...]:
    return tuple(Point(*map(float, pair.split())) for pair in text.split(";") if pair.strip())


def compose(
    units: Mapping[str, BaseGeometry],
    pieces: list[Piece],
    lines: Mapping[str, list[Line]] | None = None,
) -> dict[str, BaseGeometry]:
    """Return the polygon of every piece, plus `elsewhere`: a gapless coverage in degrees.

    `lines` are those of `cuts.csv` unless given. Raises ValueError for a unit of several pieces
    that no line cuts.
    """
    lines = cuts.listed() if lines is None else lines
    owners = _owners(units, pieces)
    gathered: dict[str, list[BaseGeometry]] = {}
    for key, geometry in units.items():
        candidates = owners.get(key)
        if not candidates:
            gathered.setdefault(ELSEWHERE, []).append(geometry)
        elif len(candidates) == 1:
            gathered.setdefault(candidates[0].name, []).append(geometry)
        elif key not in lines:
            names = ", ".join(piece.name for piece in candidates)
            raise ValueError(
                f"pieces.csv: {key} is in pieces {names}, and no line of cuts.csv cuts it"
            )
        else:
            for name, face in _split(geometry, lines[key], candidates):
                gathered.setdefault(name, []).append(face)
    return {name: shapely.union_all(parts) for name, parts in sorted(gathered.items())}


def _owners(units: Mapping[str, BaseGeometry], pieces: list[Piece]) -> dict[str, list[Piece]]:
    owners: dict[str, list[Piece]] = {}
    for piece in pieces:
        for part in piece.parts:
            if not part.endswith("*"):
                owners.setdefault(part, []).append(piece)
    for piece in pieces:
        for part in piece.parts:
            if part.endswith("*"):
                for key in units:
                    if key.startswith(part[:-1]) and key not in owners:
                        owners[key] = [piece]
    return owners


def _split(
    geometry: BaseGeometry, lines: list[Line], pieces: list[Piece]
) -> list[tuple[str, BaseGeometry]]:
    """Cut `geometry` along `lines`; each face goes to the piece with the nearest anchor."""
    reach = shapely.buffer(geometry, _OVERSHOOT_DEG)
    clipped = [shapely.intersection(LineString(line), reach) for line in lines]
    noded = shapely.union_all([shapely.boundary(geometry), *clipped])
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(noded))))
    inside = [face for face in faces if geometry.contains(face.representative_point())]
    return [(_nearest(face, pieces), face) for face in inside]


def _nearest(face: BaseGeometry, pieces: list[Piece]) -> str:
    distances = [
        (min(shapely.distance(face, anchor) for anchor in piece.anchors), piece.name)
        for piece in pieces
    ]
    return min(distances)[1]
