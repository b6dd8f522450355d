import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  holds,
  projectLine,
  simplify,
  squareToSegment,
} from "../../../static/player/plane/paths.js";
import { ANCHOR, worldX } from "../../../static/player/plane/projection.js";

const line = (...numbers) => Float64Array.from(numbers);

describe("the distance from a point to a segment", () => {
  const cases = [
    ["beside it", [5, 3], 9],
    ["beyond its end", [13, 4], 25],
    ["before its start", [-3, 0], 9],
    ["on it", [7, 0], 0],
  ];
  for (const [where, [x, y], square] of cases)
    test(where, () => assert.equal(squareToSegment(x, y, 0, 0, 10, 0), square));
  test("of no length", () => assert.equal(squareToSegment(3, 4, 0, 0, 0, 0), 25));
});

describe("a line made simpler", () => {
  const zigzag = line(0, 0, 5, 0.5, 10, 0, 15, 4, 20, 0);
  test("loses what is nearer than the tolerance", () =>
    assert.deepEqual(simplify(zigzag, 1), [0, 2, 3, 4]));
  test("keeps its ends", () => assert.deepEqual(simplify(zigzag, 100), [0, 4]));
  test("keeps the points that it must", () =>
    assert.deepEqual(simplify(zigzag, 100, new Set([1])), [0, 1, 4]));
  test("of two points stays as it is", () =>
    assert.deepEqual(simplify(line(0, 0, 1, 1), 5), [0, 1]));
});

describe("a polygon", () => {
  const square = line(0, 0, 10, 0, 10, 10, 0, 10);
  const hole = line(4, 4, 6, 4, 6, 6, 4, 6);
  test("holds a point inside it", () => assert.ok(holds([[square]], 5, 5)));
  test("does not hold one beside it", () => assert.ok(!holds([[square]], 11, 5)));
  test("does not hold one in its hole", () => {
    assert.ok(!holds([[square, hole]], 5, 5));
    assert.ok(holds([[square, hole]], 3, 5));
  });
  test("may be one of several", () => {
    const other = line(20, 0, 30, 0, 30, 10, 20, 10);
    assert.ok(holds([[square], [other]], 25, 5));
    assert.ok(!holds([[square], [other]], 15, 5));
  });
});

test("a line in pixels begins at the anchor", () => {
  const xy = projectLine(line(70, 48, 71, 48), 3600);
  assert.deepEqual([xy[0], xy[1]], [0, 0]);
  assert.ok(Math.abs(xy[2] - 10) < 1e-9, "3600 pixels are 360 degrees");
  assert.equal((worldX(70) - ANCHOR.x) * 3600, xy[0]);
});
