/**
 * The player's state, in one place. Every part reads it from here and writes it here.
 * @module store
 *
 * @typedef {object} PlayerState
 * @property {number} day whole days since 1928-01-01
 * @property {number|null} to last day of the period view, inclusive
 * @property {"day"|"period"|"sofar"|"all"} view
 * @property {string[]} movements ids of the movements shown
 * @property {{type: "place"|"movement"|"flow"|"event"|"claim", id: string}|null} selected
 * @property {"people"|"share"} basis
 * @property {boolean} playing
 * @property {"day"|"week"|"month"|"year"} pace what one second stands for
 * @property {"day"|"month"|"year"|"event"} step
 * @property {string[]} pick claims chosen to drive the picture
 * @property {{lon: number, lat: number, zoom: number}|null} map
 * @property {string} lang
 * @property {boolean} presenting
 */

/** Same value, same list, or same flat object: then nobody need be told. */
function same(a, b) {
  if (a === b) return true;
  if (!a || !b || typeof a !== "object" || typeof b !== "object") return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/**
 * @param {PlayerState} initial
 * @returns {{get: () => PlayerState, set: (patch: Partial<PlayerState>, origin?: string) => void,
 *   subscribe: (listener: (state: PlayerState, change: {changed: Set<string>, previous: PlayerState,
 *   origin: string}) => void) => () => void}}
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = new Set();
  return {
    get: () => state,
    set(patch, origin = "player") {
      const previous = state;
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
