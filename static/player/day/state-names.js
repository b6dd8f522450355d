/**
 * What the states of a movement are called on a day: the panel, the bars and the strip all ask here.
 * @module state-names
 */
import { stateOf } from "./evaluate.js";
import { isFree } from "./moment.js";
import { stateName, wordsOf } from "../words/vocabulary.js";
/** @import { Movement, Scene } from "../scene/types.d.ts" */

/**
 * @param {Scene} scene @param {Movement} movement @param {number} day @param {string} state
 * @returns {string} "not back"
 */
export function stateNameOn(scene, movement, day, state) {
  // While arrivals that nobody counted go on, the open part has those on the way too.
  if (state === "open" && stateOf(scene, movement.id, day).under_way?.value === null)
    return wordsOf(scene, "remark", "open_arriving");
  const least = state === "dead" && stateOf(scene, movement.id, day).dead_in.length > 0;
  return stateName(scene, state, { free: isFree(movement, day), least });
}
