/**
 * The player's state, in one place. Every part reads it from here and writes it here.
 * @module store
 */
/** @import { Store } from "../scene/types.d.ts" */

/** Same value, same list, or same flat object: then nothing has changed. */
function same(a, b) {
  if (a === b) return true;
  if (!a || !b || typeof a !== "object" || typeof b !== "object") return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/**
 * @template {object} State
 * @param {State} initial
 * @param {(state: State, patch: Partial<State>) => Partial<State>} [rule] completes a patch, so that values that depend on each
 *   other agree whoever writes one of them
 * @returns {Store<State>}
 */
export function createStore(initial, rule = (_, patch) => patch) {
  let state = Object.freeze({ ...initial, ...rule(initial, initial) });
  const listeners = new Set();
  return {
    get: () => state,
    set(written, origin = "player") {
      const previous = state;
      const patch = rule(previous, written);
      const changed = new Set(Object.keys(patch).filter((key) => !same(previous[key], patch[key])));
      if (changed.size === 0) return;
      const next = { ...previous };
      for (const key of changed) next[key] = patch[key];
      state = Object.freeze(next);
      // a listener may write again: those after it then hear of the newest state, each change once
      for (const listener of [...listeners]) listener(state, { changed, previous, origin });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
