import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  layoutOf,
  magnifierDay,
  magnifierX,
  overviewDay,
  overviewX,
} from "../../../static/player/timeline/strip-layout.js";

const idsOf = (count) => Array.from({ length: count }, (_, n) => String(n));
const layout = (count, changes = {}) =>
  layoutOf({
    width: 960,
    height: 208 + 17 * (Math.max(0, count - 7) + Math.min(0, count - 5)),
    narrow: false,
    scale: 1,
    ids: idsOf(count),
    changing: new Set(["3", "5"]),
    closed: false,
    ...changes,
  });
const pairs = (list) => list.slice(1).map((item, n) => [list[n], item]);

for (let count = 1; count <= 12; count += 1)
  test(`names and rows of a strip of ${count} do not overlap`, () => {
    const { overview, magnifier } = layout(count);
    for (const [a, b] of pairs(overview.rows)) assert.ok(b.y - a.y >= 9.7);
    const rows = [...magnifier.rows].sort((a, b) => a.y - b.y);
    for (const [a, b] of pairs(rows)) assert.ok(a.y + a.h <= b.y);
    assert.ok(rows.at(-1).y + rows.at(-1).h <= magnifier.bottom);
    const named = rows.filter((row) => !row.big && row.named);
    for (const [a, b] of pairs(named)) assert.ok(b.y - a.y >= 8.5);
    for (const row of rows) if (row.big) assert.ok(row.h >= 12);
  });

describe("the strip", () => {
  test("gives room to those who change, and puts the others above", () => {
    const { rows } = layout(8).magnifier;
    assert.equal(rows.length, 8);
    assert.deepEqual(
      rows.slice(-2).map(({ id }) => id),
      ["3", "5"],
    );
    const height = (id) => rows.find((row) => row.id === id).h;
    assert.ok(height("3") > 2 * height("4"));
  });
  test("on a phone leaves those out who do not change", () => {
    const { rows } = layout(8, { narrow: true, width: 360 }).magnifier;
    assert.deepEqual(
      rows.map(({ id }) => id),
      ["3", "5"],
    );
  });
  test("gives all the same room where nobody changes", () => {
    const { rows } = layout(6, { changing: new Set() }).magnifier;
    assert.equal(new Set(rows.map(({ h }) => h.toFixed(6))).size, 1);
  });
  test("of a year a second has one ruler", () => {
    const { magnifier, overview } = layout(6, { closed: true });
    assert.equal(magnifier, null);
    assert.equal(overview.rows.length, 6);
  });
  test("grows with the type when presenting", () => {
    assert.equal(layout(6, { scale: 1.25 }).left, 1.25 * layout(6).left);
  });
});

describe("the strip of one ruler", () => {
  const low = (count, changes = {}) => layout(count, { height: 96, low: true, ...changes });
  test("has of one people one band, and above it that of all years", () => {
    const { overview, magnifier } = low(1, { changing: new Set() });
    assert.deepEqual(
      [overview.rows, magnifier.rows].map((rows) => rows.map(({ id }) => id)),
      [["0"], ["0"]],
    );
    assert.ok(magnifier.rows[0].big && magnifier.rows[0].h >= 26);
  });
  test("has of many those who change, in rows high enough for words or with marks alone", () => {
    assert.deepEqual(
      low(9).magnifier.rows.map(({ id, big }) => [id, big]),
      [
        ["3", true],
        ["5", true],
      ],
    );
    const crowd = low(9, { changing: new Set(idsOf(9)) }).magnifier.rows;
    assert.ok(crowd.every(({ big, named }) => !big && !named));
    assert.deepEqual(low(9, { changing: new Set() }).magnifier.rows, []);
  });
  test("is low enough for a presentation", () => {
    const { magnifier } = low(1, { height: 90, scale: 1.25 });
    assert.ok(magnifier.rows[0].big);
    assert.equal(magnifier.words, magnifier.triangles, "one line for both");
    assert.ok(low(1).magnifier.words < low(1).magnifier.triangles);
  });
});

describe("a day and its place", () => {
  const { left, right } = layout(6);
  test("on the overview", () => {
    const where = layout(6);
    assert.equal(overviewX(where, 0), left);
    assert.ok(overviewX(where, 12418) < right, "the last day has its own width");
    assert.ok(Math.abs(overviewDay(where, overviewX(where, 5897)) - 5897) < 1e-9);
  });
  test("on the magnifier", () => {
    const where = layout(6);
    const page = { from: 100, to: 159 };
    assert.equal(magnifierX(where, page, 100), left);
    assert.equal(magnifierX(where, page, 160), right);
    assert.equal(magnifierX(where, page, 130), (left + right) / 2);
    assert.ok(Math.abs(magnifierDay(where, page, magnifierX(where, page, 117)) - 117) < 1e-9);
  });
});
