"""The files for a repository, held to what each of their readers documents.

RO-Crate has no schema of JSON: what its specification 1.1 requires and recommends is written out
here. The crate of the atlas was also put to its validator (roc-validator 0.13), which asked for
nothing but an address of the authors.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from atlas.export.deposit import CRATE, citation_cff, deposit_of, ro_crate, zenodo
from atlas.read.dataset import BUILT_IN_DATA

PACKAGE = json.loads((BUILT_IN_DATA / "datapackage.json").read_text(encoding="utf-8"))
CFF = json.loads((Path(__file__).parent / "cff/schema.json").read_text(encoding="utf-8"))
SIZES = {"README.md": 5, "data/claims.csv": 7, "data/events.csv": 8, "geodata/railways.geojson": 9}
SIZES |= {"geodata/base/rivers.geojson": 6, "geojson/flows.geojson": 4}
TEXT = {"type": "string", "minLength": 1}
# The metadata of a deposit at developers.zenodo.org, as far as they are in use.
ZENODO = {
    "type": "object",
    "additionalProperties": False,
    "required": ["upload_type", "title", "creators", "description", "access_right", "license"],
    "properties": {
        "upload_type": {"const": "dataset"},
        "title": TEXT,
        "creators": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {"name": TEXT, "affiliation": TEXT, "orcid": TEXT, "gnd": TEXT},
            },
        },
        "description": TEXT,
        "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
        "license": {"const": "cc-by-4.0"},
        "keywords": {"type": "array", "items": TEXT},
        "version": TEXT,
        # ISO 639-2.
        "language": {"type": "string", "pattern": "^[a-z]{3}$"},
        "related_identifiers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["identifier", "relation"],
                "additionalProperties": False,
                "properties": {
                    "identifier": TEXT,
                    "relation": {"enum": ["isIdenticalTo"]},
                    "scheme": {"const": "url"},
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def deposit():
    return deposit_of(PACKAGE, "2026-11-22", "0123abcd", "https://example.org/data/")


def cff_of(deposit) -> dict:
    lines = citation_cff(deposit).decode("utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines)
    return {name: json.loads(value) for name, value in pairs}


def test_the_citation_file_fits_its_schema(deposit):
    for found in (deposit, replace(deposit, published="", title='"A": b # c\n- d')):
        said = cff_of(found)
        jsonschema.Draft7Validator(CFF).validate(said)
        assert said["title"] == found.title
        assert said["type"] == "dataset"
    assert cff_of(deposit)["version"] == f"{PACKAGE['version']}+0123abcd"
    # The same day as in the crate: a citation has a year.
    assert cff_of(deposit)["date-released"] == "2026-11-22"


def test_zenodo_is_told_what_it_asks_for(deposit):
    said = json.loads(zenodo(deposit))
    jsonschema.validate(said, ZENODO)
    assert "Open Database License" in said["description"]
    said = json.loads(zenodo(replace(deposit, description="a <b> & c", published="")))
    assert said["description"].startswith("<p>a &lt;b&gt; &amp; c</p>")
    assert "related_identifiers" not in said


def test_the_crate_describes_itself_the_whole_and_every_file(deposit):
    crate = json.loads(ro_crate(deposit, SIZES))
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(entities) == len(crate["@graph"])
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    assert entities[CRATE]["about"] == {"@id": "./"}
    assert entities[CRATE]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = entities["./"]
    for name in ("name", "description", "datePublished", "license", "author", "publisher"):
        assert root[name]
    assert [part["@id"] for part in root["hasPart"]] == [
        "data/",
        "geodata/",
        "geojson/",
        "README.md",
    ]
    for name, size in SIZES.items():
        assert entities[name]["@type"] == "File"
        assert entities[name]["contentSize"] == str(size)
        assert entities[name]["encodingFormat"]
    assert "odbl" in entities["geodata/railways.geojson"]["license"]["@id"]
    assert "lgpl" in entities["geodata/base/rivers.geojson"]["license"]["@id"]
    both = [licence["@id"] for licence in entities["geojson/flows.geojson"]["license"]]
    assert ["by/4.0" in both[0], "odbl" in both[1]] == [True, True]
    assert "license" not in entities["data/claims.csv"]


def test_every_link_of_the_crate_leads_to_an_entity_and_a_single_one_is_no_list(deposit):
    crate = json.loads(ro_crate(deposit, SIZES))
    known = {entity["@id"] for entity in crate["@graph"]} | {"https://w3id.org/ro/crate/1.1"}
    for entity in crate["@graph"]:
        for value in entity.values():
            links = value if isinstance(value, list) else [value]
            assert not isinstance(value, list) or len(value) > 1
            assert {link["@id"] for link in links if isinstance(link, dict)} <= known


def test_years_and_region_are_those_of_the_data(deposit):
    crate = {e["@id"]: e for e in json.loads(ro_crate(deposit, SIZES))["@graph"]}
    assert crate["./"]["temporalCoverage"] == "1928-01-01/1961-12-31"
    assert crate["#box"]["box"] == "34.0 26.0 72.0 145.0"
    bare = deposit_of({"title": "T", "contributors": [{"title": "A"}]}, "2026-11-22", "x")
    crate = {e["@id"]: e for e in json.loads(ro_crate(bare, SIZES))["@graph"]}
    assert "spatialCoverage" not in crate["./"] and "#region" not in crate


@pytest.mark.parametrize("package", [{}, {"title": "T"}, {"contributors": [{"title": "A"}]}])
def test_of_data_without_a_title_or_an_author_nothing_is_said(package):
    assert deposit_of(package, "2026-11-22", "x") is None


@pytest.mark.parametrize(
    "odd",
    [
        {"spatial": [1]},
        {"spatial": "USSR"},
        {"spatial": {"coordinates": []}},
        {"temporal": {"start": "1928"}},
        {"temporal": "1928"},
        {"keywords": None},
    ],
)
def test_what_a_descriptor_says_otherwise_than_expected_is_left_out(odd):
    found = deposit_of(PACKAGE | odd, "2026-11-22", "x")
    kept = {"spatial": found.bounds, "temporal": found.years, "keywords": found.keywords or None}
    assert {name for name, value in kept.items() if value is None} == set(odd)
    assert deposit_of(PACKAGE | {"contributors": None}, "2026-11-22", "x") is None
