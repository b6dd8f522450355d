"""Where there is room for one number only, it is the number of the most people."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.model.curves import Quantity
from atlas.paper.map.amounts import Circle, Group
from atlas.paper.map.areas import outline_of
from atlas.paper.map.labels import Labels, beyond
from atlas.paper.map.projection import Panel
from atlas.paper.map.stretches import stretches_of
from atlas.paper.map.words import Words
from atlas.paper.plate.texts import unplaced
from atlas.paper.sheet.display_list import Words as Text
from atlas.paper.sheet.placer import Room
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.address import Address
from atlas.picture.homelands import HomelandShown
from atlas.picture.picture import picture
from atlas.picture.regions import Behind, Held, Region
from atlas.words.language import language
from tests.building import unit

CI = "chechens-ingush-1944"
WEST, SOUTH, EAST, NORTH = 60.0, 45.0, 66.0, 48.0


@pytest.fixture(scope="module")
def seen(model):
    return picture(model, Address(day=parse_day("1944-03-21"), movements=(CI,)))


def region(place, value, behind=None):
    outline = unit(f"{place}@1944", "", WEST, SOUTH, EAST, NORTH)
    held = Held(CI, value, "documented", value, value, None, (), behind)
    return Region(place, outline, (held,), value, value is None, False)


def written(seen, regions, *, high=8.0, wide=14.0):
    """What is printed of regions that lie in one place, and what finds no room there."""
    sheet = Sheet(wide, high)
    panel = Panel.of_bounds((0, 0, wide, high), (WEST, SOUTH, EAST, NORTH))
    labels = Labels(sheet, panel, Words(seen, language("en")), Room(panel.frame), "", 1.0)
    labels.counts(regions, short=True)
    texts = [thing.words for thing in sheet.display_list if isinstance(thing, Text)]
    return texts, [(item.kind, item.id, item.rows[0][1]) for item in labels.left_out]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_numbers_the_larger_has_the_room(seen, turn):
    few, many = region("kustanai-oblast", 1_111), region("akmola-oblast", 9_999)
    texts, left = written(seen, (few, many)[::turn])
    assert texts == ["9,999"]
    assert left == [("count", "kustanai-oblast", "1,111")]


def test_both_are_written_where_there_is_room(seen):
    few, many = region("kustanai-oblast", 1_111), region("akmola-oblast", 9_999)
    texts, left = written(seen, (few, many), high=20.0)
    assert (sorted(texts), left) == (["1,111", "9,999"], [])


def test_who_is_not_back_comes_before_any_count(seen):
    total = Quantity(500, 500, 500, "derived")
    behind = region("kustanai-oblast", None, Behind(total, told=True))
    texts, left = written(seen, (region("akmola-oblast", 9_999), behind), high=9.0, wide=20.0)
    assert texts == ["In all regions", "500", "not back"]
    assert [item[1] for item in left] == ["akmola-oblast"]


def test_a_count_comes_before_a_place_without_one(seen):
    uncounted = region("kustanai-oblast", None)
    texts, left = written(seen, (uncounted, region("akmola-oblast", 9)))
    assert texts == ["9"]
    assert left == [("not stated", "kustanai-oblast", "not stated")]


def test_in_two_movements_who_is_not_back_may_stand_apart(seen):
    total = Quantity(500, 500, 500, "derived")
    one = region("kustanai-oblast", None, Behind(total, told=True))
    other = region("kustanai-oblast", 1_234)
    both = replace(other, held=(*other.held, *one.held), partial=True)
    texts, left = written(seen, (both,), high=7.5, wide=20.0)
    assert texts == ["In all regions", "500", "not back"]
    assert left == [("count", "kustanai-oblast", "1,234")]


def test_who_is_not_back_is_left_out_under_the_name_of_no_region(seen):
    total = Quantity(500, 500, 500, "derived")
    one = region("kustanai-oblast", None, Behind(total, told=True))
    both = replace(one, held=(*one.held, *region("kustanai-oblast", 1_234).held), partial=True)
    sheet = Sheet(3.0, 2.0)
    panel = Panel.of_bounds((0, 0, 3.0, 2.0), (WEST, SOUTH, EAST, NORTH))
    labels = Labels(sheet, panel, Words(seen, language("en")), Room(panel.frame), "", 1.0)
    labels.counts((both,), short=True)
    assert unplaced(language("en"), labels.left_out) == (
        "Not on the map for lack of room: In all regions 500 not back "
        "(Chechens and Ingush); Kustanai oblast 1,234 (Chechens and Ingush)."
    )


def test_words_go_to_the_widest_stretches_of_a_shape(seen):
    # A wide foot below a thin tower.
    shape = shapely.union_all([shapely.box(0, 10, 30, 16), shapely.box(0, 0, 2, 10)])
    spots = stretches_of(shape)
    assert all(10 < y < 16 and width == pytest.approx(30) for _, y, width in spots[:3])
    assert [x for x, _, _ in spots[:3]] == pytest.approx([15, 9, 21])
    assert stretches_of(shapely.Point(3, 4)) == [(3, 4, 0.0)]


@pytest.mark.parametrize(
    ("wide", "high", "printed", "left"),
    [
        (60.0, 40.0, ["Chechen-Ingush ASSR", "about half still at home"], []),
        (30.0, 4.5, ["Chechen-Ingush ASSR"], []),
        (4.0, 3.0, [], ["about half still at home"]),
    ],
)
def test_a_homeland_loses_its_state_before_its_name_and_what_is_left_out_has_both(
    seen, wide, high, printed, left
):
    homeland = HomelandShown(
        CI, "chechen-ingush-assr", unit("ci@1934", "", 30, 40, 96, 53), "emptying", 0.5
    )
    sheet = Sheet(wide, high)
    panel = Panel.of_bounds((0, 0, wide, high), (WEST, SOUTH, EAST, NORTH))
    labels = Labels(sheet, panel, Words(seen, language("en")), Room(panel.frame), "", 1.0)
    labels.homelands([homeland])
    texts = [thing.words for thing in sheet.display_list if isinstance(thing, Text)]
    assert texts == printed
    assert [row[1] for item in labels.left_out for row in item.rows] == left


def test_a_homeland_in_parts_is_named_beside_one_of_them(seen):
    """Around both the name would stand half way between them, where others live."""
    west, east = shapely.box(60.2, 46.9, 60.5, 47.1), shapely.box(65.0, 45.2, 65.5, 45.5)
    land = unit("ci@1934", "", 30, 40, 96, 53)
    land = replace(land, shape=shapely.union_all([west, east]))
    homeland = HomelandShown(CI, "chechen-ingush-assr", land, "emptying", 0.5)
    sheet = Sheet(120.0, 60.0)
    panel = Panel.of_bounds((0, 0, 120.0, 60.0), (WEST, SOUTH, EAST, NORTH))
    Labels(sheet, panel, Words(seen, language("en")), Room(panel.frame), "", 1.0).homelands(
        [homeland]
    )
    (name, _) = [thing for thing in sheet.display_list if isinstance(thing, Text)]
    assert shapely.Point(name.x, name.y).distance(panel.unit(land)) < 5


def test_a_leader_ends_at_a_circle_not_at_the_frame_of_all(seen):
    held = region("kustanai-oblast", 1_111).held[0]
    circles = (
        Circle(held, 4.0, 4.0, False, -6.0, 6.0),
        Circle(held, 2.0, 2.0, False, 6.0, -6.0),
    )
    group = Group(region("kustanai-oblast", 1_111), circles, 20.0, 20.0, 12.5)
    # From the middle of the group up and left: between the circles, then on to the words.
    line = beyond(shapely.LineString([(20.0, 20.0), (6.0, 34.0)]), group)
    start = shapely.Point(shapely.get_coordinates(line)[0])
    assert start.distance(shapely.Point(14.0, 26.0)) == pytest.approx(4.0, abs=0.05)
    assert shapely.get_coordinates(line)[-1] == pytest.approx((6.0, 34.0))
    # One that meets no circle begins among them.
    line = beyond(shapely.LineString([(20.0, 20.0), (34.0, 34.0)]), group)
    assert line.length == pytest.approx(14 * 2**0.5)


def test_a_homeland_of_towns_alone_is_named_beside_one_and_over_none(model):
    """The border raions of the Far East, known by their seats, are discs: its name covers none."""
    korean = picture(model, Address(day=parse_day("1937-10-15"), movements=("koreans-1937",)))
    raions = next(h for h in korean.homelands if h.unit.shape.geom_type == "MultiPoint")
    sheet = Sheet(120.0, 60.0)
    panel = Panel.of_bounds((0, 0, 120.0, 60.0), (118.0, 40.0, 140.0, 54.0))
    discs = outline_of(panel, raions.unit, 1.0)
    room = Room(panel.frame)
    room.avoid(discs.boundary)
    Labels(sheet, panel, Words(korean, language("en")), room, "", 1.0).homelands([raions])
    name = next(thing for thing in sheet.display_list if isinstance(thing, Text))
    width = text_width(name.words, name.size, weight=name.weight)
    box = shapely.box(name.x, name.y - 1.5, name.x + width, name.y)
    assert 0 < box.distance(discs) < 4


def test_a_name_beside_a_homeland_is_close_to_its_edge_not_to_its_bounds(seen):
    """South of a crescent that is open to the south its name would lie in another land."""
    arms = [(60.5, 45.2), (60.5, 47.8), (65.5, 47.8), (65.5, 45.2)]
    land = replace(unit("ci@1934", "", 30, 40, 96, 53), shape=shapely.LineString(arms).buffer(0.05))
    homeland = HomelandShown(CI, "chechen-ingush-assr", land, "emptying", 0.5)
    sheet = Sheet(120.0, 60.0)
    panel = Panel.of_bounds((0, 0, 120.0, 60.0), (59.0, 44.0, 67.0, 49.0))
    labels = Labels(sheet, panel, Words(seen, language("en")), Room(panel.frame), "", 1.0)
    (part,) = shapely.get_parts(panel.unit(land))
    for x, y in labels._spots_beside(part, 20.0, 3.0, ()):
        box = shapely.box(x - 10, y - 1.5, x + 10, y + 1.5)
        assert box.distance(part) <= 1.5
    assert labels._spots_beside(part, 20.0, 3.0, ())
    labels.homelands([homeland])
    assert not labels.left_out
