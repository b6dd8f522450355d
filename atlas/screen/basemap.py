"""The base map: land, water, borders and railways of the time, packed for the browser."""

from __future__ import annotations

from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.picture.encoding import delta_line, delta_polygons
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature


def base(dataset: Dataset) -> dict[str, Any]:
    """Return the base layers of a dataset as JSON values; unread layers are empty.

    Lines and polygons are packed by :mod:`atlas.picture.encoding`; labels have longitude and
    latitude in degrees (WGS 84). ``from`` and ``to`` are day numbers, both inclusive, None where
    open.
    """
    base_layers = dataset.base
    layers: dict[str, Any] = {
        # Land that changed hands is drawn over the rest, by its validity.
        "land": [_area(f) for name in ("land", "land_joined") for f in base_layers.get(name, [])],
        "lakes": [_area(f) for f in base_layers.get("lakes", [])],
        "rivers": [line for f in base_layers.get("rivers", []) for line in _lines(f.shape)],
        "borders": [
            {
                "line": line,
                "kind": f.extra.get("kind", ""),
                "from": f.valid.first,
                "to": f.valid.last,
            }
            for f in base_layers.get("borders", [])
            for line in _lines(f.shape)
        ],
        "railways": [
            {"line": line, "from": f.valid.first}
            for f in base_layers.get("railways", [])
            for line in _lines(f.shape)
        ],
        "labels": [_label(f) for f in base_layers.get("labels", [])],
    }
    return {"format": 2, "layers": layers, "credits": dataset.layers}


def _area(feature: Feature) -> dict[str, Any]:
    return {
        "polygons": delta_polygons(feature.shape),
        "kind": feature.extra.get("kind", ""),
        "name": feature.extra.get("name", ""),
        "from": feature.valid.first,
        "to": feature.valid.last,
    }


def _lines(shape: BaseGeometry) -> list[list[int]]:
    parts = getattr(shape, "geoms", [shape])
    return [delta_line(part.coords) for part in parts if part.geom_type == "LineString"]


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
