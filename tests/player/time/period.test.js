import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createStore } from "../../../static/player/shell/store.js";
import { LAST_DAY } from "../../../static/player/time/days.js";
import { endFrom, lastStart, periodRule } from "../../../static/player/time/period.js";
import { edgePatch, playPatch, stepPatch } from "../../../static/player/time/steps.js";

const SCENE = {
  address: { period_days: 365 },
  movements: [{ id: "a", peoples: [], kind: "deportation", start: 500, end: 520 }],
  events: [
    { id: "early", movement: "a", peoples: [], start: 300 },
    { id: "late", movement: "a", peoples: [], start: LAST_DAY - 10 },
    { id: "after", movement: "a", peoples: [], start: LAST_DAY + 4000 },
  ],
};
const OPEN = { day: 100, to: 130, view: "period", movements: ["a"], step: "day", selected: null };
const storeOf = (state) => createStore({ ...OPEN, ...state }, periodRule(SCENE));
const spanOf = (store) => [store.get().day, store.get().to];
/** First and last day after a patch. */
function after(state, patch) {
  const store = storeOf(state);
  store.set(patch);
  return spanOf(store);
}

describe("a period", () => {
  test("without an end is as long as the scene says", () => {
    assert.deepEqual(after({ to: null, view: "day" }, { view: "period" }), [100, 465]);
    assert.deepEqual(spanOf(storeOf({ to: null })), [100, 465], "also where the player opens");
    assert.deepEqual(after({}, { to: null }), [100, 465]);
    assert.equal(endFrom(SCENE, LAST_DAY - 5), LAST_DAY);
  });
  test("of one day is still there after another view", () => {
    const store = storeOf({ to: 100 });
    store.set({ view: "day" });
    store.set({ view: "period" });
    assert.deepEqual(spanOf(store), [100, 100]);
  });
  test("keeps its length while time runs in another view", () => {
    const store = storeOf({});
    store.set({ view: "sofar" });
    store.set({ day: LAST_DAY });
    store.set({ day: 200 });
    store.set({ view: "period" });
    assert.deepEqual(spanOf(store), [200, 230]);
  });
  test("of which an end is set never turns inside out", () => {
    assert.deepEqual(after({}, { to: 90 }), [100, 100]);
    assert.deepEqual(after({}, { to: 100 }), [100, 100]);
    assert.deepEqual(after({}, { day: 131, to: 130 }), [131, 131]);
    assert.deepEqual(after({}, { day: 129, to: 130 }), [129, 130], "and else stays as it is set");
  });
  test("moves with its first day", () => {
    assert.deepEqual(after({}, { day: 200 }), [200, 230]);
    assert.deepEqual(after({}, { day: 0 }), [0, 30]);
  });
  test("is cut short by the last day of the atlas", () => {
    assert.deepEqual(after({}, { day: LAST_DAY - 10 }), [LAST_DAY - 10, LAST_DAY]);
    assert.deepEqual(after({}, { to: LAST_DAY + 1 }), [100, LAST_DAY]);
  });
  test("is nobody's business where neither day nor view changes", () => {
    const patch = { pace: "year" };
    assert.equal(periodRule(SCENE)(OPEN, patch), patch);
  });
  test("may not be open at all", () => {
    const store = storeOf({ to: null, view: "day" });
    store.set({ day: 5 });
    assert.deepEqual(spanOf(store), [5, null]);
  });
});

describe("time in the period view", () => {
  /** First and last day after some steps. */
  function stepped(state, direction, step, times = 1) {
    const store = storeOf(state);
    for (let n = 0; n < times; n += 1) store.set(stepPatch(SCENE, store.get(), direction, step));
    return spanOf(store);
  }
  const AT_END = { day: LAST_DAY - 30, to: LAST_DAY };

  test("steps on with the whole period, past its end too", () => {
    assert.deepEqual(stepped({}, 1, "day", 40), [140, 170]);
    assert.deepEqual(stepped({}, -1, "day", 40), [60, 90]);
    assert.deepEqual(stepped({}, 1, "event"), [300, 330]);
  });
  test("stops where the period's end is the last day", () => {
    assert.equal(lastStart(OPEN), LAST_DAY - 30);
    assert.deepEqual(stepped({ day: LAST_DAY - 31, to: LAST_DAY - 1 }, 1, "month"), [
      LAST_DAY - 30,
      LAST_DAY,
    ]);
    assert.deepEqual(stepped(AT_END, 1, "day"), [LAST_DAY - 30, LAST_DAY]);
  });
  test("goes to the last events and then beyond the axis", () => {
    const store = storeOf(AT_END);
    store.set(stepPatch(SCENE, store.get(), 1, "event"));
    assert.deepEqual(spanOf(store), [LAST_DAY - 10, LAST_DAY]);
    store.set(stepPatch(SCENE, store.get(), 1, "event"));
    assert.deepEqual(store.get().selected, { type: "event", id: "after" });
  });
  test("has the period at either end of the atlas", () => {
    assert.deepEqual(after({}, edgePatch(OPEN, "first")), [0, 30]);
    assert.deepEqual(after({}, edgePatch(OPEN, "last")), [LAST_DAY - 30, LAST_DAY]);
    assert.equal(edgePatch({ ...OPEN, view: "all" }, "last").day, LAST_DAY);
  });
  test("plays until then", () => {
    const still = { ...OPEN, playing: false, pace: "day" };
    assert.equal(playPatch(SCENE, still, true).playing, true);
    assert.deepEqual(playPatch(SCENE, { ...still, ...AT_END }, true), {});
    assert.deepEqual(playPatch(SCENE, { ...still, ...AT_END, playing: true }, true), {
      playing: false,
    });
  });
});
