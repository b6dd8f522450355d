/**
 * What a drawing is told, and what it answers. All of it can be sent to a worker.
 * @module orders
 */
/** @import { Asked, Label, PlayerState, Rect, Rectangle, Thing, View } from "../../scene/types.d.ts" */

/** @type {(keyof Asked)[]} */
const KEYS = [
  "opening",
  "day",
  "to",
  "view",
  "movements",
  "selected",
  "basis",
  "pick",
  "playing",
  "dragging",
];

/**
 * What only the page knows, and a picture depends on.
 * @typedef {object} PageNow
 * @property {string} family  CSS font family
 * @property {boolean} calm  the reader asked for less motion
 * @property {Rectangle[]} rects  of what lies on the map, so that words keep clear of it
 */

/**
 * @typedef {object} Order
 * @property {number} ticket  the greater the newer
 * @property {Asked} asked
 * @property {View} view
 * @property {boolean} jumped  it is of another time than the last one: words need not stay where they are
 * @property {boolean} travels  the map is being moved
 * @property {{hover: Thing|null, focus: Thing|null}} marked
 * @property {PageNow} page
 */

/**
 * What was drawn.
 * @typedef {object} Answer
 * @property {number} drawn  primitives
 * @property {number} wait  milliseconds after which it asks to be drawn anew; 0: all of it is of the day
 * @property {Label[]} labels  its words, those in the inset included
 * @property {Map<string, Rect>} numbers  where the numbers of regions are, by place
 * @property {Map<string, Rect>} cards  where the words of fronts are (drawing.js, frontKey)
 * @property {{box: Rect, view: View}|null} inset  where it lies, and what it shows
 */

/** What the places of words of a map, and of its inset, rest on: for another drawing to go on from. @typedef {{map: Stood, inset: Stood}} Memories */
/** @typedef {import("../labels/memory.js").Stood} Stood */

/** @param {PlayerState} state  the store's @returns {Asked} */
export function askedOf(state) {
  return /** @type {Asked} */ (Object.fromEntries(KEYS.map((key) => [key, state[key]])));
}
