"""Folder after folder: what a reader's own adds, what it may not take, what its faults cost."""

from __future__ import annotations

import json
import shutil

import pytest

from atlas.check import checks
from atlas.model.model import Model
from atlas.read.dataset import BUILT_IN_DATA, load
from atlas.read.own_folder import OwnFolder
from atlas.routes.paths import Ways
from tests.damage import replace
from tests.own_folder import errors, load_with, write_example

TABLES = ("peoples", "movements", "events", "claims", "flows", "routes", "places")


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path / "my-people")


def test_beside_adds_and_changes_nothing_else(folder, built_in):
    data = load_with(folder)
    for table in (*TABLES, "works", "units"):
        before, after = getattr(built_in, table), getattr(data, table)
        assert list(after)[: len(before)] == list(before), table
        assert all(after[key] == value for key, value in before.items()), table
        assert len(after) > len(before), table
    assert data.legs == built_in.legs
    assert data.where("claims", "example-arrived") == ("my-people/data/claims.csv", 3)
    assert data.where("claims", "ci-arrived-akmola")[0] == "claims.csv"


def test_only_holds_the_folder_on_the_ground_of_the_atlas(folder, built_in):
    data = load_with(folder, only=True)
    assert list(data.movements) == ["example-1950"]
    assert list(data.works) == ["example-source"]
    assert set(data.units) == {"example-isle", "far-example-isle"}
    assert {name: len(found) for name, found in data.base.items()} == {
        name: len(found) for name, found in built_in.base.items()
    }


def test_only_misses_a_table_and_beside_does_not(folder):
    (folder / "data" / "conflicts.csv").unlink()
    assert errors(folder) == []
    assert errors(folder, only=True) == ["my-people/data/conflicts.csv: the file is missing"]


def test_rows_may_point_at_what_the_atlas_has(folder):
    flows = folder / "data" / "flows.csv"
    replace(flows, "ship,example-isle,far-example-isle", "ship,moscow,omsk-oblast")
    replace(flows, "ship,far-example-isle,example-isle", "ship,omsk-oblast,moscow")
    replace(folder / "data" / "routes.csv", ",1,example-harbour", ",1,moscow")
    replace(folder / "data" / "routes.csv", ",2,example-strait", ",2,chelyabinsk")
    replace(folder / "data" / "routes.csv", ",3,far-example-harbour", ",3,omsk")
    replace(folder / "data" / "claims.csv", "example-source[2]", "pohl2015[Table 1]")
    assert errors(folder) == []
    assert load_with(folder).flows["example-out"].destination_id == "omsk-oblast"
    assert any("'moscow' is not in places.csv" in line for line in errors(folder, only=True))


@pytest.mark.parametrize(
    ("file", "own", "taken", "table"),
    [
        ("peoples.csv", "example-people,", "karachais,", "peoples"),
        ("movements.csv", "example-1950,", "karachais-1943,", "movements"),
        ("places.csv", "example-strait,", "moscow,", "places"),
        ("events.csv", "example-order,", "kar-army-1941,", "events"),
        ("claims.csv", "example-removed,", "kar-population-1939,", "claims"),
        ("flows.csv", "example-home,", "kar-to-frunze,", "flows"),
        ("routes.csv", "example-route,", "kar-frunze,", "routes"),
    ],
)
def test_an_id_of_the_atlas_stays_its_own(folder, built_in, file, own, taken, table):
    replace(folder / "data" / file, f"\n{own}", f"\n{taken}")
    identity = taken.rstrip(",")
    data = load_with(folder)
    said = [str(f) for f in data.faults if "already has it" in f.message]
    key = f"{identity} 1" if table == "routes" else identity
    assert len(said) == 1
    assert said[0].startswith(f"my-people/data/{file}:")
    assert (
        f"duplicate id '{identity}': the atlas already has it "
        f"(data/{file}:{built_in.lines[table][key]}) and keeps its own" in said[0]
    )
    assert getattr(data, table)[identity] == getattr(built_in, table)[identity]


def test_a_work_and_an_outline_of_the_atlas_stay_too(folder, built_in):
    bib = folder / "data" / "sources.bib"
    bib.write_text(bib.read_text(encoding="utf-8") + "@misc{pohl2015,\n title = {Mine}\n}\n")
    replace(folder / "geodata" / "homelands.geojson", '"example-isle"', '"karachai-ao@open"')
    data = load_with(folder)
    said = "\n".join(str(f) for f in data.faults)
    assert "my-people/data/sources.bib:7: duplicate key 'pohl2015': the atlas already has" in said
    assert "my-people/geodata/homelands.geojson:2:id: duplicate id 'karachai-ao@open': the" in said
    assert data.works["pohl2015"] == built_in.works["pohl2015"]
    assert data.units["karachai-ao@open"].shape == built_in.units["karachai-ao@open"].shape


@pytest.mark.parametrize("name", TABLES)
def test_any_table_may_be_missing_and_the_atlas_is_whole(folder, built_in, name):
    (folder / "data" / f"{name}.csv").unlink()
    data = load_with(folder)
    assert not any("is missing" in str(f) for f in data.faults)
    assert all(str(f).startswith("my-people/data/") for f in data.faults)
    assert set(built_in.claims) <= set(data.claims)


def test_a_broken_row_stops_nothing_else(folder, built_in):
    replace(folder / "data" / "claims.csv", "persons,1150", 'persons,"1,150"')
    data = load_with(folder)
    assert set(data.claims) - set(built_in.claims) == {"example-removed", "example-arrived"}
    assert [str(f) for f in data.faults] == [
        "my-people/data/claims.csv:4:value: '1,150' is not a whole number: write 1150",
        "my-people/data/tour_steps.csv: "
        "1 record left out: it refers to rows left out of claims.csv",
        "my-people/data/flows.csv:claim_id: "
        "emptied in 1 record: it refers to rows left out of claims.csv",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("claims.csv", "removed,persons,1200", "removed,persons,1900"),
        ("places.csv", "50.4,42.6", "42.6,50.4"),
        ("events.csv", "example-source", "exampel-source"),
    ],
)
def test_a_fault_found_by_a_check_names_the_folder(folder, file, old, new):
    replace(folder / "data" / file, old, new)
    assert {line.partition(":")[0] for line in errors(folder)} == {f"my-people/data/{file}"}


def test_a_new_word_in_a_dictionary_of_its_own_holds_for_its_rows(folder):
    replace(folder / "data" / "claims.csv", "removed,persons", "removed,yurts")
    assert "'yurts' is not one of the" in errors(folder)[0]
    own = folder / "data" / "datapackage.json"
    shutil.copy(BUILT_IN_DATA / "datapackage.json", own)
    replace(own, '"camels",', '"camels", "yurts",')
    assert errors(folder) == []


def test_a_leg_of_its_own_is_the_track_of_its_route(folder):
    straight = Ways(Model(load_with(folder))).path("example-route", 10_000).steps
    assert {(step.leg.drawn, step.status) for step in straight} == {(False, "schematic")}
    feature = {
        "type": "Feature",
        "properties": {"id": "example-strait--example-harbour-ship"},
        "geometry": {"type": "LineString", "coordinates": [[51.1, 41.2], [50.8, 42], [50.6, 42.4]]},
    }
    file = folder / "geodata" / "other_routes.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    first, second = Ways(Model(load_with(folder))).path("example-route", 10_000).steps
    assert first.leg.drawn
    assert first.reverse
    assert first.status == "documented"
    assert not second.leg.drawn
    assert errors(folder) == []


def test_a_route_over_stations_of_the_atlas_runs_on_its_track(folder):
    routes = folder / "data" / "routes.csv"
    lines = routes.read_text(encoding="utf-8").splitlines()[:1]
    lines += [
        "example-route,1,example-harbour,,,documented,example-source,",
        "example-route,2,arys,rail,documented,documented,example-source,",
        "example-route,3,tashkent,rail,documented,documented,example-source,",
    ]
    routes.write_text("\n".join(lines) + "\n", encoding="utf-8")
    replace(folder / "data" / "flows.csv", ",ship,", ",rail,")
    replace(folder / "data" / "flows.csv", "far-example-isle", "uzbek-ssr")
    data = load_with(folder)
    first, second = Ways(Model(data)).path("example-route", 10_000).steps
    assert (first.leg.drawn, first.status) == (False, "schematic")
    assert (second.leg.drawn, second.status) == (True, "documented")
    notes = [str(f) for f in checks.check(data) if f.file.startswith("my-people/")]
    assert notes == [
        "note: my-people/data/routes.csv:3:place_id: no track of the time is known from "
        "'example-harbour' to 'arys': drawn as a straight dotted line"
    ]


def test_an_empty_own_bibliography_and_layer_add_nothing(folder, built_in):
    (folder / "data" / "sources.bib").write_text("", encoding="utf-8")
    (folder / "geodata" / "homelands.geojson").write_text(
        '{"type":"FeatureCollection","features":[]}', encoding="utf-8"
    )
    data = load(own=OwnFolder(folder))
    assert data.works == built_in.works
    assert data.faults == []


def test_a_stop_that_stands_twice_is_a_fault_and_the_first_holds(folder):
    routes = folder / "data" / "routes.csv"
    lines = routes.read_text(encoding="utf-8").splitlines()
    lines.append(lines[2].replace("example-strait", "example-harbour"))
    routes.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = load_with(folder)
    assert [str(f) for f in data.faults] == [
        "my-people/data/routes.csv:5:route_id: "
        "duplicate row 'example-route 2' (first used on line 3)"
    ]
    assert data.routes["example-route"][1].place_id == "example-strait"


ADDED = (
    "x-added,balkars-1944,balkars,,osh-oblast,arrived,persons,{value},,,1944-03-20,1944-03-20,"
    "cumulative,reported,preferred,B,{part_of},,,documented,documented,documented,"
    "example-source[1],,,,\n"
)


@pytest.mark.parametrize(
    ("value", "part_of", "words"),
    [
        (90000, "", "90,000 persons arrived (x-added) are more than the total of balkars-1944"),
        (
            9,
            "bal-arrived-total",
            "the printed total is 37,433, but its terms add up to 37,442",
        ),
    ],
)
def test_what_is_added_to_a_movement_of_the_atlas_costs_nothing_of_it(
    folder, built_in, value, part_of, words
):
    with (folder / "data" / "claims.csv").open("a", encoding="utf-8") as stream:
        stream.write(ADDED.format(value=value, part_of=part_of))
    assert words in errors(folder)[0]
    data = checks.sound(load_with(folder))
    assert "x-added" not in data.claims
    assert {"example-arrived", *built_in.claims} <= set(data.claims)
    assert set(built_in.movements) <= set(data.movements)


def test_a_line_drawn_wrong_costs_no_station_of_the_atlas(folder, built_in):
    feature = {
        "type": "Feature",
        "properties": {"id": "arys--tashkent@x"},
        "geometry": {"type": "LineString", "coordinates": [[68.8, 42.4], [60.0, 45.0]]},
    }
    file = folder / "geodata" / "rail_routes.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (said,) = errors(folder)
    assert said.startswith("my-people/geodata/rail_routes.geojson:1:geometry: ")
    data = checks.sound(load_with(folder))
    assert set(built_in.places) <= set(data.places)
    assert set(built_in.flows) <= set(data.flows)


def test_a_tour_of_a_claim_that_nobody_states_loses_that_step_alone(folder):
    steps = folder / "data" / "tour_steps.csv"
    replace(steps, "{claim:example-returned}", "{claim:example-retuned}")
    (line,) = errors(folder)
    assert line.startswith("my-people/data/tour_steps.csv:4:text: 'example-retuned' is not in")
    assert "nearest: example-returned" in line
    sound = checks.sound(load_with(folder))
    assert [step.step for step in sound.steps_of["example-tour"]] == [1, 2]


def test_a_voice_that_is_lost_leaves_its_step(folder):
    replace(folder / "data" / "events.csv", ",1950-03-15,", ",15.3.1950,", count=1)
    assert len(errors(folder)) == 1
    sound = checks.sound(load_with(folder))
    assert [step.voice for step in sound.steps_of["example-tour"]] == ["", "", ""]


def test_nobody_adds_steps_to_a_tour_of_the_atlas(folder, built_in):
    steps = folder / "data" / "tour_steps.csv"
    replace(steps, "example-tour,3,", "kalmyks,13,")
    (line,) = errors(folder)
    assert line.startswith("my-people/data/tour_steps.csv:4:tour_id: duplicate id 'kalmyks'")
    assert load_with(folder).steps_of["kalmyks"] == built_in.steps_of["kalmyks"]
