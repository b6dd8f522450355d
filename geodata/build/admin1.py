"""Read today's first-order units (Natural Earth 10m) that the units of the time are composed of."""

import json
from collections.abc import Iterable
from pathlib import Path

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

FRAME_DEG = (12.0, 26.0, 180.0, 82.5)
"""West, south, east, north of what is kept; Chukotka east of 180 degrees is left out."""

USSR_ADM0 = frozenset(
    "RUS KAZ KAB KGZ UZB TJK TKM UKR BLR MDA EST LVA LTU GEO AZE ARM".split()  # noqa: SIM905
)


BAIKONUR = "KAB"
KZYL_ORDA = "KAZ-3197"
"""The leased ground of Baikonur is part of Kzyl-Orda."""


def read(folder: Path) -> dict[str, BaseGeometry]:
    """Return the polygons by key, in WGS84 degrees.

    Units of the former USSR keep their adm1_code as key; all other countries are one polygon each,
    keyed by their three-letter code.
    """
    with (folder / "admin1.json").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    parts: dict[str, list[BaseGeometry]] = {}
    for feature in features:
        geometry = shapely.clip_by_rect(shapely.make_valid(shape(feature["geometry"])), *FRAME_DEG)
        if not geometry.is_empty:
            parts.setdefault(_key(feature["properties"]), []).extend(_polygons([geometry]))
    return {key: shapely.union_all(polygons) for key, polygons in sorted(parts.items())}


def _key(properties: dict[str, str]) -> str:
    country = properties["adm0_a3"]
    if country not in USSR_ADM0:
        return country
    code = properties["adm1_code"]
    return KZYL_ORDA if country == BAIKONUR else code


def _polygons(geometries: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    parts = shapely.get_parts(list(geometries), return_index=False)
    return [part for part in shapely.get_parts(parts) if part.geom_type == "Polygon"]
