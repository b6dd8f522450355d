/**
 * The number of the day: how many of one people are in the state that the day is about.
 * @module day-number
 */
import { say } from "../language/say.js";
import { stateOf } from "./evaluate.js";
import { isRemoved, isReturning } from "./moment.js";
import { leastOf } from "./quantities.js";
import { stateNameOn } from "./state-names.js";
import { amount, howKnown, isKnown, isTold } from "../words/ranges.js";
/** @import { Movement, Quantity, Scene } from "../scene/types.d.ts" */

/** After a number of a day before the removal: who were to be taken is no count of those who lived there years before. */
export function takenLater(movement, day) {
  const words = say("of those taken later");
  return day < movement.start ? `, ${words}` : "";
}

/** Which states may be the day's, the most telling first. A front's card on the map has the same number. */
function statesOf(movement, day) {
  if (isRemoved(movement, day)) return ["under_way", "in_exile", "home"];
  if (isReturning(movement, day)) return ["returned", "in_exile"];
  return day < movement.start ? ["home"] : ["in_exile", "returned"];
}

/**
 * @param {Scene} scene with the reader's picks @param {Movement} movement @param {number} day
 * @returns {{quantity: Quantity, whole: Quantity, state: string}|null} of how many people of which number in all, and
 *   the words of their state: "on the way"; null where no source says anything
 */
export function dayQuantity(scene, movement, day) {
  const state = stateOf(scene, movement.id, day);
  const key = statesOf(movement, day).find(
    (name) => isKnown(state[name]) && isTold(name, state[name]),
  );
  // "At most so many" in the largest letters would say nothing.
  if (!state.whole || !key || !leastOf(state[key])) return null;
  const words = stateNameOn(scene, movement, day, key);
  return {
    quantity: state[key],
    whole: state.whole,
    state: `${words}${takenLater(movement, day)}`,
  };
}

/**
 * @param {Scene} scene with the reader's picks @param {Movement} movement @param {number} day
 * @returns {{figure: string, state: string, known: string}|null} state: "on the way"; known: ", interpolated,
 *   367,000–377,000", "" where all sources agree on a number that was counted; null where none says anything
 */
export function dayNumber(scene, movement, day) {
  const told = dayQuantity(scene, movement, day);
  if (!told) return null;
  const { quantity, state } = told;
  return { figure: amount(scene, quantity), state, known: howKnown(scene, quantity) };
}
