"""The base map: land, water, borders and railways of the time, packed for the browser."""

from __future__ import annotations

from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.picture.encoding import line_of, polygons_of
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.screen.arcs import Arcs

# Land that changed hands is drawn over the rest, by its validity.
_LAND = ("land", "land_joined")


class Ground:
    """Areas and lines of the ground, of which each piece that several share is stored once.

    ``arcs`` are the pieces (see :class:`atlas.screen.arcs.Arcs`).
    """

    def __init__(self, dataset: Dataset) -> None:
        arcs = Arcs()
        units = dataset.units.values()
        areas = [*units, *(f for name in (*_LAND, "lakes") for f in dataset.base.get(name, []))]
        rings = [
            [[arcs.add(ring, ring=True) for ring in polygon] for polygon in polygons_of(f.shape)]
            for f in areas
        ]
        strokes = [f for n in ("rivers", "borders", "railways") for f in dataset.base.get(n, [])]
        lines = [[arcs.add(line) for line in _lines(f.shape)] for f in strokes]
        self.arcs, coded = arcs.coded()
        # By the identity of features, which have no id that is unique in all layers.
        self._polygons = {
            id(feature): [[coded[n] for n in polygon] for polygon in polygons]
            for feature, polygons in zip(areas, rings, strict=True)
        }
        self._lines = {
            id(feature): [coded[n] for n in found]
            for feature, found in zip(strokes, lines, strict=True)
        }

    def polygons(self, feature: Feature) -> list[list[str]]:
        """Return the polygons of a unit, of land or of a lake, outer rings first."""
        return self._polygons[id(feature)]

    def lines(self, feature: Feature) -> list[str]:
        """Return the lines of a river, a border or a railway."""
        return self._lines[id(feature)]


def base(dataset: Dataset) -> dict[str, Any]:
    """Return the base layers of a dataset as JSON values; unread layers are empty.

    Lines and polygons are made of the ``arcs`` (see :class:`Ground`), of which the outlines of the
    scene are made too; labels have longitude and latitude in degrees (WGS 84). ``from`` and ``to``
    are day numbers, both inclusive, None where open.
    """
    base_layers, ground = dataset.base, dataset.derived(Ground)
    layers: dict[str, Any] = {
        "land": [_area(ground, f) for name in _LAND for f in base_layers.get(name, [])],
        "lakes": [_area(ground, f) for f in base_layers.get("lakes", [])],
        "rivers": [line for f in base_layers.get("rivers", []) for line in ground.lines(f)],
        "borders": [
            {
                "line": line,
                "kind": f.extra.get("kind", ""),
                "from": f.valid.first,
                "to": f.valid.last,
            }
            for f in base_layers.get("borders", [])
            for line in ground.lines(f)
        ],
        "railways": [
            {"line": line, "from": f.valid.first}
            for f in base_layers.get("railways", [])
            for line in ground.lines(f)
        ],
        "labels": [_label(f) for f in base_layers.get("labels", [])],
    }
    return {"format": 3, "arcs": ground.arcs, "layers": layers, "credits": dataset.layers}


def _area(ground: Ground, feature: Feature) -> dict[str, Any]:
    return {
        "polygons": ground.polygons(feature),
        "kind": feature.extra.get("kind", ""),
        "name": feature.extra.get("name", ""),
        "from": feature.valid.first,
        "to": feature.valid.last,
    }


def _lines(shape: BaseGeometry) -> list[list[tuple[int, int]]]:
    parts = getattr(shape, "geoms", [shape])
    return [line_of(part.coords) for part in parts if part.geom_type == "LineString"]


def _label(feature: Feature) -> dict[str, Any]:
    point = feature.shape.representative_point()
    return {
        "text": feature.extra.get("text") or feature.extra.get("name", ""),
        "kind": feature.extra.get("kind", ""),
        "lon": round(point.x, 4),
        "lat": round(point.y, 4),
        "from": feature.valid.first,
        "to": feature.valid.last,
    }
