/**
 * The texts of the scene, which come after its first picture (atlas/screen/texts.py): until then whoever shows them says
 * that they are on their way.
 * @module texts
 */
/** @import { Scene } from "./types.d.ts" */

const isObject = (value) => typeof value === "object" && value !== null;

/** Puts what has come into what is there: the same place in both is the same thing. */
function fill(target, more) {
  for (const key of Object.keys(more)) {
    const there = Object.hasOwn(target, key) && isObject(target[key]);
    if (there && isObject(more[key])) fill(target[key], more[key]);
    else target[key] = more[key];
  }
}

/** A copy of JSON down to so many levels: there it may be filled, and what the host has given stays as it is. */
function ownCopy(value, levels) {
  if (!levels || !isObject(value)) return value;
  if (Array.isArray(value)) return value.map((item) => ownCopy(item, levels - 1));
  const copy = { ...value };
  if (levels > 1) for (const key of Object.keys(copy)) copy[key] = ownCopy(copy[key], levels - 1);
  return copy;
}

/** What the texts fill, with the levels down to its entries, and what they bring anew. */
const FILLED = { claims: 2, events: 2, peoples: 2, places: 2, tours: 4 };
const BROUGHT = {
  sources: {},
  conflicts: {},
  persons: [],
  folding: { letters: {}, sounds: {} },
};

/** Whether a scene, as JSON, has its texts. */
const isWhole = (json) => Boolean(json.sources);

/**
 * The parts of a scene that its texts fill, as they are without them.
 * @param {any} json the scene's first part, or all of it @returns {any} of all of it nothing is copied
 */
export function awaiting(json) {
  if (isWhole(json)) return { ...BROUGHT, ...json };
  const own = Object.entries(FILLED).map(([key, levels]) => [key, ownCopy(json[key], levels)]);
  return { ...json, ...ownCopy(BROUGHT, 3), ...Object.fromEntries(own) };
}

/**
 * @typedef {object} Texts
 * @property {boolean} here
 * @property {boolean} failed they could not be loaded: who wants them asks again
 * @property {(listener: () => void) => () => void} listen hears of each change; what it returns ends that
 * @property {(more: any) => void} put what has come, as JSON
 * @property {(load: () => Promise<any>) => Promise<void>} bring
 * @property {() => Promise<void>} again
 */

/**
 * @param {any} json the scene as it came @param {() => Scene} sceneOf the decoded one, which they fill
 * @returns {Texts}
 */
export function createTexts(json, sceneOf) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {(() => Promise<any>)|undefined} */
  let load;
  const texts = {
    here: isWhole(json),
    failed: false,
    listen(listener) {
      if (!texts.here) listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(more) {
      fill(sceneOf(), more);
      texts.here = true;
    },
    async bring(given) {
      load = given;
      try {
        texts.put(await given());
      } catch (error) {
        console.error(error);
        texts.failed = true;
      }
      for (const listener of [...listeners]) listener();
    },
    async again() {
      if (!texts.failed || !load) return;
      texts.failed = false;
      for (const listener of [...listeners]) listener();
      await texts.bring(load);
    },
  };
  return texts;
}
