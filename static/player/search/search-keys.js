/**
 * What the keys do in the field of the search.
 * @module search-keys
 */

const ACTS = { ArrowDown: 1, ArrowUp: -1, Enter: "choose" };
/** The code of a key that belongs to an input method; Safari says so of the Enter that ends a word, and nothing else. */
const COMPOSED = 229;

/**
 * A key with which an input method composes a word is the method's: Enter there takes the word, and chooses no result.
 * @param {{key: string, isComposing: boolean, keyCode: number}} event
 * @returns {1|-1|"choose"|null} how far the active result moves, or that it is chosen
 */
export const actOn = ({ key, isComposing, keyCode }) =>
  isComposing || keyCode === COMPOSED ? null : (ACTS[key] ?? null);
