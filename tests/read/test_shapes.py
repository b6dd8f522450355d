"""A shape that could not be drawn, or would be drawn as another, is named for what it is."""

from __future__ import annotations

from math import cos, pi, sin

import pytest

from atlas.read.shapes import rings_of, shape_of

SQUARE = [[40, 43], [41, 43], [41, 44], [40, 44], [40, 43]]
HOLE = [[40.2, 43.2], [40.2, 43.8], [40.8, 43.8], [40.8, 43.2], [40.2, 43.2]]
INNER = [[40.4, 43.4], [40.6, 43.4], [40.6, 43.6], [40.4, 43.4]]
CUT = [[40, 43], [40.6, 43.4], [41, 44], [40.4, 43.6], [40, 43]]
STRAY = [[50, 42.4], [-50.5, 42.3], [50.8, 42.5], [50.7, 42.8], [50.1, 42.8], [50, 42.4]]
BOW = [[40, 43], [41, 44], [41, 43], [40, 44], [40, 43]]
OUTLINES = ("Polygon", "MultiPolygon", "MultiPoint")


def moved(ring, lon, lat=0):
    return [[x + lon, y + lat] for x, y in ring]


def reason(kind, coordinates, **options) -> str:
    with pytest.raises(ValueError) as said:
        shape_of({"type": kind, "coordinates": coordinates}, **options)
    return str(said.value)


BAND = [[42, 43], [-170, 43], [-170, 44], [42, 44], [42, 43]]
STEPS = [[x, 62] for x in range(170, -171, -10)] + [[-170, 68], [0, 68], [170, 68], [170, 62]]


@pytest.mark.parametrize(
    ("kind", "coordinates", "words"),
    [
        (
            "Polygon",
            [BAND],
            "from 42 43 to -170 43 it goes more than halfway round the globe: a wr",
        ),
        ("Polygon", [STEPS], "from -170 to 170 it goes more than halfway round the globe"),
        (
            "MultiPolygon",
            [[SQUARE], [BAND]],
            "from 42 43 to -170 43 it goes more than halfway round",
        ),
        ("LineString", [[-169.8, 66.16], [177.5, 64.73]], "from -169.8 66.16 to 177.5 64.73"),
        ("Polygon", [SQUARE[:-1]], "a ring from 40 43 to 40 44 is not closed: its last point must"),
        ("Polygon", [SQUARE, HOLE[:-1]], "a ring from 40.2 43.2 to 40.8 43.2 is not closed"),
        ("Polygon", [[[40, 43], [41, 43], [40, 43]]], "has fewer than three corners"),
        ("Polygon", [[[40, 43], [41, 43], [41, 43], [40, 43]]], "has fewer than three corners"),
        ("Polygon", [[[40, 43], [41, 43], [42, 43], [40, 43]]], "its points lie on one line"),
        ("Polygon", [[[40, 40], [41, 41], [43, 43], [40, 40]]], "its points lie on one line"),
        ("Polygon", [SQUARE, moved(HOLE, 9)], "a hole lies outside the outline, at 49.2 43.2"),
        ("Polygon", [SQUARE, HOLE, HOLE], "the outline crosses itself"),
        ("Polygon", [SQUARE, HOLE, INNER], "a hole lies inside another hole, at 40.4 43.4"),
        ("Polygon", [SQUARE, CUT], "a hole cuts the outline in two"),
        ("Polygon", [STRAY], "it goes from 50 42.4 to -50.5 42.3 in one step, a wrong sign?"),
        ("Polygon", [BOW], "the outline crosses itself (Self-intersection), at 40.5 43.5"),
        ("MultiPolygon", [[SQUARE], [HOLE]], "a polygon lies inside another: make it a ring"),
        ("LineString", [[60, 50], [60, 50]], "60 50 is the line's only point: a line needs tw"),
        ("LineString", [[60, 50]], "60 50 is the line's only point"),
        ("LineString", [[60, 50], [60.00001, 50]], "is the line's only point"),
        ("Point", [43], "[43] should be two numbers: longitude, latitude"),
        ("Point", [43, 41, 900, 3], "should be two numbers: longitude, latitude"),
        ("Point", [True, 41], "True is not a number"),
        ("Point", ["43", 41], "'43' is not a number"),
        ("Point", [float("nan"), 41], "nan is not a number of degrees"),
        ("Point", [43, float("-inf")], "-inf is not a number of degrees"),
        ("Polygon", SQUARE, "cannot be read as a shape: a Polygon is written [[[50.1, 42.4]]]"),
        ("Polygon", [SQUARE, []], "cannot be read as a shape"),
        ("Polygon", [SQUARE, None], "cannot be read as a shape"),
        ("Polygon", {"a": 1}, "cannot be read as a shape"),
        ("Polygon", "x", "cannot be read as a shape"),
        ("Polygon", [[]], "is empty"),
        ("Polygon", None, "is empty"),
        ("Circle", [43, 41], "'Circle' is not a type of shape: use Point or MultiPoint or"),
        (["Point"], [43, 41], "['Point'] is not a type of shape"),
        (None, [43, 41], "None is not a type of shape"),
        ("Point", [181, 66], "181 66: longitudes lie between -180 and 180; cut the shape at 180"),
        ("Point", [43, 140], "43 140: longitude comes first, then latitude"),
        ("Point", [505, 42.3], "505 42.3: degrees never exceed 360; is a decimal point missing?"),
        ("Point", [143, 95], "143 95: latitudes lie between -90 and 90"),
        (
            "Point",
            [4700000, 5300000.5],
            "4700000 5300000: these look like metres, not degrees; save the fi",
        ),
        ("Point", [1e300, 2], "these look like metres, not degrees"),
    ],
)
def test_each_is_named_for_what_it_is(kind, coordinates, words):
    assert words in reason(kind, coordinates)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon"},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
    ],
)
def test_another_type_has_no_place(geometry):
    words = "is empty" if geometry is None or len(geometry) == 1 else "does not fit here: it should"
    with pytest.raises(ValueError, match=words):
        shape_of(geometry, OUTLINES)


def test_a_shape_cut_at_180_degrees_is_sound():
    west, east = moved(SQUARE, -220, 20), moved(SQUARE, 139, 20)
    assert shape_of({"type": "MultiPolygon", "coordinates": [[west], [east]]}).area == 2


def test_the_ground_may_be_as_wide_as_the_world():
    world = [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]
    land = [[-17, 15], [60, 5], [180, 65], [60, 75], [-17, 15]]
    for ring in (world, land):
        assert shape_of({"type": "Polygon", "coordinates": [ring]}, is_ground=True).area > 0
        assert "halfway round the globe" in reason("Polygon", [ring])
    assert "halfway round the globe" in reason("Polygon", [BAND], is_ground=True)


def test_rings_are_turned_and_heights_left_out():
    high = [[*point, 900.5] for point in SQUARE[::-1]]
    made = shape_of({"type": "Polygon", "coordinates": [high, HOLE[::-1]]})
    ((outer, hole),) = rings_of(made)
    assert outer.is_ccw and not hole.is_ccw
    assert not made.has_z
    assert made.equals(shape_of({"type": "Polygon", "coordinates": [SQUARE, HOLE]}))


def test_a_point_twice_in_a_row_changes_nothing():
    twice = [point for point in SQUARE for _ in (1, 2)]
    assert shape_of({"type": "Polygon", "coordinates": [twice]}).area == 1


def test_a_rock_of_some_metres_is_no_line():
    rock = [[45 + (x - 40) / 5000, 43 + (y - 43) / 5000] for x, y in SQUARE]
    found = shape_of({"type": "MultiPolygon", "coordinates": [[SQUARE], [rock]]})
    assert len(found.geoms) == 2


@pytest.mark.parametrize("size", [1, 4e-5, 1e-6])
def test_an_islet_of_some_metres_costs_no_outline(size):
    islet = [[45 + (x - 40) * size, 43 + (y - 43) * size] for x, y in SQUARE]
    found = shape_of({"type": "MultiPolygon", "coordinates": [[SQUARE], [islet]]})
    assert len(found.geoms) == 2


def test_polygons_that_touch_along_a_line_are_dissolved():
    for beside in (moved(SQUARE, 1), moved(SQUARE, 0, 1)[::-1]):
        made = shape_of({"type": "MultiPolygon", "coordinates": [[SQUARE], [beside]]})
        assert made.geom_type == "Polygon" and made.area == 2 and made.exterior.is_ccw
    made = shape_of({"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [HOLE[::-1]]]})
    assert made.area == 1 and len(rings_of(made)) == 1


@pytest.mark.parametrize("beside", [moved(SQUARE, 0.5), SQUARE, moved(SQUARE, 1 - 1e-9)])
def test_polygons_that_overlap_are_named(beside):
    words = "two of its polygons overlap or touch along a line: dissolve them into one, at 4"
    assert words in reason("MultiPolygon", [[SQUARE], [beside]])
    assert "crosses itself" in reason("MultiPolygon", [[SQUARE], [BOW]])


def test_ends_of_a_ring_that_hardly_differ_are_told_apart():
    words = "a ring from 40.0 43.0 to 40.0 43.000000001 is not closed"
    assert words in reason("Polygon", [[*SQUARE[:-1], [40, 43 + 1e-9]]])


def test_a_leg_is_one_line():
    parts = [[[60, 50], [61, 50]], [[61, 50], [62, 50]]]
    assert shape_of({"type": "MultiLineString", "coordinates": parts}, is_leg=True)
    parts[1] = [[61.5, 50], [62, 50]]
    assert "do not meet end to end" in reason("MultiLineString", parts, is_leg=True)


def test_a_hundred_thousand_corners_are_read():
    ring = [[50 + cos(2 * pi * n / 1e5), 50 + sin(2 * pi * n / 1e5)] for n in range(100_000)]
    assert shape_of({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}).area == pytest.approx(
        pi, rel=1e-3
    )
