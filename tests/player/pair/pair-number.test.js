import assert from "node:assert/strict";
import { test } from "node:test";
import { stateOf } from "../../../static/player/day/evaluate.js";
import { pairNumber, shareOf } from "../../../static/player/pair/pair-number.js";
import { dayOf } from "../../../static/player/time/days.js";
import { amount } from "../../../static/player/words/ranges.js";
import { number } from "../../../static/player/words/wording.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const q = (value, low = value, high = value) => ({ value, low, high, basis: "documented" });

test("a share has the widest bounds that the number and the whole allow", () => {
  assert.deepEqual(shareOf(q(500, 450, 550), q(1000, 900, 1100)), {
    value: 50,
    low: 40.9,
    high: 61.2,
  });
  assert.deepEqual(shareOf(q(null, 450, null), q(1000)), { value: null, low: 45, high: null });
  assert.deepEqual(shareOf(q(1), q(3)), { value: 33.3, low: 33.3, high: 33.4 });
});

test("nobody is more than all: a count above the whole has bounds", () => {
  assert.deepEqual(shareOf(q(1050, 1000, 1050), q(1000, 1000, 1100)), {
    value: null,
    low: 90.9,
    high: 100,
  });
  const { figure } = pairNumber(scene, "crimean-tatars-1944", dayOf("1944-12-10"), "share");
  assert.equal(figure, "99.4–100 per cent");
});

test("all of them are all of them, however many they were", () => {
  assert.deepEqual(shareOf(q(1000, 900, 1100), q(1000, 900, 1100)), {
    value: 100,
    low: 100,
    high: 100,
  });
});

test("a number and a share are of the same people", () => {
  const day = dayOf("1944-03-05");
  const { under_way: way, whole } = stateOf(scene, "chechens-ingush-1944", day);
  const counted = pairNumber(scene, "chechens-ingush-1944", day, "people");
  const shared = pairNumber(scene, "chechens-ingush-1944", day, "share");
  assert.equal(counted.figure, amount(scene, way));
  assert.match(counted.figure, /^≈/);
  assert.match(counted.of, /^on the way, interpolated, [\d,]+–[\d,]+$/);
  // A share is no surer than its number.
  assert.equal(shared.figure, `≈\u00a0${Math.round((100 * way.value) / whole.value)} per cent`);
  assert.match(shared.of, /^of [\d,]+ in all: on the way, interpolated, [\d.]+–[\d.]+$/);
});

test("no share is made up where nobody counted the whole", () => {
  for (const who of ["kazakhs-1928", "all"]) {
    const { figure, of } = pairNumber(scene, who, dayOf("1946-01-01"), "share");
    assert.deepEqual([figure, of], ["not stated", "the share of all, on this day"]);
  }
});

test("all peoples are at least those of whom a number is known, and the others are named", () => {
  const day = dayOf("1946-01-01");
  const held = scene.movements.map(({ id }) => stateOf(scene, id, day).in_exile);
  const least = held.reduce((sum, quantity) => sum + (quantity ? quantity.low : 0), 0);
  const { figure, of } = pairNumber(scene, "all", day, "people");
  assert.equal(figure, `at least ${number(least)}`);
  assert.match(of, /^in exile; how many .*Kazakhs.* were is not stated$/);
});

test("where most are not counted no number stands for all", () => {
  const { figure } = pairNumber(scene, "all", dayOf("1954-02-28"), "people");
  assert.equal(figure, "not stated");
});
