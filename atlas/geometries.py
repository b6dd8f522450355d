"""The GeoJSON files of ``geodata/``: where things lie.

This is the only module that opens a GeoJSON. Coordinates are longitude and
latitude in degrees (WGS 84, RFC 7946). Properties carry only identity and
validity; all that is said about a shape stands in ``data/``. Files are read with
``json``, never by a path or address that a visitor supplied.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import LinearRing
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from atlas.dates import Span, parse_span
from atlas.faults import Fault

UNIT_LAYERS = ("homelands", "destination_oblasts")
LEG_LAYERS = ("rail_routes", "other_routes")
_SHAPES = {
    **dict.fromkeys(LEG_LAYERS, ("LineString", "MultiLineString")),
    **dict.fromkeys(UNIT_LAYERS, ("Polygon", "MultiPolygon", "MultiPoint")),
}
CERTAINTIES = ("exact", "close", "approximate")


@dataclass(frozen=True)
class Feature:
    """One shape with its validity; ``valid`` is open where no date is known.

    ``extra`` holds what base layers add (a name, a kind); it is empty for units.
    """

    id: str
    place_id: str
    layer: str
    valid: Span
    certainty: str
    source: str
    method: str
    shape: BaseGeometry
    extra: dict[str, str]


def read_layer(folder: Path, layer: str) -> tuple[list[Feature], list[Fault]]:
    """Return the sound features of ``layer`` (a file name without ending) and the faults.

    A feature whose coordinates are swapped, not finite, outside the world, or
    whose shape crosses itself is left out.
    """
    file = f"{layer}.geojson"
    try:
        collection = json.loads((folder / file).read_text(encoding="utf-8"))
        raw_features = collection["features"]
        if not isinstance(raw_features, list):
            raise TypeError
    except FileNotFoundError:
        return [], [Fault(file, None, "", "the file is missing")]
    except OSError as error:
        return [], [Fault(file, None, "", f"cannot be read ({error.strerror})")]
    except RecursionError:
        return [], [Fault(file, None, "", "is nested too deeply to be GeoJSON")]
    except UnicodeDecodeError as error:
        return [], [Fault(file, None, "", f"not UTF-8 (byte {error.start})")]
    except json.JSONDecodeError as error:
        return [], [
            Fault(file, error.lineno, "", f"not readable as JSON ({error.msg}); cut short?")
        ]
    except (KeyError, TypeError):
        return [], [Fault(file, None, "features", "is not a GeoJSON FeatureCollection")]
    features: dict[str, Feature] = {}
    faults = []
    for number, raw in enumerate(raw_features, start=1):
        try:
            feature = _feature(layer, raw)
            if feature.id in features:
                raise ValueError(f"{feature.id!r} stands twice")
            features[feature.id] = feature
        except ValueError as error:
            faults.append(Fault(file, None, f"feature {number}", str(error)))
    return list(features.values()), faults


def _feature(layer: str, raw: Any) -> Feature:
    if not isinstance(raw, dict) or not isinstance(raw.get("properties"), dict):
        raise ValueError("is not a GeoJSON feature with properties")
    properties = {k: "" if v is None else str(v) for k, v in raw["properties"].items()}
    identity = properties.pop("id", "")
    if not identity:
        raise ValueError("has no id")
    try:
        valid = _validity(properties.pop("valid_from", ""), properties.pop("valid_to", ""))
        geometry = _geometry(raw.get("geometry"))
        _fits_layer(layer, geometry)
    except ValueError as error:
        raise ValueError(f"{identity}: {error}") from None
    certainty = properties.pop("certainty", "")
    if certainty and certainty not in CERTAINTIES:
        raise ValueError(f"{identity}: certainty {certainty!r} is none of {', '.join(CERTAINTIES)}")
    return Feature(
        id=identity,
        place_id=properties.pop("place_id", "") or identity.partition("@")[0],
        layer=layer,
        valid=valid,
        certainty=certainty,
        source=properties.pop("geometry_source", ""),
        method=properties.pop("geometry_method", ""),
        shape=geometry,
        extra=properties,
    )


def _validity(valid_from: str, valid_to: str) -> Span:
    first = parse_span(valid_from).first if valid_from else None
    last = parse_span(valid_to).last if valid_to else None
    if first is not None and last is not None and last < first:
        raise ValueError(f"valid_to {valid_to!r} lies before valid_from {valid_from!r}")
    return Span(f"{valid_from or '..'}/{valid_to or '..'}", first, last)


def _geometry(raw: Any) -> BaseGeometry:
    for number in _numbers(raw.get("coordinates") if isinstance(raw, dict) else None):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise ValueError(f"its geometry holds {number!r}, which is not a number")
        if not math.isfinite(number):
            raise ValueError(f"its geometry holds {number}, which is not a number of degrees")
    try:
        geometry = shape(raw)
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError, IndexError):
        raise ValueError("its geometry cannot be read") from None
    if geometry.is_empty:
        raise ValueError("its geometry is empty")
    west, south, east, north = geometry.bounds
    if abs(south) > 90 or abs(north) > 90 or abs(west) > 180 or abs(east) > 180:
        raise ValueError(
            f"its geometry reaches {west:.1f} {south:.1f} to {east:.1f} {north:.1f}: "
            "longitude comes first, then latitude"
        )
    if geometry.geom_type.endswith("Polygon") and not geometry.is_valid:
        raise ValueError(f"its outline crosses itself ({explain_validity(geometry)})")
    return geometry


def _fits_layer(layer: str, geometry: BaseGeometry) -> None:
    allowed = _SHAPES.get(layer)
    if allowed and geometry.geom_type not in allowed:
        raise ValueError(f"is a {geometry.geom_type}; here stands a {' or '.join(allowed)}")


def _numbers(coordinates: Any) -> Iterator[Any]:
    if isinstance(coordinates, list):
        for inner in coordinates:
            yield from _numbers(inner)
    elif coordinates is not None:
        yield coordinates


def rings_of(geometry: BaseGeometry) -> list[list[LinearRing]]:
    """Return the polygons of a geometry, each as its outer ring followed by its holes."""
    polygons = getattr(geometry, "geoms", [geometry])
    return [[p.exterior, *p.interiors] for p in polygons if p.geom_type == "Polygon"]
