/**
 * Which day it is on each of two maps, and who is on them, in words.
 * @module pair-words
 */
import { isRemoved, isReturning } from "../day/moment.js";
import { say } from "../language/say.js";
import { longDate } from "../time/days.js";
import { movementName, number } from "../words/wording.js";
import { countOf, daysOf, movementOf, whoOf } from "./pair-state.js";
/** @import { PairState, Scene } from "../scene/types.d.ts" */

/** @param {Scene} scene @param {string} who id of a movement, or ALL */
export function nameOf(scene, who) {
  const movement = movementOf(scene, who);
  return movement ? movementName(scene, movement) : say("All peoples");
}

/** "day 12 of the removal"; once it is over, since when the days are counted. @returns {[string, string]} */
function countWords(scene, state) {
  const movement = movementOf(scene, state.left);
  const [day, then] = daysOf(state);
  const given = { count: number(countOf(scene, state)) };
  return [
    isRemoved(movement, day)
      ? say("day {count} of the removal", given)
      : say("day {count} since the removal began", given),
    isReturning(movement, then)
      ? say("day {count} of the return", given)
      : say("day {count} since the return began", given),
  ];
}

/**
 * The clock of each map.
 * @param {Scene} scene @param {PairState} state
 * @returns {{large: string, small: string}[]} two; small: the date where days are counted, else ""
 */
export function clockWords(scene, state) {
  const dates = daysOf(state).map(longDate);
  if (state.kind !== "return") return dates.map((large) => ({ large, small: "" }));
  return countWords(scene, state).map((large, n) => ({ large, small: dates[n] }));
}

/** The clock for those who hear it: "8 March 1944", or both days. @param {Scene} scene @param {PairState} state */
export function spokenClock(scene, state) {
  const [left, right] = clockWords(scene, state).map(({ large }) => large);
  return left === right ? left : say("{left}, beside it {right}", { left, right });
}

/**
 * What a map is called: "Left map: Balkars, 8 March 1944".
 * @param {Scene} scene @param {PairState} state @param {0|1} n
 */
export function mapName(scene, state, n) {
  const { large, small } = clockWords(scene, state)[n];
  const given = { who: nameOf(scene, whoOf(state)[n]) };
  const map = n ? say("Right map: {who}", given) : say("Left map: {who}", given);
  return [map, large, small].filter(Boolean).join(", ");
}
