"""The map layers, with places and times: the common content of the GeoJSON and the GeoPackage.

Each feature has ``start`` and ``end``, the first and the last day (both inclusive) on which it
is valid. None is open: no day is known, or it lies beyond the atlas. Other fields have the date as
the source wrote it, to its own precision, in words or as EDTF.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

import shapely
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from atlas.base.dates import FIRST_DAY, LAST_DAY, Span, date_of
from atlas.base.dates import day_of as day_number
from atlas.base.grouping import group
from atlas.export.exile import held_in_regions
from atlas.export.fields import (
    CLAIM_FIELDS,
    EXILE_FIELDS,
    FLOW_FIELDS,
    PLACE_FIELDS,
    UNIT_FIELDS,
    Field,
)
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Claim, Flow, Place, Territory
from atlas.routes import fronts
from atlas.routes.paths import Path
from atlas.words import claims as wording

_CC_BY = "CC BY 4.0"
_ODBL = "CC BY 4.0; positions and lines from OpenStreetMap: ODbL 1.0"
_NATURAL_EARTH = "Made with Natural Earth"
_POINTS = "GeoNames (CC BY 4.0); © OpenStreetMap contributors (ODbL 1.0)"

Properties = dict[str, Any]
# The share of an outline that those after it cover, if it was merely divided: lines drawn twice are
# not quite the same.
_COVERED = 0.97


@dataclass(frozen=True)
class Layer:
    """One layer: its fields in order, and its features as (properties, geometry or None)."""

    name: str
    title: str
    description: str
    licence: str
    attribution: str
    fields: tuple[Field, ...]
    features: list[tuple[Properties, BaseGeometry | None]]


def layers(model: Model) -> list[Layer]:
    """Return all layers of a dataset, each in the order of the data.

    Coordinates are longitude and latitude in degrees (WGS 84); outer rings run
    counter-clockwise, as RFC 7946 requires.
    """
    dataset = model.dataset
    return [
        Layer(
            name="homelands",
            title="Homelands",
            description="Homelands, the parts they were divided into and what was restored, "
            "one feature for each version of a unit.",
            licence=_CC_BY,
            attribution=f"{_NATURAL_EARTH}; raion seats: GeoNames (CC BY 4.0)",
            fields=UNIT_FIELDS,
            features=_units(model, "homelands"),
        ),
        Layer(
            name="destination_oblasts",
            title="Regions of exile",
            description="Regions of exile, one feature for each version of a unit.",
            licence=_CC_BY,
            attribution=_NATURAL_EARTH,
            fields=UNIT_FIELDS,
            features=_units(model, "destination_oblasts"),
        ),
        Layer(
            name="flows",
            title="Streams of people",
            description="A line for each stream from one place to another along its route, in "
            "the direction of travel, from its first departure to its last arrival.",
            licence=_ODBL,
            attribution=f"Rail lines: {_POINTS}",
            fields=FLOW_FIELDS,
            features=[_flow(model, flow) for flow in dataset.flows.values()],
        ),
        Layer(
            name="in_exile",
            title="People in exile, by region",
            description="Who was held in which region of exile on which days, as the maps of the "
            "atlas show it: a count while it stands, later the last one with its day.",
            licence=_ODBL,
            attribution=_POINTS,
            fields=EXILE_FIELDS,
            features=held_in_regions(model),
        ),
        Layer(
            name="places",
            title="Places with figures",
            description="Each place with the figures given for it; its dates run from the first "
            "to the last day that they refer to.",
            licence=_ODBL,
            attribution=_POINTS,
            fields=PLACE_FIELDS,
            features=_places(dataset),
        ),
        Layer(
            name="claims",
            title="Figures at their places",
            description="One feature for each quantity that a source gives for a place, at that "
            "place and on the days that it refers to.",
            licence=_ODBL,
            attribution=_POINTS,
            fields=CLAIM_FIELDS,
            features=[_claim(dataset, c) for c in dataset.claims.values() if c.place_id],
        ),
    ]


def day_of(day: int | None) -> dt.date | None:
    """Return a day of the model as a date; None stays open."""
    return None if day is None else date_of(day)


def latest(last: int | None) -> str:
    """Return "yes" for what is valid to the end of the atlas, else "no"."""
    return "yes" if last is None or last >= LAST_DAY else "no"


def _units(model: Model, layer: str) -> list[tuple[Properties, BaseGeometry | None]]:
    dataset = model.dataset
    claims = group(dataset.claims.values(), lambda c: c.place_id)
    parts = group(dataset.territories, lambda t: t.place_id)
    return [
        (
            _unit(model, unit, parts.get(unit.place_id, []), claims.get(unit.place_id, [])),
            shapely.orient_polygons(unit.shape),
        )
        for unit in dataset.units.values()
        if unit.layer == layer
    ]


def _unit(model: Model, unit: Feature, parts: list[Territory], claims: list[Claim]) -> Properties:
    dataset = model.dataset
    place = dataset.places.get(unit.place_id)
    parts = [t for t in parts if _meet(t, unit.valid)]
    happened = (c for c in claims if c.kind not in ("planned", "accusation"))
    first = [c.first_day for c in happened if c.first_day is not None]
    return {
        "id": unit.id,
        "place_id": unit.place_id,
        "name": place.name if place else unit.place_id,
        "name_ru": place.name_ru if place else "",
        "kind": place.kind if place else "",
        "start": day_of(unit.valid.first),
        "end": day_of(unit.valid.last),
        "shown_end": day_of(_shown_end(dataset, unit, parts)),
        "latest": latest(unit.valid.last),
        "valid": unit.valid.text,
        "movement_ids": ";".join(t.movement_id for t in parts),
        "roles": ";".join(t.role for t in parts),
        "role_end": day_of(_role_end(dataset, unit, parts)),
        "emptied": day_of(_emptied(model, parts)),
        "claims": len(claims),
        "claim_ids": ";".join(c.id for c in claims),
        "figures_start": day_of(min(first, default=None)),
        "certainty": unit.certainty,
        "geometry_source": unit.source,
        "geometry_method": unit.method,
    }


def _shown_end(dataset: Dataset, unit: Feature, parts: list[Territory]) -> int | None:
    """Return the last day on which maps draw an outline: its own, or later that of a homeland.

    A homeland stays on the map, as on every other, until the outlines that follow cover its land.
    """
    last = unit.valid.last
    of = {t.movement_id for t in parts if t.role == "homeland"}
    if last is None or not of:
        return last
    places = {t.place_id for t in dataset.territories if t.movement_id in of}
    heirs = [u for u in dataset.units.values() if u.place_id in places and u.layer == unit.layer]
    days = {u.valid.first for u in heirs if u.valid.first is not None and u.valid.first > last}
    for day in sorted({last + 1, *days}):
        held = [u.shape for u in heirs if u.valid.contains(day)]
        if shapely.union_all(held).intersection(unit.shape).area > _COVERED * unit.shape.area:
            return day - 1
    return last


def _role_end(dataset: Dataset, unit: Feature, parts: list[Territory]) -> int | None:
    """Return the last day on which a unit was divided, if its outline lasts longer, else None.

    A homeland that was not divided stays one that its people were taken from. One that people fled,
    of whom nobody counted those who stayed, is one until they had come back.
    """
    fled = [_flight_end(dataset, t) for t in parts]
    if fled and None not in fled:
        return max(end for end in fled if end is not None)
    ends = [t.valid_to.last for t in parts if t.role == "dissolved"]
    last = max((end for end in ends if end is not None), default=None)
    if last is None or None in ends or (unit.valid.last is not None and unit.valid.last <= last):
        return None
    return last


def _flight_end(dataset: Dataset, territory: Territory) -> int | None:
    """Return the last day of a flight and of the return from it; None for another movement."""
    movement = dataset.movements.get(territory.movement_id)
    if movement is None or movement.kind != "flight":
        return None
    return movement.end.last if movement.return_end.last is None else movement.return_end.last


def _emptied(model: Model, parts: list[Territory]) -> int | None:
    """Return the first day on which nobody is in a homeland or a part of it; None for a flight.

    That is the day on which the last of the whole had been taken, and where counts leave it open
    the last of the removal, which lasts until the arrival.
    """
    found = []
    for t in parts:
        movement = model.dataset.movements.get(t.movement_id)
        if movement is None or t.role == "restored" or movement.kind == "flight":
            continue
        days = (model.at().track(movement.id).emptied, movement.end.last)
        stated = [day for day in days if day is not None]
        found += [min(stated)] if stated else []
    return max(found, default=None)


def _meet(territory: Territory, valid: Span) -> bool:
    """Return whether a unit's role and the version of its shape have a day in common."""
    starts = [s for s in (territory.valid_from.first, valid.first) if s is not None]
    ends = [e for e in (territory.valid_to.last, valid.last) if e is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _flow(model: Model, flow: Flow) -> tuple[Properties, BaseGeometry | None]:
    dataset = model.dataset
    window = fronts.window_of(dataset, flow)
    path = fronts.flow_path(model, flow)
    claim = dataset.claims.get(flow.claim_id)
    properties = {
        "id": flow.id,
        "movement_id": flow.movement_id,
        "movement": dataset.movements[flow.movement_id].title,
        "people_ids": ";".join(flow.people_ids),
        "peoples": _names(dataset, flow.people_ids),
        "direction": flow.direction,
        "mode": flow.mode,
        "origin_id": flow.origin_id,
        "origin": wording.place_name(dataset, flow.origin_id),
        "destination_id": flow.destination_id,
        "destination": wording.place_name(dataset, flow.destination_id),
        "route_id": flow.route_id,
        "start": day_of(window.depart[0]),
        "end": day_of(window.arrive[1]),
        "when": wording.season(flow),
        "depart_start": flow.depart_start.text,
        "depart_end": flow.depart_end.text,
        "arrive_start": flow.arrive_start.text,
        "arrive_end": flow.arrive_end.text,
        "value": claim.value if claim else None,
        "unit": claim.unit if claim else "",
        "persons": fronts.value_of(model.at(), flow),
        "persons_by": _back_by_month(model, flow),
        "claim_id": flow.claim_id,
        "status": flow.status,
        "km": path.km if path else None,
        "source": wording.sources_text(dataset, flow.source, flow.quoting),
        "note": flow.note,
    }
    return properties, _line(path, flow.direction == "homeward") if path else None


def _back_by_month(model: Model, flow: Flow) -> str:
    """Return how many of a return were back by the ends of months, "1957-01-31=16000;…", or "".

    A month in which nobody is known to have come is left out.
    """
    count, window = fronts.count_of(model.at(), flow), fronts.window_of(model.dataset, flow)
    if count.whole is None or count.since == FIRST_DAY:
        return ""
    first, last = date_of(window.depart[0]), date_of(window.arrive[1])
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    back, before = [], 0
    for end in map(_eve, months):
        number = count.on(day_number(end))
        if number and number.value != before:
            back.append(f"{end.isoformat()}={number.value}")
            before = number.value
    return ";".join(back)


def _eve(months: int) -> dt.date:
    """Return the last day before a month, counted in months since the year 0."""
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)


def _line(path: Path, homeward: bool) -> LineString | None:
    """Return the whole journey as one line in the direction of travel; None if it has no length."""
    legs = [s.leg.points[::-1] if s.reverse else s.leg.points for s in path.steps]
    # One leg ends where the next begins: that point is written only once.
    points = [point for point, _ in groupby(chain.from_iterable(legs))]
    if len(points) < 2:
        return None
    return LineString(points[::-1] if homeward else points)


def _places(dataset: Dataset) -> list[tuple[Properties, BaseGeometry | None]]:
    claims = group(dataset.claims.values(), lambda c: c.place_id)
    return [
        (_place(dataset, place, claims[place.id]), _point(place))
        for place in dataset.places.values()
        if place.id in claims
    ]


def _place(dataset: Dataset, place: Place, claims: list[Claim]) -> Properties:
    firsts = [c.first_day for c in claims if c.first_day is not None]
    lasts = [c.last_day for c in claims if c.last_day is not None]
    return {
        "id": place.id,
        "name": place.name,
        "name_then": place.name_then,
        "name_now": place.name_now,
        "name_ru": place.name_ru,
        "variants": place.variants,
        "kind": place.kind,
        "part_of": place.part_of,
        "start": day_of(min(firsts, default=None)),
        "end": day_of(max(lasts, default=None)),
        "coordinate_precision": place.coordinate_precision,
        "geonameid": place.geonameid,
        "claims": len(claims),
        "claim_ids": ";".join(c.id for c in claims),
        "source": wording.sources_text(dataset, place.source, ()),
    }


def _claim(dataset: Dataset, claim: Claim) -> tuple[Properties, BaseGeometry | None]:
    place = dataset.places.get(claim.place_id)
    properties = {
        "id": claim.id,
        "text": wording.claim_text(dataset, claim),
        "movement_id": claim.movement_id,
        "people_ids": ";".join(claim.people_ids),
        "peoples": _names(dataset, claim.people_ids),
        "place_id": claim.place_id,
        "place": place.name if place else claim.place_id,
        "place_kind": place.kind if place else "",
        "start": day_of(claim.first_day),
        "end": day_of(claim.last_day),
        "when": wording.claim_when(claim),
        "measure": claim.measure,
        "value": claim.value,
        "value_low": claim.value_low,
        "value_high": claim.value_high,
        "unit": claim.unit,
        "span": claim.span,
        "kind": claim.kind,
        "rank": claim.rank,
        "grade": claim.grade,
        "conflict_id": claim.conflict_id,
        "place_status": claim.place_status,
        "date_status": claim.date_status,
        "value_status": claim.value_status,
        "source": wording.sources_text(dataset, claim.source, claim.quoting),
        "note": claim.note,
    }
    return properties, _point(place) if place else None


def _names(dataset: Dataset, people_ids: tuple[str, ...]) -> str:
    return ", ".join(dataset.peoples[p].name for p in people_ids if p in dataset.peoples)


def _point(place: Place) -> Point | None:
    if place.lon is None or place.lat is None:
        return None
    return Point(round(place.lon, 4), round(place.lat, 4))
