"""Write GeoJSON by RFC 7946: one feature a line, 4 decimals, rings wound by the right-hand rule."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

SOURCE_ADMIN1 = "natural-earth-admin-1"


def feature(
    place_id: str,
    geometry: BaseGeometry,
    *,
    valid_from: str = "",
    valid_to: str = "",
    certainty: str = "close",
    source: str = SOURCE_ADMIN1,
    method: str = "derived",
    extra: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return one feature; its id is `place_id@valid_from`, `place_id@open` without a first day."""
    properties = {
        "id": f"{place_id}@{valid_from or 'open'}",
        "place_id": place_id,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "certainty": certainty,
        "geometry_source": source,
        "geometry_method": method,
        **(extra or {}),
    }
    wound = shapely.orient_polygons(geometry, exterior_cw=False)
    return {"type": "Feature", "properties": properties, "geometry": _rounded(mapping(wound))}


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(value: Any) -> Any:
    if isinstance(value, (int, float)):
        return round(float(value), 4)
    return [_round(item) for item in value]


def write(path: Path, features: Iterable[Mapping[str, Any]]) -> None:
    """Write a FeatureCollection, one feature a line, UTF-8 with LF."""
    lines = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
