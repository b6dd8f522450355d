import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { carrier, isCarried } from "../../../static/player/map/labels/carried.js";
import { Sheet } from "../../../static/player/map/labels/labels.js";
import { context, view } from "./view.js";

const from = view();
const seen = (changes) => ({ ...from, ...changes });
const words = { rows: [[{ text: "12345", size: 10, colour: "#000" }]] };

describe("words of a map that is moved", () => {
  test("go as far as the map when it is dragged", () => {
    const { point, rect } = carrier(from, seen({ left: from.left + 30, top: from.top - 12 }));
    assert.deepEqual(point({ x: 100, y: 50 }), { x: 70, y: 62 });
    const box = { x: 90, y: 40, width: 20, height: 10 };
    assert.deepEqual(rect(box), { ...box, x: 60, y: 52 });
  });
  test("keep their size and their middle over the same place when it grows", () => {
    const near = seen({ scale: from.scale * 2, left: 2 * from.left + 100, top: 2 * from.top });
    const { rect } = carrier(from, near);
    assert.deepEqual(rect({ x: 90, y: 45, width: 20, height: 10 }), {
      x: 90,
      y: 95,
      width: 20,
      height: 10,
    });
  });
  test("go along only where letters and map are as large", () => {
    assert.ok(isCarried(from, seen({ left: 9, scale: 7 })));
    for (const other of [{ width: 9 }, { height: 9 }, { type: 1.25 }, { dpr: 3 }])
      assert.ok(!isCarried(from, seen(other)));
  });
});

test("a sheet carries its words, and drops those of a card that has lost its ring", () => {
  const sheet = new Sheet();
  sheet.begin(context(), from, "serif");
  for (const [key, x] of /** @type {const} */ ([
    ["card:a", 100],
    ["name:b", 300],
  ]))
    sheet.put(words, { x, y: 100, ax: 0, ay: 0 }, key, { x, y: 50 });
  const to = seen({ left: from.left + 30 });
  sheet.carry(to, carrier(from, to));
  sheet.drop("card:a");
  assert.deepEqual(
    sheet.labels().map(({ key, x }) => [key, Math.round(x)]),
    [["name:b", 270]],
  );
  assert.deepEqual(
    sheet.led().map(({ leader }) => leader),
    [{ x: 270, y: 50 }],
  );
});
