"""What is drawn of a small country is what was looked at and found right (see ``small.py``)."""

from __future__ import annotations

import json

import pytest

from atlas.model.model import Model
from atlas.paper.plate.plate import plate
from tests.paper import small


@pytest.fixture(scope="module")
def country():
    return Model(small.country())


@pytest.fixture(scope="module")
def approved():
    return json.loads(small.DRAWN.read_text("utf-8"))


@pytest.mark.parametrize("name", small.FIGURES)
def test_a_plate_is_drawn_as_it_was(country, approved, name):
    made = plate(country, small.FIGURES[name], "v1")
    rows = small.drawn(made.sheet.display_list)
    for row, (words, measures) in zip(rows, approved[name], strict=False):
        assert row[0] == words
        assert row[1] == pytest.approx(measures, abs=0.02), words
    assert len(rows) == len(approved[name])
