"""What part of the earth a plate shows of peoples who came from afar."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_day
from atlas.paper.map.extent import homeland_points, points_of, view_bounds
from atlas.picture.address import Address
from atlas.picture.homelands import HomelandShown
from atlas.picture.picture import picture
from tests.building import unit

KOREANS, CI = "koreans-1937", "chechens-ingush-1944"


def east(model, day, *movements, **more):
    asked = Address(day=day, movements=movements, **more)
    return points_of([picture(model, asked)])[:, 0].max()


@pytest.mark.parametrize(
    ("side", "days", "far"),
    [
        *(("first", -31, False), ("first", -30, True), ("first", 0, True)),
        *(("last", 0, True), ("last", 30, True), ("last", 31, False)),
    ],
)
def test_a_homeland_far_away_is_shown_from_a_month_before_to_a_month_after(
    built_in, model, side, days, far
):
    koreans = built_in.movements[KOREANS]
    day = days + (koreans.start.first if side == "first" else koreans.end.last)
    here, there = unit("here", ""), unit("there", "", 130, 42, 135, 45)
    homelands = (
        HomelandShown(CI, "here", here, "home", 1.0),
        HomelandShown(KOREANS, "there", there, "emptying", 0.5),
    )
    seen = picture(model, Address(day=day, movements=(KOREANS, CI)))
    points = points_of([replace(seen, homelands=homelands, runs=(), regions=())])
    assert (points[:, 0].max() == 135) == far
    assert points[:, 0].min() == 40


@pytest.mark.parametrize(("days", "far"), [(30, True), (31, False)])
def test_so_is_the_way_from_there(built_in, model, days, far):
    last = built_in.movements[KOREANS].end.last
    assert (east(model, last + days) > 120) == far


def test_it_is_where_nobody_else_is_shown_or_the_journeys_are_of_all_days(model):
    later = parse_day("1944-03-21")
    assert east(model, later, KOREANS) > 120
    assert east(model, later, KOREANS, CI) < 100
    assert east(model, later, KOREANS, CI, view="all") > 120


def test_homelands_alone_are_shown_to_their_edges(model):
    seen = picture(model, Address(day=parse_day("1944-02-20"), movements=(CI,)))
    points = homeland_points([seen])
    west, south, east_, north = seen.homelands[0].unit.shape.bounds
    assert points.min(axis=0) == pytest.approx((west, south))
    assert points.max(axis=0) == pytest.approx((east_, north))
    empty = replace(seen, homelands=())
    assert (homeland_points([empty]) == points_of([empty])).all()


@pytest.mark.parametrize(("height", "whole"), [(5.9, True), (6.1, False)])
def test_an_area_over_many_degrees_need_not_be_seen_whole(model, height, whole):
    seen = picture(model, Address(movements=(CI,)))
    land = HomelandShown(CI, "here", unit("here", "", 40, 43, 45, 43 + height), "home", 1.0)
    points = points_of([replace(seen, homelands=(land,), runs=(), regions=(), corridors=())])
    assert (points[:, 1].max() == pytest.approx(43 + height)) == whole


def test_where_nothing_is_drawn_the_map_shows_where_the_screen_opens(model):
    empty = replace(
        picture(model, Address(movements=(CI,))), runs=(), homelands=(), regions=(), corridors=()
    )
    assert points_of([empty]).tolist() == [[30.3, 36.0], [96.0, 58.0]]


def test_a_view_is_as_wide_as_a_screen_at_its_zoom():
    west, south, east_, north = view_bounds(60.0, 50.0, 4.0)
    # 960 pixels of the 4096 that go round the earth.
    assert (west, east_) == pytest.approx((60 - 42.1875, 60 + 42.1875))
    # On Mercator's map the middle lies south of half way.
    assert south < 50 < north and 50 - south > north - 50
    assert view_bounds(0.0, 0.0, 0.0)[::2] == (-179.0, 179.0)
    assert view_bounds(0.0, 0.0, 4.0, ratio=0.1)[3] < view_bounds(0.0, 0.0, 4.0)[3]
