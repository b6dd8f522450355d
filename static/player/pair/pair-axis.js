/**
 * The ruler below two maps: where days lie on it, in per cent of its length.
 * @module pair-axis
 */
import { say } from "../language/say.js";
import { FIRST_DAY, LAST_DAY, dayOfParts, parts } from "../time/days.js";
import { number } from "../words/wording.js";
import { daysOf, movementOf, rangeOf, shownOf, whoOf } from "./pair-state.js";
/** @import { Movement, PairState, Scene } from "../scene/types.d.ts" */

/** Ticks with words that a ruler has at most, and from where on, in per cent, there is no room for words. */
const MOST_TICKS = 10;
const LAST_TICK = 95;
const YEARS = [1, 2, 5, 10];
const DAYS = [1, 2, 5, 10, 20, 50, 100, 200, 250, 500, 1000, 2000];

/** @typedef {{from: number, to: number}} Axis  days of the left map, both inclusive */

/**
 * From the year in which the first of those shown were taken; counted day by day, from that day.
 * @param {Scene} scene @param {PairState} state @returns {Axis}
 */
export function axisOf(scene, state) {
  if (state.kind === "return") {
    const [from, to] = rangeOf(scene, state);
    return { from, to };
  }
  const starts = whoOf(state)
    .flatMap((who) => shownOf(scene, who))
    .map((id) => movementOf(scene, id)?.start ?? FIRST_DAY);
  const first = Math.max(FIRST_DAY, Math.min(...starts) - 31);
  const from = dayOfParts(parts(first).y, 1, 1);
  return { from: Math.min(...daysOf(state)) < from ? FIRST_DAY : from, to: LAST_DAY };
}

/** Where a day lies. @param {Axis} axis @param {number} day @returns {number} per cent */
export const placeOf = ({ from, to }, day) => (100 * (day - from)) / Math.max(1, to - from);

/**
 * The removal and the return as stretches of the ruler, those of each side in a row.
 * @param {Scene} scene @param {PairState} state @param {Axis} axis
 * @returns {{movement: Movement, what: "removal"|"return", left: number, width: number}[][]}
 */
export function spansOf(scene, state, axis) {
  const sides = whoOf(state).map((who) => movementOf(scene, who));
  const { kind, distance } = state;
  if (kind === "return") {
    const [removal] = stretches(sides[0], axis, 0);
    const back = stretches(sides[0], axis, distance).filter(({ what }) => what === "return");
    return [[removal], back];
  }
  const rows = kind === "dates" ? sides.slice(0, 1) : sides;
  return rows.map((movement) => stretches(movement, axis, 0));
}

/** @param {Movement|null} movement @param {Axis} axis @param {number} shift days */
function stretches(movement, axis, shift) {
  if (!movement) return [];
  const { start, end, return_start: back, return_end: done } = movement;
  const stretch = (what, from, to) => {
    const left = Math.max(0, placeOf(axis, from - shift));
    return { movement, what, left, width: Math.min(100, placeOf(axis, to - shift)) - left };
  };
  const removal = stretch("removal", start, end ?? start);
  return back === null ? [removal] : [removal, stretch("return", back, done ?? back)];
}

/**
 * Years, or how many days have passed.
 * @param {PairState} state @param {Axis} axis
 * @returns {{place: number, words: string}[]}
 */
export function ticksOf({ kind }, axis) {
  const ticks = kind === "return" ? dayTicks(axis) : yearTicks(axis);
  return ticks.filter(({ place }) => place >= 0 && place <= LAST_TICK);
}

function yearTicks(axis) {
  const [first, last] = [parts(axis.from).y, parts(axis.to).y];
  const step = YEARS.find((years) => (last - first) / years <= MOST_TICKS) ?? 10;
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return years
    .filter((year) => year % step === 0)
    .map((year) => ({ place: placeOf(axis, dayOfParts(year, 1, 1)), words: String(year) }));
}

function dayTicks(axis) {
  const days = axis.to - axis.from + 1;
  const step = DAYS.find((each) => days / each <= MOST_TICKS) ?? days;
  const counts = Array.from({ length: Math.floor(days / step) }, (_, n) => (n + 1) * step);
  return [1, ...counts.filter((count) => count > 1)].map((count) => ({
    place: placeOf(axis, axis.from + count - 1),
    words: say("day {count}", { count: number(count) }),
  }));
}
