/**
 * The clock: turns seconds of the reader's time into whole days of the atlas.
 * It asks for frames only while playing, stops at the last day, never loops and never starts by itself.
 * @module clock
 */
import { LAST_DAY, addMonths } from "./days.js";
import { lastStart } from "./period.js";
/** @import { PlayerState, Store } from "../scene/types.d.ts" */

export const PACES = ["day", "week", "month", "year"];
/** Mean length in days of what one second stands for. */
export const PACE_DAYS = { day: 1, week: 7, month: 30.4375, year: 365.25 };
/** A frame later than this was a sleeping tab or a busy machine: the time in between is not made up for. */
const LONGEST_FRAME_MS = 250;

/** One pace further in whole calendar units, for readers who asked for less motion. */
function leap(day, pace) {
  if (pace === "month") return addMonths(day, 1);
  if (pace === "year") return addMonths(day, 12);
  return day + PACE_DAYS[pace];
}

/** Over so long it is measured whether the pace is kept, and it is not where this share of the time is lost. */
const MEASURED_MS = 2000;
const LAGGING = 0.2;

/** The last day that is played, where somebody has set one that is still ahead. @param {PlayerState} state */
const nextStop = ({ day, stop }) => (stop != null && day < stop ? stop : Infinity);

/**
 * @param {Store} store
 * @param {object} [limits]
 * @param {number} [limits.last] last day of the scene
 * @param {(state: PlayerState) => number} [limits.pauseOf] the next day at which time waits for the reader
 * @returns {{destroy: () => void}}
 */
export function createClock(store, { last = LAST_DAY, pauseOf = () => Infinity } = {}) {
  const calm =
    "matchMedia" in globalThis
      ? matchMedia("(prefers-reduced-motion: reduce)")
      : { matches: false };
  let frame = 0;
  let before = 0;
  let saved = 0;
  let spent = 0;
  let lost = 0;

  /** Time that late frames lose is not made up for: where it is much, the reader is told. */
  function measure(elapsed) {
    spent += elapsed;
    lost += Math.max(0, elapsed - LONGEST_FRAME_MS);
    if (spent < MEASURED_MS) return;
    store.set({ lagging: lost > LAGGING * spent }, "clock");
    [spent, lost] = [0, 0];
  }

  function advance(elapsed) {
    const state = store.get();
    const { day, pace } = state;
    saved += (elapsed / 1000) * (calm.matches ? 1 : PACE_DAYS[pace]);
    if (saved < 1) return;
    const whole = Math.floor(saved);
    saved -= whole;
    const next = Math.round(calm.matches ? leap(day, pace) : day + whole);
    const end = Math.min(lastStart(state, last), nextStop(state), pauseOf(state));
    store.set({ day: Math.min(next, end), ...(next >= end ? { playing: false } : {}) }, "clock");
  }

  function tick(now) {
    frame = 0;
    const elapsed = Math.max(0, now - before);
    advance(Math.min(LONGEST_FRAME_MS, elapsed));
    before = now;
    if (!store.get().playing) return;
    measure(elapsed);
    frame = requestAnimationFrame(tick);
  }

  function run(playing) {
    if (playing && !frame) {
      before = performance.now();
      [saved, spent, lost] = [0, 0, 0];
      frame = requestAnimationFrame(tick);
    } else if (!playing) {
      cancelAnimationFrame(frame);
      frame = 0;
      store.set({ lagging: false }, "clock");
    }
  }

  const hide = () => document.hidden && store.set({ playing: false }, "clock");
  const unsubscribe = store.subscribe(
    (state, { changed }) => changed.has("playing") && run(state.playing),
  );
  document.addEventListener("visibilitychange", hide);

  return {
    destroy() {
      run(false);
      unsubscribe();
      document.removeEventListener("visibilitychange", hide);
    },
  };
}
