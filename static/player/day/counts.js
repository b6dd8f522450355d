/**
 * The state of a day with the people in exile as one count that is never null where there is a whole.
 * @module counts
 */
import { stateOf } from "./evaluate.js";
/** @import { Counts, Scene } from "../scene/types.d.ts" */

const NONE = Object.freeze({ value: 0, low: 0, high: 0, basis: "documented" });

/**
 * @param {Scene} scene decoded @param {string} id of a movement @param {number} day
 * @returns {Counts} the State of the day; null counts stay null
 */
export function countsOn(scene, id, day) {
  const state = stateOf(scene, id, day);
  return { ...state, in_exile: state.whole ? state.in_exile || NONE : null };
}
