"""The exported layers say what the data says, each on its days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import shapely

from atlas.export.ground import ground
from atlas.export.layers import layers
from atlas.model.model import Model
from atlas.model.timeline import state
from atlas.routes import fronts
from tests import building


@pytest.fixture(scope="module")
def content(model):
    return {layer.name: layer for layer in layers(model)}


def named(layer) -> dict[str, tuple]:
    return {properties["id"]: (properties, shape) for properties, shape in layer.features}


def test_every_feature_has_the_fields_of_its_layer_in_order(content):
    kinds = {"text": str, "whole": int, "number": (int, float), "day": dt.date}
    for layer in content.values():
        assert layer.features
        assert {"id", "start", "end"} <= {f.name for f in layer.fields}
        assert len(named(layer)) == len(layer.features)
        for properties, _ in layer.features:
            assert list(properties) == [f.name for f in layer.fields]
            for field in layer.fields:
                value = properties[field.name]
                empty = value is None and field.kind != "text"
                assert empty or isinstance(value, kinds[field.kind]), (layer.name, field.name)
            if properties["start"] and properties["end"]:
                assert properties["start"] <= properties["end"], properties["id"]


def test_everything_in_the_data_is_in_a_layer(content, built_in):
    units = set(named(content["homelands"])) | set(named(content["destination_oblasts"]))
    assert units == set(built_in.units)
    assert set(named(content["flows"])) == set(built_in.flows)
    placed = {c.id: c for c in built_in.claims.values() if c.place_id}
    assert set(named(content["claims"])) == set(placed)
    assert set(named(content["places"])) == {c.place_id for c in placed.values()}


def test_a_homeland_is_drawn_until_its_parts_cover_it(content):
    units = {key: p for key, (p, _) in named(content["homelands"]).items()}
    later = {key for key, p in units.items() if p["shown_end"] != p["end"]}
    # Of the land around Grozny no outline is known from 7 March to the oblast of 22 March 1944.
    assert later == {"chechen-ingush-assr@open"}
    assert units["chechen-ingush-assr@open"]["end"] == dt.date(1944, 3, 6)
    assert units["chechen-ingush-assr@open"]["shown_end"] == dt.date(1944, 3, 21)
    land = dict(named(content["homelands"]))
    for movement, home in (
        ("karachais-1943", "karachai-ao@open"),
        ("crimean-tatars-1944", "crimean-assr@open"),
        ("chechens-ingush-1944", "chechen-ingush-assr@open"),
    ):
        own = [(p, g) for p, g in land.values() if movement in p["movement_ids"]]
        for day in {p["shown_end"] + dt.timedelta(1) for p, _ in own if p["shown_end"]}:
            drawn = [g for p, g in own if (p["start"] or day) <= day <= (p["shown_end"] or day)]
            covered = shapely.union_all(drawn).intersection(land[home][1]).area
            assert covered > 0.97 * land[home][1].area, (movement, day)


def test_a_unit_knows_its_days_and_its_part_in_the_story(content):
    unit, shape = named(content["homelands"])["klukhori-raion@1943-10-12"]
    assert (unit["start"], unit["end"]) == (dt.date(1943, 10, 12), dt.date(1955, 3, 13))
    assert (unit["movement_ids"], unit["roles"]) == ("karachais-1943", "dissolved")
    assert shape.exterior.is_ccw
    before = named(content["homelands"])["karachai-ao@open"][0]
    assert before["start"] is None
    assert before["roles"] == "homeland"


def test_a_unit_knows_when_it_was_emptied_and_how_long_it_had_its_role(content):
    units = named(content["homelands"])
    days = {key: (p["emptied"], p["role_end"]) for key, (p, _) in units.items()}
    removed = dt.date(1943, 11, 23)
    assert days["karachai-ao@open"] == (removed, None)
    assert days["klukhori-raion@1943-10-12"] == (removed, None)
    assert days["karachai-cherkess-ao@1957-01-12"] == (None, None), "restored"
    assert days["balkaria@open"] == (dt.date(1944, 3, 9), dt.date(1957, 1, 8))
    assert days["meskheti@open"] == (dt.date(1944, 11, 28), None), "neither divided nor restored"
    assert days["prigorodny-raion@open"] == (dt.date(1944, 3, 11), None), "never given back"
    assert days["south-kazakhstan-districts@open"] == (None, dt.date(1936, 12, 31)), "fled"


def test_a_homeland_is_emptied_when_the_state_says_that_nobody_is_at_home(content, model):
    for unit, _ in content["homelands"].features:
        movements = {m for m in unit["movement_ids"].split(";") if m}
        if not unit["emptied"]:
            continue
        (movement,) = movements
        of = state(model.at(), unit["emptied"].isoformat()).movements[movement]
        # Of the Karachais three in a thousand, or nobody, may have been at home after the removal.
        assert of.home.low == 0 and of.home.least * 300 < of.whole.least, unit["id"]


def test_the_figures_of_a_unit_begin_with_what_happened_there():
    data = building.dataset(
        building.claim("plan", "planned", 5, "1930-01", place_id="away", kind="planned"),
        building.claim("said", "died", 5, "1930-02", place_id="away", kind="accusation"),
        building.claim("undated", "arrived", 5, place_id="away"),
        building.claim("count", "arrived", 5, "1931-05", place_id="away"),
    )
    units = {"away@open": building.unit("away@open", "", layer="destination_oblasts")}
    layer = next(
        layer
        for layer in layers(Model(replace(data, units=units)))
        if layer.name == "destination_oblasts"
    )
    ((properties, _),) = layer.features
    assert properties["figures_start"] == dt.date(1931, 5, 1)
    assert properties["claims"] == 4


def test_the_ground_has_the_days_on_which_it_was_so(model):
    lakes = named(next(layer for layer in ground(model) if layer.name == "ground_lakes"))
    started = {p["start"] for p, _ in lakes.values()}
    assert {None, dt.date(1941, 1, 1), dt.date(1957, 1, 1)} <= started
    borders = next(layer for layer in ground(model) if layer.name == "ground_borders")
    assert dt.date(1940, 2, 29) in {p["end"] for p, _ in borders.features}
    assert ground(Model(building.Dataset())) == []


def test_two_versions_of_a_unit_play_their_own_parts(content):
    versions = [p for p, _ in content["homelands"].features if p["place_id"] == "kalmyk-assr"]
    assert sorted(p["roles"] for p in versions) == ["homeland", "restored"]


def test_a_stream_runs_from_where_it_left_to_where_it_came(content, built_in):
    for properties, line in content["flows"].features:
        flow = built_in.flows[properties["id"]]
        stops = [built_in.places[s.place_id] for s in built_in.routes[flow.route_id]]
        ends = [stops[0], stops[-1]]
        if flow.direction == "homeward":
            ends.reverse()
        for point, place in zip((line.coords[0], line.coords[-1]), ends, strict=True):
            assert point == pytest.approx((place.lon, place.lat), abs=0.2), flow.id
        assert all(a != b for a, b in zip(line.coords, line.coords[1:], strict=False))


def test_a_return_says_how_many_were_back_by_the_ends_of_months(content):
    flows = named(content["flows"])
    told = {key: p["persons_by"] for key, (p, _) in flows.items()}
    assert told["bal-home"].startswith("1957-01-31=1059;1957-02-28=2348;")
    assert told["bal-home"].endswith(";1958-12-31=34749")
    # Between two counts that no line joins, the first stands.
    assert ";1957-12-31=200000;1961-12-31=432000" in told["ci-home"]
    assert told["kal-home-altai"] == "", "nobody counted them"
    outward = [key for key, (p, _) in flows.items() if p["direction"] != "homeward"]
    assert not any(told[key] for key in outward)


def test_a_stream_carries_its_number_and_its_days(content, built_in, model):
    properties, _ = named(content["flows"])["ci-to-akmola"]
    flow = built_in.flows["ci-to-akmola"]
    window = fronts.window_of(built_in, flow)
    assert properties["value"] == built_in.claims[flow.claim_id].value
    assert properties["persons"] == fronts.value_of(model.at(), flow)
    assert properties["peoples"] == "Chechens, Ingush"
    assert properties["depart_start"] == flow.depart_start.text
    assert (properties["start"] - dt.date(1928, 1, 1)).days == window.depart[0]
    assert (properties["end"] - dt.date(1928, 1, 1)).days == window.arrive[1]


def test_what_is_not_dated_is_open_at_both_ends(content):
    undated = [p for p, _ in content["claims"].features if p["when"] == "undated"]
    assert undated
    assert all(p["start"] is None and p["end"] is None for p in undated)


def test_a_place_without_a_point_has_no_geometry(content, built_in):
    for properties, shape in content["places"].features:
        assert (shape is None) == (built_in.places[properties["id"]].lon is None)


def test_every_origin_of_a_shape_is_credited(content):
    """A layer with other sources needs its attribution looked at again."""
    sources = {
        name: {p["geometry_source"] for p, _ in content[name].features}
        for name in ("homelands", "destination_oblasts")
    }
    assert sources["homelands"] == {"natural-earth-admin-1", "geonames-raion-seats"}
    assert sources["destination_oblasts"] == {"natural-earth-admin-1"}
    for name in ("flows", "places", "claims"):
        assert "OpenStreetMap" in content[name].attribution
        assert "ODbL" in content[name].licence


def test_an_empty_dataset_gives_empty_layers():
    assert all(not layer.features for layer in layers(Model(building.Dataset())))


def test_a_route_that_goes_nowhere_has_no_line():
    data = building.dataset(flows=(building.flow(),))
    data.routes["r"] = [building.stop("r", 1, "home"), building.stop("r", 2, "away")]
    (found,) = named(next(layer for layer in layers(Model(data)) if layer.name == "flows")).values()
    assert found[1] is None
