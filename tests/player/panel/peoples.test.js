import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isSomebodyElses, shownOnPress } from "../../../static/player/panel/peoples.js";

describe("pressing the chip of a people", () => {
  const scene = /** @type {any} */ ({
    movements: [
      { id: "m1", peoples: ["a"] },
      { id: "m2", peoples: ["b", "c"] },
      { id: "m3", peoples: ["d"] },
    ],
  });
  const all = ["m1", "m2", "m3"];
  const alone = (shown, people) => shownOnPress(scene, shown, people, false);
  const several = (shown, people) => shownOnPress(scene, shown, people, true);
  test("shows it alone, whether it was shown before or not", () => {
    assert.deepEqual(alone(all, "a"), ["m1"]);
    assert.deepEqual(alone(["m3"], "a"), ["m1"]);
    assert.deepEqual(alone(["m1", "m3"], "a"), ["m1"]);
  });
  test("shows all again where it is shown alone", () => {
    assert.deepEqual(alone(["m1"], "a"), all);
    assert.deepEqual(several(["m1"], "a"), all);
  });
  test("shows two peoples that were counted together, and all by a press of either", () => {
    assert.deepEqual(alone(all, "b"), ["m2"]);
    assert.deepEqual(alone(["m2"], "c"), all);
  });
  test("of several adds it, or takes it away, in the order of the scene", () => {
    assert.deepEqual(several(["m3"], "a"), ["m1", "m3"]);
    assert.deepEqual(several(all, "c"), ["m1", "m3"]);
  });
  test("closes what is open of another people, and nothing else", () => {
    const events = [
      ["own", { movement: "m1" }],
      ["all", { movement: null }],
    ];
    const indexed = { ...scene, index: { event: new Map(events) } };
    const left = (type, id, shown) => isSomebodyElses(indexed, { type, id }, shown);
    assert.ok(left("event", "own", ["m2"]) && left("movement", "m1", ["m2"]));
    assert.ok(!left("event", "own", ["m1"]) && !left("movement", "m1", ["m1"]));
    assert.ok(!left("event", "all", ["m2"]) && !left("place", "m1", ["m2"]));
    assert.ok(!isSomebodyElses(indexed, null, ["m2"]));
  });
});
