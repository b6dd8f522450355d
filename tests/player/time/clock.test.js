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
    const { store, clock } = started({});
    clock.toggle();
    run(3000);
    assert.equal(store.get().day, 103);
  });
  test("goes a month a second, in whole days", () => {
    const { store, clock } = started({ pace: "month" });
    clock.toggle();
    run(4000);
    assert.equal(store.get().day, 100 + Math.floor(4 * PACE_DAYS.month));
  });
  test("goes on at the very second, and stops at the very end", () => {
    const { store, clock } = started({}, { last: 102 });
    clock.toggle();
    run(1000, 250);
    assert.deepEqual([store.get().day, store.get().playing], [101, true]);
    run(1000, 250);
    assert.deepEqual([store.get().day, store.get().playing], [102, false]);
    store.set({ day: 100 });
    clock.toggle();
    run(1000, 250);
    assert.equal(store.get().day, 101, "and can be started again");
  });
  test("does not count the time in which it stood", () => {
    const { store, clock } = started({ pace: "year" });
    now += 60_000;
    clock.toggle();
    run(50);
    assert.equal(store.get().day, 100 + Math.floor(PACE_DAYS.year / 20));
  });
  test("does not keep a part of a day", () => {
    const { store, clock } = started({});
    for (let n = 0; n < 3; n += 1) {
      clock.toggle();
      run(900);
      clock.toggle();
      assert.deepEqual(frames.filter(Boolean), [], "nor asks for a frame");
    }
    assert.equal(store.get().day, 100);
  });
  test("stops at the last day", () => {
    const { store, clock } = started({ day: 103 }, { last: 105 });
    clock.toggle();
    run(5000);
    assert.deepEqual([store.get().day, store.get().playing], [105, false]);
    clock.toggle();
    assert.equal(store.get().playing, false, "and does not begin anew");
  });
  test("stops before, where somebody has set a day for it, and goes on from there", () => {
    const { store, clock } = started({ pace: "month", stop: 120 });
    clock.toggle();
    run(3000);
    assert.deepEqual([store.get().day, store.get().playing], [120, false]);
    clock.toggle();
    run(1000);
    assert.ok(store.get().day > 140);
  });
  test("waits where the reader is waited for, and goes on when started again", () => {
    const pauseOf = ({ day }) => (day < 102 ? 102 : Infinity);
    const { store, clock } = started({ pace: "week" }, { pauseOf });
    clock.toggle();
    run(3000);
    assert.deepEqual([store.get().day, store.get().playing], [102, false]);
    clock.toggle();
    run(1000);
    assert.ok(store.get().day > 105);
  });
  test("says when it cannot keep its pace, and no longer when it can, or stands", () => {
    const { store, clock } = started({ lagging: false });
    clock.toggle();
    run(4000, 1000);
    assert.equal(store.get().lagging, true);
    run(3000, 50);
    assert.equal(store.get().lagging, false);
    run(4000, 1000);
    clock.toggle();
    assert.equal(store.get().lagging, false);
  });
  test("takes a period along and stops when its end is the last day", () => {
    const open = { day: 90, to: 100, view: "period", pace: "day", playing: false };
    const store = createStore(open, periodRule({ address: { period_days: 365 } }));
    const clock = createClock(store, { last: 105 });
    clock.toggle();
    run(3000);
    assert.deepEqual([store.get().day, store.get().to], [93, 103]);
    run(3000);
    assert.deepEqual([store.get().day, store.get().to, store.get().playing], [95, 105, false]);
    clock.toggle();
    assert.equal(store.get().playing, false, "and does not begin anew");
  });
  test("keeps its day when it pauses", () => {
    const { store, clock } = started({});
    clock.toggle();
    run(2000);
    clock.toggle();
    run(2000);
    assert.equal(store.get().day, 102);
    clock.toggle();
    run(1000);
    assert.equal(store.get().day, 103, "and goes on from there");
  });
  test("does not make up for the time in which a tab slept", () => {
    const { store, clock } = started({});
    clock.toggle();
    run(1000);
    now += 60_000;
    run(1000);
    assert.ok(store.get().day <= 103, `${store.get().day}`);
  });
  test("leaps by calendar months for whoever asked for less motion", () => {
    calm = true;
    const { store, clock } = started({ day: 30, pace: "month" });
    clock.toggle();
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
      const { store, clock } = started({ day: 0, pace });
      clock.toggle();
      run(1000);
      assert.equal(store.get().day, day);
    });
  test("runs evenly where nobody can ask for less motion", () => {
    delete globalThis.matchMedia;
    const { store, clock } = started({ pace: "month" });
    clock.toggle();
    run(500);
    assert.equal(store.get().day, 100 + Math.floor(PACE_DAYS.month / 2));
  });
  test("asks for no frame when it is taken away", () => {
    started({}).clock.destroy();
    assert.deepEqual(frames.filter(Boolean), []);
  });
  test("pauses when the page is hidden", () => {
    const { store, clock } = started({});
    clock.toggle();
    document.hidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    assert.equal(store.get().playing, false);
  });
  test("hears nothing once it is gone", () => {
    const { store, clock } = started({});
    clock.toggle();
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
