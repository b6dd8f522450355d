import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf, shareOn } from "../../../static/player/dated/dated-ways.js";

test("the share of a way that has been run", () => {
  const way = { start: 10, end: 20 };
  assert.deepEqual(
    [9, 10, 15, 20, 99].map((day) => shareOn(way, day)),
    [0, 0, 0.5, 1, 1],
  );
  assert.equal(shareOn({ start: 10, end: 10 }, 10), 1, "a single day is run at once");
});

test("the part of a line that has been run ends between its points", () => {
  const line = [
    [50, 10],
    [50, 20],
    [60, 20],
  ];
  const metres = [0, 1000, 3000];
  assert.deepEqual(partOf(line, metres, 0.5), [
    [50, 10],
    [50, 20],
    [52.5, 20],
  ]);
  assert.deepEqual(partOf(line, metres, 1), line);
  assert.deepEqual(partOf(line, metres, 0), [
    [50, 10],
    [50, 10],
  ]);
});
