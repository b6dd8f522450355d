"""Coordinates as the browser gets them: steps of whole grains, nothing that cannot be seen."""

from __future__ import annotations

from shapely.geometry import MultiPolygon, Polygon, box

from atlas.picture.encoding import WAY_GRAINS, line_of, packed, polygons_of, steps


def test_a_line_is_its_points_in_whole_grains():
    assert line_of([(43.4, 42.1), (43.5, 42.0)]) == [(43400, 42100), (43500, 42000)]
    ways = line_of([(43.4567, 42.1), (43.4568, 42.1)], WAY_GRAINS)
    assert ways == [(434567, 421000), (434568, 421000)]
    assert steps(ways) == [434567, 421000, 1, 0]
    assert steps(ways[1:], ways[0]) == [1, 0]


def test_points_that_fall_together_are_one():
    assert line_of([(43.4, 42.1), (43.4001, 42.1001), (43.5, 42.1)]) == [
        (43400, 42100),
        (43500, 42100),
    ]


def test_what_is_smaller_than_a_grain_is_left_out():
    island, speck = box(40, 50, 41, 51), box(60, 60, 60.0002, 60.0002)
    assert len(polygons_of(MultiPolygon([island, speck]))) == 1


def test_a_ring_of_three_points_is_a_triangle_and_kept():
    triangle = Polygon([(40, 50), (41, 50), (40, 51)])
    assert [len(ring) for rings in polygons_of(triangle) for ring in rings] == [3]
    # Of these three two fall together, which leaves a line.
    needle = Polygon([(40, 50), (41, 50), (41, 50.0001)])
    assert polygons_of(needle) == []


def test_small_numbers_take_one_digit_and_each_five_bits_more_another():
    assert packed([0, -1, 1, 15, -16]) == "012UV"
    assert [len(packed([n])) for n in (16, 511, 512, 100_000)] == [2, 2, 3, 4]
    assert packed([16]) == "W1"
