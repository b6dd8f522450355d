"""The bibliography as CSL-JSON, held to what the schema of CSL 1.0.2 allows."""

from __future__ import annotations

import json

import jsonschema
import pytest

from atlas.export.bibliography import csl_item, csl_json
from atlas.read.citations import Work

# The part of the CSL-JSON schema (version 1.0.2) that a bibliography like ours can touch.
TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": {"family": TEXT, "given": TEXT, "literal": TEXT},
    "additionalProperties": False,
    "minProperties": 1,
}
NAMES = {"type": "array", "items": NAME, "minItems": 1}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": ["string", "number"]},
                "minItems": 1,
                "maxItems": 3,
            },
            "minItems": 1,
            "maxItems": 2,
        },
        "raw": TEXT,
    },
    "additionalProperties": False,
}
KINDS = ["article-journal", "book", "chapter", "document", "manuscript", "report", "webpage"]
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": TEXT,
            "type": {"enum": KINDS},
            "author": NAMES,
            "editor": NAMES,
            "issued": DATE,
            **dict.fromkeys(
                (
                    "title",
                    "title-short",
                    "container-title",
                    "publisher",
                    "publisher-place",
                    "volume",
                    "issue",
                    "number",
                    "page",
                    "DOI",
                    "URL",
                    "note",
                ),
                TEXT,
            ),
        },
    },
}


@pytest.fixture(scope="module")
def items(built_in):
    return {i["id"]: i for i in json.loads(csl_json(built_in.works.values()).decode("utf-8"))}


def test_it_fits_the_schema(items):
    jsonschema.validate(list(items.values()), SCHEMA)


def test_every_work_and_every_field_in_use_comes_through(items, built_in):
    assert list(items) == list(built_in.works)
    mapped = {
        "title", "shorttitle", "journal", "booktitle", "publisher", "institution",
        "howpublished", "address", "volume", "doi", "note", "author", "editor", "year",
        "pages", "number", "url",
    }  # fmt: skip
    for work in built_in.works.values():
        assert set(work.fields) <= mapped, work.key
        assert items[work.key]["title"] == work.fields["title"]


def test_an_article(items):
    assert items["pohl2015"] | {"note": ""} == {
        "id": "pohl2015",
        "type": "article-journal",
        "title": items["pohl2015"]["title"],
        "container-title": "Forum of EthnoGeoPolitics",
        "volume": "3",
        "issue": "1",
        "page": "51–72",
        "author": [{"family": "Pohl", "given": "J. Otto"}],
        "issued": {"date-parts": [[2015]]},
        "note": "",
    }


def test_bodies_stand_as_they_are(items):
    assert items["atlas-editors"]["author"] == [{"literal": "The editors of this atlas"}]


def test_a_body_with_an_and_is_one_name():
    fields = {"title": "T", "author": "{Justice and Police} and Pohl, J. Otto"}
    assert csl_item(Work("k", "book", "", "", "", "", fields))["author"] == [
        {"literal": "Justice and Police"},
        {"family": "Pohl", "given": "J. Otto"},
    ]


def test_a_year_that_is_no_number_and_a_report_number_are_kept():
    fields = {"title": "T", "year": "1931~", "number": "5", "pages": "1--2"}
    item = csl_item(Work("k", "techreport", "", "", "", "", fields))
    assert item["issued"] == {"raw": "1931~"}
    assert item["number"] == "5"
    assert item["page"] == "1-2"
    assert item["type"] == "report"
