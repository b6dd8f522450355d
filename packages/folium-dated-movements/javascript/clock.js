/**
 * One clock for all layers of a map: the day shown, whether it runs, and how fast.
 * It asks for frames only while it runs, and never starts by itself unless told to.
 * @module clock
 */
import { daysASecond, leap } from "./pace.js";

/** A frame later than this was a sleeping tab: the time in between is not made up for. */
const LONGEST_FRAME_MS = 250;

/**
 * @typedef {{day: number, playing: boolean, pace: string, first: number, last: number}} ClockState
 *   `first` and `last` day, both inclusive; `pace`: what a second stands for, as `pace.js` has it
 */

/**
 * @param {{pace: string, loop: boolean}} options
 */
export function createClock({ pace, loop }) {
  /** @type {ClockState} */
  let state = { day: 0, playing: false, pace, first: 0, last: 0 };
  const listeners = new Set();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [frame, before, saved] = [0, 0, 0];

  /** @param {Partial<ClockState>} patch */
  function set(patch) {
    const next = { ...state, ...patch };
    next.day = Math.max(next.first, Math.min(next.last, next.day));
    if (Object.keys(next).every((key) => next[key] === state[key])) return;
    const started = next.playing && !state.playing;
    state = next;
    if (started) start();
    if (!state.playing) cancelAnimationFrame(frame);
    for (const listener of [...listeners]) listener(state);
  }

  function start() {
    [before, saved] = [performance.now(), 0];
    frame = requestAnimationFrame(tick);
  }

  function tick(now) {
    saved += (Math.min(LONGEST_FRAME_MS, now - before) / 1000) * perSecond();
    before = now;
    if (saved >= 1) {
      const whole = Math.floor(saved);
      saved -= whole;
      advance(calm.matches ? leap(state.day, state.pace) : state.day + whole);
    }
    if (state.playing) frame = requestAnimationFrame(tick);
  }

  /** Readers who asked for less motion see one step of the pace each second, and nothing in between. */
  const perSecond = () => (calm.matches ? 1 : daysASecond(state.pace));

  function advance(day) {
    if (day < state.last) set({ day });
    else if (loop && state.day >= state.last) set({ day: state.first });
    else set({ day: state.last, playing: loop });
  }

  const hide = () => document.hidden && set({ playing: false });
  document.addEventListener("visibilitychange", hide);
  return {
    get: () => state,
    isCalm: () => calm.matches,
    set,
    /** Starts or stops; at the end it starts over. */
    toggle: () =>
      set({
        playing: !state.playing,
        ...(!state.playing && state.day >= state.last ? { day: state.first } : {}),
      }),
    /** @param {(state: ClockState) => void} listener @returns {() => void} */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      set({ playing: false });
      document.removeEventListener("visibilitychange", hide);
    },
  };
}
