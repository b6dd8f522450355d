import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  paintDated,
  paintDeaths,
  paintWords,
  partedAt,
} from "../../../static/player/timeline/strip-band.js";
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

describe("the dead of a movement without a total", () => {
  /** What is filled and what is written; a letter is as wide as in the tests above. */
  function painted(deaths, row) {
    const found = { filled: [], written: [] };
    const context = {
      canvas: { dataset: { face: "serif" } },
      fillRect: (x, y, width, height) => found.filled.push([x, width, y + height]),
      measureText: (text) => ({ width: 5 * text.length }),
      fillText: (text, x) => found.written.push([text, x]),
    };
    paintDeaths(context, deaths, row, { xOf: (day) => 10 * day, from: 0, to: 100 }, 11);
    return found;
  }
  const deaths = [{ from: 10, to: 19, words: ["a hundred died in these years", "100 died"] }];
  test("lie at the foot of the row, over their days, in words that fit", () =>
    assert.deepEqual(painted(deaths, { y: 20, h: 20 }), {
      filled: [[100, 100, 40]],
      written: [["100 died", 150]],
    }));
  test("beyond the ruler are left out", () =>
    assert.deepEqual(painted([{ ...deaths[0], from: 101, to: 120 }], { y: 0, h: 20 }).filled, []));
});

describe("the counts of a movement without a total", () => {
  /** What is filled: from where to where, and how high. Each day is ten pixels wide. */
  function filled(dated) {
    const found = [];
    const context = { fillRect: (x, y, width, height) => found.push([x, y, width, height]) };
    const ruler = { xOf: (day) => 10 * day, from: 0, to: 100 };
    paintDated(context, { dated }, "#315234", { y: 20, h: 10 }, ruler);
    return found.slice(1);
  }
  test("stand on a line over the whole ruler", () => {
    const found = [];
    const context = { fillRect: (...rect) => found.push(rect) };
    paintDated(context, {}, "#315234", { y: 20, h: 10 }, { xOf: (day) => day, from: 5, to: 60 });
    assert.deepEqual(found, [[5, 24.5, 55, 1]]);
  });
  test("are a bar at the first day and a line over the others", () =>
    assert.deepEqual(filled([[10, 30]]), [
      [100, 24, 200, 2],
      [100, 21, 1.5, 8],
    ]));
  test("of one day are a bar alone", () => {
    assert.deepEqual(filled([[10, null]]), [[100, 21, 1.5, 8]]);
    assert.deepEqual(filled([[10, 10]]), [[100, 21, 1.5, 8]]);
  });
  test("end with the ruler, and begin with it", () => {
    assert.deepEqual(filled([[90, 200]])[0], [900, 24, 100, 2]);
    assert.deepEqual(filled([[-50, 10]])[0], [0, 24, 100, 2]);
    assert.deepEqual(filled([[null, 10]])[0], [0, 24, 100, 2]);
  });
  test("beyond the ruler are left out", () => {
    assert.deepEqual(filled([[-9, -1]]), []);
    assert.deepEqual(filled([[101, 150]]), []);
    assert.equal(filled([[-9, 0]]).length, 1, "its last day is the first of the ruler");
  });
  test("of the same days are drawn once", () =>
    assert.equal(
      filled([
        [10, 30],
        [10, 30],
      ]).length,
      2,
    ));
});
