"""Quotations: short, traceable, answered where they accuse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_span
from atlas.check import checks
from atlas.read.citations import Citation, Work
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Interpretation
from tests.building import claim, dataset

PLACE = (Citation("w", "214"),)


def quoting(**cells: object) -> Dataset:
    """A data set whose one event has these cells."""
    data = dataset(claim("whole", "removed", 1000, "1943-11-02"))
    data.works["w"] = Work("w", "book", "W", "W", "", "", {})
    values = {"kind": "decree", "text": "They were accused.", "title": "T", "place_id": ""}
    values |= {"start": parse_span("1943"), "end": parse_span(""), "source": PLACE, "quoting": ()}
    data.events["e"] = Event("e", "m", (), status="documented", **(values | cells))
    return data


def found(data: Dataset) -> list[str]:
    lines = map(str, checks.check(data))
    return [line for line in lines if "events.csv" in line or "interpretations.csv" in line]


def test_a_quotation_with_its_place_is_sound():
    assert found(quoting(quotation="many betrayed", quoted_from=PLACE, refutation="Few.")) == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"quotation": "a"}, "events.csv:quoted_from: is empty: name the work"),
        ({"quotation": "a", "quoted_from": (Citation("w"),)}, "'w' has no place: say where in it"),
        ({"quotation": "a", "quoted_from": PLACE * 2}, "events.csv:quoted_from: names several"),
        ({"quotation": "word " * 26, "quoted_from": PLACE}, "has 26 words; at most 25"),
        ({"quotation": "were  ACCUSED", "quoted_from": PLACE}, "events.csv:quotation: repeats"),
        ({"quotation": "“many”", "quoted_from": PLACE}, "stands in quotation marks"),
        ({"quotation": "<b>a</b>", "quoted_from": PLACE}, "note: events.csv:quotation: '<b>' is"),
        ({"quotation": "[a](b)", "quoted_from": PLACE}, "note: events.csv:quotation: '[a](b)'"),
        ({"refutation": "Few."}, "events.csv:refutation: is filled, but quotation is empty"),
        ({"translation": "a"}, "events.csv:translation: is filled, but quotation is empty"),
        ({"kind": "testimony"}, "events.csv:quotation: is empty, but a testimony is given in"),
        ({"kind": "accusation", "quotation": "a", "quoted_from": PLACE}, "events.csv:refutation:"),
    ],
)
def test_each_slip_is_said_once(cells, said):
    (line,) = found(quoting(**cells))
    assert said in line


def test_an_interpretation_keeps_its_place_when_its_opponent_is_lost():
    data = quoting()
    rest = {"people_ids": ("p",), "term": "t", "ground": "", "translation": "", "note": ""}
    data.interpretations["a"] = Interpretation(
        "a", who="A", source=PLACE, quotation="", disagrees=("b",), **rest
    )
    data.interpretations["b"] = Interpretation(
        "b", who="B", source=PLACE, quotation="word " * 26, disagrees=(), **rest
    )
    sound = checks.sound(replace(data, lines={"interpretations": {"a": 2, "b": 3}}))
    assert list(sound.interpretations) == ["a"]
    assert sound.interpretations["a"].disagrees == ()
