"""Lines in pieces that they share: the player puts together the points that were taken apart."""

from __future__ import annotations

import random

import pytest

from atlas.picture.encoding import line_of, packed, polygons_of
from atlas.routes import fronts
from atlas.screen import basemap
from atlas.screen.arcs import Arcs
from atlas.screen.basemap import Ground
from tests.node import answer

PUT_TOGETHER = """
  const { linesOf } = await player("scene/coded");
  const lineOf = linesOf(given.arcs);
  const grains = (x) => Math.round(x * 1000);
  return given.lines.map(([text, ring]) => [...lineOf(text, ring)].map(grains));
"""


def flat(points):
    return [number for point in points for number in point]


def put_together(arcs, lines):
    return answer(PUT_TOGETHER, {"arcs": arcs, "lines": lines})


def test_every_outline_and_line_of_the_atlas_comes_out_as_it_went_in(built_in):
    ground = built_in.derived(Ground)
    coded, expected = [], []
    areas = [f for name in ("land", "land_joined", "lakes") for f in built_in.base[name]]
    for feature in [*built_in.units.values(), *areas]:
        for polygon, rings in zip(
            ground.polygons(feature), polygons_of(feature.shape), strict=True
        ):
            coded += [(text, True) for text in polygon]
            expected += [flat(ring) for ring in rings]
    for feature in (f for name in ("rivers", "borders", "railways") for f in built_in.base[name]):
        parts = getattr(feature.shape, "geoms", [feature.shape])
        coded += [(text, False) for text in ground.lines(feature)]
        expected += [flat(line_of(part.coords)) for part in parts]
    assert put_together(ground.arcs, coded) == expected
    assert len(expected) > 500


@pytest.mark.parametrize("seed", range(3))
def test_lines_that_cross_touch_and_overlap_come_out_as_they_went_in(seed):
    chance = random.Random(seed)
    # On so few points lines meet, part, turn back on themselves and run through a point twice.
    drawn = []
    for _ in range(60):
        line = [(chance.randrange(4), chance.randrange(4))]
        while len(line) < 12:
            point = (chance.randrange(4), chance.randrange(4))
            if point != line[-1]:
                line.append(point)
        drawn.append((line, chance.random() < 0.5 and line[0] != line[-1]))
    drawn += [([(1, 1)], False), ([], False)]
    arcs = Arcs()
    assert [arcs.add(line, ring=ring) for line, ring in drawn] == list(range(len(drawn)))
    coded, lines = arcs.coded()
    pairs = [(text, ring) for text, (_, ring) in zip(lines, drawn, strict=True)]
    assert put_together(coded, pairs) == [flat(line) for line, _ in drawn]


def test_what_two_outlines_share_is_stored_once():
    west, east = (
        [(0, 0), (9, 0), (9, 5), (9, 9), (0, 9)],
        [(9, 0), (20, 0), (20, 9), (9, 9), (9, 5)],
    )
    arcs = Arcs()
    for ring in (west, east):
        arcs.add(ring, ring=True)
    # The west begins in its corner, which cuts its own side; each has one more, and one is of both.
    sizes = [2, 3, 3, 4]
    assert arcs.coded()[0]["points"] == packed(sizes)


def test_kilometres_are_whole_hundredths(model):
    paths = [fronts.flow_path(model, flow) for flow in model.dataset.flows.values()]
    legs = [step.leg for path in paths if path for step in path.steps]
    assert legs
    assert all(round(100 * km) / 100 == km for leg in legs for km in leg.km)


def test_the_base_map_and_the_outlines_are_made_of_the_same_arcs(built_in):
    assert basemap.base(built_in)["arcs"] is built_in.derived(Ground).arcs
