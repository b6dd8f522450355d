import assert from "node:assert/strict";
import { test } from "node:test";
import { CORE, drawnWidth, widthOf } from "../../../static/player/day/widths.js";

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
