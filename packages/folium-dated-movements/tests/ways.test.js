import assert from "node:assert/strict";
import { test } from "node:test";
import { dayWriter, isoOf, monthsLater } from "../javascript/calendar.js";
import { samplesOf } from "../javascript/legend.js";
import { leap, paceFor, pacesFor } from "../javascript/pace.js";
import { createSchedule } from "../javascript/schedule.js";
import { createWays, endOf, metresAlong, shareOn, widthOf } from "../javascript/ways.js";
import { counter } from "../javascript/words.js";

test("the share of a way that has been gone", () => {
  const way = { start: 10, end: 20 };
  assert.deepEqual(
    [9, 10, 15, 20, 99].map((day) => shareOn(way, day)),
    [0, 0, 0.5, 1, 1],
  );
  assert.equal(shareOn({ start: 10, end: 10 }, 10), 1, "a single day is gone at once");
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

test("ways ahead have pale edges that hide no dashes, and none where there are many", () => {
  const strokesOf = (count) => {
    const strokes = [];
    const nothing = () => undefined;
    const ink = /** @type {any} */ ({
      canvas: { width: 100, height: 100 },
      getTransform: () => ({ a: 1, e: 0, f: 0 }),
      stroke: () => strokes.push([ink.strokeStyle, ink.lineWidth]),
      ...{ setLineDash: nothing, beginPath: nothing, moveTo: nothing, lineTo: nothing },
    });
    const movement = { ...blank, color: "#000000", people: 5, line: LINE };
    const ways = createWays(Array(count).fill(movement), { peoplePerPx: 1, said: () => "" });
    ways.place(([y, x]) => ({ x, y }));
    ways.drawAhead(ink);
    return strokes;
  };
  const [edge, dash] = [
    ["#fff", 3.75],
    ["#000000", 1.25],
  ];
  assert.deepEqual(strokesOf(2), [edge, edge, dash, dash]);
  assert.deepEqual(strokesOf(51), Array(51).fill(dash));
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
  assert.deepEqual(samplesOf(1e9, 1), [20, 5], "no thicker than a legend has room for");
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

test("a date is written as precisely as it is known", () => {
  const ides = Date.UTC(1804, 2, 15) / 86_400_000;
  assert.equal(dayWriter("en", "month")(ides), "March 1804");
  assert.equal(dayWriter("de", "year")(ides), "1804");
  assert.equal(dayWriter("en", "year")(-737_425), "50 BC");
  assert.equal(dayWriter("en", "year")(Date.UTC(863, 5, 1) / 86_400_000), "863 AD");
});

test("paces fit what there is to play", () => {
  const years = (count) => Math.round(count * 365.25);
  assert.deepEqual(
    [60, years(1.4), years(5), years(80), years(900), years(8000), years(200_000)].map(paceFor),
    ["P1D", "P1W", "P1M", "P1Y", "P10Y", "P100Y", "P1000Y"],
  );
  assert.deepEqual(pacesFor(years(1000), "P10Y"), ["P1Y", "P10Y", "P100Y"]);
  assert.deepEqual(pacesFor(years(1000), "P20Y"), ["P1Y", "P10Y", "P20Y", "P100Y"], "one's own");
  assert.deepEqual(pacesFor(years(1000), "P1D")[0], "P1D", "one that takes hours, if it is wanted");
  assert.deepEqual(pacesFor(0, "P1D"), ["P1D"], "a single day");
});

test("a step of a pace is one of the calendar", () => {
  const day = (year, month, date) => Date.UTC(year, month - 1, date) / 86_400_000;
  assert.equal(isoOf(leap(day(1804, 2, 29), "P100Y")), "1904-02-29");
  assert.equal(isoOf(leap(day(1804, 2, 29), "P1Y", -1)), "1803-02-28");
  assert.equal(isoOf(leap(day(1804, 3, 31), "P1M", -1)), "1804-02-29");
  assert.equal(leap(0, "P2W"), 14);
  assert.equal(leap(0, "P0.1D", -1), -1, "never none");
});

test("a number takes the form that its language has for it", () => {
  const people = {
    one: "{count} человек",
    few: "{count} человека",
    many: "{count} человек",
    other: "{count} человека",
  };
  const counted = counter("ru", { people, plain: "Menge: {count}" });
  assert.deepEqual(
    [1, 3, 5, 21, 1.5].map((count) => counted("people", count)),
    ["1 человек", "3 человека", "5 человек", "21 человек", "1,5 человека"],
  );
  assert.equal(counted("plain", 2), "Menge: 2", "one text for all");
  assert.equal(counter("ar", { people: { other: "{count}" } })("people", 2).length, 1);
});

/** The same numbers at every run (mulberry32). */
function drawn(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test("who is under way is found for any two days as if everybody were asked", () => {
  const next = drawn(7);
  const ways = Array.from({ length: 60 }, (_, n) => {
    const start = next(100);
    return { n, movement: { start, end: start + next(3) * next(20) } };
  });
  const schedule = createSchedule(ways);
  let last = null;
  for (const day of [50, 50, 51, ...Array.from({ length: 300 }, () => next(140) - 10)]) {
    const before = last;
    const moved = schedule.moveTo(day);
    assert.deepEqual(
      schedule.underWay(),
      ways.filter(({ movement }) => movement.start <= day && day <= movement.end),
    );
    if (before !== null)
      for (const way of ways)
        if (shareOn(way.movement, before) !== shareOn(way.movement, day))
          assert.ok(moved.includes(way));
    assert.deepEqual(
      moved,
      [...moved].sort((a, b) => a.n - b.n),
      "in their order",
    );
    last = day;
  }
  schedule.moveTo(60);
  assert.ok(schedule.moveTo(61).length < 30, "most are not asked");
});

test("the way under the pointer is the nearest of those that have begun", () => {
  const next = drawn(3);
  const point = () => /** @type {[number, number]} */ ([next(400), next(400)]);
  const movements = Array.from({ length: 80 }, (_, n) => ({
    ...blank,
    name: String(n),
    people: next(9),
    start: next(20),
    end: 20 + next(20),
    line: [point(), point(), point()],
  }));
  const ways = createWays(movements, { peoplePerPx: 1, said: () => "" });
  ways.place(([y, x]) => ({ x, y }));
  ways.show(15);
  /** Pixels to what a movement has gone, tried in steps of a thousandth of it. */
  const away = (movement, x, y) => {
    const metres = metresAlong(movement.line);
    let least = Infinity;
    for (let n = 0; n <= 1000; n += 1) {
      const { after, part } = endOf(metres, (shareOn(movement, 15) * n) / 1000);
      const [from, to] = [movement.line[after], movement.line[after + 1] ?? movement.line[after]];
      const at = [0, 1].map((axis) => from[axis] + (to[axis] - from[axis]) * part);
      least = Math.min(least, Math.hypot(at[1] - x, at[0] - y));
    }
    return least - widthOf(movement, 1) / 2;
  };
  let found = 0;
  const places = [...Array.from({ length: 60 }, point), ...movements.map(({ line }) => line[0])];
  for (const [y, x] of places) {
    const at = ways.at({ x, y });
    const begun = movements.filter((movement) => shareOn(movement, 15) > 0);
    const least = Math.min(...begun.map((movement) => away(movement, x, y)));
    if (at) found += 1;
    if (at) assert.ok(begun.includes(at) && away(at, x, y) <= least + 1, at.name);
    else assert.ok(least > 5, `${x}, ${y}`);
  }
  assert.ok(found > 10 && found < places.length);
});
