/**
 * The number of the day: how many of one people are in the state that the day is about.
 * @module day-number
 */
import { stateOf } from "../day/evaluate.js";
import { isRemoved, isReturning } from "../day/moment.js";
import { leastOf } from "../day/quantities.js";
import { stateNameOn } from "../day/state-names.js";
import { amount, guessed, isKnown, isTold, spread } from "../words/ranges.js";
/** @import { Movement, Scene } from "../scene/types.d.ts" */

/** Which states may be the day's, the most telling first. A front's card on the map has the same number. */
function statesOf(movement, day) {
  if (isRemoved(movement, day)) return ["under_way", "in_exile", "home"];
  if (isReturning(movement, day)) return ["returned", "in_exile"];
  return day < movement.start ? ["home"] : ["in_exile", "returned"];
}

/**
 * @param {Scene} scene with the reader's picks @param {Movement} movement @param {number} day
 * @returns {{figure: string, state: string, known: string}|null} state: "on the way"; known: ", interpolated,
 *   366,605–376,605", "" where all sources agree on a number that was counted; null where none says anything
 */
export function dayNumber(scene, movement, day) {
  const state = stateOf(scene, movement.id, day);
  const key = statesOf(movement, day).find(
    (name) => isKnown(state[name]) && isTold(name, state[name]),
  );
  // "At most so many" in the largest letters would say nothing.
  if (!state.whole || !key || !leastOf(state[key])) return null;
  const ranged = spread(scene, state[key]);
  return {
    figure: amount(scene, state[key]),
    state: stateNameOn(scene, movement, day, key),
    known: `${guessed(scene, state[key])}${ranged ? `, ${ranged}` : ""}`,
  };
}
