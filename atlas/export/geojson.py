"""The layers as GeoJSON (RFC 7946): one feature per line, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from atlas.export.layers import Layer


def geojson(layer: Layer) -> bytes:
    """Return a layer as a FeatureCollection; dates are ISO dates, null where open.

    Title, description, licence and attribution are foreign members of the collection.
    """
    head = {
        "type": "FeatureCollection",
        "name": layer.name,
        "title": layer.title,
        "description": layer.description,
        "license": layer.licence,
        "attribution": layer.attribution,
    }
    features = ",\n".join(_text(_feature(*feature)) for feature in layer.features)
    return f'{_text(head)[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _feature(properties: dict[str, Any], geometry: BaseGeometry | None) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": properties["id"],
        "properties": {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in properties.items()
        },
        "geometry": None if geometry is None else mapping(geometry),
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
