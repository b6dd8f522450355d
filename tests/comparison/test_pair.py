"""The address of two maps with one clock, on the cases of tests/data/pairs.json.

What the browser says it shows is tested on the same cases in tests/player/pair/pair-state.test.js.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest

from atlas.base.dates import FIRST_DAY, parse_day
from atlas.comparison import pair
from atlas.model.model import Model
from tests.building import claim, dataset

CASES = json.loads((Path(__file__).parents[1] / "data" / "pairs.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_an_address_is_read_as_the_table_says(model, case) -> None:
    found, left_out = pair.examined(dict(parse_qsl(case["query"])), model)
    assert [f"{each.name} {each.fault}" for each in left_out] == case["left_out"]
    assert urlencode(found.parameters(), safe=",") == case["canonical"]
    assert pair.examined(dict(parse_qsl(case["canonical"])), model) == (found, [])
    if "state" in case:
        days = {key: parse_day(case["state"][key]) for key in ("day", "then")}
        usual = {"figures": "people", "map": None}
        assert found.state() == usual | case["state"] | days


def test_a_sentence_says_what_is_ignored_and_why(model) -> None:
    asked = {
        "pair": "return",
        "left": "koreans-1937",
        "on": "1970-01-01",
        "centre": "a,b",
        "v": "x",
    }
    assert pair.read(asked, model, "y")[1] == [
        "Ignored in the address: left=koreans-1937 "
        "(the first days of its removal and of its return are not both known).",
        "Ignored in the address: on=1970-01-01 (the atlas covers 1928 to 1961).",
        "Ignored in the address: centre=a,b (expected longitude,latitude,zoom in plain numbers).",
        "This address was made with another version of the data: figures may differ.",
    ]


def test_what_is_unknown_is_met_with_what_there_is(model) -> None:
    asked = {"pair": "trio", "left": "nobody", "right": "noone", "figures": "men"}
    assert [note.partition("=")[2] for note in pair.read(asked, model)[1]] == [
        f"trio (expected {', '.join(pair.KINDS)}).",
        "nobody (no such movement).",
        "noone (no such movement).",
        f"men (expected {' or '.join(pair.FIGURES)}).",
    ]


def test_data_without_a_return_has_no_return_to_compare() -> None:
    model = Model(dataset(claim("c", "removed", 5, "1945-03-01")))
    found, left_out = pair.examined({"pair": "return"}, model)
    assert (found.kind, found.right, len(left_out)) == ("peoples", pair.ALL, 1)


@pytest.mark.parametrize("asked", [{}, {"on": "1961-01-01"}])
def test_a_removal_that_began_before_the_atlas_is_not_compared_day_by_day(asked) -> None:
    removed = claim("c", "removed", 5, "1928-03-01")
    model = Model(dataset(removed, start="1927-12-01", return_start="1961-12-20"))
    found, left_out = pair.examined({"pair": "return", **asked}, model)
    assert (found.kind, [each.fault for each in left_out]) == ("peoples", ["none"])
    assert FIRST_DAY <= found.day == found.then
