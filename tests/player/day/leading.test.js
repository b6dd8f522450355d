import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { markedOn } from "../../../static/player/day/leading.js";
import { UNDER_WAY } from "../../../static/player/day/streams.js";
import { smallMovement } from "./small-scene.js";

const AHEAD = 0;
const movement = smallMovement();
const leg = (name, from, to, reversed = false) => ({ leg: name, from, to, reversed });
const ROUTES = {
  a: { km: 200, spans: [leg("first", 0, 100), leg("second", 100, 200)] },
  b: { km: 200, spans: [leg("first", 0, 100), leg("other", 100, 200)] },
  back: { km: 100, spans: [leg("first", 0, 100, true)] },
};
const flow = (route, changes = {}) => ({
  route,
  mode: "rail",
  depart: [0, 5],
  arrive: [3, 9],
  ...changes,
});

/** Which of the flows are marked: each with how far it has come, and the phase if it is not under way. */
function marked(flows, { direction = "outward", underWay = 9, shown = ["m"] } = {}) {
  const scene = { flows: flows.map(([of]) => of), routes: ROUTES, free_modes: ["caravan"] };
  const streams = {
    groups: [{ movement, direction, members: flows.map((_, i) => i) }],
    shown: flows.map(([, , , seen = true]) => seen),
    phase: flows.map(([, , phase = UNDER_WAY]) => phase),
    head: flows.map(([, head]) => head),
    tail: flows.map(([of, head]) => (of.last ? ROUTES[of.route].km : head / 2)),
  };
  const stateOn = () => ({ under_way: underWay === null ? null : { value: underWay } });
  return [...markedOn(scene, streams, { shown: new Set(shown), stateOn })];
}

describe("the fronts that are marked", () => {
  test("are the first of the streams on one leg", () => {
    assert.deepEqual(
      marked([
        [flow("a"), 60],
        [flow("b"), 40],
      ]),
      [0],
    );
    assert.deepEqual(
      marked([
        [flow("a"), 40],
        [flow("b"), 60],
      ]),
      [1],
    );
    assert.deepEqual(
      marked([
        [flow("a"), 50],
        [flow("b"), 50],
      ]),
      [0, 1],
      "side by side",
    );
  });
  test("are all of them where the ways have parted", () => {
    assert.deepEqual(
      marked([
        [flow("a"), 150],
        [flow("b"), 120],
      ]),
      [0, 1],
    );
    assert.deepEqual(
      marked([
        [flow("a"), 150],
        [flow("b"), 60],
      ]),
      [0],
      "the first has passed here",
    );
    assert.deepEqual(
      marked([
        [flow("a"), 100],
        [flow("b"), 60],
      ]),
      [0],
      "just at the fork",
    );
  });
  test("of a leg run the other way are others", () =>
    assert.deepEqual(
      marked([
        [flow("a"), 60],
        [flow("back"), 40],
      ]),
      [0, 1],
    ));
  test("of a flow that runs its route backwards are those of its own legs", () => {
    const reverse = flow("a", { reverse: true });
    assert.deepEqual(
      marked([
        [reverse, 60],
        [flow("a"), 40],
      ]),
      [0, 1],
    );
    assert.deepEqual(
      marked([
        [reverse, 160],
        [flow("back"), 40],
      ]),
      [0],
      "both run the leg back",
    );
  });
  test("are every train that leaves within a day, and trains lead no stream", () => {
    const train = flow("a", { depart: [3, 3] });
    assert.deepEqual(
      marked([
        [train, 60],
        [flow("b"), 40],
      ]),
      [0, 1],
    );
    assert.deepEqual(
      marked([
        [train, 20],
        [flow("b"), 40],
      ]),
      [0, 1],
    );
  });
  test("leave out who has not left, is not shown, or travels freely", () => {
    assert.deepEqual(
      marked([
        [flow("a"), 0, AHEAD],
        [flow("b"), 40],
      ]),
      [1],
    );
    assert.deepEqual(
      marked([
        [flow("a"), 60, UNDER_WAY, false],
        [flow("b"), 40],
      ]),
      [1],
    );
    assert.deepEqual(marked([[flow("a", { mode: "caravan" }), 60]]), []);
    assert.deepEqual(marked([[flow("a"), 60]], { shown: [] }), []);
  });
  test("are none once all arrivals are counted, outward alone", () => {
    const one = [[flow("a"), 60]];
    assert.deepEqual(marked(one, { underWay: 0 }), []);
    assert.deepEqual(marked(one, { underWay: null }), [0], "nobody counted");
    assert.deepEqual(marked(one, { underWay: 0, direction: "homeward" }), [0]);
  });
  test("of a return are gone on its last day, when its last people are home", () => {
    const home = flow("a", { depart: [0, 90], arrive: [5, 90] });
    const homeward = { direction: "homeward" };
    assert.deepEqual(marked([[home, 200]], homeward), [0]);
    assert.deepEqual(marked([[{ ...home, last: true }, 200]], homeward), []);
    // A way of a single day is travelled on that day.
    const train = { ...home, depart: [5, 5], arrive: [5, 5], last: true };
    assert.deepEqual(marked([[train, 200]], homeward), [0]);
    assert.deepEqual(marked([[{ ...home, last: true }, 200]]), [0], "who was taken has arrived");
  });
});
