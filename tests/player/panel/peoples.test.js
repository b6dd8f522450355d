import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { shownOnPress } from "../../../static/player/panel/peoples.js";

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
});
