"""What is on a map as it is printed: fills, stripes, rings and widths say what the numbers are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.paper.map.areas import (
    AT_HOME,
    PATTERNS,
    STRIPES,
    draw_corridors,
    draw_homelands,
    draw_phase,
    draw_tints,
    pattern_of,
)
from atlas.paper.map.projection import Panel
from atlas.paper.map.tracks import Tracks
from atlas.paper.map.ways import CORE, draw_runs
from atlas.paper.sheet.colours import GROUND, NOT_STATED, TINTS, WHITE, luminance, mix
from atlas.paper.sheet.display_list import Begin, End, Shape
from atlas.paper.sheet.glyphs import CLOSE, MOVE
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.picture.regions import Behind, Held, Region
from tests.building import unit

CI, KAZAKHS = "chechens-ingush-1944", "kazakhs-1928"
PANEL = Panel.of_bounds((0, 0, 180, 120), (38, 38, 96, 58))


@pytest.fixture(scope="module")
def seen(model):
    return picture(model, Address(day=parse_day("1944-03-21"), view="sofar", movements=(CI,)))


def drawn(draw, *args):
    sheet = Sheet(180, 120, paper=None)
    found = draw(sheet, *args)
    return sheet.display_list, found


def groups(things):
    """The shapes of each group by its id."""
    found, open_ = {}, []
    for thing in things:
        if isinstance(thing, Begin):
            open_.append(found.setdefault(thing.id, []))
        elif isinstance(thing, End):
            open_.pop()
        elif open_:
            open_[-1].append(thing)
    return found


def polygons(shape):
    """A filled outline as a shapely area."""
    vertices, codes = shape.outline
    starts = [n for n, code in enumerate(codes) if code == MOVE]
    rings = [vertices[a:b] for a, b in zip(starts, [*starts[1:], len(codes)], strict=True)]
    return shapely.union_all([shapely.Polygon(ring).buffer(0) for ring in rings])


def spacing_and_length(shape):
    """Of level stripes: how far each lies from the next, and how long they are together."""
    vertices, _ = shape.outline
    lengths = np.hypot(*(vertices[1::2] - vertices[::2]).T)
    return lengths.sum()


def region(place, value, *box, rest=False, partial=False):
    return Region(place, unit(f"{place}@1944", "", *box), (), value, partial, rest)


REGIONS = (
    region("few", 15_000, 60, 45, 64, 48),
    region("some", 30_000, 66, 45, 70, 48),
    region("many", 90_000, 72, 45, 76, 48),
    region("none-stated", None, 78, 45, 82, 48, partial=True),
    region("part-stated", 30_000, 84, 45, 88, 48, partial=True),
    region("remainder", 90_000, 60, 50, 64, 53, rest=True),
)


@pytest.fixture(scope="module")
def tinted(seen):
    with_regions = replace(seen, regions=REGIONS)
    things, shows = drawn(draw_tints, PANEL, with_regions, "a.", 1.0)
    return groups(things), shows


def test_a_region_has_the_tint_of_its_number(tinted):
    by_id, shows = tinted
    fills = {name: by_id[f"a.region:{name}"][0].fill for name in ("few", "some", "many")}
    assert list(fills.values()) == list(TINTS[:3])
    # The more, the darker.
    light = [luminance(fill) for fill in fills.values()]
    assert light == sorted(light, reverse=True) and len(set(light)) == 3
    assert {"tint 0", "tint 1", "tint 2", "not stated"} == shows


@pytest.mark.parametrize(
    ("name", "filled", "striped"),
    [
        *(("some", True, False), ("none-stated", False, True)),
        *(("part-stated", True, True), ("remainder", False, True)),
    ],
)
def test_a_region_is_striped_where_a_number_is_not_stated(tinted, name, filled, striped):
    by_id, _ = tinted
    shapes = by_id[f"a.region:{name}"]
    assert bool([s for s in shapes if s.fill]) == filled
    stripes = [s for s in shapes if s.stroke == NOT_STATED]
    assert bool(stripes) == striped
    if striped:
        # What they cover is the part of it that they say.
        area = PANEL.shape(next(r for r in REGIONS if r.place_id == name).unit.shape).area
        ink = spacing_and_length(stripes[0]) * stripes[0].width
        assert ink / area == pytest.approx(STRIPES["part"], rel=0.1)
    assert shapes[-1].stroke == GROUND["region"]


def test_a_region_is_drawn_where_it_lies(tinted):
    by_id, _ = tinted
    for each in REGIONS[:3]:
        shape = polygons(by_id[f"a.region:{each.place_id}"][0])
        wanted = PANEL.shape(each.unit.shape)
        assert shape.symmetric_difference(wanted).area < 0.02 * wanted.area


@pytest.mark.parametrize(
    ("people", "tint"), [(19_999, 0), (20_000, 1), (49_999, 1), (50_000, 2), (100_000, 3)]
)
def test_a_step_belongs_to_the_tint_above_it(seen, people, tint):
    at = replace(seen, regions=(region("at", people, 60, 45, 64, 48),))
    things, _ = drawn(draw_tints, PANEL, at, "", 1.0)
    assert groups(things)["region:at"][0].fill == TINTS[tint]


def test_larger_regions_lie_below_smaller_ones(seen):
    inner, outer = region("inner", 9, 62, 46, 63, 47), region("outer", 9, 60, 45, 64, 48)
    things, _ = drawn(draw_tints, PANEL, replace(seen, regions=(inner, outer)), "", 1.0)
    assert list(groups(things)) == ["region:outer", "region:inner"]


def test_what_lies_off_the_map_is_not_drawn(seen):
    away = replace(seen, regions=(region("away", 9, 120, 45, 124, 48),))
    things, shows = drawn(draw_tints, PANEL, away, "", 1.0)
    assert not things and not shows


SQUARE = shapely.box(10, 10, 34, 34)


def phase(name, share):
    sheet = Sheet(60, 60, paper=None)
    draw_phase(sheet, SQUARE, name, share, "#315234", 1.0)
    return sheet.display_list


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_homeland_being_emptied_is_striped_as_full_as_it_still_is(share):
    fill, stripes, paper, edge = phase("emptying", share)
    assert fill.fill == WHITE
    ink = spacing_and_length(stripes) * stripes.width / SQUARE.area
    assert ink == pytest.approx(share, abs=0.06)
    assert (edge.stroke, edge.dash) == ("#315234", ())
    assert paper.width == 2 * edge.width


def test_even_a_few_at_home_and_a_few_gone_are_seen():
    for share in (0.001, 0.999):
        stripes = phase("emptying", share)[1]
        ink = spacing_and_length(stripes) * stripes.width / SQUARE.area
        assert 0.02 < ink < 0.98


def test_at_home_a_land_has_the_colour_of_its_people_and_emptied_none():
    home, *_ = phase("home", 1.0)
    assert home.fill == mix("#315234", AT_HOME)
    emptied, _, edge = phase("emptied", 0.0)
    assert emptied.fill == WHITE and edge.dash
    (unknown,) = phase("unknown", None)
    assert (unknown.fill, unknown.stroke) == (None, "#315234")


def test_a_restored_land_is_darker_the_more_are_back():
    fills = [phase("restored", share)[0].fill for share in (0.0, 0.25, 0.5, 1.0)]
    light = [luminance(fill) for fill in fills]
    assert light == sorted(light, reverse=True) and len(set(light)) == 4
    assert (fills[0], fills[-1]) == (WHITE, mix("#315234", AT_HOME))
    # Where nobody counted who is back it is an outline.
    assert all(shape.fill is None for shape in phase("restored", None))


def test_homelands_are_drawn_where_they_lie(seen):
    things, phases = drawn(draw_homelands, PANEL, seen, "a.", 1.0)
    assert phases == {"emptied"}
    for homeland in seen.homelands:
        shapes = groups(things)[f"a.homeland:{homeland.unit.id}"]
        wanted = PANEL.unit(homeland.unit)
        assert polygons(shapes[0]).symmetric_difference(wanted).area < 0.02 * wanted.area


def strokes(model, view, seen, kind, **more):
    """For each run of a kind the strokes that it is drawn with, without the chevrons on it."""
    wide = view != "day"
    tracks = Tracks(model, PANEL, wide=wide, basis=seen.address.basis)
    for run in seen.runs:
        if run.kind == kind:
            one = replace(seen, runs=(replace(run, **more),))
            things, lines = drawn(draw_runs, PANEL, one, tracks, 1.0)
            if lines:
                yield (
                    one.runs[0],
                    [t for t in things if isinstance(t, Shape) and len(t.outline[1]) > 3],
                )


def test_a_bed_is_as_wide_as_its_people(model, seen):
    compared = 0
    for run, shapes in strokes(model, "sofar", seen, "bed", disputed=False):
        if len(shapes) and run.least == run.most:
            compared += 1
            assert shapes[-1].width == pytest.approx(run.number / 165_000)
            assert shapes[-1].dash == ()
    assert compared >= 3


def test_a_disputed_bed_shows_its_least_and_most(model, seen):
    given = {"number": 200_000, "least": 100_000, "most": 400_000, "disputed": True}
    (_, shapes), *_ = strokes(model, "sofar", seen, "bed", **given)
    fine, paper, pale, bed = shapes
    assert (bed.width, pale.width) == pytest.approx((100_000 / 165_000, 400_000 / 165_000))
    assert fine.width > paper.width > pale.width
    assert luminance(bed.stroke) < luminance(pale.stroke)


@pytest.mark.parametrize(
    ("status", "dashes", "cap"),
    [("documented", 0, "butt"), ("derived", 2, "butt"), ("schematic", 2, "round")],
)
def test_a_core_says_how_the_way_is_known(model, seen, status, dashes, cap):
    for _, shapes in strokes(model, "sofar", seen, "core", status=status, disputed=False):
        for core in [s for s in shapes if s.stroke != GROUND["land"]]:
            assert (len(core.dash), core.cap) == (dashes, cap)
            assert not core.dash or (core.dash[0] == 0) == (status == "schematic")
            assert core.width <= 2.1 * CORE


def test_flight_is_a_field_that_narrows_and_has_no_line(model):
    seen = picture(model, Address(day=parse_day("1932-06-01"), view="sofar", movements=(KAZAKHS,)))
    things, lines = drawn(draw_corridors, PANEL, seen, 1.0)
    assert lines
    assert all(t.fill or t.cap == "round" for t in things if isinstance(t, Shape))
    assert any(CLOSE in t.outline[1] for t in things if isinstance(t, Shape))


def counted(value=None, last=None, behind=None):
    return Held(CI, value, "documented", value, value, last, (), behind)


LAST = (9_000, 100, "claim")


@pytest.mark.parametrize(
    ("held", "rest", "pattern"),
    [
        ((counted(9_000),), False, ""),
        ((counted(last=LAST),), False, "earlier"),
        ((counted(9_000), counted(last=LAST)), False, "earlier"),
        ((counted(),), False, "not stated"),
        ((counted(9_000), counted()), False, "not stated"),
        ((counted(last=LAST), counted(behind=Behind(None, told=False))), True, "not stated"),
        ((counted(9_000),), True, "apart"),
        ((counted(last=LAST),), True, "apart"),
    ],
)
def test_an_old_number_an_unknown_one_and_one_of_the_republic_have_patterns_of_their_own(
    seen, held, rest, pattern
):
    known = [h.value for h in held if h.value is not None]
    value = sum(known) if known else None
    outline = unit("there@1944", "", 60, 45, 64, 48)
    there = Region("there", outline, held, value, len(known) < len(held), rest)
    assert pattern_of(there) == pattern
    things, shows = drawn(draw_tints, PANEL, replace(seen, regions=(there,)), "", 1.0)
    assert shows - {"tint 0"} == ({pattern} if pattern else set())
    stripes = [s for s in groups(things)["region:there"] if s.stroke == NOT_STATED]
    assert bool(stripes) == bool(pattern)
    if stripes:
        (ax, ay), (bx, by) = stripes[0].outline[0][:2]
        # Seen from the lower left, as y points downwards.
        angle = np.degrees(np.arctan2(ay - by, bx - ax)) % 180
        assert angle == pytest.approx(PATTERNS[pattern], abs=0.1)
