"""Compose the units of the time (`units.csv`) from the pieces: homelands and destinations."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPoint
from shapely.geometry.base import BaseGeometry

from geodata.build import features, pieces
from geodata.build.coverage import GRID_DEG

UNITS = Path(__file__).with_name("units.csv")
KOREAN_RAIONS = Path(__file__).with_name("korean_raions.csv")
FILES = {"homeland": "homelands.geojson", "destination": "destination_oblasts.geojson"}


@dataclass(frozen=True)
class Unit:
    """One version of a unit: the pieces it is the sum of and its validity (EDTF, inclusive)."""

    place_id: str
    layer: str
    valid_from: str
    valid_to: str
    certainty: str
    is_region: bool
    pieces: tuple[str, ...]


def listed() -> list[Unit]:
    """Return the units of `units.csv` in file order."""
    with UNITS.open(encoding="utf-8", newline="") as file:
        return [
            Unit(
                place_id=row["place_id"],
                layer=row["layer"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
                certainty=row["certainty"],
                is_region=row["region"] == "yes",
                pieces=tuple(row["pieces"].split()),
            )
            for row in csv.DictReader(file)
        ]


def build(out: Path, polygons: Mapping[str, BaseGeometry]) -> None:
    """Write homelands.geojson and destination_oblasts.geojson into `out`."""
    gathered: dict[str, list[dict[str, Any]]] = {layer: [] for layer in FILES}
    for unit in listed():
        gathered[unit.layer].append(_feature(unit, polygons))
    gathered["homeland"].append(_korean_raions())
    for layer, name in FILES.items():
        features.write(out / name, gathered[layer])


def _feature(unit: Unit, polygons: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    missing = [name for name in unit.pieces if name not in polygons]
    if missing:
        raise ValueError(f"units.csv: {unit.place_id}: no such piece {missing[0]!r}")
    whole = shapely.union_all([polygons[name] for name in unit.pieces], grid_size=GRID_DEG)
    return features.feature(
        unit.place_id,
        whole,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        certainty=unit.certainty,
        method="derived" if _is_whole(unit) else "schematic",
    )


def _is_whole(unit: Unit) -> bool:
    """Tell whether no line drawn by hand is part of the unit's edge."""
    mine = set(unit.pieces)
    owners: dict[str, set[str]] = {}
    for piece in pieces.listed():
        for part in piece.parts:
            if piece.anchors:
                owners.setdefault(part, set()).add(piece.name)
    return all(not (names & mine) or names <= mine for names in owners.values())


def _korean_raions() -> dict[str, Any]:
    """Return the border raions of the order of 21 August 1937 as points at their seats.

    17 of the 23 raions; the seats of the other six are not known to us, and no outline could be
    composed.
    """
    with KOREAN_RAIONS.open(encoding="utf-8", newline="") as file:
        seats = [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    return features.feature(
        "korean-raions",
        MultiPoint(seats),
        certainty="approximate",
        source="geonames-raion-seats",
        method="schematic",
    )
