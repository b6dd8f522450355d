"""The shapes of a small map: drawn from the data set as it is."""

from __future__ import annotations

from dataclasses import replace

from atlas.folium import shapes as map_shapes
from atlas.model.model import Model

BOUNDS = (40.0, 42.0, 46.0, 45.0)


def test_the_ground_is_that_of_its_own_data(built_in, model):
    first = map_shapes.ground(model, BOUNDS)
    assert first
    assert map_shapes.ground(model, BOUNDS) is first
    assert map_shapes.ground(Model(replace(built_in, base={})), BOUNDS) == ()
    assert map_shapes.ground(model, BOUNDS) is first


def test_bounds_have_a_margin_around_what_must_be_seen(built_in):
    shapes = [u.shape for u in built_in.units.values() if u.layer == "homelands"][:2]
    west, south, east, north = map_shapes.around(shapes)
    for shape in shapes:
        lon0, lat0, lon1, lat1 = shape.bounds
        assert west < lon0 and south < lat0 and lon1 < east and lat1 < north
