import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { corridorsOf, corridorsOn } from "../../../static/player/day/corridors.js";
import { sceneOf, smallMovement } from "./small-scene.js";

const span = (mode, from, to) => ({ mode, from, to });
const flow = (changes = {}) => ({
  id: "f",
  movement: "m",
  peoples: ["p"],
  route: "r",
  reverse: false,
  depart: [100, 110],
  arrive: [150, 160],
  ...changes,
});
/** A way of 300 km along a parallel: by rail, by caravan in two stretches, by rail. */
const route = {
  line: Float64Array.from([60, 40, 61, 41, 62, 42, 63, 43]),
  cumulative: [0, 100, 200, 300],
  spans: [span("rail", 0, 100), span("caravan", 100, 150), span("foot", 150, 200)],
};
const sceneWith = (...flows) =>
  sceneOf({
    flows,
    routes: { r: route, rails: { ...route, spans: [span("rail", 0, 300)] } },
    free_modes: ["caravan", "foot"],
  });
const corridorsWith = (...flows) => corridorsOf(sceneWith(...flows));

describe("a corridor", () => {
  test("is the stretch that people travelled freely, ends and all", () => {
    const [{ line, index, people, bounds }] = corridorsWith(flow());
    assert.deepEqual([...line], [61, 41, 62, 42]);
    assert.deepEqual([index, people.id, bounds], [0, "p", [61, 41, 62, 42]]);
  });
  test("runs the other way where the flow does", () =>
    assert.deepEqual([...corridorsWith(flow({ reverse: true }))[0].line], [62, 42, 61, 41]));
  test("is none where all of the way is by rail", () =>
    assert.deepEqual(corridorsWith(flow({ route: "rails" })), []));
  test("is of the movement's people where the flow names none", () =>
    assert.equal(corridorsWith(flow({ peoples: [] }))[0].people.id, "p"));
});

describe("the corridors shown", () => {
  const shownOn = (corridors, view, day, shown = corridors.map(() => true)) =>
    corridorsOn(corridors, { shown }, view, day).map(({ flow: { id } }) => id);
  const one = corridorsWith(flow());
  test("on a day are those from the first leaving to the last arrival", () =>
    assert.deepEqual(
      [99, 100, 160, 161].map((day) => shownOn(one, "day", day).length),
      [0, 1, 1, 0],
    ));
  test("so far are those that somebody has entered", () =>
    assert.deepEqual(
      [99, 100, 999].map((day) => shownOn(one, "sofar", day).length),
      [0, 1, 1],
    ));
  test("of a period and of all are whatever the streams show", () => {
    for (const view of ["period", "all"]) {
      assert.deepEqual(shownOn(one, view, 0), ["f"]);
      assert.deepEqual(shownOn(one, view, 0, [false]), []);
    }
  });
  test("are one for all flows along one way in one direction", () => {
    const flows = [flow(), flow({ id: "again" }), flow({ id: "back", reverse: true })];
    assert.deepEqual(shownOn(corridorsWith(...flows), "all", 0), ["f", "back"]);
    const other = smallMovement({ id: "other" });
    const scene = { ...sceneWith(flow(), flow({ id: "theirs", movement: "other" })) };
    scene.index.movement.set("other", other);
    assert.deepEqual(shownOn(corridorsOf(scene), "all", 0), ["f", "theirs"]);
  });
});
