/**
 * What the atlas calls its states, grades, ranks …: the scene carries the words (atlas/words/vocabulary.csv).
 * @module vocabulary
 */
import { say, spoken } from "../language/say.js";
/** @import { Scene } from "../scene/types.d.ts" */

/** @param {Scene} scene @param {string} list "state" @returns {string[]} the ids of a list, in its order */
export function idsOf(scene, list) {
  return Object.keys(scene.vocabulary[spoken().tag][list]);
}

/**
 * @param {Scene} scene @param {string} list "state" @param {string} id "in_exile"
 * @param {Record<string, string|number>} [values] what stands for each `{name}` in the words
 * @returns {string} "in exile"
 */
export function wordsOf(scene, list, id, values = {}) {
  const words = scene.vocabulary[spoken().tag][list][id] ?? id;
  return words.replace(/\{(\w+)\}/g, (field, name) => String(values[name] ?? field));
}

/**
 * How many of a people are still at home; the ids of the list are the least shares, in per cent, of which its words are
 * true, the smallest first.
 * @param {Scene} scene @param {number} share 0..1 @returns {string} "about a third still at home"
 */
export function stillHome(scene, share) {
  const least = idsOf(scene, "still_home").findLast((id) => share >= Number(id) / 100);
  return wordsOf(scene, "still_home", least ?? "0");
}

/**
 * The name of a state on a day, as plates have it (atlas/words/state_names.py).
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
  return grade
    ? say("Grade {grade}: {words}", { grade, words: wordsOf(scene, "grade", grade) })
    : "";
}
