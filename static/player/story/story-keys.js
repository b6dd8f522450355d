/**
 * The keys of a story: arrows and the two keys of a clicker turn its steps, Escape closes what is open and then ends it.
 * @module story-keys
 */

/** @type {Record<string, "next"|"previous"|"leave">} */
const KEYS = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  PageUp: "previous",
  Escape: "leave",
};

/**
 * What a key asks of the story.
 * @param {KeyboardEvent} event one that no field and no menu has taken
 * @returns {"next"|"previous"|"leave"|null} null: the key is none of the story's
 */
export function storyKey({ key, shiftKey, target }) {
  const node = /** @type {HTMLElement} */ (target);
  // the hand of the timeline is moved by day, and Shift goes to the next event, in a story too
  const isHand = Boolean(node.closest && node.closest(".xr-hand"));
  return shiftKey || isHand ? null : (KEYS[key] ?? null);
}
