"""Lakes, reservoirs by the year of the dam, the Aral Sea of the time, and rivers."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geodata.build import features, wdbii
from geodata.build.coverage import thin

RIVER_FRAME = (28.0, 33.0, 180.0, 75.0)
LAKE_SHARE = 0.4
"""Lakes are small beside land: they are thinned by less than half of what the zone allows."""

ZAYSAN = "Zaysan"
ZAYSAN_NORTH_DEG = 48.35
_HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lakes(natural_earth: Path, wdbii_folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the lakes of `lakes.csv` and the Aral Sea; reservoirs from the year of the dam."""
    frame = geopandas.read_file(natural_earth / "ne_10m_lakes.shp")
    for row in _rows("lakes.csv"):
        inside = frame.geometry[
            frame.geometry.contains(Point(float(row["lon"]), float(row["lat"])))
        ]
        if inside.empty:
            raise ValueError(f"lakes.csv: {row['name']}: no lake at {row['lon']}, {row['lat']}")
        shape = inside.iloc[0]
        if row["name"] == ZAYSAN:
            shape = shape.intersection(box(0, 0, 180, ZAYSAN_NORTH_DEG))
        yield _lake(row["name"], shape, row["valid_from"], row["kind"], "natural-earth-lakes")
    yield _lake("Aral Sea", wdbii.aral(wdbii_folder), "", "natural", "wdbii-aral")


def _lake(
    name: str, shape: BaseGeometry, valid_from: str, kind: str, source: str
) -> dict[str, Any]:
    rings = [thin(part.exterior, LAKE_SHARE) for part in shapely.get_parts(shape)]
    outlines = [
        shapely.Polygon(ring) for ring in rings if ring is not None and len(ring.coords) > 3
    ]
    whole = shapely.make_valid(shapely.union_all(outlines))
    return features.feature(
        "lake-" + name.lower().replace(" ", "-"),
        whole,
        valid_from=valid_from,
        certainty="exact" if kind == "natural" else "close",
        source=source,
        extra={"name": name, "kind": kind},
    )


def rivers(wdbii_folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rivers of `rivers.csv`, each one line from its first waypoint to its last."""
    net = wdbii.RiverNet(wdbii_folder, RIVER_FRAME)
    for row in _rows("rivers.csv"):
        waypoints = [tuple(map(float, pair.split())) for pair in row["waypoints"].split(";")]
        course: LineString = net.course([(x, y) for x, y in waypoints])
        line = thin(course)
        if line is not None:
            yield features.feature(
                "river-" + row["name"].lower().replace(" ", "-"),
                line,
                source="wdbii-rivers",
                extra={"name": row["name"], "kind": "river"},
            )
