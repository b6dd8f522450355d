/**
 * Which counts of a people are told on a day, and what stands where there is none: in the panel and in the table of two
 * maps.
 * @module panel-counts
 */
import { isReturning } from "../day/moment.js";
import { isKnown, isTold } from "../words/ranges.js";
import { idsOf, wordsOf } from "../words/vocabulary.js";
import { monthYear, number } from "../words/wording.js";
/** @import { Movement, Quantity, Scene, State } from "../scene/types.d.ts" */

/**
 * The states worth a line: those with people, and those that the sources leave open at this stage.
 * @param {Scene} scene @param {Movement} movement @param {State} state of the day @param {number} day
 * @returns {string[]} in the order of the vocabulary
 */
export function statesTold(scene, movement, state, day) {
  const over = day > movement.end;
  const returning =
    isReturning(movement, day) || (movement.return_end !== null && day > movement.return_end);
  return idsOf(scene, "state").filter((key) => {
    const quantity = state[key];
    if (key === "open") return false;
    if (quantity && isTold(key, quantity)) return true;
    if (key === "in_exile") return !quantity && Boolean(state.last_living);
    if (key === "dead") return day >= movement.start;
    if (key === "returned") return returning && !quantity;
    return key === "home" && !quantity && !over && day >= movement.start;
  });
}

/** "last counted January 1953: 63,100", or of a census "census of January 1959: 81,400 in the whole country" */
export function lastCounted(scene, { value, day, isCensus }) {
  const values = { when: monthYear(day), number: number(value) };
  if (!isCensus) return wordsOf(scene, "remark", "last_counted", values);
  // A census counts those who were never in exile too.
  const unknown = wordsOf(scene, "remark", "unknown");
  return `${unknown}; ${wordsOf(scene, "remark", "last_census", values)}`;
}

/** Whether there is no number to tell. @param {string} key @param {Quantity|null} quantity */
export const isOpen = (key, quantity) =>
  // Of the dead nothing is told before the first of them are counted.
  !isKnown(quantity) || (key === "dead" && !isTold(key, quantity));

/**
 * What stands in the place of a number that no source gives.
 * @param {Scene} scene @param {State["last_living"]} last  the last count of them, where one is worth telling
 */
export const openWords = (scene, last) =>
  last ? lastCounted(scene, last) : wordsOf(scene, "remark", "unknown");
