"""The GeoJSON files of ``geodata/``: where things lie.

This is the only module that opens a GeoJSON. Coordinates are longitude and
latitude in degrees (WGS 84, RFC 7946). Properties carry only identity and
validity; everything else about a shape is in ``data/``. Files are read with
``json``, never from a path or URL that a visitor supplied.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.base import characters
from atlas.base.dates import Span, parse_span
from atlas.base.faults import Fault
from atlas.base.memo import Memo
from atlas.read import shapes
from atlas.read.cells import is_id
from atlas.read.coordinates import OffTheGlobeError

UNIT_LAYERS = ("homelands", "destination_oblasts")
LEG_LAYERS = ("rail_routes", "other_routes")
# The base map: drawn as it is, no record refers to it.
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
_READ = ("place_id", "valid_from", "valid_to", "geometry_source", *_WORDS)
# Properties of a base map feature; whatever else a drawing program adds is not read.
_OF_GROUND = ("text", "name", "kind")
# The names of WGS 84 with longitude first, which is what GeoJSON is always in.
_WGS84 = re.compile(r"(?:.*[:/])?(?:CRS84h?|4326|WGS ?84)", re.IGNORECASE)
# The most characters of a value that a message quotes.
_MOST_SHOWN = 60


@dataclass(frozen=True)
class Feature:
    """One shape with its validity; ``valid`` is open where no date is known.

    ``shape`` is in degrees (WGS 84); its outer rings run counter-clockwise, as RFC 7946 requires.
    ``extra`` has what base layers add (text, name, kind); it is empty for units and legs.
    ``file`` and ``line`` say where the feature is written.
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
    """A fault of one feature, with its field (a property or "geometry").

    ``kind`` is set if the whole file is likely to have the same fault.
    """

    def __init__(self, field: str, message: str, kind: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.field = field
        self.kind = kind
        self.line = line


def read_layer(
    folder: Path, layer: str, may_be_empty: bool = False
) -> tuple[list[Feature], list[Fault], bool]:
    """Return the sound features of a layer, the faults, and whether nothing could be read.

    A feature is left out if its coordinates are swapped, not finite or off the globe, or if its
    shape crosses itself. A file in a coordinate system other than WGS 84 is one fault, and none of
    it is read.

    Args:
        folder: The folder of the shapes.
        layer: A file name without its extension, such as "base/land".
        may_be_empty: Whether a file without features is no fault.
    """
    file = f"{layer}.geojson"
    try:
        content = (folder / file).read_bytes()
    except FileNotFoundError:
        return [], [Fault(file, None, "", "the file is missing")], True
    except OSError as error:
        return [], [Fault(file, None, "", f"cannot be read ({error.strerror})")], True
    key = (layer, sha256(content).digest(), may_be_empty)
    features, faults, unread = _PARSED.get(key, lambda: _parsed(content, layer, may_be_empty))
    return [replace(f, extra={**f.extra}) for f in features], [*faults], unread


_Layer = tuple[list[Feature], list[Fault], bool]
# After one file is saved again, the others need no second parsing.
_PARSED: Memo[tuple[str, bytes, bool], _Layer] = Memo(48)


def _parsed(content: bytes, layer: str, may_be_empty: bool) -> _Layer:
    file = f"{layer}.geojson"
    try:
        text = _text(content)
        collection = json.loads(text)
        raw_features = collection["features"]
        if not isinstance(raw_features, list):
            raise TypeError
        _in_degrees(collection, text)
        starts = _lines(text)
    except _WrongError as error:
        return [], [Fault(file, error.line, error.field, str(error))], True
    except RecursionError:
        return [], [Fault(file, None, "", "is nested too deeply to be GeoJSON")], True
    except json.JSONDecodeError as error:
        reason = f"cannot be read as JSON ({error.msg}); is the file cut short?"
        return [], [Fault(file, error.lineno, "", reason)], True
    except ValueError:
        # Python refuses to turn thousands of digits into a number.
        return [], [Fault(file, None, "", "contains a number too long to be a coordinate")], True
    except (KeyError, TypeError):
        return [], [Fault(file, None, "features", "is not a GeoJSON FeatureCollection")], True
    if not raw_features and not may_be_empty:
        return [], [Fault(file, None, "features", "the layer has no features")], True
    features: dict[str, Feature] = {}
    faults: list[Fault] = []
    alike: dict[str, list[Fault]] = {}
    for raw, line in itertools.zip_longest(raw_features, starts):
        try:
            feature = _feature(layer, raw, line)
            if feature.id in features:
                first = features[feature.id].line
                words = f"duplicate id {_start(feature.id)} (first used on line {first})"
                raise _WrongError("id", words)
            features[feature.id] = feature
        except _WrongError as error:
            fault = Fault(file, line, error.field, str(error))
            (alike.setdefault(error.kind, []) if error.kind else faults).append(fault)
        except RecursionError:
            faults.append(Fault(file, line, "", "is nested too deeply to be GeoJSON"))
    return list(features.values()), [*map(_as_one, alike.values()), *faults], False


def _as_one(faults: list[Fault]) -> Fault:
    """Return the first of several faults that have one cause, and how many more there are."""
    first, *others = faults
    noun = "shape" if len(others) == 1 else "shapes"
    also = f"; the same for {len(others)} more {noun}" if others else ""
    return replace(first, message=first.message + also)


def _in_degrees(collection: dict[str, Any], text: str) -> None:
    """Raise a fault of the file if it names a coordinate system other than WGS 84."""
    wrong = _other_system(collection)
    if wrong:
        line = text.count("\n", 0, text.find('"crs"')) + 1
        raise _WrongError("crs", wrong, line=line)


def _other_system(holder: Any) -> str:
    """Return what is wrong with the coordinate system that a part of a file names, or ""."""
    named = holder.get("crs") if isinstance(holder, dict) else None
    name = named.get("properties") if isinstance(named, dict) else named
    name = name.get("name") if isinstance(name, dict) else name
    if named is None or (isinstance(name, str) and _WGS84.fullmatch(name)):
        return ""
    words = "is not WGS 84, as GeoJSON must be (RFC 7946): save the file again in EPSG:4326"
    return f"{_start(name if isinstance(name, str) else named)} {words}"


def _text(content: bytes) -> str:
    try:
        text = characters.composed(content.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise _WrongError("", f"not UTF-8 (byte {error.start})") from None
    if not text.strip():
        raise _WrongError("", "the file is empty")
    return text


def _lines(text: str) -> list[int]:
    """Return the line (first = 1) on which each feature of a sound GeoJSON text begins."""
    decoder = json.JSONDecoder()
    position = _member(text, "features", decoder) + 1
    lines: list[int] = []
    while True:
        gap = re.compile(r"[\s,]*").match(text, position)
        position = gap.end() if gap else position
        if text[position : position + 1] in ("", "]"):
            return lines
        lines.append(text.count("\n", 0, position) + 1)
        _, position = decoder.raw_decode(text, position)


def _member(text: str, name: str, decoder: json.JSONDecoder) -> int:
    """Return where the value of a member of a sound JSON object begins, or the end of the text."""
    position = text.index("{") + 1
    while opening := re.compile(r'[\s,]*(?=")').match(text, position):
        found, position = decoder.raw_decode(text, opening.end())
        colon = re.compile(r"\s*:\s*").match(text, position)
        position = colon.end() if colon else position
        if found == name:
            return position
        _, position = decoder.raw_decode(text, position)
    return len(text)


def _feature(layer: str, raw: Any, line: int | None) -> Feature:
    if not isinstance(raw, dict) or not isinstance(raw.get("properties"), dict):
        raise _WrongError("properties", "is not a GeoJSON feature with properties")
    identity = _identity(layer, raw)
    try:
        properties = {field: _text_of(raw["properties"], field) for field in (*_READ, *_OF_GROUND)}
        valid = _validity(properties["valid_from"], properties["valid_to"])
        _known_words(layer, properties)
        for holder in (raw, raw.get("geometry")):
            # PostGIS writes it into the geometry; like metres for degrees, it concerns the file.
            wrong = _other_system(holder)
            if wrong:
                raise _WrongError("crs", wrong, kind=wrong)
        geometry = _shape(layer, raw.get("geometry"))
    except _WrongError as error:
        raise _WrongError(error.field, f"{error} ({_short(identity)})", error.kind) from None
    of_ground = _OF_GROUND if layer in BASE_LAYERS else ()
    return Feature(
        id=identity,
        place_id=properties["place_id"] or identity.partition("@")[0],
        layer=layer,
        valid=valid,
        certainty=properties["certainty"],
        source=properties["geometry_source"],
        method=properties["geometry_method"],
        shape=geometry,
        extra={field: properties[field] for field in of_ground if properties[field]},
        line=line,
        file=f"{layer}.geojson",
    )


def _identity(layer: str, raw: dict[str, Any]) -> str:
    """Return the id of a feature: it names a place, or the two stations that a leg joins."""
    example = "omsk--novosibirsk@1896" if layer in LEG_LAYERS else "akmola-oblast@1939-10-14"
    identity = raw["properties"].get("id")
    if identity is None or identity == "":
        outside = "; an id outside its properties is not read" if raw.get("id") else ""
        raise _WrongError("id", f"is empty, but every feature needs one{outside}")
    if not isinstance(identity, str):
        raise _WrongError("id", f"{_start(identity)} is not text such as {example!r}")
    if not is_id(identity):
        words = f"is not an id (lower case letters, digits and hyphens) such as {example}"
        raise _WrongError("id", f"{_start(identity)} {words}")
    if layer in LEG_LAYERS and "--" not in identity:
        raise _WrongError("id", f"{_start(identity)} does not name two stations as {example} does")
    return identity


def _text_of(properties: dict[str, Any], field: str) -> str:
    """Return a property as text, "" if it is not there."""
    value = properties.get(field)
    if isinstance(value, bool | list | dict):
        raise _WrongError(field, f"{_start(value)} is not text")
    text = "" if value is None else characters.composed(str(value))
    try:
        characters.check(text)
    except ValueError as error:
        raise _WrongError(field, str(error)) from None
    if characters.has_line_break(text):
        raise _WrongError(field, f"{_start(text)} contains a control character or a line break")
    return text


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


def _known_words(layer: str, properties: dict[str, str]) -> None:
    for field, allowed in _WORDS.items():
        value = properties[field]
        if value and value not in allowed:
            raise _WrongError(field, f"{_start(value)} is not one of {', '.join(allowed)}")
    place = properties["place_id"]
    if place and not is_id(place):
        words = "is not an id (lower case letters, digits and hyphens)"
        raise _WrongError("place_id", f"{_start(place)} {words}")
    if layer == "base/labels" and not (properties["text"] or properties["name"]):
        raise _WrongError("text", "is empty, but a label needs a text")


def _shape(layer: str, raw: Any) -> BaseGeometry:
    try:
        return shapes.shape_of(
            raw, _SHAPES.get(layer, ()), layer in BASE_LAYERS, layer in LEG_LAYERS
        )
    except OffTheGlobeError as error:
        raise _WrongError("geometry", str(error), error.kind) from None
    except ValueError as error:
        raise _WrongError("geometry", str(error)) from None


def _start(value: Any) -> str:
    return _short(repr(value))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
