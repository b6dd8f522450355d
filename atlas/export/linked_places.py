"""The places as a gazetteer: Linked Places format 1.3 (LPF), GeoJSON that is JSON-LD too.

LPF's requirements are met without inventing anything. A place has an address below the one at
which the export is published, or, if there is none, a ``urn:uuid`` made from its id, the same in
every export. A start that no source gives is only stated to be no later than the end. A place whose
position is unknown has a collection of no geometries: World Historical Gazetteer's older schema,
and its import, take no null.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from atlas.base.dates import Span, iso_of, parse_span
from atlas.base.grouping import group
from atlas.export.vocabularies import (
    ADMINISTRATIVE,
    CERTAINTY,
    CLASSES,
    COUNTRIES,
    SETTLEMENTS,
    TYPES,
)
from atlas.model.model import Model
from atlas.read.citations import Citation
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Claim, Flow, Place
from atlas.routes import fronts
from atlas.words import claims as wording

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
# Made once for this atlas; a place's URI is made from it and the place's id.
_NAMESPACE = uuid.UUID("f318fa3e-3b08-418e-9ad6-238767565d52")

# Where the file lies in an export.
FILE = "linked-places/places.geojson"
_TITLE = "Exile and Return: an atlas of Soviet forced migrations, 1928–1961"
_ATLAS = {"label": _TITLE}
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_ORIGINS = (
    "Positions: GeoNames (CC BY 4.0), © OpenStreetMap contributors (ODbL 1.0); outlines: made "
)
_ORIGINS += "with Natural Earth"
_CITATIONS = "https://whgazetteer.org/schema/csl-citation.json"


@dataclass(frozen=True)
class Edition:
    """Which edition of the data it is: its version, and the address it is published at, or "".

    ``ours`` is false if it holds rows of somebody else, of whom neither licence nor name is known.
    """

    version: str = ""
    published: str = ""
    ours: bool = True

    def uri(self, place_id: str) -> str:
        """Return the URI of a place: an address that resolves, or one that needs none."""
        if self.published:
            return f"{self.published.rstrip('/')}/{FILE}#{place_id}"
        return identifier(place_id)


def identifier(name: str) -> str:
    """Return a URI for what has no address, made from its name: the same at every run."""
    return uuid.uuid5(_NAMESPACE, name).urn


def linked_places(model: Model, edition: Edition = Edition()) -> bytes:
    """Return all places as an LPF FeatureCollection, one feature per line, in file order."""
    dataset = model.dataset
    units = group(dataset.units.values(), lambda unit: unit.place_id)
    claims = group(dataset.claims.values(), lambda claim: claim.place_id)
    flows = group(dataset.flows.values(), lambda flow: flow.origin_id)
    features = ",\n".join(
        _text(
            _feature(
                model,
                edition,
                place,
                units.get(place.id, []),
                claims.get(place.id, []),
                flows.get(place.id, []),
            )
        )
        for place in dataset.places.values()
    )
    return f'{_text(_head(edition))[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _head(edition: Edition) -> dict[str, Any]:
    """Return what is said of the collection: context, title, licence, and how to cite it."""
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "attribution": _ORIGINS,
    }
    if not edition.ours:
        return head
    work: dict[str, Any] = {
        "id": "exile-and-return",
        "type": "dataset",
        "title": _TITLE,
        # The schema asks for a family name, even of a body.
        "author": [{"family": "The authors of Exile and Return"}],
    }
    work |= {"version": edition.version} if edition.version else {}
    work |= {"URL": edition.published} if edition.published else {}
    return head | {
        "title": f"{_TITLE}: places",
        "license": _LICENCE,
        "citation": {
            "schema": _CITATIONS,
            "citationID": "exile-and-return",
            "citationItems": [{"id": "exile-and-return", "itemData": work}],
        },
    }


def _feature(
    model: Model,
    edition: Edition,
    place: Place,
    units: list[Feature],
    claims: list[Claim],
    flows: list[Flow],
) -> dict[str, Any]:
    dataset = model.dataset
    feature: dict[str, Any] = {
        "@id": edition.uri(place.id),
        "type": "Feature",
        "properties": {
            "title": place.name,
            "place_id": place.id,
            "fclasses": [CLASSES.get(place.kind, "A")],
        },
        "when": _when(units),
        "names": _names(dataset, place),
        "types": [_type(place)],
        "geometry": _geometry(dataset, place, units),
    }
    country = _country(dataset, place) if place.kind in SETTLEMENTS else ""
    if country:
        feature["properties"]["ccodes"] = [country]
    if place.geonameid:
        # For a proxy it is the number of the other place whose position stands in.
        match = "seeAlso" if place.coordinate_precision == "proxy" else "closeMatch"
        feature["links"] = [{"type": match, "identifier": f"gn:{place.geonameid}"}]
    relations = [_part_of(dataset, edition, place)] if place.part_of in dataset.places else []
    relations += [_stream(model, edition, flow) for flow in flows]
    if relations:
        feature["relations"] = relations
    descriptions = _descriptions(dataset, place, claims)
    if descriptions:
        feature["descriptions"] = descriptions
    return feature


def _timespan(valid: Span) -> dict[str, Any]:
    """Return the days of a shape in LPF; empty where neither end is known.

    LPF requires a start. Where none is known, the only certainty is that it is no later than
    the end.
    """
    first, _, last = valid.text.partition("/")
    if "/" in last:
        # One of the ends is itself a stretch of days: the span includes all of them.
        first, last = (iso_of(day) if day is not None else "" for day in (valid.first, valid.last))
    if valid.first is None:
        if valid.last is None:
            return {}
        return {"start": {"latest": iso_of(valid.last)}, "end": _moment(parse_span(last))}
    # Without an end, LPF takes the start for the whole timespan.
    end = {"earliest": iso_of(valid.first)} if valid.last is None else _moment(parse_span(last))
    return {"start": _moment(parse_span(first)), "end": end}


def _moment(span: Span) -> dict[str, str]:
    """Return a date to the precision written, or its two ends if ISO 8601 cannot express it."""
    plain = re.fullmatch(r"(\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?)(?:T[\d:]+)?[~?%]?", span.text)
    if plain:
        return {"in": plain[1]}
    ends = {"earliest": span.first, "latest": span.last}
    return {name: iso_of(day) for name, day in ends.items() if day is not None}


def _certainty(*spans: Span) -> dict[str, str]:
    """Return LPF's certainty for dates that a source gives as approximate or uncertain."""
    doubtful = any(re.search(r"[~?%]", span.text) for span in spans)
    return {"certainty": "less-certain"} if doubtful else {}


def _when(units: list[Feature]) -> dict[str, Any]:
    """Return when a place is valid: its shapes' own days if all are known, else the atlas's."""
    spans = [_timespan(u.valid) for u in units]
    if spans and all(spans):
        return {"timespans": spans, **_certainty(*(u.valid for u in units))}
    return {
        "timespans": [{"start": {"in": "1928"}, "end": {"in": "1961"}}],
        "label": "the years of the atlas",
    }


def _names(dataset: Dataset, place: Place) -> list[dict[str, Any]]:
    citations = [_citation(dataset, c) for c in place.source] or [_ATLAS]
    names: list[dict[str, Any]] = [{"toponym": place.name, "lang": "en", "citations": citations}]
    if place.name_ru:
        names.append({"toponym": place.name_ru, "lang": "ru"})
    # What the table gives as today's name may be a phrase: only a bare name is a toponym.
    others = (
        [] if set(place.name_now) & set("(,") or " and " in place.name_now else [place.name_now]
    )
    others += [variant.strip() for variant in place.variants.split(";")]
    known = {place.name, place.name_ru, ""}
    names += [{"toponym": name} for name in dict.fromkeys(others) if name not in known]
    return names


def _citation(dataset: Dataset, citation: Citation) -> dict[str, Any]:
    work = dataset.works.get(citation.key)
    content: dict[str, Any] = {"label": wording.citation_text(dataset, citation)}
    if work and work.fields.get("year", "").isdecimal():
        # A string: the schema of World Historical Gazetteer has it so.
        content["year"] = work.fields["year"]
    if work and work.url:
        content["@id"] = work.url
    return content


def _type(place: Place) -> dict[str, Any]:
    identifier, label = TYPES.get(place.kind, ADMINISTRATIVE)
    return {
        "identifier": identifier,
        "label": label,
        "sourceLabels": [{"label": place.kind, "lang": "en"}],
    }


def _geometry(dataset: Dataset, place: Place, units: list[Feature]) -> dict[str, Any]:
    shapes = [_shape(shapely.orient_polygons(u.shape), u.certainty) for u in units]
    for shape, unit in zip(shapes, units, strict=True):
        span = _timespan(unit.valid)
        if span:
            shape["when"] = {"timespans": [span], **_certainty(unit.valid)}
        shape["citations"] = [{"label": unit.source}]
    if not shapes and place.lon is not None and place.lat is not None:
        point = shapely.Point(round(place.lon, 4), round(place.lat, 4))
        shapes = [_shape(point, place.coordinate_precision)]
        if place.source:
            shapes[0]["citations"] = [_citation(dataset, c) for c in place.source]
    if len(shapes) == 1:
        return shapes[0]
    return {"type": "GeometryCollection", "geometries": shapes}


def _shape(geometry: BaseGeometry, certainty: str) -> dict[str, Any]:
    return {**mapping(geometry), "certainty": CERTAINTY.get(certainty, "less-certain")}


def _country(dataset: Dataset, place: Place) -> str:
    unit, seen = place.part_of, {place.id}
    while unit in dataset.places and unit not in seen:
        if unit in COUNTRIES:
            return COUNTRIES[unit]
        seen.add(unit)
        unit = dataset.places[unit].part_of
    return ""


def _part_of(dataset: Dataset, edition: Edition, place: Place) -> dict[str, Any]:
    return {
        "relationType": "gvp:broaderPartitive",
        "relationTo": edition.uri(place.part_of),
        "label": f"part of {dataset.places[place.part_of].name}",
    }


def _stream(model: Model, edition: Edition, flow: Flow) -> dict[str, Any]:
    """Return a stream of people from a place as a relation with days, sources and certainty."""
    dataset = model.dataset
    window = fronts.window_of(dataset, flow)
    persons = fronts.value_of(model.at(), flow)
    title = dataset.movements[flow.movement_id].title
    number = f", {wording.number(persons)} persons" if persons is not None else ""
    relation: dict[str, Any] = {
        "relationType": "gvp:tgn3000_related_to",
        "relationTo": edition.uri(flow.destination_id),
        "label": f"{title}: {flow.direction} to "
        f"{wording.place_name(dataset, flow.destination_id)}, {flow.mode}{number}",
        "when": {
            "timespans": [
                {
                    "start": _moment(flow.depart_start) or {"in": iso_of(window.depart[0])},
                    "end": _moment(flow.arrive_end) or {"in": iso_of(window.arrive[1])},
                }
            ],
            "label": wording.season(flow),
            **_certainty(flow.depart_start, flow.arrive_end),
        },
        "certainty": CERTAINTY.get(flow.status, "less-certain"),
    }
    if flow.source:
        relation["citations"] = [_citation(dataset, c) for c in flow.source]
    return relation


def _descriptions(dataset: Dataset, place: Place, claims: list[Claim]) -> list[dict[str, Any]]:
    stated = [
        {"value": f"{wording.claim_text(dataset, claim)} ({source})", "lang": "en"}
        | _address(dataset, claim)
        for claim in claims
        if claim.rank == "preferred" and claim.kind not in {"planned", "accusation"}
        for source in [wording.sources_text(dataset, claim.source, claim.quoting)]
    ]
    own = [
        {"value": value, "lang": "en"}
        for value in (
            place.name_then if place.name_then != place.name else "",
            f"Now {place.name_now}" if place.name_now else "",
        )
        if value
    ]
    return own + stated


def _address(dataset: Dataset, claim: Claim) -> dict[str, str]:
    """Return the address of the first source that has one: LPF takes no other source."""
    works = (dataset.works.get(citation.key) for citation in claim.source)
    return next(({"source": work.url} for work in works if work and work.url), {})
