"""The map below: land, water, borders and railways, of their time, packed for the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.encoding import delta_line, delta_polygons
from atlas.geometries import Feature, read_layer
from atlas.tables import read_text_rows


def base(geodata: Path) -> dict[str, Any]:
    """Return the base layers of a geodata folder; a layer that cannot be read is left out."""
    folder = geodata / "base"
    layers: dict[str, Any] = {
        # Land that changed hands is drawn over the rest, by its validity.
        "land": [_area(f) for name in ("land", "land_joined") for f in _features(folder, name)],
        "lakes": [_area(f) for f in _features(folder, "lakes")],
        "rivers": [line for f in _features(folder, "rivers") for line in _lines(f.shape)],
        "borders": [
            {
                "line": line,
                "kind": f.extra.get("kind", ""),
                "from": f.valid.first,
                "to": f.valid.last,
            }
            for f in _features(folder, "borders")
            for line in _lines(f.shape)
        ],
        "railways": [
            {"line": line, "from": f.valid.first}
            for f in _features(geodata, "railways")
            for line in _lines(f.shape)
        ],
        "labels": [_label(f) for f in _features(folder, "labels")],
    }
    return {"format": 1, "layers": layers, "credits": credits(geodata)}


def _features(folder: Path, layer: str) -> list[Feature]:
    return read_layer(folder, layer)[0]


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


def credits(geodata: Path) -> list[dict[str, str]]:
    """Return the origin record of each layer: title, producer, licence, accessed, method."""
    return read_text_rows(geodata / "layers.csv")
