import assert from "node:assert/strict";
import { test } from "node:test";
import { dashedPen, partWithin, sheetOf } from "../javascript/dashes.js";

/** What is stroked on a sheet of 100 × 50 pixels whose corner is at (200, 300): offset and points of each stroke. */
function stroked(points, dashes, offset) {
  const strokes = [];
  let [path, isDashed] = [[], false];
  const ink = {
    canvas: { width: 200, height: 100 },
    getTransform: () => ({ a: 2, e: -400, f: -600 }),
    lineDashOffset: 0,
    setLineDash: (given) => (isDashed = given.length > 0),
    beginPath: () => (path = []),
    moveTo: (x, y) => path.push([x, y]),
    lineTo: (x, y) => path.push([x, y]),
    stroke: () => strokes.push({ offset: ink.lineDashOffset, path }),
  };
  const context = /** @type {any} */ (ink);
  const pen = dashedPen(context, sheetOf(context), dashes, offset);
  pen.moveTo(points[0][0], points[0][1]);
  for (const [x, y] of points.slice(1)) pen.lineTo(x, y);
  pen.end();
  assert.ok(!isDashed, "the next line is a whole one");
  return strokes;
}

test("of a line as long as a country only what lies on the sheet is stroked, dash for dash", () => {
  const across = stroked(
    [
      [-7e6 + 192, 325],
      [7e6, 325],
    ],
    [2, 5],
    3,
  );
  assert.deepEqual(
    across.map(({ path }) => path.map((point) => point.map(Math.round))),
    [
      [
        [192, 325],
        [308, 325],
      ],
    ],
  );
  assert.ok(Math.abs(across[0].offset - ((7e6 + 3) % 7)) < 1e-6);
});

test("a line that lies on the sheet is one stroke, and each return to it another", () => {
  const inside = [
    [210, 310],
    [250, 330],
    [250, 330],
    [290, 310],
  ];
  assert.deepEqual(stroked(inside, [2, 5]), [{ offset: 0, path: inside }]);
  const there = [
    [250, 325],
    [250, 400],
    [260, 400],
    [260, 325],
  ];
  const [out, back] = stroked(there, [2, 5]);
  assert.deepEqual(out.path, [
    [250, 325],
    [250, 358],
  ]);
  assert.deepEqual(back.path, [
    [260, 358],
    [260, 325],
  ]);
  assert.ok(Math.abs(back.offset - ((75 + 10 + 42) % 7)) < 1e-9);
  assert.deepEqual(stroked(there.slice(1, 3), [2, 5]), [], "none of it");
});

test("the part of a segment within a box", () => {
  const box = [0, 0, 10, 10];
  assert.deepEqual(partWithin(-10, 5, 30, 5, box), [0.25, 0.5]);
  assert.deepEqual(partWithin(30, 5, -10, 5, box), [0.5, 0.75]);
  assert.deepEqual(partWithin(5, 5, 5, 5, box), [0, 1]);
  assert.equal(partWithin(5, 11, 5, 11, box), null);
  assert.equal(partWithin(-5, 8, 5, 18, box), null, "past a corner");
});
