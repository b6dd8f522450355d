import assert from "node:assert/strict";
import { test } from "node:test";
import { dayWriter, isoOf, monthsLater } from "../javascript/calendar.js";
import { samplesOf } from "../javascript/legend.js";
import { createWays, endOf, metresAlong, phaseOn, shareOn, widthOf } from "../javascript/ways.js";

test("the share of a way that has been gone", () => {
  const way = { start: 10, end: 20 };
  assert.deepEqual(
    [9, 10, 15, 20, 99].map((day) => shareOn(way, day)),
    [0, 0, 0.5, 1, 1],
  );
  assert.equal(shareOn({ start: 10, end: 10 }, 10), 1, "a single day is gone at once");
  assert.deepEqual(
    [9, 10, 20, 21].map((day) => phaseOn(way, day)),
    ["ahead", "under-way", "under-way", "arrived"],
  );
});

test("a way that has been gone ends between its points, wherever they repeat", () => {
  assert.deepEqual(endOf([0, 1000, 3000], 0.5), { after: 1, part: 0.25 });
  assert.deepEqual(endOf([0, 1000, 3000], 0), { after: 0, part: 0 });
  assert.deepEqual(endOf([0, 1000, 3000], 1), { after: 2, part: 0 });
  assert.deepEqual(endOf([0, 0], 0.5), { after: 1, part: 0 }, "all points are one");
  assert.ok(
    Math.abs(
      metresAlong([
        [0, 0],
        [0, 1],
      ])[1] - 111_195,
    ) < 1,
  );
});

test("only what has been gone since the last day is drawn", () => {
  const movement = (start, end) => ({ ...blank, people: null, start, end, line: LINE });
  const ways = createWays([movement(0, 10), movement(20, 30)], { peoplePerPx: 1, said: () => "" });
  ways.place(([y, x]) => ({ x, y }));
  const gone = (day) => ways.show(day)?.map(({ way, tip }) => [tip[0], way.tip[0]]);
  gone(0);
  assert.deepEqual(gone(5), [[0, 5]]);
  assert.deepEqual(gone(5), []);
  assert.deepEqual(gone(15), [[5, 10]]);
  assert.deepEqual(gone(16), [], "nobody is under way");
  assert.deepEqual(gone(25), [[0, 5]]);
  assert.equal(gone(24), undefined, "a day back takes all of it anew");
});
/** @type {[number, number][]} */
const LINE = [
  [0, 0],
  [0, 10],
];

test("a number keeps its width, and the legend shows round ones that can be told apart", () => {
  assert.equal(widthOf({ ...blank, people: 3000 }, 100), 30);
  assert.equal(widthOf({ ...blank, people: 3 }, 100), 1.5);
  assert.deepEqual(samplesOf(120_000, 9000), [100_000, 25_000]);
  assert.deepEqual(samplesOf(120_000, 30_000), [100_000]);
  assert.deepEqual(samplesOf(0, 1 / 14), [], "nobody was counted");
});
const blank = { name: "", tooltip: "", popup: "", color: "", start: 0, end: 0, line: [] };

test("days of any year, before 1970 and before the year 1", () => {
  assert.equal(isoOf(0), "1970-01-01");
  assert.equal(isoOf(-1), "1969-12-31");
  assert.equal(isoOf(-719_529), "-0001-12-31");
  assert.equal(isoOf(-719_528), "0000-01-01");
  assert.equal(isoOf(monthsLater(Date.UTC(1804, 0, 31) / 86_400_000, 1)), "1804-02-29");
  assert.equal(isoOf(monthsLater(Date.UTC(1805, 11, 31) / 86_400_000, 12)), "1806-12-31");
  assert.match(dayWriter("en")(-719_528), /January 1, 1 B/);
  assert.equal(dayWriter("de")(-61_879), "1. August 1800");
});
