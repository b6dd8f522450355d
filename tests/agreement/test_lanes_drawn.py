"""Journeys run on the same side of the rails on a plate as on the screen, and in the same order.

What is compared is what is drawn: the lines on the sheet against the projected way, in
millimetres, and the tracks of the player against theirs, in pixels.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from statistics import median

import numpy as np
import pytest
import shapely

from atlas.base.dates import parse_day
from atlas.paper.map.projection import Panel
from atlas.paper.map.tracks import Tracks
from atlas.paper.map.ways import draw_runs
from atlas.paper.sheet.display_list import Shape
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.routes import fronts
from atlas.routes.streams import stretches
from atlas.screen.basemap import base
from atlas.screen.scene import scene
from tests.node import answer

# Pixels and millimetres between thin lines (lanes.js, lanes.py).
PITCH_PX, PITCH_MM = 4.4, 0.95
# So large that bends and stations lie far apart, beside the width of a lane.
FRAME, ZOOM = (0.0, 0.0, 4400.0, 2600.0), 8
# A lane is measured where the way is straight so far to either side, but for a hair, and where
# no part of it that lies so far along the way comes so near.
STRAIGHT_KM, HAIR_MM = 12.0, 0.12
NEAR_KM, NEAR_MM = 60.0, 5.0
TRACKS = """
  const { decode } = await player("scene/scene");
  const { createLanes } = await player("day/lanes");
  const { TrackCache } = await player("map/ways/tracks");
  const { projectLine } = await player("plane/paths");
  const { scaleOf } = await player("plane/projection");
  const scene = decode(given.scene, given.base);
  const scale = scaleOf(given.zoom);
  const tracks = new TrackCache(scene, createLanes(scene)).at(scale, given.wide, "people");
  const rails = (route) => [...projectLine(route.line, scale)];
  return {
    tracks: given.asked.map(([route, movement]) => [...tracks.of(route, movement).xy]),
    rails: Object.fromEntries(
      Object.values(scene.routes).map((route) => [route.id, [rails(route), [...route.cumulative]]]),
    ),
  };
"""


@pytest.fixture(scope="module")
def compiled(built_in, model):
    return {"scene": scene(model, "v"), "base": base(built_in)}


def shown(model, view):
    day = parse_day("1944-03-21" if view == "all" else "1944-02-24")
    seen = picture(model, Address(day=day, view=view))
    return [run for run in seen.runs if run.direction == "outward"], seen


def drawn(seen, tracks, panel, run):
    """The line that is drawn on a sheet for one run: its strokes all follow it, from the lowest."""
    sheet = Sheet(FRAME[2], FRAME[3], paper=None)
    draw_runs(sheet, panel, replace(seen, runs=(run,)), tracks, 1.0)
    lowest = next(thing for thing in sheet.display_list if isinstance(thing, Shape))
    return shapely.LineString(lowest.outline[0])


def aside(line, points, km, at, near):
    """How far right of the way a line lies, there where the way has run ``at`` kilometres."""
    here, before, after = (
        np.array([np.interp(k, km, points[:, 0]), np.interp(k, km, points[:, 1])])
        for k in (at, at - near, at + near)
    )
    (dx, dy), point = (after - before) / np.hypot(*(after - before)), shapely.Point(here)
    met = line.interpolate(line.project(point))
    return -dy * (met.x - here[0]) + dx * (met.y - here[1])


def spots(run, stretch, points, km):
    """Kilometres at which a stretch is measured: where the way is straight and alone."""
    start, end = max(run.start_km, stretch.start_km), min(run.end_km, stretch.end_km)
    if end - start < 2 * STRAIGHT_KM:
        return []
    tried = np.linspace(start + STRAIGHT_KM, end - STRAIGHT_KM, 15)
    return [at for at in tried if straight(points, km, at) and alone(points, km, at)]


def straight(points, km, at):
    """Whether the way bends by no more than a hair for some kilometres to either side."""
    ends = (at - STRAIGHT_KM, at + STRAIGHT_KM)
    chord = shapely.LineString([[np.interp(k, km, along) for along in points.T] for k in ends])
    inner = points[(km > ends[0]) & (km < ends[1])]
    return not len(inner) or shapely.distance(shapely.points(inner), chord).max() < HAIR_MM


def alone(points, km, at):
    """Whether no other part of the way comes near, where its lane could be taken for this one."""
    here = np.array([np.interp(at, km, along) for along in points.T])
    others = points[np.abs(km - at) > NEAR_KM]
    return not len(others) or np.hypot(*(others - here).T).min() > NEAR_MM


@pytest.fixture(scope="module", params=["day", "all"])
def sides(request, model, compiled):
    """For each run and leg: its movement, and how far right of the rails in mm and in pixels."""
    runs, seen = shown(model, request.param)
    wide = request.param != "day"
    panel = Panel(FRAME, [(28.0, 37.0), (136.0, 37.0), (28.0, 62.0), (136.0, 62.0)])
    tracks = Tracks(model, panel, wide=wide, basis="people")
    asked = [[run.route_id, run.movement_id] for run in runs]
    theirs = answer(TRACKS, compiled | {"zoom": ZOOM, "wide": wide, "asked": asked})
    found = []
    for run, flat in zip(runs, theirs["tracks"], strict=True):
        path = fronts.way_of(model, run.movement_id, run.route_id)
        rails, km = (np.array(column) for column in theirs["rails"][run.route_id])
        rails = rails.reshape(-1, 2)
        points = np.column_stack(panel.to_mm(*np.array(path.line[0]).T))
        ours = drawn(seen, tracks, panel, run)
        track = shapely.LineString(np.array(flat).reshape(-1, 2))
        for stretch, step in zip(stretches(path), path.steps, strict=True):
            at = spots(run, stretch, points, np.array(path.line[1]))
            if at:
                turn = -1 if step.reverse else 1
                mm = turn * median(aside(ours, points, path.line[1], k, 4) for k in at)
                px = turn * median(aside(track, rails, km, k, 4) for k in at)
                found.append((run.movement_id, stretch.leg_id, mm, px))
    return found


def test_a_line_on_a_plate_runs_where_it_runs_on_the_screen(sides):
    # In lanes; beds leave a little other room on paper than on the screen.
    off = [(m, leg, mm / PITCH_MM - px / PITCH_PX) for m, leg, mm, px in sides]
    assert not [each for each in off if abs(each[2]) > 0.25]
    assert len(off) > 100
    assert len({round(px / PITCH_PX) for _, _, _, px in sides}) > 3


def test_lines_that_share_rails_lie_apart_in_the_same_order(sides):
    by_leg = {}
    for movement, leg, mm, px in sides:
        by_leg.setdefault(leg, {})[movement] = (mm / PITCH_MM, px / PITCH_PX)
    gaps = [
        (leg, one[0] - other[0], one[1] - other[1])
        for leg, lines in by_leg.items()
        for one, other in combinations(lines.values(), 2)
    ]
    assert len(gaps) > 50
    assert not [gap for gap in gaps if gap[1] * gap[2] <= 0 or min(map(abs, gap[1:])) < 0.5]
