"""The GeoJSON files of ``geodata/``: where things lie.

This is the only module that opens a GeoJSON. Coordinates are longitude and
latitude in degrees (WGS 84, RFC 7946). Properties carry only identity and
validity; all that is said about a shape stands in ``data/``. Files are read with
``json``, never by a path or address that a visitor supplied.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import unicodedata
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
# What lies below: drawn as it is, nobody's record points to it.
_AREAS = ("base/land", "base/land_joined", "base/lakes")
_LINES = ("base/rivers", "base/borders", "base/coast", "railways")
BASE_LAYERS = (*_AREAS, *_LINES, "base/labels")
_SHAPES = {
    **dict.fromkeys((*LEG_LAYERS, *_LINES), ("LineString", "MultiLineString")),
    **dict.fromkeys(UNIT_LAYERS, ("Polygon", "MultiPolygon", "MultiPoint")),
    **dict.fromkeys(_AREAS, ("Polygon", "MultiPolygon")),
    "base/labels": ("Point",),
}
_WORDS = {
    "certainty": ("exact", "close", "approximate"),
    "geometry_method": ("derived", "traced", "schematic"),
}


@dataclass(frozen=True)
class Feature:
    """One shape with its validity; ``valid`` is open where no date is known.

    ``extra`` holds what base layers add (a name, a kind); it is empty for units.
    ``file`` and ``line`` are where it stands.
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
    line: int | None = None
    file: str = ""


class _WrongError(ValueError):
    """A fault of one feature, with the field (a property or "geometry") that holds it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def read_layer(
    folder: Path, layer: str, may_be_empty: bool = False
) -> tuple[list[Feature], list[Fault], bool]:
    """Return the sound features of a layer, the faults, and whether nothing could be read.

    ``layer`` is a file name without its ending; one that holds no feature is a fault unless it
    ``may_be_empty``. A feature whose coordinates are
    swapped, not finite, outside the world, or whose shape crosses itself is left out.
    """
    file = f"{layer}.geojson"
    try:
        text = _text(folder / file)
        collection = json.loads(text)
        raw_features = collection["features"]
        if not isinstance(raw_features, list):
            raise TypeError
        starts = _lines(text)
    except _WrongError as error:
        return [], [Fault(file, None, error.field, str(error))], True
    except RecursionError:
        return [], [Fault(file, None, "", "is nested too deeply to be GeoJSON")], True
    except json.JSONDecodeError as error:
        reason = f"not readable as JSON ({error.msg}); cut short?"
        return [], [Fault(file, error.lineno, "", reason)], True
    except ValueError:
        # Python turns no text of thousands of digits into a number.
        return [], [Fault(file, None, "", "holds a number too long to be a coordinate")], True
    except (KeyError, TypeError):
        return [], [Fault(file, None, "features", "is not a GeoJSON FeatureCollection")], True
    if not raw_features and not may_be_empty:
        return [], [Fault(file, None, "features", "the layer holds no feature")], True
    features: dict[str, Feature] = {}
    faults = []
    for raw, line in itertools.zip_longest(raw_features, starts):
        try:
            feature = _feature(layer, raw, line)
            if feature.id in features:
                first = features[feature.id].line
                raise _WrongError("id", f"{feature.id!r} stands already at line {first}")
            features[feature.id] = feature
        except _WrongError as error:
            faults.append(Fault(file, line, error.field, str(error)))
        except RecursionError:
            faults.append(Fault(file, line, "", "is nested too deeply to be GeoJSON"))
    return list(features.values()), faults, False


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8").removeprefix("\ufeff")
    except FileNotFoundError:
        raise _WrongError("", "the file is missing") from None
    except OSError as error:
        raise _WrongError("", f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise _WrongError("", f"not UTF-8 (byte {error.start})") from None
    if not text.strip():
        raise _WrongError("", "the file is empty")
    return text


def _lines(text: str) -> list[int]:
    """Return the line (first = 1) on which each feature of a sound GeoJSON text begins."""
    decoder = json.JSONDecoder()
    opening = re.search(r'"features"\s*:\s*\[', text)
    position = opening.end() if opening else len(text)
    lines: list[int] = []
    while True:
        gap = re.compile(r"[\s,]*").match(text, position)
        position = gap.end() if gap else position
        if text[position : position + 1] in ("", "]"):
            return lines
        lines.append(text.count("\n", 0, position) + 1)
        _, position = decoder.raw_decode(text, position)


def _feature(layer: str, raw: Any, line: int | None) -> Feature:
    if not isinstance(raw, dict) or not isinstance(raw.get("properties"), dict):
        raise _WrongError("properties", "is not a GeoJSON feature with properties")
    properties = {k: "" if v is None else str(v) for k, v in raw["properties"].items()}
    identity = properties.pop("id", "")
    if not identity:
        raise _WrongError("id", "is empty, but every feature needs one")
    try:
        valid = _validity(properties.pop("valid_from", ""), properties.pop("valid_to", ""))
        _known_words(properties)
        geometry = _geometry(raw.get("geometry"))
        _fits_layer(layer, geometry)
    except _WrongError as error:
        raise _WrongError(error.field, f"{error} ({identity})") from None
    return Feature(
        id=identity,
        place_id=properties.pop("place_id", "") or identity.partition("@")[0],
        layer=layer,
        valid=valid,
        certainty=properties.pop("certainty", ""),
        source=properties.pop("geometry_source", ""),
        method=properties.pop("geometry_method", ""),
        shape=geometry,
        extra=properties,
        line=line,
        file=f"{layer}.geojson",
    )


def _validity(valid_from: str, valid_to: str) -> Span:
    first = _day("valid_from", valid_from).first if valid_from else None
    last = _day("valid_to", valid_to).last if valid_to else None
    if first is not None and last is not None and last < first:
        raise _WrongError("valid_to", f"{valid_to!r} lies before valid_from {valid_from!r}")
    return Span(f"{valid_from or '..'}/{valid_to or '..'}", first, last)


def _day(field: str, text: str) -> Span:
    try:
        return parse_span(text)
    except ValueError as error:
        raise _WrongError(field, str(error)) from None


def _known_words(properties: dict[str, str]) -> None:
    for field, words in _WORDS.items():
        value = properties.get(field, "")
        if value and value not in words:
            raise _WrongError(field, f"{value!r} is none of {', '.join(words)}")
    for field, value in properties.items():
        if not unicodedata.is_normalized("NFC", value):
            raise _WrongError(field, f"{value!r} is not in Unicode form NFC")


def _geometry(raw: Any) -> BaseGeometry:
    if not isinstance(raw, dict) or not raw.get("coordinates"):
        raise _WrongError("geometry", "is empty")
    for number in _numbers(raw["coordinates"]):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise _WrongError("geometry", f"{number!r} is not a number")
        if not _is_finite(number):
            raise _WrongError("geometry", f"{str(number)[:20]} is not a number of degrees")
    try:
        geometry = shape(raw)
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError, IndexError):
        raise _WrongError("geometry", f"{_start(raw)} cannot be read as a shape") from None
    if geometry.is_empty:
        raise _WrongError("geometry", "is empty")
    west, south, east, north = geometry.bounds
    if abs(south) > 90 or abs(north) > 90 or abs(west) > 180 or abs(east) > 180:
        reach = f"{west:.1f} {south:.1f} to {east:.1f} {north:.1f}"
        raise _WrongError("geometry", f"{reach}: longitude comes first, then latitude")
    if geometry.geom_type.endswith("Polygon") and not geometry.is_valid:
        reason = f"the outline crosses itself ({explain_validity(geometry)})"
        raise _WrongError("geometry", reason)
    return geometry


def _is_finite(number: int | float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        # A whole number of hundreds of digits.
        return False


def _start(raw: dict[str, Any]) -> str:
    return f"{raw.get('type')} {str(raw['coordinates'])[:40]}…"


def _fits_layer(layer: str, geometry: BaseGeometry) -> None:
    allowed = _SHAPES.get(layer)
    if allowed and geometry.geom_type not in allowed:
        words = f"{geometry.geom_type!r} has no place here: it should be {' or '.join(allowed)}"
        raise _WrongError("geometry", words)


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
