"""The ground below the layers, for the GeoPackage: land, water, borders, railways, names.

The other formats have it as it is kept, in ``geodata/base``. Here it has the days of the other
layers, so that a border is there in the years it was one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import shapely

from atlas.export.fields import GROUND_FIELDS
from atlas.export.layers import Layer, day_of, latest
from atlas.model.model import Model
from atlas.read.geometries import Feature

_ODBL = "ODbL 1.0"
_LICENCE = "CC BY 4.0"
# Layer -> its title, the parts of the base map, licence and origin.
_PARTS: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "ground_labels": ("Names", ("labels",), _LICENCE, "Drawn by us"),
    "ground_borders": ("Borders", ("borders",), _LICENCE, "Made with Natural Earth"),
    "ground_railways": ("Railways", ("railways",), _ODBL, "© OpenStreetMap contributors"),
    "ground_lakes": (
        *("Lakes and reservoirs", ("lakes",), _LICENCE),
        "Made with Natural Earth; Aral Sea: GSHHG (LGPL)",
    ),
    "ground_rivers": ("Rivers", ("rivers",), "LGPL", "GSHHG, P. Wessel and W. H. F. Smith"),
    "ground_land": ("Land", ("land_joined", "land"), _LICENCE, "Made with Natural Earth"),
}


def ground(model: Model) -> list[Layer]:
    """Return the layers of the ground that have a feature, the uppermost first."""
    base = model.dataset.base
    made = [
        Layer(
            name=name,
            title=title,
            description="The ground of the map, on the days it was so.",
            licence=licence,
            attribution=attribution,
            fields=GROUND_FIELDS,
            features=[_feature(f) for part in parts for f in base.get(part, ())],
        )
        for name, (title, parts, licence, attribution) in _PARTS.items()
    ]
    made += [_sea(made[-1])] if made[-1].features else []
    return [layer for layer in made if layer.features]


def _sea(land: Layer) -> Layer:
    """Return the sea: the box of the land, with points enough to bend in any projection."""
    box = shapely.box(*shapely.total_bounds([shape for _, shape in land.features]))
    days = {"start": None, "end": None, "latest": latest(None)}
    properties = {"id": "sea", "text": "", "kind": "sea", **days}
    shape = shapely.orient_polygons(shapely.segmentize(box, 1.0))
    return replace(land, name="ground_sea", title="Sea", features=[(properties, shape)])


def _feature(feature: Feature) -> tuple[dict[str, Any], Any]:
    properties = {
        "id": feature.id,
        "text": feature.extra.get("text") or feature.extra.get("name", ""),
        "kind": feature.extra.get("kind", ""),
        "start": day_of(feature.valid.first),
        "end": day_of(feature.valid.last),
        "latest": latest(feature.valid.last),
    }
    return properties, shapely.orient_polygons(feature.shape)
