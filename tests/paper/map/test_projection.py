"""The equal-area conic and the panels that show it."""

from itertools import product

import numpy as np
import pytest
import shapely
from pyproj import Geod

from atlas.paper.map.projection import BASE_WINDOW, WEST, WHOLE, Conic, Panel, conic_of
from atlas.read.dataset import load

FRAME = (5.0, 20.0, 120.0, 80.0)


def test_the_extent_alone_decides_which_conic():
    assert conic_of((36, 40, 96, 58)) == WEST
    assert conic_of((40, 38, 138, 60)) == WHOLE
    assert conic_of((40, 42, 48, 48)) == Conic(43, 47, 44)


def test_points_fit_in_the_frame_and_come_back():
    points = [(45.7, 43.3), (76.9, 43.2), (92.8, 56.0)]
    panel = Panel(FRAME, points, margin=4)
    for lon, lat in points:
        assert panel.holds(lon, lat, 3.99)
        assert panel.to_lonlat(*panel.to_mm(lon, lat)) == pytest.approx((lon, lat), abs=1e-7)
    lon, lat = np.array(points).T
    x, y = panel.to_mm(lon, lat)
    assert x.shape == (3,)
    assert y[2] < y[0]  # north is up
    assert np.allclose(panel.to_lonlat(x, y), (lon, lat))


def test_equal_areas_stay_equal():
    panel = Panel.of_bounds((0, 0, 180, 120), (36, 38, 96, 60))
    ratios = []
    for west, south in ((40, 40), (60, 48), (88, 55)):
        square = shapely.box(west, south, west + 2, south + 2)
        area, _ = Geod(ellps="WGS84").geometry_area_perimeter(shapely.segmentize(square, 0.01))
        flat = shapely.transform(
            shapely.segmentize(square, 0.01), lambda c: np.column_stack(panel.to_mm(*c.T))
        )
        ratios.append(flat.area * panel.metres**2 / area)
    assert ratios == pytest.approx([1, 1, 1], rel=1e-3)


def test_a_shape_is_cut_a_little_beyond_the_frame():
    panel = Panel.of_bounds(FRAME, (40, 42, 48, 48))
    flat = panel.shape(shapely.box(-20, 10, 170, 80))
    assert panel.box.within(flat)
    left, top, right, bottom = flat.bounds
    assert (left, top) == pytest.approx((1, 16))
    assert (right, bottom) == pytest.approx((129, 104))
    assert panel.shape(shapely.box(100, 42, 110, 48)).is_empty


def test_a_parallel_is_no_straight_line():
    panel = Panel.of_bounds((0, 0, 180, 120), (36, 38, 96, 60))
    line = panel.shape(shapely.LineString([(40, 50), (92, 50)]))
    assert len(line.coords) > 50
    straight = shapely.LineString([line.coords[0], line.coords[-1]])
    assert shapely.hausdorff_distance(line, straight) > 5


def test_a_scale_bar_is_true_in_the_middle():
    panel = Panel.of_bounds(FRAME, (36, 38, 96, 60))
    length = panel.millimetres(500)
    x, y = 65, 60
    a = panel.to_lonlat(x - length / 2, y)
    b = panel.to_lonlat(x + length / 2, y)
    assert Geod(ellps="WGS84").inv(*a, *b)[2] == pytest.approx(500_000, rel=2e-3)


def test_one_point_is_shown_with_its_surroundings():
    panel = Panel(FRAME, [(45.7, 43.3)])
    assert panel.to_mm(45.7, 43.3) == pytest.approx((65, 60))
    assert panel.millimetres(100) == pytest.approx(72, rel=0.05)
    with pytest.raises(ValueError, match="needs a point"):
        Panel(FRAME, [])


def test_a_wide_panel_moves_aside_for_what_the_base_map_lacks():
    land = load().base["land"]
    assert shapely.total_bounds([f.shape for f in land]) == pytest.approx(BASE_WINDOW)
    points = [(40.0, 43.0), (96.0, 50.0), (84.0, 70.0)]
    wide = Panel((0, 0, 120, 60), points)
    assert all(wide.holds(lon, lat, 3.9) for lon, lat in points)
    left, _ = wide.to_mm(40.0, 43.0)
    right, _ = wide.to_mm(96.0, 50.0)
    assert left < 120 - right


def test_a_panel_that_sees_past_the_pole_knows_no_west_and_no_east():
    panel = Panel((0, 0, 400, 400), [(-170.0, 60.0), (60.0, 80.0), (150.0, 45.0)], conic=WHOLE)
    west, south, east, north = panel.bounds
    assert (west, east, north) == (-180.0, 180.0, 90.0)
    assert south < 45


@pytest.mark.parametrize(
    ("frame", "points"),
    [
        ((0, 0, 180, 80), [(20, 60), (76, 43)]),  # may move from side to side
        ((0, 0, 60, 120), [(44.5, 43.3), (76, 43)]),  # up and down
    ],
)
def test_the_best_middle_is_found_without_a_look_at_every_place(frame, points, monkeypatch):
    looked, of = [], Panel._unknown

    def unknown(panel, x, y):
        looked.append((x, y))
        return of(panel, x, y)

    monkeypatch.setattr(Panel, "_unknown", unknown)
    panel = Panel(frame, points)
    assert len(looked) <= 1 + 17
    (x, y), metres = looked[0], panel.metres
    spare = [
        (size - 8 - np.ptp(along) / metres) / 2
        for size, along in zip(frame[2:], panel.conic.projection(*np.array(points).T), strict=True)
    ]
    places = [
        (of(panel, *there) + 0.2 * (abs(aside[0]) / frame[2] + abs(aside[1]) / frame[3]), there)
        for aside in product(*(np.linspace(-1, 1, 17) * max(0, room) for room in spare))
        for there in [(x + aside[0] * metres, y + aside[1] * metres)]
    ]
    assert panel._middle != (x, y)
    assert panel._middle == pytest.approx(min(places)[1])
