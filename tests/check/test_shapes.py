"""Sound shapes that mean something else than what they are drawn for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from shapely import LineString, MultiPolygon, Point, Polygon, box

from atlas.base.dates import parse_span
from atlas.check import checks, shapes
from atlas.read.geometries import Feature
from tests.building import dataset, place, unit
from tests.own_folder import errors, load_with, write_example


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path / "my-people")


def labels(built_in, identity, lon, lat) -> list[str]:
    base = [
        replace(f, shape=Point(lon, lat)) if f.id == identity else f
        for f in built_in.base["labels"]
    ]
    data = replace(built_in, base=built_in.base | {"labels": base})
    return [str(fault) for rule in shapes.RULES for fault in rule(data)]


@pytest.mark.parametrize(
    ("identity", "lon", "lat", "why"),
    [
        ("label-black-sea@open", 43.3, 34.5, "on land: longitude and latitude swapped?"),
        ("label-black-sea@open", 33.3, 48.5, "on land"),
        ("label-baikal@open", 53.4, 107.9 - 20, "off the map"),
        ("label-baikal@open", 76.0, 46.45, "far from what it names"),
        ("label-japan@open", 36.5, 89.0, "off the map"),
        ("label-turkey@open", -35.5, 39.2, "off the map"),
        ("label-tuva@open", 51.6, 74.5, "on water"),
        ("label-belorussian-ssr@open", 53.6, 28.8, "outside the Soviet Union: longitude and"),
        ("label-persia@open", 35.4, 54.5, "inside the Soviet Union: longitude and latitude swa"),
        ("label-uzbek-ssr@open", 41.3, 64.2, "far from what it names: longitude and latitude sw"),
    ],
)
def test_a_label_where_what_it_names_is_not(built_in, identity, lon, lat, why):
    (said,) = labels(built_in, identity, lon, lat)
    assert said.startswith("base/labels.geojson:")
    assert f":geometry: {lon:g} {lat:g} ({identity}) lies {why}" in said


def test_without_land_no_label_is_judged(built_in):
    data = replace(built_in, base=built_in.base | {"land": []})
    assert [f for rule in shapes.RULES for f in rule(data)] == []


def said_of_leg(line, identity="a--b@1905", file="rail_routes.geojson") -> list[str]:
    data = dataset()
    data.places.update({"a": place("a", lon=60.0, lat=50.0), "b": place("b", lon=62.0, lat=50.0)})
    span = parse_span("")
    data.legs[identity] = Feature(
        identity, identity, "rail_routes", span, "", "", "", LineString(line), {}, 2, file
    )
    return [str(fault) for fault in shapes._legs(data)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ([(62, 50), (61, 51), (60, 50)], "runs from b to a: reverse the line or its id"),
        ([(60, 50), (62, 50), (90, 55)], "ends at 90 55, but b lies elsewhere"),
        ([(50, 50), (60, 50), (62, 50)], "begins at 50 50, but a lies elsewhere"),
    ],
)
def test_a_leg_that_does_not_join_its_stations(line, words):
    (said,) = said_of_leg(line)
    assert said == f"rail_routes.geojson:2:geometry: {words} (a--b@1905)"


def test_a_leg_from_end_to_end_is_sound():
    assert said_of_leg([(60, 50), (61, 51), (62, 50)]) == []
    assert said_of_leg([(60, 50.1), (61, 51), (62, 50)], "a--b-truck@1905") == []


def test_a_leg_of_one_s_own_names_stations_that_there_are():
    line, file = [(60, 50), (62, 50)], "mine/geodata/rail_routes.geojson"
    (said,) = said_of_leg(line, "a--bb", file)
    assert said == f"{file}:2:id: 'bb' is not in places.csv; nearest: b (a--bb)"
    assert said_of_leg(line, "a--bb") == []


def test_a_line_of_one_point_is_blamed_on_its_own_file(folder):
    leg = {
        "type": "Feature",
        "properties": {"id": "example-harbour--example-strait-ship"},
        "geometry": {"type": "LineString", "coordinates": [[50.6, 42.4], [50.6, 42.4]]},
    }
    path = folder / "geodata" / "other_routes.geojson"
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{json.dumps(leg)}\n]}}')
    (said,) = errors(folder)
    assert said == (
        "my-people/geodata/other_routes.geojson:2:geometry: 50.6 42.4 is the line's only point: "
        "a line needs two different points (example-harbour--example-strait-ship)"
    )


def with_outline(shape):
    data = dataset()
    data.places["home"] = place("home", lon=42.0, lat=43.5)
    data.units["home@1936"] = replace(unit("home@1936", "1936"), shape=shape, line=2, file="x")
    return data


def outline(shape) -> list[str]:
    return [str(fault) for fault in checks.check(with_outline(shape))]


def test_an_outline_that_is_amiss_is_left_out_and_nothing_else():
    twisted = Polygon([(42, 43), (43, 43), (43, -44), (42, 44)])
    sound = checks.sound(with_outline(twisted))
    assert sound.units == {}
    assert "home" in sound.places


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (Polygon([(42, 43), (43, 43), (-43, 44), (42, 44)]), "goes from 43 43 to -43 44 in one s"),
        (Polygon([(42, 43), (43, 43), (43, -44), (42, 44)]), "goes from 43 43 to 43 -44 in one s"),
        (
            MultiPolygon([box(42, 43, 43, 44), box(-43, 43, -42, 44)]),
            "has parts 84 degrees apart, at 42.5 43.5 and -42.5 43.5",
        ),
    ],
)
def test_an_outline_with_one_wrong_sign_is_said(shape, words):
    assert any(
        line.startswith("x:2:geometry: ") and words in line and "wrong sign" in line
        for line in outline(shape)
    )


def test_an_outline_may_go_on_across_180_degrees_and_have_islands():
    parts = [box(170, 60, 180, 66), box(-180, 60, -170, 66), box(168, 60, 169, 61)]
    data = dataset()
    data.units["home@1936"] = replace(unit("home@1936", "1936"), shape=MultiPolygon(parts))
    assert list(shapes._outlines(data)) == []


def test_what_lies_beyond_the_base_map_is_a_note(folder):
    for file in ("data/places.csv", "geodata/homelands.geojson"):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("[5", "[-5").replace(",5", ",-5"), encoding="utf-8")
    notes = [
        str(fault)
        for fault in checks.check(load_with(folder))
        if "beyond the base" in fault.message
    ]
    reach = "the base map (12 to 180 east, 26 to 81 north): no land is drawn there"
    assert notes == [
        f"note: my-people/geodata/homelands.geojson:2:geometry: 'example-isle' lies beyond {reach}",
        f"note: my-people/data/places.csv:3:lon: 'example-harbour' and 2 more lie beyond {reach}",
    ]
