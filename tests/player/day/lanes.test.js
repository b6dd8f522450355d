import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CORE, createLanes, drawnWidth, widthOf } from "../../../static/player/day/lanes.js";
import { sceneOf, smallMovement } from "./small-scene.js";

test("a pixel stands for 35,000 people", () => {
  assert.equal(widthOf(35000, null, "people"), 1);
  assert.equal(widthOf(490000, 494456, "people"), 14);
});
test("shares show a whole people ten pixels wide", () => {
  assert.equal(widthOf(500, 1000, "share"), 5);
  assert.equal(widthOf(500, null, "share"), 0, "and nothing where there is no whole");
});
test("an unknown number has no width", () => {
  assert.equal(widthOf(null, 1000, "people"), 0);
  assert.equal(widthOf(undefined, 1000, "share"), 0);
});
test("a bed is drawn in tenths of a pixel, and as the core where that would hide it", () => {
  assert.equal(drawnWidth(7.26), 7.3);
  assert.equal(drawnWidth(3.5), CORE);
  assert.equal(drawnWidth(3.51), 3.5);
});

describe("lanes", () => {
  /** Three movements on the rails of one leg, the largest in the middle; on the other the third is alone. */
  const totals = { m: 700000, n: 350000, o: 70000 };
  const movements = Object.entries({ m: 0, n: 1, o: 2 }).map(([id, lane]) => {
    return smallMovement({ id, lane, least_whole: totals[id] });
  });
  const legs = {
    shared: { side: -1, most: totals },
    alone: { side: 1, most: { o: 35000 } },
  };
  const lanes = createLanes(sceneOf({ movements, legs }));
  const on = (leg, wide, basis) => ["m", "n", "o"].map((id) => lanes.offset(id, leg, wide, basis));

  test("of thin lines lie close together, whoever is on the leg", () => {
    assert.deepEqual(on("shared", false, "people"), [0, 4.4, 8.8]);
    assert.deepEqual(on("alone", false, "people"), [0, 4.4, 8.8]);
  });
  test("of beds have room for the widest in each", () => {
    // 20, 10 and 2 pixels wide, each with 2 pixels beside it; a lane has at least room for a line.
    assert.deepEqual(on("shared", true, "people"), [0, 11 + 6, 11 + 12 + 2.2]);
    assert.deepEqual(on("alone", true, "people"), [0, 4.4, 8.8]);
  });
  test("of shares have room for shares of each people", () => {
    assert.deepEqual(on("shared", true, "share"), [0, 6 + 6, 6 + 12 + 6]);
  });
  test("are counted along a leg's direction or against it", () => {
    assert.deepEqual([lanes.sideOf("shared"), lanes.sideOf("alone")], [-1, 1]);
  });
  test("to the other side have negative numbers, and shares room for the least total", () => {
    const movement = smallMovement({ lane: -1, least_whole: 950 });
    const leg = { side: 1, most: { m: 475 } };
    const scene = sceneOf({ movements: [movement], legs: { leg } });
    // 475 of 950 are 5 pixels.
    assert.equal(createLanes(scene).offset("m", "leg", true, "share"), -(4.4 / 2 + (5 + 2) / 2));
  });
});
