import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { countedOn, pointAt, positionOf, stateOf } from "../../../static/player/day/evaluate.js";
import { bendsOf, curveOn, difference, totalOf } from "../../../static/player/day/quantities.js";
import { knot, region, sceneOf, smallMovement, smallTrack, step } from "./small-scene.js";

const whole = (value, basis = "documented") => ({ value, low: value, high: value, basis });

describe("a running total", () => {
  const curve = [
    [10, 100, 90, 120, "documented", "", 1],
    [20, 201, 190, 240, "derived", "", 1],
    [30, 201, 190, 240, "documented", "", 1],
  ];
  test("is zero before it begins, and where there is none", () => {
    assert.deepEqual(curveOn(curve, 9), whole(0));
    assert.deepEqual(curveOn([], 9), whole(0));
    assert.deepEqual(curveOn(undefined, 9), whole(0));
  });
  test("is what was counted on the day of the count", () => {
    assert.deepEqual(curveOn(curve, 20), { value: 201, low: 190, high: 240, basis: "derived" });
  });
  test("goes straight from count to count, down to whole people", () => {
    // A third of 101, of 100 and of 120: 33.67, 33.33 and 40, if day 13 were 3/9; it is 3/10.
    assert.deepEqual(curveOn(curve, 13), {
      value: 130,
      low: 120,
      high: 156,
      basis: "interpolated",
    });
  });
  test("floors below zero too", () => {
    assert.equal(curveOn([knot(0, 10), knot(3, 8)], 1).value, 9, "10 - 0.67 is 9.33");
  });
  test("between two equal counts nothing is guessed", () =>
    assert.equal(curveOn(curve, 25).basis, "derived"));
  test("stays after the last count", () =>
    assert.deepEqual(curveOn(curve, 999), {
      value: 201,
      low: 190,
      high: 240,
      basis: "documented",
    }));
  test("has no number where no line runs: the two counts bound it", () => {
    const dead = [step(0, 5), [9, 20, 18, 25, "estimated", "", 0]];
    const bounds = (day) => {
      const { value, low, high, basis } = curveOn(dead, day);
      return [value, low, high, basis];
    };
    assert.deepEqual(bounds(1), [null, 5, 25, "estimated"]);
    assert.deepEqual(bounds(9), [20, 18, 25, "estimated"]);
    assert.deepEqual(bounds(10), [null, 18, null, "estimated"]);
    assert.deepEqual(
      [...bendsOf(dead)].sort((a, b) => a - b),
      [-1, 0, 1, 8, 9, 10],
    );
  });
  test("is open above where a bound alone is known", () => {
    const back = [step(0, 0), [5, null, 200, null, "derived", "", 0]];
    assert.deepEqual(curveOn(back, 3), { value: null, low: 0, high: null, basis: "derived" });
  });
});

describe("sums and differences", () => {
  const bounds = { value: null, low: 20, high: 60, basis: "documented" };
  const open = { value: null, low: 20, high: null, basis: "estimated" };
  test("of what has no number have none either, but bounds", () => {
    const { value, low, high } = difference(whole(100), bounds);
    assert.deepEqual([value, low, high], [null, 40, 80]);
    assert.deepEqual(difference(whole(100), open).low, 0);
    assert.deepEqual(totalOf([whole(100), bounds]), {
      value: null,
      low: 120,
      high: 160,
      basis: "derived",
    });
    assert.equal(totalOf([whole(100), open]).high, null);
  });
  test("are known no surer than the least sure of their parts", () => {
    assert.equal(totalOf([whole(1), open]).basis, "estimated");
    assert.equal(totalOf([whole(1), whole(0, "interpolated")]).basis, "documented");
  });
});

describe("the people of a movement", () => {
  const on = (day, changes) => stateOf(sceneOf({ movements: [smallMovement(changes)] }), "m", day);
  const values = (state, ...keys) => keys.map((key) => state[key] && state[key].value);

  test("are at home before it", () => {
    const state = on(9);
    assert.deepEqual(values(state, "home", "taken", "under_way", "in_exile"), [1000, 0, 0, 0]);
    assert.deepEqual(state.exile, {});
  });
  test("wait for their trains once taken", () => {
    // Day 10: 600 taken, 1000/13 loaded: 76 of 76.9.
    assert.deepEqual(values(on(10), "home", "taken", "under_way"), [400, 600 - 76, 76]);
  });
  test("are all on the way when the last train has left", () => {
    assert.deepEqual(values(on(25), "home", "taken", "under_way"), [0, 0, 1000]);
  });
  test("are in exile, or dead, once the last have arrived", () => {
    const state = on(40);
    assert.deepEqual(values(state, "under_way", "dead", "in_exile"), [0, 50, 950]);
    assert.deepEqual(values(state.exile, "north", "south"), [550, 400]);
  });
  test("add up to the whole where each part is counted, and by their bounds on any other day", () => {
    for (let day = 0; day < 500; day += 1) {
      const state = stateOf(sceneOf(), "m", day);
      const parts = ["home", "taken", "under_way", "in_exile", "dead", "returned", "elsewhere"];
      const all = totalOf([...parts, "not_stated"].map((key) => state[key]));
      const books = totalOf([state.whole, state.disputed, state.added]);
      if (all.value !== null) assert.equal(all.value, books.value, `day ${day}`);
      assert.ok(all.low <= (books.high ?? Infinity), `day ${day}`);
      assert.ok((all.high ?? Infinity) >= books.low, `day ${day}`);
    }
  });
  test("lack nobody, as a number and no bound, where all of them are counted or may be dead", () => {
    const track = smallTrack({
      whole: { value: 1000, low: 1000, high: 1000, basis: "documented" },
    });
    track.curves.living = [knot(29, 0), knot(40, 1000)];
    const { dead, not_stated: missing } = on(100, { track });
    assert.deepEqual([dead.value, missing.value, missing.high], [null, 0, 0]);
  });
  test("have died in a number that is known only on the day of a count", () => {
    const three = ({ value, low, high }) => [value, low, high];
    assert.deepEqual(three(on(39).dead), [null, 0, 50]);
    assert.deepEqual(three(on(40).dead), [50, 50, 50]);
    assert.deepEqual(three(on(199).dead), [null, 50, 150]);
  });
  test("whose living nobody has counted for long have a last count", () => {
    const track = smallTrack({ regions: [] });
    track.curves.living = [knot(29, 0), knot(200, 850), [201, null, 0, null, "derived", "", 1]];
    const state = on(300, { track });
    assert.equal(state.in_exile, null);
    const counted = { value: 850, day: 200, claim: "c-living", isCensus: false };
    assert.deepEqual(state.last_living, counted);
    assert.equal(on(200, { track }).last_living, null);
    // A census after it says more, one of the same day does not.
    track.censuses = [[200, 990, "c-census"]];
    assert.deepEqual(on(300, { track }).last_living, counted);
    track.censuses = [[250, 990, "c-census"]];
    assert.deepEqual(on(249, { track }).last_living, counted);
    const census = { value: 990, day: 250, claim: "c-census", isCensus: true };
    assert.deepEqual(on(250, { track }).last_living, census);
  });
  test("in exile are no fewer than their places hold, where nobody counted all", () => {
    const track = smallTrack();
    track.curves.living = [knot(29, 0), [40, null, 0, 1000, "derived", "", 1]];
    const { in_exile: all, exile } = on(45, { track });
    assert.deepEqual([all.value, all.low, all.high], [null, 950, 1000]);
    const { value, low, high } = exile.unplaced;
    assert.deepEqual([value, low, high], [null, 0, 50]);
  });
  test("are as few as a rounder count of all has, which says nothing of the places", () => {
    const track = smallTrack();
    track.curves.living = [knot(29, 0), [40, 950, 900, 950, "documented", "", 1]];
    assert.equal(on(40, { track }).in_exile.low, 900);
  });
  test("are between nobody and all on the way while arrivals that nobody counted go on", () => {
    const track = smallTrack({ regions: [] });
    track.curves.arrived = [step(29, 0), knot(40, 950)];
    const { value, low, high } = on(35, { track }).under_way;
    // 27 of the 1,000 had died by then.
    assert.deepEqual([value, low, high], [null, 0, 973]);
  });
  test("excess deaths are beside them and in none of their sums", () => {
    const track = smallTrack();
    track.curves.excess_dead = [step(9, 0), knot(300, 400, "estimated")];
    const { excess_dead: excess, dead } = on(100, { track });
    assert.deepEqual([excess.value, excess.low, excess.high], [null, 0, 400]);
    assert.equal(dead.high, 150);
    assert.equal(on(100).excess_dead, null);
  });
  test("whoever dies later is taken from the fullest region", () => {
    const { exile, in_exile: all } = on(200);
    assert.equal(all.value, 850);
    assert.deepEqual([exile.north.value, exile.south.value], [450, 400]);
  });
  test("a region fills from its first arrivals to its count, and is derived after the day of it", () => {
    const { exile } = on(35);
    // From 0 on day 29 to 550 on day 40: 6/11.
    assert.deepEqual(exile.north, { ...whole(300), basis: "interpolated" });
    assert.equal(on(40).exile.north.basis, "documented");
    assert.equal(on(41).exile.north.basis, "derived");
  });
  test("the range of those at home is the widest that both counts allow", () => {
    assert.deepEqual(on(10).home, { value: 400, low: 350, high: 500, basis: "derived" });
    assert.deepEqual(on(20).home, { value: 0, low: 0, high: 0, basis: "derived" });
  });
  test("and is taken crosswise: the least at home when the most were taken", () => {
    const track = smallTrack();
    track.curves.removed = [knot(9, 0), [10, 600, 580, 640, "documented"], knot(20, 1000)];
    assert.deepEqual(on(10, { track }).home, { value: 400, low: 310, high: 520, basis: "derived" });
  });
  test("who is beyond the last count of an operation that is over is nowhere told", () => {
    const late = on(100, { track: smallTrack({ home_until: 40, curves: short(900) }) });
    assert.equal(late.home.value, 0);
    // The whole is 950 at the least, and 900 have been taken.
    assert.deepEqual([late.not_stated.value, late.not_stated.low], [null, 50]);
  });
  test("none dead is not the same as none counted", () => {
    const track = smallTrack();
    track.curves.died = [];
    assert.equal(on(9, { track }).dead.value, 0, "before it began");
    assert.equal(on(100, { track }).dead, null);
  });
  test("the dead may be counted in some places alone", () => {
    const track = smallTrack({ died_in: [[200, 150, ["north"]]] });
    assert.deepEqual(on(200, { track }).dead_in, ["north"]);
    assert.deepEqual(on(100, { track }).dead_in, []);
  });
  test("no returns counted are zero until they may return, and then unknown", () => {
    assert.equal(on(299, { return_start: 300 }).returned.value, 0);
    assert.equal(on(300, { return_start: 300 }).returned, null);
  });
  test("a region whose last count is past is held, of unknown number, while nobody may return", () => {
    const track = smallTrack({
      regions: [region("north", 950, { arrive_from: 30, from: 40, to: 100 })],
    });
    const during = on(150, { track, return_start: 300 });
    assert.equal(during.exile.north, null);
    assert.equal(during.exile.unplaced.value, during.in_exile.value);
    assert.deepEqual(during.last_counts.north, { value: 950, day: 40, claim: "c-north" });
    assert.ok(!("north" in on(350, { track, return_start: 300 }).exile));
  });
  test("people held before any arrival is counted are of unknown number", () => {
    const early = region("north", 950, { held_from: 25, arrive_from: 30, from: 40, to: 1000 });
    const track = smallTrack({ regions: [early] });
    assert.ok(!("north" in on(24, { track }).exile));
    assert.equal(on(25, { track }).exile.north, null);
  });
  test("without a track nothing is known", () => {
    const state = on(100, { track: null });
    assert.equal(state.whole, null);
    assert.deepEqual(state.exile, {});
    assert.equal(
      stateOf(sceneOf({ movements: [smallMovement({ track: null })] }), "m", 9).in_exile,
      null,
    );
  });
});

/** Curves that end at fewer than the whole. */
function short(value) {
  const { curves } = smallTrack();
  return {
    ...curves,
    removed: [knot(9, 0), knot(20, value)],
    loaded: [knot(9, 0), knot(22, value)],
    arrived: [knot(29, 0), knot(40, value - 50)],
  };
}

describe("the number of a way home", () => {
  const flow = (id, value) => ({
    id,
    movement: "m",
    total: "returned",
    value,
    low: value,
    high: value,
    arrive: [300, 400],
  });
  const flows = [flow("one", 300), flow("other", 100)];
  const withReturns = (returned) => {
    const track = smallTrack();
    return sceneOf({
      movements: [smallMovement({ track: { ...track, curves: { ...track.curves, returned } } })],
      flows,
    });
  };
  const scene = withReturns([knot(300, 0), knot(400, 400)]);
  test("is its share of those who are back", () => {
    assert.equal(countedOn(scene, flows[0], 350).value, 150);
    assert.equal(countedOn(scene, flows[1], 350).value, 50);
  });
  test("is a whole number of people, rounded down", () => {
    const uneven = withReturns([knot(300, 0), knot(400, 401)]);
    const now = countedOn(uneven, flows[0], 350);
    assert.deepEqual([now.value, now.low, now.high], [149, 149, 149], "of 200 back 149.6");
  });
  test("is never more than its own", () => assert.equal(countedOn(scene, flows[0], 999), flows[0]));
  test("leaves out those on nobody's way", () => {
    const more = withReturns([knot(300, 0), knot(400, 800)]);
    assert.equal(countedOn(more, flows[0], 350).value, 150, "half of 800 back, 3 of 8 this way");
  });
  test("is its own where nobody counted, once the last have arrived", () => {
    const none = withReturns([]);
    assert.equal(countedOn(none, flows[0], 399).value, null);
    assert.equal(countedOn(none, flows[0], 400), flows[0]);
  });
  test("of a way out is always its own", () => {
    const out = { ...flows[0], total: undefined };
    assert.equal(countedOn(scene, out, 0), out);
  });
});

describe("where a stream is", () => {
  const route = {
    km: 100,
    line: Float64Array.from([10, 50, 20, 50, 20, 60]),
    cumulative: Float64Array.from([0, 40, 100]),
  };
  const scene = { routes: { r: route } };
  const flow = { route: "r", depart: [10, 20], arrive: [30, 40], reverse: 0 };
  test("a kilometre is a point between two vertices", () => {
    assert.deepEqual(pointAt(route, 20), [15, 50]);
    assert.deepEqual(pointAt(route, 70), [20, 55]);
    assert.deepEqual(pointAt(route, -5), [10, 50]);
    assert.deepEqual(pointAt(route, 500), [20, 60]);
  });
  test("the first run ahead of the last", () => {
    const { head_km: head, tail_km: tail, phase } = positionOf(scene, flow, 25);
    assert.deepEqual([head, tail, phase], [75, 25, "under-way"]);
  });
  test("it is ahead before anybody leaves and done when all are there", () => {
    assert.equal(positionOf(scene, flow, 9).phase, "ahead");
    assert.equal(positionOf(scene, flow, 10).phase, "under-way");
    assert.equal(positionOf(scene, flow, 40).phase, "under-way");
    assert.equal(positionOf(scene, flow, 41).phase, "done");
  });
  test("a train of a single day is there on that day", () => {
    const train = { ...flow, depart: [10, 10], arrive: [10, 10] };
    assert.deepEqual(positionOf(scene, train, 9).head, [10, 50]);
    assert.deepEqual(positionOf(scene, train, 10).head, [20, 60]);
  });
  test("the way home begins at the route's end", () => {
    assert.deepEqual(positionOf(scene, { ...flow, reverse: 1 }, 10).head, [20, 60]);
    assert.deepEqual(positionOf(scene, { ...flow, reverse: 1 }, 30).head, [10, 50]);
  });
});
