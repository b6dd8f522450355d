import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { paintWords, partedAt } from "../../../static/player/timeline/strip-band.js";
import { STACK } from "../../../static/player/theme/palette.js";

/** The tops of a day on which a share is in exile and the others are at home. */
const topsWith = (exiled) => {
  const shares = STACK.map((part) => ({ in_exile: exiled, home: 1 - exiled })[part] ?? 0);
  return shares.map((_, k) => shares.slice(0, k + 1).reduce((sum, share) => sum + share, 0));
};
const point = (day, exiled = 1) => [10 * day, topsWith(exiled), day];

describe("a band at a day", () => {
  const band = [point(0), point(10), point(20, 0)];
  const daysOf = (parts) => parts.map((points) => points.map(([, , day]) => day));
  test("is parted there, straight between two counts", () => {
    const [before, after] = partedAt(band, 15);
    assert.deepEqual(daysOf([before, after]), [
      [0, 10, 15],
      [15, 20],
    ]);
    assert.deepEqual(after[0], [150, topsWith(0.5), 15]);
  });
  test("is parted at a count", () =>
    assert.deepEqual(daysOf(partedAt(band, 10)), [
      [0, 10],
      [10, 20],
    ]));
  test("stays whole where the day is not within it", () => {
    for (const day of [-1, 0, 20, 21]) assert.deepEqual(partedAt(band, day), [band]);
  });
});

describe("the words in a band", () => {
  /** What is written where, on a canvas on which every letter is six pixels wide. */
  function written(points, { renamed, countOf = () => null, clear }) {
    const texts = [];
    const context = {
      font: "",
      canvas: { dataset: { face: "a" } },
      measureText: (text) => ({ width: 6 * text.length }),
      fillText: (text, x) => texts.push([text, x]),
    };
    const words = (part, day) =>
      part === "in_exile" && renamed !== null && day >= renamed ? "not back" : part;
    const row = { y: 0, h: 20 };
    paintWords(context, points, row, "#315234", { size: 11, words, renamed, countOf, clear });
    return texts;
  }
  const band = [point(0), point(100)];
  test("name a state in the middle of its stretch", () =>
    assert.deepEqual(written(band, { renamed: null }), [["in_exile", 500]]));
  test("have another name from the release on", () =>
    assert.deepEqual(written(band, { renamed: 40 }), [
      ["in_exile", 200],
      ["not back", 700],
    ]));
  test("have the one name of a page before or after it", () => {
    assert.deepEqual(written(band, { renamed: 200 }), [["in_exile", 500]]);
    assert.deepEqual(written(band, { renamed: 0 }), [["not back", 500]]);
  });
  test("stand where a piece is wide enough for them", () =>
    assert.deepEqual(written(band, { renamed: 5 }), [["not back", 525]]));
  test("give the count where there is room, right of a name", () => {
    const countOf = () => 1200;
    assert.deepEqual(written(band, { renamed: null, countOf, clear: 100 }), [
      ["in_exile: 1,200", 550],
    ]);
    assert.deepEqual(written(band, { renamed: null, countOf, clear: 900 }), [["in_exile", 950]]);
  });
});
