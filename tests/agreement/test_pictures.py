"""The picture that plates and films are drawn from is the one on the screen, for any address.

The player's own modules tell what is on its map for each address; the Python package works the
same picture out from the tables. A comparison of the two keeps them one.
"""

from __future__ import annotations

from typing import Any

import pytest

from atlas.base.dates import LAST_DAY, iso_of
from atlas.paper.map.lanes import PEOPLE_PER_MM
from atlas.paper.map.ways import stroke_of
from atlas.picture.address import read
from atlas.picture.picture import Picture, picture
from atlas.screen.basemap import base
from atlas.screen.scene import scene
from tests.node import answer
from tests.snapshots import PICTURES, snapshots

CI = "chechens-ingush-1944"
KARACHAIS = "karachais-1943"
# Before, during and after removals, in exile, during and after the return.
DAYS = (
    "1931-03-08", "1937-09-20", "1937-11-01", "1941-09-10", "1943-11-06", "1943-12-29",
    "1944-02-24", "1944-03-05", "1944-03-21", "1944-05-30", "1944-11-20", "1949-01-01",
    "1957-01-12", "1957-02-15", "1957-08-01", "1958-06-01", "1959-06-30", "1961-12-31",
)  # fmt: skip
PERIODS = (
    ("1937-08-21", "1937-10-25"), ("1943-11-01", "1944-03-05"), ("1944-02-25", "1944-02-26"),
    ("1944-01-01", "1944-06-01"), ("1956-01-01", "1957-08-01"), ("1928-01-01", "1961-12-31"),
)  # fmt: skip
SUBSETS = ((CI,), (KARACHAIS, "balkars-1944"), ("koreans-1937", "kazakhs-1928", "kalmyks-1943"))
CARDS = (
    PICTURES
    + """
  const { createLanes } = await player("day/lanes");
  const { cardSpot, frontsOn } = await player("map/points/fronts");
  const { TrackCache } = await player("map/ways/tracks");
  const { screenX, screenY, viewOf } = await player("plane/projection");
  const { dayOf } = await player("time/days");
  const view = viewOf([38, 40, 90, 58], 1200, 700, { type: 1, small: false });
  const cache = new TrackCache(scene, createLanes(scene)).at(view.scale, false, "people");
  const between = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
  return given.days.map((date) => {
    const frame = pictureOn(scene, { ...openingPicture(scene), day: dayOf(date) }, streams, []);
    return frontsOn(view, streams, cache, frame).map((front) => {
      const full = (a, b) => ((scene.flows[b].value || 0) > (scene.flows[a].value || 0) ? b : a);
      const flow = scene.flows[front.group.members.reduce(full)];
      const [lon, lat] = scene.routes[flow.route].line;
      const spot = cardSpot(view, front, frame.stateOn(flow.movement));
      const home = { x: screenX(view, lon), y: screenY(view, lat) };
      return [
        flow.movement, front.group.direction, between(spot, front.rings[0]), between(spot, home),
      ];
    });
  });
"""
)


def asked(model) -> list[dict[str, str]]:
    """Addresses of all views, of subsets, shares and every kind of pick."""
    found = [{"date": day, "view": view} for day in DAYS for view in ("day", "sofar")]
    found += [{"date": day, "to": to, "view": "period"} for day, to in PERIODS]
    found += [{"date": DAYS[7], "view": "all"}]
    for subset in SUBSETS:
        movement = ",".join(subset)
        found += [{"date": day, "movement": movement} for day in DAYS[1::3]]
        found += [
            {"date": DAYS[8], "movement": movement, "view": view} for view in ("sofar", "all")
        ]
    shares = [q | {"basis": "share"} for q in found if q.get("view") in ("all", "period")]
    picks = []
    for movement in model.dataset.movements.values():
        days = (iso_of(movement.start.first), iso_of(movement.end.last), "1957-08-01")
        combinations = model.rivals(movement.id).choices
        for pick in dict.fromkeys([*combinations[:1], *combinations[-1:]]):
            picks += [
                {"date": day, "view": view, "pick": ",".join(pick)}
                for day, view in zip(days, ("day", "sofar", "all"), strict=True)
            ]
    return [*found, *shares, *picks]


@pytest.fixture(scope="module")
def pictures(model) -> list[Picture]:
    found = []
    for parameters in asked(model):
        address, notes = read(parameters, model)
        assert notes == []
        found.append(picture(model, address))
    return found


@pytest.fixture(scope="module")
def compared(model, pictures) -> list[tuple[str, Picture, dict[str, Any]]]:
    """Every address with what both say of it."""
    names = [p.address.parameters() for p in pictures]
    shown = snapshots(model, [p.address for p in pictures])
    return list(zip(map(str, names), pictures, shown, strict=True))


def test_many_addresses_of_every_kind_are_compared(pictures):
    addresses = [p.address for p in pictures]
    assert len(set(addresses)) >= 40
    assert {a.view for a in addresses} == {"day", "period", "sofar", "all"}
    assert {a.basis for a in addresses} == {"people", "share"}
    assert len({a.pick for a in addresses}) > 10 and len({a.movements for a in addresses}) > 3
    runs = [run for p in pictures for run in p.runs]
    assert {run.kind for run in runs} == {"bed", "core", "band", "ahead"}
    assert {run.direction for run in runs} >= {"outward", "homeward"}
    assert {front.marked for p in pictures for front in p.fronts} == {True, False}
    assert any(run.disputed for run in runs) and any(run.flip for run in runs)
    phases = {h.phase for p in pictures for h in p.homelands}
    assert phases == {"home", "emptying", "emptied", "restored", "unknown"}
    assert max(p.day for p in pictures) == LAST_DAY


def test_the_same_runs_stand_on_the_same_kilometres(compared):
    for where, ours, theirs in compared:
        mine = [
            (r.movement_id, r.direction, r.route_id, r.kind, r.status, r.number, r.least, r.most,
             r.disputed, r.flip)
            for r in ours.runs
        ]  # fmt: skip
        keys = ("movement", "direction", "route", "kind", "status", "value", "low", "high")
        keys += ("disputed", "flip")
        assert [tuple(run[key] for key in keys) for run in theirs["runs"]] == mine, where
        for run, drawn in zip(ours.runs, theirs["runs"], strict=True):
            assert (run.start_km, run.end_km) == pytest.approx(
                (drawn["from"], drawn["to"]), rel=0, abs=1e-3
            ), where


def test_a_run_is_as_wide_on_the_screen_as_on_paper(compared):
    """In each one's own scale: 35,000 people a pixel, so many a millimetre."""
    changing = set()
    for where, ours, theirs in compared:
        for run, drawn in zip(ours.runs, theirs["widths"], strict=True):
            stroke = stroke_of(ours, run, 1.0)
            mine = [n * PEOPLE_PER_MM / 35_000 for n in (stroke.width, stroke.least, stroke.most)]
            assert drawn == pytest.approx(mine, rel=1e-9, abs=1e-9), where
            if run.direction == "homeward" and run.kind == "bed":
                changing.add((run.movement_id, run.number))
    assert len(changing) > 12, "a return grows from day to day"


def test_the_same_fronts_stand_at_the_same_places(compared):
    for where, ours, theirs in compared:
        mine = [(f.id, f.value, f.low, f.high, f.marked) for f in ours.fronts]
        keys = ("id", "value", "low", "high", "marked")
        drawn = [tuple(m[key] for key in keys) for m in theirs["marks"]]
        assert drawn == mine, where
        for front, mark in zip(ours.fronts, theirs["marks"], strict=True):
            assert (mark["lon"], mark["lat"]) == pytest.approx(
                (front.lon, front.lat), rel=0, abs=1e-6
            ), where


def test_the_count_of_those_back_home_is_hung_at_home(model):
    given = {"scene": scene(model, "v"), "base": base(model.dataset)}
    days = ("1957-01-12", "1957-06-01", "1944-02-27")
    found = [
        {(m, way): apart for m, way, *apart in cards}
        for cards in answer(CARDS, given | {"days": days})
    ]
    early, later, removal = found
    for movement in (CI, "balkars-1944", "kalmyks-1943"):
        from_ring, from_home = early[movement, "homeward"]
        # In its lane beside the rails.
        assert from_ring > 60 and from_home < 25, movement
        assert later[movement, "homeward"][1] < 25
    assert removal[CI, "outward"][0] == 0


def test_the_same_people_are_held_in_the_same_regions(compared):
    for where, ours, theirs in compared:
        mine = {r.place_id: (r.value, r.low, r.high) for r in ours.regions}
        drawn = {r["id"]: (r["value"], r["low"], r["high"]) for r in theirs["regions"]}
        assert drawn == mine, where
        assert len(drawn) == len(theirs["regions"])
        behind = {
            (r.place_id, h.movement_id): (h.behind.told, getattr(h.behind.total, "value", None))
            for r in ours.regions
            for h in r.held
            if h.behind
        }
        said = {
            (r["id"], b["movement"]): (b["told"], b["value"])
            for r in theirs["regions"]
            for b in r.get("behind", [])
        }
        assert said == behind, where


def test_whoever_is_not_back_is_on_both_maps_on_the_last_day(compared):
    left = {
        h.movement_id: h.behind.total and h.behind.total.value
        for _, ours, _ in compared
        for region in ours.regions
        for h in region.held
        if ours.day == LAST_DAY and h.behind and h.behind.told
    }
    assert left.keys() == {CI, KARACHAIS, "balkars-1944", "kalmyks-1943"}
    assert left[CI] == 106_000


def test_the_same_homelands_are_in_the_same_state(compared):
    for where, ours, theirs in compared:
        mine = [(h.movement_id, h.place_id, h.unit.id, h.phase) for h in ours.homelands]
        drawn = [(h["movement"], h["place"], h["unit"], h["phase"]) for h in theirs["homelands"]]
        assert drawn == mine, where
        shares = [h["share"] for h in theirs["homelands"]]
        assert shares == pytest.approx([h.share for h in ours.homelands], abs=1e-12), where
        assert theirs["parts"] == [unit.id for unit in ours.parts], where


def test_the_same_corridors_are_shown(compared):
    for where, ours, theirs in compared:
        assert theirs["corridors"] == [c.flow_id for c in ours.corridors], where


def test_the_same_stations_lie_on_the_runs(compared):
    for where, ours, theirs in compared:
        mine = {s.place_id: (s.movement_id, s.documented, s.rank, s.said) for s in ours.stations}
        drawn = {
            s["place"]: (s["movement"], s["documented"], s["rank"], s["said"])
            for s in theirs["stations"]
        }
        assert drawn == mine, where
        ranks = [s.rank for s in ours.stations]
        assert ranks == sorted(ranks, reverse=True)
