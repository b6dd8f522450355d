/**
 * The keyboard of two maps with one clock: space plays, arrows step, Home and End the ends, F the presentation, Escape
 * leaves it.
 * @module pair-keys
 */
import { pairPlay } from "./pair-clock.js";
import { pairStep, rangeOf } from "./pair-state.js";
/** @import { PairState, Scene, Store } from "../scene/types.d.ts" */

/** Keys that move the hand of the ruler, or the map. */
const MOVES = /^(Arrow|Home|End)/;

/**
 * Fields keep their keys, a pressed button its space, the ruler's hand and a map those that move them: whoever has
 * dragged the hand may press space to play. Keys elsewhere in the page are not ours.
 */
function isTaken(event, root) {
  const { target, key } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return true;
  if (target !== document.body && !root.contains(target)) return true;
  if (target.type === "range") return MOVES.test(key);
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return true;
  if (key === " " && /^(BUTTON|A|SUMMARY)$/.test(target.tagName)) return true;
  return Boolean(target.closest(".leaflet-container, .er-map-list")) && MOVES.test(key);
}

/** @param {Scene} scene @param {PairState} state @param {string} key @returns {Partial<PairState>|null} */
function patchFor(scene, state, key) {
  const [first, last] = rangeOf(scene, state);
  if (key === "ArrowLeft" || key === "ArrowDown") return pairStep(scene, state, -1);
  if (key === "ArrowRight" || key === "ArrowUp") return pairStep(scene, state, 1);
  if (key === "Home") return { playing: false, day: first };
  if (key === "End") return { playing: false, day: last };
  return key === " " ? pairPlay(scene, state) : null;
}

/**
 * @param {HTMLElement} root @param {Scene} scene @param {Store<PairState>} store
 * @param {(on: boolean) => void} present
 * @returns {() => void} takes the keys away again
 */
export function listenPairKeys(root, scene, store, present) {
  function press(event) {
    if (isTaken(event, root)) return;
    const state = store.get();
    if (event.key === "f" || event.key === "F") present(!state.presenting);
    else if (event.key === "Escape" && state.presenting) present(false);
    else {
      const patch = patchFor(scene, state, event.key);
      if (!patch) return;
      store.set(patch, "keys");
    }
    event.preventDefault();
  }
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
