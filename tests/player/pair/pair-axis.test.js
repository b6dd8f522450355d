import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, spansOf, ticksOf } from "../../../static/player/pair/pair-axis.js";
import { isTogether } from "../../../static/player/pair/pair-cameras.js";
import { clockWords, mapName, spokenClock } from "../../../static/player/pair/pair-words.js";
import { LAST_DAY, dayOf, isoOf } from "../../../static/player/time/days.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const of = (kind, left, right, on, then = on) => ({
  kind,
  left,
  right,
  day: dayOf(on),
  distance: dayOf(then) - dayOf(on),
});
const BALKARS = of("return", "balkars-1944", "balkars-1944", "1944-03-19", "1957-01-20");

test("the ruler begins with the year in which the first of both were taken", () => {
  const pair = of("peoples", "balkars-1944", "koreans-1937", "1944-03-08");
  const axis = axisOf(scene, pair);
  assert.deepEqual([isoOf(axis.from), axis.to], ["1937-01-01", LAST_DAY]);
  assert.deepEqual(
    spansOf(scene, pair, axis).map((row) => row.map(({ what }) => what)),
    [["removal", "return"], ["removal"]],
  );
  assert.deepEqual(
    ticksOf(pair, axis).map(({ words }) => words),
    ["1940", "1945", "1950", "1955", "1960"],
  );
  const early = axisOf(scene, { ...pair, day: dayOf("1930-01-01") });
  assert.equal(early.from, 0, "a day before it is on it too");
});

test("day by day it begins with the first day of both", () => {
  const axis = axisOf(scene, BALKARS);
  assert.equal(isoOf(axis.from), "1944-03-08");
  const [[removal], [back]] = spansOf(scene, BALKARS, axis);
  assert.deepEqual([removal.what, back.what], ["removal", "return"]);
  assert.deepEqual([removal.left, back.left], [0, 0]);
  assert.ok(removal.width < back.width, "the return took longer");
  assert.equal(ticksOf(BALKARS, axis)[0].words, "day 1");
});

test("the clock says which day of the removal and of the return it is", () => {
  assert.deepEqual(
    clockWords(scene, BALKARS).map(({ large }) => large),
    ["day 12 of the removal", "day 12 of the return"],
  );
  assert.equal(
    spokenClock(scene, BALKARS),
    "day 12 of the removal, beside it day 12 of the return",
  );
  const later = { ...BALKARS, day: dayOf("1944-12-01") };
  assert.equal(clockWords(scene, later)[0].large, "day 269 since the removal began");
  assert.equal(
    mapName(scene, BALKARS, 1),
    "Right map: Balkars, day 12 of the return, 20 January 1957",
  );
  const days = of("peoples", "balkars-1944", "all", "1944-03-08");
  assert.equal(spokenClock(scene, days), "8 March 1944");
  assert.equal(mapName(scene, days, 1), "Right map: All peoples, 8 March 1944");
});

test("two maps look at the same land, unless one would be too small to be read", () => {
  const size = { width: 660, height: 380 };
  const together = (left, right) =>
    isTogether(scene, of("peoples", left, right, "1944-03-08"), size);
  assert.ok(together("balkars-1944", "kalmyks-1943"));
  assert.ok(together("chechens-ingush-1944", "crimean-tatars-1944"));
  assert.ok(together("balkars-1944", "all"));
  assert.ok(!together("koreans-1937", "karachais-1943"));
  assert.ok(isTogether(scene, { ...BALKARS, left: "koreans-1937" }, size));
});
