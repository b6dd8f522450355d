/**
 * How far the sources differ over one number on the map, and how the number is known, in words.
 * @module ranges
 */
import { wordsOf } from "./vocabulary.js";
import { number } from "./wording.js";
/** @import { Movement, Quantity, Scene } from "../scene/types.d.ts" */

/**
 * The least and the greatest number that sources give for the people held in a place.
 * @param {Movement} movement @param {string} place @param {number} day
 * @param {{low: number, high: number|null}|null} quantity  of the day
 * @returns {{low: number, high: number}|null}  null where no number is known
 */
export function toldOf(movement, place, day, quantity) {
  if (!quantity || quantity.high === null) return null;
  const region = movement.track?.regions.find(
    (item) => item.place === place && item.told && item.from <= day && day <= item.to,
  );
  const [low, high] = region?.told ?? [quantity.low, quantity.high];
  return { low: Math.min(low, quantity.low), high: Math.max(high, quantity.high) };
}

/** Whether nobody has counted a number that is known in this way. @param {string} basis */
export const isGuess = (basis) => basis === "interpolated" || basis === "estimated";

/** ", interpolated" or ", estimated" after a number that nobody counted; else nothing. */
export function guessed(scene, quantity) {
  if (!quantity?.value || !isGuess(quantity.basis)) return "";
  return `, ${wordsOf(scene, "basis", quantity.basis)}`;
}

/** @returns {string} "25,042–25,216", or one number where the sources agree */
export function range(low, high) {
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/**
 * "25,042–25,216", "at least 4"; nothing where the sources agree, nor where there is no number but its bounds.
 * @param {Scene} scene @param {{value?: number|null, low: number|null, high: number|null}} quantity
 */
export function spread(scene, { value = 0, low, high }) {
  if (value === null || low == null || low === high) return "";
  if (high == null) return wordsOf(scene, "remark", "at_least", { low: number(low) });
  return range(low, high);
}

/**
 * ", interpolated, 366,605–376,605" after a number: whether nobody counted it, and how far the sources differ.
 * @param {Scene} scene @param {Quantity} quantity
 * @param {{value?: number|null, low: number|null, high: number|null}} [range]  of what is shown of it, such as a share
 */
export function howKnown(scene, quantity, range = quantity) {
  const told = spread(scene, range);
  return `${guessed(scene, quantity)}${told ? `, ${told}` : ""}`;
}

/** Letters of a figure: one of more is a span, such as "between 2,900 and 125,000". */
const MOST_LETTERS = 9;

/** Whether a figure is a span in words, which must be set smaller than a number. @param {string} figure */
export const isSpan = (figure) => figure.length > MOST_LETTERS;

/** "25,142 (25,042–25,216), derived": a number with its range and how it is known, which is given in words. */
export function knownCount(scene, value, range, basis) {
  const told = range ? spread(scene, range) : "";
  return `${number(value)}${told ? ` (${told})` : ""}${basis ? `, ${basis}` : ""}`;
}

/**
 * A number in words: "478,479", or "between 2,900 and 125,000", "at least 1,361"; "not stated" where no source says
 * anything. Plates say the same (atlas/words/amounts.py).
 * @param {Scene} scene @param {Quantity|null} quantity
 */
export function amount(scene, quantity) {
  if (quantity && quantity.value !== null) return number(quantity.value);
  if (!quantity || !isKnown(quantity)) return wordsOf(scene, "remark", "unknown");
  const { low, high } = quantity;
  const values = { low: number(low), high: high === null ? "" : number(high) };
  const words = high === null ? "at_least" : low ? "between" : "at_most";
  return wordsOf(scene, "remark", words, values);
}

/** How a number is known, in words; null where nobody knows. */
const basisOf = (scene, { basis }) => basis && wordsOf(scene, "basis", basis);

/** "25,142 (25,042–25,216), derived", or bounds with how they are known: "at least 1,361, documented". */
export function knownAmount(scene, quantity, basis = basisOf(scene, quantity)) {
  if (quantity.value !== null) return knownCount(scene, quantity.value, quantity, basis);
  return `${amount(scene, quantity)}${basis && isKnown(quantity) ? `, ${basis}` : ""}`;
}

/** Whether sources say anything of a number, if only a bound. */
export function isKnown(quantity) {
  return (
    Boolean(quantity) && (quantity.value !== null || quantity.low > 0 || quantity.high !== null)
  );
}

const ONLY_SURE = ["not_stated", "added", "dead", "excess_dead"];

/**
 * Whether a part of a movement is worth a line: somebody is in it, or may be. Those in no count, those beyond the whole
 * and the dead are told only where there surely are some. As bounds alone the first two repeat how wide the other parts
 * are, and that no more died than a later day will count ("at most 50,000" on the first day of a removal) says nothing.
 */
export function isTold(state, quantity) {
  // That nobody estimated deaths beyond the normal is not worth a line.
  if (!quantity) return state !== "excess_dead";
  if (quantity.value !== null) return quantity.value > 0;
  return ONLY_SURE.includes(state) ? quantity.low > 0 : quantity.high !== 0;
}
