"""The gazetteer, held to the schema of World Historical Gazetteer and to the specification.

``whg/`` has the schema by which an upload is checked. What the specification of the Linked Places
format (1.3) asks beyond it, and what we promise ourselves, is written out here.
"""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource
from shapely.geometry import shape

from atlas.base.dates import Span, parse_day
from atlas.export import linked_places as export_places
from atlas.export.linked_places import Edition, linked_places
from atlas.model.model import Model
from tests import building

TEXT = {"type": "string", "minLength": 1}
# ISO 8601 as OWL-Time takes it: a year, a month or a day.
ISO = {"type": "string", "pattern": r"^\d{4}(-(0\d|1[0-2])(-\d{2})?)?$"}
CERTAINTY = {"enum": ["certain", "less-certain", "uncertain"]}


def several(items):
    return {"type": "array", "items": items, "minItems": 1}


def record(required, **properties):
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


MOMENT = record([], **{"in": ISO, "earliest": ISO, "latest": ISO}) | {"minProperties": 1}
WHEN = record(
    ["timespans"],
    timespans=several(record(["start"], start=MOMENT, end=MOMENT)),
    label=TEXT,
    certainty=CERTAINTY,
)
CITATIONS = several(record(["label"], **{"label": TEXT, "year": {"type": "string"}, "@id": TEXT}))
SHAPE = record(
    ["type", "coordinates"],
    type={"enum": ["Point", "MultiPoint", "Polygon", "MultiPolygon"]},
    coordinates={"type": "array"},
    when=WHEN,
    certainty=CERTAINTY,
    citations=CITATIONS,
)
COLLECTION = record(
    ["type", "geometries"],
    type={"const": "GeometryCollection"},
    geometries={"type": "array", "items": SHAPE},
)
URI = {"type": "string", "pattern": r"^urn:uuid:[0-9a-f-]{36}$"}
FEATURE = record(
    ["@id", "type", "properties", "when", "names", "geometry"],
    **{
        "@id": URI,
        "type": {"const": "Feature"},
        "properties": record(
            ["title", "fclasses"],
            title=TEXT,
            place_id=TEXT,
            fclasses=several({"enum": ["P", "A", "S", "L"]}),
            ccodes=several({"type": "string", "pattern": "^[A-Z]{2}$"}),
        ),
        "when": WHEN,
        "names": several(
            record(["toponym"], toponym=TEXT, lang={"enum": ["en", "ru"]}, citations=CITATIONS)
        ),
        "types": several(
            record(
                ["identifier", "label"],
                identifier=TEXT,
                label=TEXT,
                sourceLabels=several(record(["label"], label=TEXT, lang=TEXT)),
            )
        ),
        "geometry": {"anyOf": [SHAPE, COLLECTION]},
        "links": several(
            record(
                ["type", "identifier"],
                type={
                    "enum": ["closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso"]
                },
                identifier={"type": "string", "pattern": r"^gn:\d+$"},
            )
        ),
        "relations": several(
            record(
                ["relationType", "relationTo", "label"],
                relationType={"enum": ["gvp:broaderPartitive", "gvp:tgn3000_related_to"]},
                relationTo=URI,
                label=TEXT,
                when=WHEN,
                citations=CITATIONS,
                certainty=CERTAINTY,
            )
        ),
        "descriptions": several(record(["value"], value=TEXT, lang=TEXT, source=TEXT)),
    },
)
SCHEMA = record(
    ["type", "@context", "features", "title", "license", "attribution", "citation"],
    **{
        "type": {"const": "FeatureCollection"},
        "@context": {"type": "string", "pattern": r"linkedplaces-context-v1\.1\.jsonld$"},
        "features": {"type": "array", "items": FEATURE},
        "title": TEXT,
        "license": {"const": "https://creativecommons.org/licenses/by/4.0/"},
        "attribution": TEXT,
        "citation": {"type": "object"},
    },
)


@pytest.fixture(scope="module")
def features(model):
    collection = json.loads(linked_places(model).decode("utf-8"))
    jsonschema.validate(collection, SCHEMA)
    return {f["properties"]["place_id"]: f for f in collection["features"]}


def shapes(feature):
    geometry = feature["geometry"]
    return geometry.get("geometries", [geometry])


WHG = Path(__file__).parent / "whg"


@pytest.fixture(scope="module")
def whg():
    """The schema of World Historical Gazetteer, ready to check with."""
    places, citation = (
        json.loads((WHG / name).read_text(encoding="utf-8"))
        for name in ("lpf_v2.0.json", "csl-citation.json")
    )
    registry = Registry().with_resource(citation["$id"], Resource.from_contents(citation))
    return jsonschema.Draft7Validator(places, registry=registry)


@pytest.mark.parametrize("published", ["", "https://example.org/exile-and-return/"])
def test_world_historical_gazetteer_takes_it(model, whg, published):
    collection = json.loads(linked_places(model, Edition("0123", published)))
    faults = [f"{e.json_path}: {e.message}" for e in whg.iter_errors(collection)]
    assert faults == []
    del collection["features"][0]["names"]
    assert list(whg.iter_errors(collection)), "the schema finds a fault where there is one"


def test_a_place_has_an_address_below_the_one_at_which_the_export_lies(model):
    collection = json.loads(linked_places(model, Edition("0123", "https://example.org/data/")))
    places = {f["properties"]["place_id"]: f for f in collection["features"]}
    base = "https://example.org/data/linked-places/places.geojson#"
    assert all(f["@id"] == base + place_id for place_id, f in places.items())
    for feature in places.values():
        for relation in feature.get("relations", []):
            assert relation["relationTo"].removeprefix(base) in places
    item = collection["citation"]["citationItems"][0]["itemData"]
    assert (item["version"], item["URL"]) == ("0123", "https://example.org/data/")


def test_of_the_rows_of_others_no_licence_and_no_author_is_said(model, whg):
    collection = json.loads(linked_places(model, Edition("0123", ours=False)))
    assert list(whg.iter_errors(collection)) == []
    assert not {"license", "citation", "title"} & set(collection)


def test_every_type_of_the_thesaurus_is_one_that_the_gazetteer_knows(features):
    """Those of its list of 176 that are in use: another needs to be looked up there first."""
    known = {
        *("300008375", "300008372", "300120599", "300387506", "300387107", "300387130"),
        *("300182722", "300000705", "300232418"),
    }
    used = {t["identifier"] for f in features.values() for t in f["types"]}
    assert {i.removeprefix("aat:") for i in used if i.startswith("aat:")} == known
    assert {i for i in used if not i.startswith("aat:")} == {
        "https://www.geonames.org/ontology#S.RSTN"
    }


def test_the_classes_are_those_of_geonames(features):
    classes = {p: features[p]["properties"]["fclasses"] for p in ("akmolinsk", "akmola-oblast")}
    assert classes == {"akmolinsk": ["P"], "akmola-oblast": ["A"]}
    assert {c for f in features.values() for c in f["properties"]["fclasses"]} == set("APSL")


def test_what_was_counted_names_its_source_in_words_and_by_an_address(features):
    texts = [d for f in features.values() for d in f.get("descriptions", [])]
    assert any("Pohl 2015" in d["value"] for d in texts)
    assert all(d["source"].startswith("http") for d in texts if "source" in d)


def test_every_place_is_there_under_an_address_of_its_own(features, built_in):
    assert list(features) == list(built_in.places)
    addresses = {f["@id"] for f in features.values()}
    assert len(addresses) == len(features)
    for feature in features.values():
        assert {r["relationTo"] for r in feature.get("relations", [])} <= addresses


def test_the_address_of_a_place_never_changes():
    assert Edition().uri("akmolinsk") == "urn:uuid:3cbccdb3-2eb5-541e-a8cb-7115fb417186"
    assert uuid.UUID(Edition().uri("akmolinsk")).version == 5


def test_the_first_name_has_a_citation_and_names_have_languages(features, built_in):
    for place_id, feature in features.items():
        first, *others = feature["names"]
        assert first["citations"]
        assert first == first | {"toponym": built_in.places[place_id].name, "lang": "en"}
        for name in others:
            if name.get("lang") == "ru":
                assert re.search("[а-яА-Я]", name["toponym"])
        assert len({n["toponym"] for n in feature["names"]}) == len(feature["names"])


def test_geometries_are_sound_and_a_place_without_one_has_an_empty_collection(features, built_in):
    units = {u.place_id for u in built_in.units.values()}
    for place_id, feature in features.items():
        known = built_in.places[place_id].lon is not None or place_id in units
        assert bool(shapes(feature)) == known
        for geometry in shapes(feature):
            assert shape(geometry).is_valid
            assert geometry["certainty"]


def test_versions_of_a_unit_are_parted_by_their_days(features):
    spans = [g["when"]["timespans"][0] for g in shapes(features["frunze-oblast"])]
    assert len(spans) > 1
    assert len({json.dumps(span) for span in spans}) == len(spans)


def test_a_start_that_is_not_known_is_said_to_lie_no_later_than_the_end(features, built_in):
    end = built_in.units["karachai-ao@open"].valid.text.partition("/")[2]
    when = shapes(features["karachai-ao"])[0]["when"]
    assert when == {"timespans": [{"start": {"latest": end}, "end": {"in": end}}]}


def test_a_proxy_is_no_match(features, built_in):
    for place_id, feature in features.items():
        place = built_in.places[place_id]
        kinds = [link["type"] for link in feature.get("links", [])]
        expected = "seeAlso" if place.coordinate_precision == "proxy" else "closeMatch"
        assert kinds == ([expected] if place.geonameid else [])


def test_streams_are_relations_with_days_sources_and_certainty(features, built_in):
    for place_id, feature in features.items():
        streams = [r for r in feature.get("relations", []) if "tgn3000" in r["relationType"]]
        flows = [f for f in built_in.flows.values() if f.origin_id == place_id]
        assert len(streams) == len(flows)
        for relation, flow in zip(streams, flows, strict=True):
            assert relation["relationTo"] == Edition().uri(flow.destination_id)
            assert "when" in relation
            assert relation["certainty"]


def test_a_month_stays_a_month_and_a_season_becomes_its_ends():
    def start(text):
        data = building.dataset(flows=(building.flow(depart_start=text, arrive_end="1931-05"),))
        home = next(
            f
            for f in json.loads(linked_places(Model(data)))["features"]
            if f["properties"]["place_id"] == "home"
        )
        return home["relations"][-1]["when"]["timespans"][0]

    assert start("1930-03") == {"start": {"in": "1930-03"}, "end": {"in": "1931-05"}}
    assert start("1930-03-09~")["start"] == {"in": "1930-03-09"}
    assert start("1930-03-09T11:00")["start"] == {"in": "1930-03-09"}
    assert start("1929-24")["start"] == {"earliest": "1929-12-01", "latest": "1930-02-28"}
    assert start("1930/1931")["start"] == {"earliest": "1930-01-01", "latest": "1931-12-31"}


def test_what_a_source_gives_as_about_is_less_certain():
    for text, certainty in (("1930-03-09~", "less-certain"), ("1930-03-09", None)):
        data = building.dataset(flows=(building.flow(depart_start=text, arrive_end="1931-05"),))
        (home,) = [
            f
            for f in json.loads(linked_places(Model(data)))["features"]
            if f["properties"]["place_id"] == "home"
        ]
        assert home["relations"][-1]["when"].get("certainty") == certainty


@pytest.mark.parametrize(
    ("text", "first", "last", "span"),
    [
        (
            "../1943~",
            None,
            "1943-12-31",
            {"start": {"latest": "1943-12-31"}, "end": {"in": "1943"}},
        ),
        (
            "../1929-24",
            None,
            "1930-02-28",
            {
                "start": {"latest": "1930-02-28"},
                "end": {"earliest": "1929-12-01", "latest": "1930-02-28"},
            },
        ),
        (
            "1943-11~/..",
            "1943-11-01",
            None,
            {"start": {"in": "1943-11"}, "end": {"earliest": "1943-11-01"}},
        ),
        (
            "1943-10/1943-11/1957",
            "1943-10-01",
            "1957-12-31",
            {"start": {"in": "1943-10-01"}, "end": {"in": "1957-12-31"}},
        ),
        ("../..", None, None, {}),
    ],
)
def test_the_days_of_a_shape_are_dates_however_they_are_written(text, first, last, span):
    ends = [day and parse_day(day) for day in (first, last)]
    assert export_places._timespan(Span(text, *ends)) == span


def test_what_is_planned_or_alleged_is_not_described_as_having_been(features, built_in):
    texts = {d["value"] for f in features.values() for d in f.get("descriptions", [])}
    assert "planned" not in " ".join(texts)
    assert any("494,456" in text for text in texts)


def test_the_file_has_one_place_a_line_and_the_same_bytes_twice(built_in, model):
    once = linked_places(model)
    assert once == linked_places(model)
    assert once.count(b"\n") == len(built_in.places) + 2
