/**
 * What the atlas calls its states, grades, ranks …: the scene carries the words (atlas/words/vocabulary.csv).
 * @module vocabulary
 */
/** @import { Scene } from "../scene/types.d.ts" */

/** The player speaks English; the scene has the words of the atlas's other languages too. */
const LANGUAGE = "en";

/** @param {Scene} scene @param {string} list "state" @returns {string[]} the ids of a list, in its order */
export function idsOf(scene, list) {
  return Object.keys(scene.vocabulary[LANGUAGE][list]);
}

/** @param {Scene} scene @param {string} list "state" @param {string} id "in_exile" @returns {string} "in exile" */
export function wordsOf(scene, list, id) {
  return scene.vocabulary[LANGUAGE][list][id] ?? id;
}

/**
 * The name of a state on a day, as plates have it (atlas/paper/plate/texts.py).
 * @param {Scene} scene
 * @param {string} state
 * @param {{free?: boolean, least?: boolean}} [moment]
 *   free: people may return; least: the dead are counted in some regions of exile alone
 * @returns {string} "at home"
 */
export function stateName(scene, state, { free = false, least = false } = {}) {
  if (state === "dead" && least) return wordsOf(scene, "remark", "dead_least");
  // After the release nobody is held; those still away have not come back, or not yet.
  if (state === "in_exile" && free) return wordsOf(scene, "remark", "not_back");
  return wordsOf(scene, "state", state);
}

/** @returns {string} "Grade B: scholar citing documents"; nothing for a claim without a grade */
export function gradeName(scene, grade) {
  return grade ? `Grade ${grade}: ${wordsOf(scene, "grade", grade)}` : "";
}
