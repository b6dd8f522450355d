"""Which counts are told of people without a total, and in which order."""

from __future__ import annotations

import pytest

from atlas.read import dictionary
from atlas.words import whereabouts
from tests.building import claim


@pytest.mark.parametrize(
    ("measure", "cells", "rank"),
    [
        ("died", {}, 0),
        ("died-of-this-people", {"kind": "estimated"}, 0),
        ("resettled-for-good", {}, 1),
        ("moved", {}, 2),
        ("moved", {"unit": "households"}, 3),
        ("moved", {"unit": "farms"}, 4),
        ("moved", {"unit": "sheep"}, 5),
        ("counted", {"unit": "districts"}, 6),
        ("died", {"unit": "livestock"}, 5),
        ("died", {"unit": "percent"}, 6),
        ("moved", {"kind": "accusation"}, None),
        ("moved", {"kind": "planned"}, None),
        ("charged", {}, None),
        ("sentenced", {"unit": "years"}, None),
        ("transit-days", {"unit": "days"}, None),
        ("households-per-leader", {"unit": "households"}, None),
        ("died-in-a-wider-group", {}, None),
        ("moved", {"value": None}, None),
        ("moved", {"value": None, "value_low": 5}, 2),
    ],
)
def test_a_claim_has_its_place(measure, cells, rank):
    given = {"value": 10} | cells
    c = claim("a", measure, given.pop("value"), "1933", **given)
    assert whereabouts.rank(c) == rank


def test_every_word_it_goes_by_is_in_the_dictionary():
    fields = {f["name"]: f for f in dictionary.built_in()["claims"]["schema"]["fields"]}
    measures = set(fields["measure"]["constraints"]["enum"])
    units = set(fields["unit"]["constraints"]["enum"])
    assert measures >= whereabouts.INCIDENTS
    assert units >= whereabouts.MEASURED
    assert any(measure.endswith(whereabouts.OF_OTHERS_TOO) for measure in measures)
