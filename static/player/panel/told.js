/**
 * What is told of the day, found once for all who show it: the panel and, while presenting, the slate. So both tell the
 * same event, and change at the same time.
 * @module told
 */
import { focusOf, leadOf, ledBy } from "../day/moment.js";
import { pickedScene } from "../scene/picks.js";
import { createReading } from "./reading.js";
/** @import { HistoricEvent, Movement, PlayerState, Scene, Store } from "../scene/types.d.ts" */

/**
 * @typedef {object} Told
 * @property {Scene} scene with the reader's picks
 * @property {PlayerState} state
 * @property {boolean} period a period is shown as one span: what happened in it, and where people were at its end
 * @property {HistoricEvent|null} lead whose sentence is shown; null before the first event, and of a period
 * @property {Movement[]} focus whom the day is about, those of the event first
 */

/** While the clock runs the words change at most this often. */
export const REWRITE_MS = 180;
/** Keys of the store that change what is told, or how soon it must be. */
const SAID_KEYS = [
  ...["day", "to", "view", "movements", "selected", "pick"],
  ...["playing", "dragging", "presenting"],
];

/**
 * @param {Scene} decoded @param {Store} store
 * @returns {{listen: (tell: (told: Told) => void) => () => void, destroy: () => void}} listen: tells at once and at each
 *   change; what it returns ends that
 */
export function createTold(decoded, store) {
  const read = createReading();
  /** @type {Set<(told: Told) => void>} */
  const listeners = new Set();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let written = performance.now();
  let last = find(store.get());

  /** @param {PlayerState} state @returns {Told} */
  function find(state) {
    const scene = pickedScene(decoded, state.pick);
    const period = state.view === "period" && state.to !== null;
    const moving = focusOf(scene, state);
    const lead = period ? null : read(leadOf(scene, state, moving), state, written);
    return { scene, state, period, lead, focus: ledBy(moving, lead, state) };
  }
  function tell() {
    written = performance.now();
    last = find(store.get());
    for (const listener of listeners) listener(last);
  }
  function follow({ playing, dragging }, { changed }) {
    if (!SAID_KEYS.some((key) => changed.has(key))) return;
    clearTimeout(timer);
    const wait = written + REWRITE_MS - performance.now();
    if (!(playing || dragging) || wait <= 0) tell();
    else timer = setTimeout(tell, wait);
  }
  const unsubscribe = store.subscribe(follow);
  const unlisten = decoded.texts.listen(tell);
  return {
    listen(listener) {
      listeners.add(listener);
      listener(last);
      return () => listeners.delete(listener);
    },
    destroy() {
      clearTimeout(timer);
      unlisten();
      unsubscribe();
    },
  };
}
