"""Coordinates as the browser gets them: steps of whole grains, nothing that cannot be seen."""

from __future__ import annotations

from shapely.geometry import MultiPolygon, Polygon, box

from atlas.picture.encoding import WAY_GRAINS, delta_line, delta_polygons


def test_a_line_is_its_first_point_and_steps():
    assert delta_line([(43.4, 42.1), (43.5, 42.0)]) == [43400, 42100, 100, -100]
    assert delta_line([(43.4567, 42.1), (43.4568, 42.1)], WAY_GRAINS) == [434567, 421000, 1, 0]


def test_points_that_fall_together_are_one():
    assert delta_line([(43.4, 42.1), (43.4001, 42.1001), (43.5, 42.1)]) == [43400, 42100, 100, 0]


def test_what_is_smaller_than_a_grain_is_left_out():
    island, speck = box(40, 50, 41, 51), box(60, 60, 60.0002, 60.0002)
    assert len(delta_polygons(MultiPolygon([island, speck]))) == 1


def test_a_ring_of_three_points_is_a_triangle_and_kept():
    triangle = Polygon([(40, 50), (41, 50), (40, 51)])
    assert [len(ring) for rings in delta_polygons(triangle) for ring in rings] == [6]
    # Of these three two fall together, which leaves a line.
    needle = Polygon([(40, 50), (41, 50), (41, 50.0001)])
    assert delta_polygons(needle) == []
