"""``data/datapackage.json`` as others read it: a Frictionless Data Package, and a true one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point, shape

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.read.cells import FORMS
from atlas.read.dictionary import BUILT_IN_DATA
from tests.damage import replace

PACKAGE: dict[str, Any] = json.loads((BUILT_IN_DATA / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
FIELDS = [
    pytest.param(resource["name"], field, id=f"{resource['name']}.{field['name']}")
    for resource in PACKAGE["resources"]
    for field in resource["schema"]["fields"]
]
WITH_PATTERN = ("id", "ids", "colour", "language", "edtf", "citations")


def faults(folder: Path) -> list[tuple[str, str]]:
    """Return what the Frictionless library finds: the kind of fault and its words."""
    # Imported late: every process collects these tests, and one runs them.
    import frictionless

    report = frictionless.validate(str(folder / "datapackage.json"))
    found = [(error.type, error.note) for error in report.errors]
    return found + [(error.type, error.note) for task in report.tasks for error in task.errors]


def test_the_frictionless_library_finds_it_valid():
    assert faults(BUILT_IN_DATA) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("flows.csv", ",frunze-oblast,", ",nowhere,", "foreign-key"),
        ("peoples.csv", "#315234", "green", "constraint-error"),
        ("movements.csv", ",1943-11-02,", ",2.11.1943,", "constraint-error"),
        ("conflicts.csv", "\nc02,", "\nc01,", "primary-key"),
    ],
)
def test_the_library_sees_what_the_package_says(tmp_path, file, old, new, kind):
    folder = tmp_path / "data"
    shutil.copytree(BUILT_IN_DATA, folder)
    replace(folder / file, old, new, count=1)
    assert kind in {found for found, _ in faults(folder)}


def test_it_says_who_where_when_and_under_which_licence():
    assert PACKAGE["licenses"][0]["name"] == "CC-BY-4.0"
    assert {x["name"] for x in RESOURCES["places"]["licenses"]} == {"CC-BY-4.0", "ODbL-1.0"}
    assert PACKAGE["temporal"] == {"start": iso_of(FIRST_DAY), "end": iso_of(LAST_DAY)}
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T00:00:00Z", PACKAGE["created"])
    assert len(PACKAGE["keywords"]) == len(set(PACKAGE["keywords"])) > 5
    assert PACKAGE["contributors"]
    for source in PACKAGE["sources"]:
        assert source["title"]
        assert source["path"].startswith("https://") or (BUILT_IN_DATA / source["path"]).is_file()


def test_its_extent_holds_every_station_of_every_route(built_in):
    extent = shape(PACKAGE["spatial"])
    for stops in built_in.routes.values():
        for stop in stops:
            place = built_in.places[stop.place_id]
            assert extent.contains(Point(place.lon, place.lat)), place.id


def test_it_describes_every_table_and_no_other():
    assert {f"{name}.csv" for name in RESOURCES} == {p.name for p in BUILT_IN_DATA.glob("*.csv")}
    for name, resource in RESOURCES.items():
        assert resource["path"] == f"{name}.csv"
        assert resource["schema"]["missingValues"] == [""]
        assert resource["schema"]["primaryKey"], name


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_what_one_id_refers_to_is_a_foreign_key(table, field):
    """A cell with several ids cannot be one: the standard has no list of keys."""
    keys = {
        key["fields"]: key["reference"] for key in RESOURCES[table]["schema"].get("foreignKeys", [])
    }
    refers = field.get("atlas:refers", "")
    if refers and field["atlas:form"] == "id":
        reference = keys[field["name"]]
        assert reference["resource"] == ("" if refers == table else refers)
        assert reference["fields"] == RESOURCES[refers]["schema"]["fields"][0]["name"]
    else:
        assert field["name"] not in keys


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_what_the_program_asks_of_a_cell_the_package_says_too(table, field):
    form = field.get("atlas:form", "")
    constraints = field.get("constraints", {})
    assert ("pattern" in constraints) == (form in WITH_PATTERN)
    if field["type"] == "number" and form != "signed":
        assert "minimum" in constraints


SAMPLES = {
    "id": ["a", "kazakh-ssr", "a--b@1896", "A", "a_b", "-a", "a b"],
    "ids": ["a", "a;b", "a; b", "A;b", "a_b"],
    "colour": ["#315234", "#31523", "red"],
    "language": ["ce", "krc", "crh-Latn", "Chechen", "ce_RU", "c"],
    "edtf": [
        "1943",
        "1943-11",
        "1943-12-28/1943-12-31",
        "1931~",
        "../1945",
        "1948/..",
        "1929-24",
        "1944-02-23T11:00",
        "2.11.1943",
        "43",
        "1943-1",
        "1943/",
        "in 1943",
    ],
    "citations": [
        "pohl2015",
        "pohl2015[Table 1]",
        "pohl2015[a; b];bugai1995[62]",
        "Pohl 2015",
        "pohl2015[",
        "pohl2015 62",
    ],
}


@pytest.mark.parametrize("form", WITH_PATTERN)
def test_the_pattern_of_a_form_takes_what_the_program_takes(form):
    patterns = {
        field["constraints"]["pattern"]
        for resource in RESOURCES.values()
        for field in resource["schema"]["fields"]
        if field.get("atlas:form") == form
    }
    assert len(patterns) == 1
    for text in SAMPLES[form]:
        try:
            FORMS[form][0](text)
            taken = True
        except ValueError:
            taken = False
        assert bool(re.fullmatch(next(iter(patterns)), text)) == taken, text
