/**
 * The keyboard: space plays, arrows step a day, Page keys a month, Home and End the ends,
 * Shift with an arrow the next event, F the presentation, Escape leaves it, / searches. In a story some of them turn its steps.
 * @module keys
 */
import { edgePatch, playPatch, stepPatch } from "../time/steps.js";
/** @import { Scene, Step, Store } from "../scene/types.d.ts" */

/** @type {Record<string, [1|-1, Step]>} */
const STEPS = {
  ArrowLeft: [-1, "day"],
  ArrowRight: [1, "day"],
  ArrowDown: [-1, "day"],
  ArrowUp: [1, "day"],
  PageUp: [1, "month"],
  PageDown: [-1, "month"],
};

/** Fields keep their own keys; a pressed button keeps its space; the map keeps its arrows. */
function isTaken(event, root) {
  const target = event.target;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return true;
  if (target !== document.body && !root.contains(target)) return true;
  if (target.closest("dialog")) return true;
  if (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return true;
  if (event.key === " " && /^(BUTTON|A|SUMMARY)$/.test(target.tagName)) return true;
  const scrolls = target !== document.body && target.closest(".xr-panel");
  const tells = target !== document.body && target.closest(".xr-story");
  if (tells && /^(Home|End|ArrowUp|ArrowDown)/.test(event.key)) return true;
  if (scrolls && /^(Page|Home|End|ArrowUp|ArrowDown)/.test(event.key)) return true;
  return Boolean(
    target.closest && target.closest(".leaflet-container") && /^(Arrow|\+|-|=)/.test(event.key),
  );
}

/** On the second ring the same keys move the end of the period. */
function endPatch(scene, state, event) {
  const step = STEPS[event.key];
  if (!step) return null;
  const from = state.to ?? state.day;
  const { day = from } = stepPatch(scene, { ...state, day: from }, step[0], step[1]);
  return { playing: false, to: day };
}

/**
 * @param {HTMLElement} root @param {Scene} scene decoded @param {Store} store
 * @param {{present: (on: boolean) => void, reader: {pace: boolean}, story: (event: KeyboardEvent) => boolean,
 *   search: () => void}} player
 *   story: a key that a story takes does nothing else
 * @returns {() => void} takes the keys away again
 */
export function listenKeys(root, scene, store, { present, reader, story, search }) {
  function patchFor(event) {
    const state = store.get();
    const end = event.target.closest && event.target.closest(".xr-hand-to");
    if (end) return endPatch(scene, state, event);
    const step = STEPS[event.key];
    if (step)
      return stepPatch(
        scene,
        state,
        step[0],
        event.shiftKey && event.key.startsWith("Arrow") ? "event" : step[1],
      );
    if (event.key === "Home") return edgePatch(state, "first");
    if (event.key === "End") return edgePatch(state, "last");
    if (event.key === " ") return playPatch(scene, state, reader.pace);
    return null;
  }
  function press(event) {
    if (isTaken(event, root)) return;
    if (story(event)) return event.preventDefault();
    if (event.key === "f" || event.key === "F") present(!store.get().presenting);
    else if (event.key === "/") search();
    else if (event.key === "Escape" && store.get().presenting) present(false);
    else if (event.key === "Escape" && store.get().selected) store.set({ selected: null }, "keys");
    else {
      // Before a story is chosen the keys scroll and press, and time does not run.
      const patch = store.get().opening ? null : patchFor(event);
      if (!patch) return;
      store.set(patch, "keys");
    }
    event.preventDefault();
  }
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}
