import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  ALL,
  countOf,
  daysOf,
  pairFrom,
  pairRule,
  pairStep,
  parametersOf,
  rangeOf,
  whoOf,
} from "../../../static/player/pair/pair-state.js";
import { createStore } from "../../../static/player/shell/store.js";
import { FIRST_DAY, LAST_DAY, dayOf, isoOf } from "../../../static/player/time/days.js";
import { sceneOf, smallMovement } from "../day/small-scene.js";

const cases = JSON.parse(readFileSync(new URL("../../data/pairs.json", import.meta.url)));
const movement = (id, start, back) => smallMovement({ id, start, return_start: back });
const scene = sceneOf({
  movements: [movement("a", 100, 5000), movement("b", 400, null), movement("c", 900, 6000)],
});
const COUNTED = ["a", "c"];
const GIVEN = { kind: "peoples", left: "a", right: "b", day: 100, then: 100 };

/** A store as the pair has it. */
function pairOf(given = {}) {
  const rest = { playing: false, dragging: false, presenting: false, pace: "day" };
  const pair = pairFrom({ figures: "people", map: null, ...GIVEN, ...given });
  return createStore({ ...rest, ...pair }, pairRule(scene, COUNTED));
}

test("what is shown is said in the parameters that the server reads", () => {
  const told = cases.filter((each) => each.state);
  assert.ok(told.length > 5);
  for (const { case: name, state, canonical } of told) {
    const days = { day: dayOf(state.day), then: dayOf(state.then) };
    const pair = pairFrom({ figures: "people", map: null, ...state, ...days });
    const written = new URLSearchParams(parametersOf(pair)).toString().replace(/%2C/g, ",");
    assert.equal(written, canonical, name);
  }
});

test("two peoples have one day, one people keeps the distance of its two", () => {
  const peoples = pairOf();
  peoples.set(pairStep(scene, peoples.get(), 1));
  assert.deepEqual(daysOf(peoples.get()), [101, 101]);
  const dates = pairOf({ kind: "dates", day: 100, then: 5000 });
  dates.set({ pace: "year" });
  dates.set(pairStep(scene, dates.get(), 1));
  assert.deepEqual(daysOf(dates.get()).map(isoOf), ["1929-04-10", "1942-09-09"]);
  assert.deepEqual(whoOf(dates.get()), ["a", "a"]);
});

test("neither day leaves the atlas", () => {
  for (const [day, then] of [
    [100, 5000],
    [5000, 100],
  ]) {
    const store = pairOf({ kind: "dates", day, then });
    const [first, last] = rangeOf(scene, store.get());
    assert.equal(Math.min(first, first + then - day), FIRST_DAY);
    assert.equal(Math.max(last, last + then - day), LAST_DAY);
    store.set({ day: LAST_DAY + 50 });
    assert.equal(store.get().day, last);
    assert.equal(store.get().distance, then - day);
  }
});

test("day n of the removal stands beside day n of the return", () => {
  const store = pairOf({ kind: "return", day: 100, then: 5000 });
  assert.equal(countOf(scene, store.get()), 1);
  for (let n = 2; n <= 12; n += 1) store.set(pairStep(scene, store.get(), 1));
  assert.equal(countOf(scene, store.get()), 12);
  assert.deepEqual(daysOf(store.get()), [111, 5011]);
  assert.deepEqual(rangeOf(scene, store.get()), [100, LAST_DAY - 4900]);
  store.set(pairStep(scene, { ...store.get(), day: 100 }, -1));
  assert.equal(countOf(scene, store.get()), 1, "there is no day before the first");
  store.set({ left: "c" });
  assert.deepEqual(
    daysOf(store.get()),
    [900, 6000],
    "another people begins with its own first days",
  );
});

test("where no return can be counted another people is shown", () => {
  const store = pairOf({ left: "b", right: "a", day: 400, then: 400 });
  store.set({ kind: "return" });
  assert.equal(store.get().left, "a");
  assert.deepEqual(daysOf(store.get()), [100, 5000]);
});

test("two days of a people without a return are ten years apart", () => {
  const store = pairOf({ left: "b", right: "a", day: 7, then: 7 });
  store.set({ kind: "dates" });
  assert.deepEqual(daysOf(store.get()), [400, 4052]);
});

test("from one people back to two, the second is another", () => {
  const store = pairOf({ kind: "dates", left: "a", right: "a", day: 100, then: 5000 });
  store.set({ kind: "peoples" });
  assert.deepEqual(whoOf(store.get()), ["a", "b"]);
  assert.deepEqual(daysOf(store.get()), [100, 100]);
  store.set({ right: ALL });
  assert.deepEqual(whoOf(store.get()), ["a", ALL]);
});
