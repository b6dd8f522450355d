"""Write the base map of the time: land, coast, lakes, rivers, borders and labels."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.build import borders, features, water
from geodata.build.admin1 import FRAME_DEG
from geodata.build.coverage import GRID_DEG, Arc
from geodata.build.pieces import ELSEWHERE


def build(
    out: Path,
    arcs: list[Arc],
    polygons: Mapping[str, BaseGeometry],
    natural_earth: Path,
    wdbii: Path,
) -> None:
    """Write base/{land,land_joined,coast,lakes,rivers,borders,labels}.geojson into `out`."""
    base = out / "base"
    features.write(base / "land.geojson", _land(polygons))
    features.write(base / "land_joined.geojson", _joined(polygons))
    features.write(base / "coast.geojson", [_coast(arcs)])
    features.write(base / "lakes.geojson", water.lakes(natural_earth, wdbii))
    features.write(base / "rivers.geojson", water.rivers(wdbii))
    features.write(base / "borders.geojson", borders.build(arcs))
    features.write(base / "labels.geojson", _labels())


def _land(polygons: Mapping[str, BaseGeometry]) -> Iterator[dict[str, Any]]:
    """Yield two parts: the Soviet Union in its extent of the late 1940s, and all land elsewhere."""
    inside = [shape for name, shape in polygons.items() if name != ELSEWHERE]
    parts = [("land-ussr", "ussr", shapely.union_all(inside, grid_size=GRID_DEG))]
    parts.append(("land-elsewhere", "elsewhere", polygons[ELSEWHERE]))
    for place_id, kind, shape in parts:
        yield features.feature(place_id, _without_pinholes(shape), extra={"kind": kind})


def _joined(polygons: Mapping[str, BaseGeometry]) -> Iterator[dict[str, Any]]:
    """Yield the lands that joined the Soviet Union within the axis, valid while still abroad."""
    groups: dict[str, list[BaseGeometry]] = {}
    for piece, until in borders.Allegiance().abroad_until().items():
        groups.setdefault(until, []).append(polygons[piece])
    for until, shapes in sorted(groups.items()):
        yield features.feature(
            f"land-abroad-to-{until}",
            shapely.union_all(shapes, grid_size=GRID_DEG),
            valid_to=until,
            extra={"kind": "elsewhere"},
        )


def _coast(arcs: list[Arc]) -> dict[str, Any]:
    lines = [arc.line for arc in arcs if not (arc.left and arc.right)]
    frame = shapely.box(*FRAME_DEG).buffer(-0.01)
    shore = [shapely.intersection(line, frame) for line in lines]
    return features.feature(
        "coast", shapely.line_merge(shapely.union_all(shore)), extra={"kind": "coast"}
    )


def _without_pinholes(shape: BaseGeometry, least_deg2: float = 0.01) -> BaseGeometry:
    """Fill gaps smaller than any lake drawn, which come from thinning."""
    filled = [
        shapely.Polygon(
            part.exterior,
            [ring for ring in part.interiors if shapely.Polygon(ring).area > least_deg2],
        )
        for part in shapely.get_parts(shape)
    ]
    return shapely.multipolygons(filled)


LABELS = Path(__file__).with_name("labels.csv")


def _labels() -> Iterator[dict[str, Any]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield features.feature(
                f"label-{row['id']}",
                Point(float(row["lon"]), float(row["lat"])),
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
                certainty="approximate",
                source="drawn-by-us",
                method="schematic",
                extra={"text": row["text"], "kind": row["kind"]},
            )
