"""On a day on which nobody moves a map shows how many were where, and no journey."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import hypot, pi

import pytest

from atlas.base.dates import parse_day
from atlas.paper.map.amounts import (
    PEOPLE_PER_MM2,
    SHARE_MM2,
    Circle,
    circles_of,
    draw_groups,
    groups_of,
    pack,
    radius_of,
)
from atlas.paper.map.areas import areas_of
from atlas.paper.map.extent import points_of
from atlas.paper.map.labels import Labels
from atlas.paper.map.map import plate_map
from atlas.paper.map.printed import is_still, printed
from atlas.paper.map.projection import Panel
from atlas.paper.map.words import Words
from atlas.paper.sheet.display_list import Shape
from atlas.paper.sheet.placer import Room
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.regions import Held
from atlas.words.language import language

CI, KOREANS = "chechens-ingush-1944", "koreans-1937"


def of(model, day, *movements, **more):
    return printed(model, Address(day=parse_day(day), movements=movements, **more))


@pytest.fixture(scope="module")
def still(model):
    return of(model, "1949-01-01")


@pytest.fixture(scope="module")
def placed(still):
    panel = Panel((0, 0, 175, 110), points_of([still]))
    areas = areas_of(panel, still.regions)
    return panel, areas, groups_of(panel, still, areas, [(140, 100, 35, 10)], 1.0)


def test_area_is_number():
    assert pi * radius_of(60_000) ** 2 * PEOPLE_PER_MM2 == pytest.approx(60_000)
    assert pi * radius_of(25, 100, "share") ** 2 == pytest.approx(SHARE_MM2 / 4)
    assert radius_of(25, None, "share") == 0


@pytest.mark.parametrize(
    ("day", "movements", "expected"),
    [
        ("1949-01-01", (), True),
        ("1944-02-27", (), False),
        ("1931-09-01", ("kazakhs-1928",), False),
        ("1957-06-01", (CI,), False),
        ("1940-01-01", ("karachais-1943",), True),
    ],
)
def test_a_day_is_still_if_nobody_moves(model, day, movements, expected):
    seen = of(model, day, *movements)
    assert is_still(seen) == expected
    if expected:
        assert not seen.runs and not seen.stations


def test_a_day_of_removal_has_its_own_journeys_alone(model):
    seen = of(model, "1944-02-27")
    moving = {front.movement_id for front in seen.fronts}
    assert CI in moving and KOREANS not in moving
    assert {run.movement_id for run in seen.runs} == moving
    assert {station.movement_id for station in seen.stations} == moving
    # Journeys that a reader gathered remain.
    gathered = of(model, "1944-02-27", view="sofar")
    assert not is_still(gathered)
    assert KOREANS in {run.movement_id for run in gathered.runs}


def test_everybody_counted_has_a_circle_and_nobody_else(still, placed):
    panel, _, groups = placed
    for region in still.regions:
        if not panel.holds(*panel.to_lonlat(*panel.to_mm(*_place(still, region)))):
            continue
        circles = {c.held.movement_id: c for c in groups[region.place_id].circles}
        for held in region.held:
            number = held.value if held.value is not None else held.last and held.last[0]
            assert (held.movement_id in circles) == bool(number)
            if number:
                assert circles[held.movement_id].sure == pytest.approx(radius_of(number))
                assert circles[held.movement_id].earlier == (held.value is None)


def _place(still, region):
    place = still.dataset.places[region.place_id]
    return place.lon, place.lat


def test_no_circle_covers_another_or_what_is_kept_free(placed):
    _, _, groups = placed
    discs = [
        (group.x + c.x, group.y + c.y, c.most) for group in groups.values() for c in group.circles
    ]
    assert len(discs) > 25
    for (ax, ay, a), (bx, by, b) in combinations(discs, 2):
        assert hypot(ax - bx, ay - by) >= a + b - 1e-6
    for x, y, radius in discs:
        assert x + radius <= 140 or y + radius <= 100
        assert radius <= x <= 175 - radius and radius <= y <= 110 - radius


def test_circles_stand_in_their_region_or_at_the_end_of_a_line_to_it(placed):
    panel, areas, groups = placed
    for place, group in groups.items():
        inside = areas[place].buffer(0.01).contains_properly
        from shapely import Point

        assert inside(Point(group.x, group.y)) == (group.origin is None)
    assert panel


def circle(most, sure=None, earlier=False):
    held = Held(CI, None, None, None, None, None, ())
    return Circle(held, most if sure is None else sure, most, earlier)


def test_circles_side_by_side_touch_and_reach_no_further_than_they_say():
    circles, reach = pack([circle(5), circle(3), circle(2), circle(1), circle(0.5)], 0.2)
    for one, other in combinations(circles, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.most + other.most + 0.2 - 1e-6
    for one in circles[1:]:
        gaps = [hypot(one.x - o.x, one.y - o.y) - one.most - o.most for o in circles if o != one]
        assert min(gaps) == pytest.approx(0.2)
    assert all(hypot(c.x, c.y) + c.most <= reach + 1e-9 for c in circles)


def test_a_count_of_the_day_is_filled_one_of_an_earlier_day_hollow_and_bounds_are_dashed(
    still, placed
):
    """Hollow: white with level stripes. A range: filled up to the least, empty to the most."""
    _, _, groups = placed
    group = groups["kustanai-oblast"]

    def look(held):
        region = replace(group.region, held=(held,))
        made = tuple(circles_of(still, region, 1.0))
        sheet = Sheet(200, 120, paper=None)
        shows = draw_groups(sheet, still, [replace(group, circles=made)], "", 1.0)
        return shows, [s for s in sheet.display_list if isinstance(s, Shape)]

    value = Held(CI, 90_000, "documented", 90_000, 90_000, None, ())
    shows, filled = look(value)
    assert shows == {"counted"}
    (hue,) = {shape.fill for shape in filled[:2] if shape.fill}
    assert hue not in ("#FFFFFF", None)
    shows, hollow = look(replace(value, value=None, last=(90_000, 0, "c")))
    assert shows == {"counted earlier"}
    assert {shape.fill for shape in hollow[:2] if shape.fill} == {"#FFFFFF"}
    # With the stripes, and without the paper around the two marks, which would hide them.
    assert len(hollow) == len(filled) + 1 - 2
    shows, ranged = look(replace(value, value=None, low=40_000, high=90_000))
    assert shows == {"counted", "bounds"}
    assert any(shape.dash for shape in ranged)
    assert (
        circles_of(
            still,
            replace(group.region, held=(replace(value, value=None, low=None, high=None),)),
            1.0,
        )
        == []
    )


def test_the_map_of_a_still_day_says_every_number_and_tints_nothing(model, still):
    sheet = Sheet(175, 110)
    panel = Panel((0, 0, 175, 110), points_of([still]))
    drawn = plate_map(sheet, panel, still, language("en"))
    assert drawn.shows >= {"counted earlier"}
    assert not {name for name in drawn.shows if name.startswith("tint") or name == "earlier"}
    assert not drawn.kinds
    assert sheet.groups["amount:kazakh-ssr:koreans-1937"]["value"] == "95256"
    told = {item.id for item in drawn.left_out if item.kind == "count"} | {*drawn.outside}
    for region in still.regions:
        assert f"count:{region.place_id}" in sheet.groups or region.place_id in told


def test_circles_without_room_have_their_numbers_told_and_none_is_lost(model):
    """A number alone among circles would be taken for that of another."""
    seen = of(model, "1949-01-01", CI)
    panel = Panel((0, 0, 120, 80), points_of([seen]))
    areas = areas_of(panel, seen.regions)
    assert not groups_of(panel, seen, areas, [panel.frame], 1.0)
    labels = Labels(Sheet(120, 80), panel, Words(seen, language("en")), Room(panel.frame), "", 1.0)
    labels.counts(seen.regions, short=True, areas=areas, groups={})
    told = {item.id: " ".join(row[1] for row in item.rows) for item in labels.left_out}
    assert told.keys() == {region.place_id for region in seen.regions}
    assert "300,185" in told["kazakh-ssr"]


def test_a_region_partly_on_the_map_has_its_circles_in_that_part(model):
    seen = of(model, "1949-01-01", KOREANS)
    # The west of Kazakhstan: the point of the republic lies further east.
    panel = Panel.of_bounds((0, 0, 120, 80), (47.0, 46.0, 58.0, 51.0))
    areas = areas_of(panel, seen.regions)
    assert not panel.inside(*panel.to_mm(*_place(seen, _kazakh(seen))))
    group = groups_of(panel, seen, areas, (), 1.0)["kazakh-ssr"]
    assert group.origin is None and panel.inside(group.x, group.y)


def _kazakh(seen):
    return next(region for region in seen.regions if region.place_id == "kazakh-ssr")
