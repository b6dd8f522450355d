"""How large a homeland was and became, measured on our own outlines."""

from __future__ import annotations

import geopandas as gpd

from atlas.folium.maps import units_of
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement
from atlas.words.claims import number, place_name
from atlas.words.language import say, spoken, to_say

# Equal-area over the USSR: parallels 43 and 58 north, as on the printed plates.
_EQUAL_AREA = "+proj=aea +lat_1=43 +lat_2=58 +lat_0=50 +lon_0=66 +datum=WGS84 +units=m"

# How certain an outline is -> the sentence that says how large it is.
_OUTLINES = {
    "exact": to_say("{homeland}, about {area} km² as drawn here (exact outline)."),
    "close": to_say("{homeland}, about {area} km² as drawn here (close outline)."),
    "approximate": to_say("{homeland}, about {area} km² as drawn here (approximate outline)."),
}


def area(outline: Feature) -> int:
    """Return an outline's area in square kilometres, to three digits, as well as it is known."""
    metres = gpd.GeoSeries([outline.shape], crs="EPSG:4326").to_crs(_EQUAL_AREA).area.iloc[0]
    return int(float(f"{metres / 1e6:.3g}"))


def sentences(dataset: Dataset, movement: Movement) -> list[str]:
    """Return what can be said of the homeland before and after, one sentence each."""
    roles = ("homeland", "restored")
    return [
        _drawn(_named(dataset, unit, role), unit)
        for role in roles
        for unit in units_of(dataset, movement, role)
    ]


def _named(dataset: Dataset, unit: Feature, role: str) -> str:
    place = place_name(dataset, unit.place_id)
    if role == "homeland":
        return say("Before: {place}", place=place)
    if unit.valid.first is None:
        return say("Restored: {place}", place=place)
    day = spoken().day(unit.valid.first)
    return say("Restored: {place}, in the borders of {day}", place=place, day=day)


def _drawn(homeland: str, unit: Feature) -> str:
    if not unit.shape.area:
        points = to_say("{homeland}, drawn as points: their borders are not known to us.")
        return say(points, homeland=homeland)
    return say(
        _OUTLINES[unit.certainty or "approximate"], homeland=homeland, area=number(area(unit))
    )
