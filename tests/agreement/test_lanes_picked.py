"""Beds of movements on shared rails never lie on one another, whatever a reader picks.

Widths of shares grow where a smaller total is picked, and the bed of a return may be wider than
that of the way out. Both programs are asked for all beds on each leg and where their edges are.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from atlas.base.dates import LAST_DAY
from atlas.model.model import Model
from atlas.paper.map.lanes import PaperLanes
from atlas.paper.map.ways import stroke_of
from atlas.picture.address import Address
from atlas.picture.picture import picture
from atlas.read.dataset import Dataset
from atlas.routes import fronts
from atlas.routes.streams import stretches
from atlas.screen.basemap import base
from atlas.screen.scene import scene
from tests.building import claim, flow, movement, place, stop
from tests.node import answer

EDGES = """
  const { decode } = await player("scene/scene");
  const { pickedScene } = await player("scene/picks");
  const { createLanes } = await player("day/lanes");
  const { createStreams } = await player("day/streams");
  const { pictureOn } = await player("day/picture");
  const scene = decode(given.scene, given.base);
  const lanes = createLanes(scene);
  const streams = createStreams(scene);
  const movements = scene.movements.map((movement) => movement.id);
  const [day, view] = [scene.last_day, "all"];
  return given.asked.map(([pick, basis]) => {
    const state = { day, view, to: null, basis, pick, movements };
    const { runs } = pictureOn(pickedScene(scene, pick), state, streams, []);
    return runs.flatMap((run) =>
      scene.routes[run.route].spans
        .filter(({ from, to }) => Math.min(to, run.to) - Math.max(from, run.from) > 0.001)
        .map(({ leg }) => {
          const movement = run.group.movement.id;
          return [leg, movement, lanes.offset(movement, leg, true, basis), run.most];
        }),
    );
  });
"""


def on_screen(model, asked):
    given = {"scene": scene(model, "v"), "base": base(model.dataset), "asked": asked}
    return answer(EDGES, given)


def on_paper(model, pick, basis):
    """For each bed on a leg: the leg, its movement, and its middle and width beside the rails."""
    lanes = PaperLanes(model)
    seen = picture(model, Address(day=LAST_DAY, view="all", pick=tuple(pick), basis=basis))
    for run in seen.runs:
        way = fronts.way_of(model, run.movement_id, run.route_id)
        for stretch in stretches(way):
            if min(stretch.end_km, run.end_km) - max(stretch.start_km, run.start_km) > 0.001:
                leg, key = stretch.leg_id, run.movement_id
                middle = lanes.offset(key, leg, True, basis)
                yield leg, key, middle, stroke_of(seen, run, 1.0).most


def overlaps(beds):
    """Neighbours on a leg of which the one reaches into the other, and how many there are."""
    by_leg = {}
    for leg, key, middle, width in beds:
        edges = by_leg.setdefault(leg, {}).setdefault(key, [middle, middle])
        edges[:] = min(edges[0], middle - width / 2), max(edges[1], middle + width / 2)
    pairs = [
        (leg, one, other)
        for leg, found in by_leg.items()
        for one, other in pairwise(sorted((*edges, key) for key, edges in found.items()))
    ]
    return [pair for pair in pairs if pair[1][1] > pair[2][0]], len(pairs)


def two_peoples() -> Dataset:
    """Two movements out and home on one leg; of one a reference work gives a third as many.

    Of the other more come home than left.
    """
    claims, flows = [], []
    for key, people in (("m", 9000), ("n", 6000)):
        own = {"movement_id": key, "place_id": "y"}
        claims += [
            claim(f"{key}-whole", "removed", people, "1943-11-02", movement_id=key, grade="B",
                  conflict_id=key),
            claim(f"{key}-away", "arrived", people, "1943-11-23", **own),
            claim(f"{key}-back", "returned", people, "1959-01-15", **own),
        ]  # fmt: skip
        flows += [
            flow(f"{key}-out", movement_id=key, route_id="r", claim_id=f"{key}-away"),
            flow(f"{key}-home", movement_id=key, route_id="r", claim_id=f"{key}-back",
                 direction="homeward", depart_start="1957", depart_end="1957",
                 arrive_start="1958", arrive_end="1959-01-15"),
        ]  # fmt: skip
    claims.append(
        claim("m-less", "removed", 3000, "1943-11-02", movement_id="m", grade="C", rank="normal",
              conflict_id="m")
    )  # fmt: skip
    claims = [replace(c, value=20000) if c.id == "n-back" else c for c in claims]
    spots = {"x": (60.0, 50.0), "y": (62.0, 50.0)}
    return Dataset(
        movements={key: movement(id=key, whole_claim_id=f"{key}-whole") for key in "mn"},
        claims={c.id: c for c in claims},
        flows={f.id: f for f in flows},
        places={key: place(key, lon=lon, lat=lat) for key, (lon, lat) in spots.items()}
        | {"home": place("home")},
        routes={"r": [stop("r", n, key) for n, key in enumerate(spots, start=1)]},
    )


@pytest.fixture(scope="module")
def small():
    return Model(two_peoples())


ASKED = [[pick, basis] for pick in ([], ["m-less"]) for basis in ("people", "share")]


@pytest.mark.parametrize(("pick", "basis"), ASKED)
def test_no_bed_on_paper_lies_on_its_neighbour(small, pick, basis):
    found, pairs = overlaps(on_paper(small, pick, basis))
    assert (found, pairs) == ([], 1)


def test_no_bed_on_the_screen_lies_on_its_neighbour(small):
    for asked, beds in zip(ASKED, on_screen(small, ASKED), strict=True):
        assert overlaps(beds) == ([], 1), asked


def widest(model):
    """The picks that make shares widest: of each movement the least total."""
    rivals = (model.rivals(key) for key in model.dataset.movements)
    return [r.wholes[0].id for r in rivals if len(r.wholes) > 1]


def test_no_bed_of_the_atlas_lies_on_its_neighbour_where_the_least_totals_are_picked(model):
    pick = widest(model)
    found, pairs = overlaps(on_paper(model, pick, "share"))
    assert found == []
    assert pairs > 50
    found, on_the_screen = overlaps(*on_screen(model, [[pick, "share"]]))
    assert (found, on_the_screen) == ([], pairs)
