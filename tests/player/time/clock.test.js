import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { createStore } from "../../../static/player/shell/store.js";
import { PACE_DAYS, createClock } from "../../../static/player/time/clock.js";
import { periodRule } from "../../../static/player/time/period.js";

/** A browser's frames, given by hand. */
let frames;
let now;
let calm;

beforeEach(() => {
  frames = [];
  now = 0;
  calm = false;
  globalThis.requestAnimationFrame = (callback) => frames.push(callback);
  globalThis.cancelAnimationFrame = (number) => (frames[number - 1] = null);
  globalThis.matchMedia = () => ({ matches: calm });
  globalThis.document = new EventTarget();
  globalThis.performance.now = () => now;
});
afterEach(() => {
  for (const name of ["requestAnimationFrame", "cancelAnimationFrame", "matchMedia", "document"])
    delete globalThis[name];
  delete globalThis.performance.now;
});

/** Lets time pass in frames of so many milliseconds. */
function run(milliseconds, step = 50) {
  for (const end = now + milliseconds; now < end;) {
    now += step;
    const due = frames.splice(0);
    for (const callback of due) callback?.(now);
  }
}
const toggle = (store) => store.set({ playing: !store.get().playing });
const started = (state, limits) => {
  const store = createStore({ day: 100, pace: "day", playing: false, ...state });
  return { store, clock: createClock(store, limits) };
};

describe("the clock", () => {
  test("stands until somebody starts it", () => {
    const { store } = started({});
    run(3000);
    assert.equal(store.get().day, 100);
    assert.equal(frames.length, 0, "and asks for no frame");
  });
  test("goes a day a second", () => {
    const { store } = started({});
    toggle(store);
    run(3000);
    assert.equal(store.get().day, 103);
  });
  test("goes a month a second, in whole days", () => {
    const { store } = started({ pace: "month" });
    toggle(store);
    run(4000);
    assert.equal(store.get().day, 100 + Math.floor(4 * PACE_DAYS.month));
  });
  test("goes on at the very second, and stops at the very end", () => {
    const { store } = started({}, { last: 102 });
    toggle(store);
    run(1000, 250);
    assert.deepEqual([store.get().day, store.get().playing], [101, true]);
    run(1000, 250);
    assert.deepEqual([store.get().day, store.get().playing], [102, false]);
    store.set({ day: 100 });
    toggle(store);
    run(1000, 250);
    assert.equal(store.get().day, 101, "and can be started again");
  });
  test("does not count the time in which it stood", () => {
    const { store } = started({ pace: "year" });
    now += 60_000;
    toggle(store);
    run(50);
    assert.equal(store.get().day, 100 + Math.floor(PACE_DAYS.year / 20));
  });
  test("does not keep a part of a day", () => {
    const { store } = started({});
    for (let n = 0; n < 3; n += 1) {
      toggle(store);
      run(900);
      toggle(store);
      assert.deepEqual(frames.filter(Boolean), [], "nor asks for a frame");
    }
    assert.equal(store.get().day, 100);
  });
  test("stops at the last day", () => {
    const { store } = started({ day: 103 }, { last: 105 });
    toggle(store);
    run(5000);
    assert.deepEqual([store.get().day, store.get().playing], [105, false]);
  });
  test("stops before, where somebody has set a day for it, and goes on from there", () => {
    const { store } = started({ pace: "month", stop: 120 });
    toggle(store);
    run(3000);
    assert.deepEqual([store.get().day, store.get().playing], [120, false]);
    toggle(store);
    run(1000);
    assert.ok(store.get().day > 140);
  });
  test("waits where the reader is waited for, and goes on when started again", () => {
    const pauseOf = ({ day }) => (day < 102 ? 102 : Infinity);
    const { store } = started({ pace: "week" }, { pauseOf });
    toggle(store);
    run(3000);
    assert.deepEqual([store.get().day, store.get().playing], [102, false]);
    toggle(store);
    run(1000);
    assert.ok(store.get().day > 105);
  });
  test("says when it cannot keep its pace, and no longer when it can, or stands", () => {
    const { store } = started({ lagging: false });
    toggle(store);
    run(4000, 1000);
    assert.equal(store.get().lagging, true);
    run(3000, 50);
    assert.equal(store.get().lagging, false);
    run(4000, 1000);
    toggle(store);
    assert.equal(store.get().lagging, false);
  });
  test("takes a period along and stops when its end is the last day", () => {
    const open = { day: 90, to: 100, view: "period", pace: "day", playing: false };
    const store = createStore(open, periodRule({ address: { period_days: 365 } }));
    createClock(store, { last: 105 });
    toggle(store);
    run(3000);
    assert.deepEqual([store.get().day, store.get().to], [93, 103]);
    run(3000);
    assert.deepEqual([store.get().day, store.get().to, store.get().playing], [95, 105, false]);
  });
  test("keeps its day when it pauses", () => {
    const { store } = started({});
    toggle(store);
    run(2000);
    toggle(store);
    run(2000);
    assert.equal(store.get().day, 102);
    toggle(store);
    run(1000);
    assert.equal(store.get().day, 103, "and goes on from there");
  });
  test("does not make up for the time in which a tab slept", () => {
    const { store } = started({});
    toggle(store);
    run(1000);
    now += 60_000;
    run(1000);
    assert.ok(store.get().day <= 103, `${store.get().day}`);
  });
  test("leaps by calendar months for whoever asked for less motion", () => {
    calm = true;
    const { store } = started({ day: 30, pace: "month" });
    toggle(store);
    run(1000);
    // 31 January 1928 and a month: 29 February.
    assert.equal(store.get().day, 59);
    run(1000);
    assert.equal(store.get().day, 88);
  });
  for (const [pace, day] of [
    ["day", 1],
    ["week", 7],
    ["year", 366],
  ])
    test(`leaps by a whole ${pace} too`, () => {
      calm = true;
      const { store } = started({ day: 0, pace });
      toggle(store);
      run(1000);
      assert.equal(store.get().day, day);
    });
  test("runs evenly where nobody can ask for less motion", () => {
    delete globalThis.matchMedia;
    const { store } = started({ pace: "month" });
    toggle(store);
    run(500);
    assert.equal(store.get().day, 100 + Math.floor(PACE_DAYS.month / 2));
  });
  test("asks for no frame when it is taken away", () => {
    started({}).clock.destroy();
    assert.deepEqual(frames.filter(Boolean), []);
  });
  test("pauses when the page is hidden", () => {
    const { store } = started({});
    toggle(store);
    document.hidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    assert.equal(store.get().playing, false);
  });
  test("hears nothing once it is gone", () => {
    const { store, clock } = started({});
    toggle(store);
    clock.destroy();
    run(2000);
    store.set({ playing: false });
    store.set({ playing: true });
    document.hidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    run(2000);
    assert.deepEqual([store.get().day, store.get().playing], [100, true]);
  });
});
