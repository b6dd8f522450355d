"""How large a homeland was and became, measured on our own outlines."""

from __future__ import annotations

import geopandas as gpd

from atlas.base.dates import long_date
from atlas.folium.maps import units_of
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement

# Equal-area over the USSR: parallels 43 and 58 north, as on the printed plates.
_EQUAL_AREA = "+proj=aea +lat_1=43 +lat_2=58 +lat_0=50 +lon_0=66 +datum=WGS84 +units=m"


def area(outline: Feature) -> int:
    """Return an outline's area in square kilometres, to three digits, as well as it is known."""
    metres = gpd.GeoSeries([outline.shape], crs="EPSG:4326").to_crs(_EQUAL_AREA).area.iloc[0]
    return int(float(f"{metres / 1e6:.3g}"))


def sentences(dataset: Dataset, movement: Movement) -> list[str]:
    """Return what can be said of the homeland before and after, one sentence each."""
    said = []
    for words, role in (("Before", "homeland"), ("Restored", "restored")):
        for unit in units_of(dataset, movement, role):
            place = dataset.places.get(unit.place_id)
            since = ""
            if role == "restored" and unit.valid.first is not None:
                since = f", in the borders of {long_date(unit.valid.first)}"
            lead = f"{words}: {place.name if place else unit.place_id}{since}"
            certainty = unit.certainty or "approximate"
            if unit.shape.area:
                said.append(
                    f"{lead}, about {area(unit):,} km² as drawn here ({certainty} outline)."
                )
            else:
                said.append(f"{lead}, drawn as points: their borders are not known to us.")
    return said
