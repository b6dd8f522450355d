"""The name of a land or a sea stays in it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from atlas.paper.map.bounds import Bounds
from atlas.paper.map.ground import BaseName, Ground

NOTHING = shapely.GeometryCollection([])


def ground(coast=NOTHING, **borders):
    return Ground(NOTHING, (), coast, NOTHING, NOTHING, borders, NOTHING, ())


def at(*middles, width=8.0):
    return np.array([(x - width / 2, y - 1, x + width / 2, y + 1) for x, y in middles])


@pytest.mark.parametrize(
    ("kind", "border", "kept"),
    [
        ("country", {"state": 10.0}, [(4, 5)]),
        ("republic", {"state": 10.0}, [(4, 5)]),
        ("republic", {"republic": 10.0}, [(4, 5)]),
        ("country", {"republic": 10.0}, [(4, 5), (9, 5), (16, 5)]),
        ("sea", {"state": 10.0}, [(4, 5), (9, 5), (16, 5)]),
    ],
)
def test_a_name_goes_over_no_border_of_what_it_names(kind, border, kept):
    """Poland stays on this side of the border, and most of its letters too."""
    lines = {key: shapely.LineString([(x, 0), (x, 10)]) for key, x in border.items()}
    name = BaseName("Poland", kind, 3.0, 5.0)
    assert Bounds(ground(**lines)).within(name, at((4, 5), (9, 5), (16, 5))) == kept


def test_the_name_of_a_sea_goes_over_no_coast():
    coast = shapely.LineString([(10, 0), (10, 10)])
    name = BaseName("Baltic Sea", "sea", 3.0, 5.0)
    assert Bounds(ground(coast)).within(name, at((4, 5), (16, 5))) == [(4, 5)]
    assert Bounds(ground(coast)).within(name, np.zeros((0, 4))) == []
