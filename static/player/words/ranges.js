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

/**
 * An interpolated number as exactly as it can be known: 63,990 as 64,000. It has two significant digits, and three from
 * 10,000 on; of a share below ten per cent its tenth stays. A half goes to the even digit, as in Python, where plates
 * round the same (atlas/words/amounts.py).
 * @public held to that of plates by a test in Python
 * @param {number} value  of people, or per cent @returns {number}
 */
export function about(value) {
  if (value < 10) return value;
  const digits = value < THREE_DIGITS ? 2 : 3;
  const step = 10 ** (String(Math.floor(value)).length - digits);
  const down = Math.floor(value / step);
  const rest = value - down * step;
  const isUp = rest * 2 === step ? down % 2 === 1 : rest * 2 > step;
  return (isUp ? down + 1 : down) * step;
}

const THREE_DIGITS = 10_000;

/**
 * A number as it is known: "478,479", or "≈ 64,000" where it lies between two counts.
 * @param {{value: number|null, basis?: string|null}} quantity  with a value @returns {string}
 */
function figure({ value, basis }) {
  const known = /** @type {number} */ (value);
  // Nobody is nobody, not about nobody.
  return basis === "interpolated" && known ? `≈\u00a0${number(about(known))}` : number(known);
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
 * That of an interpolated number is rounded as the number is.
 * @param {Scene} scene
 * @param {{value?: number|null, low: number|null, high: number|null, basis?: string|null}} quantity
 */
export function spread(scene, { value = 0, basis, ...bounds }) {
  if (value === null || bounds.low == null) return "";
  const rounded = (bound) => (bound != null && basis === "interpolated" ? about(bound) : bound);
  const [low, high] = [rounded(bounds.low), rounded(bounds.high)];
  if (low === high) return "";
  if (high == null) return wordsOf(scene, "remark", "at_least", { low: number(low) });
  return range(low, high);
}

/**
 * ", interpolated, 367,000–377,000" after a number: whether nobody counted it, and how far the sources differ.
 * @param {Scene} scene @param {Quantity} quantity
 * @param {{value?: number|null, low: number|null, high: number|null, basis?: string|null}} [range]  of what is shown of it, such as a share
 */
export function howKnown(scene, quantity, range = quantity) {
  const told = spread(scene, range);
  return `${guessed(scene, quantity)}${told ? `, ${told}` : ""}`;
}

/** Letters of a figure: one of more is a span, such as "between 2,900 and 125,000". */
const MOST_LETTERS = 9;

/** Whether a figure is a span in words, which must be set smaller than a number. @param {string} figure */
export const isSpan = (figure) => figure.replace(/^≈\s/, "").length > MOST_LETTERS;

/**
 * A number in words: "478,479", rounded as "≈ 64,000" where it is interpolated, or "between 2,900 and 125,000", "at
 * least 1,361"; "not stated" where no source says anything. Plates say the same (atlas/words/amounts.py).
 * @param {Scene} scene
 * @param {{value: number|null, low?: number|null, high?: number|null, basis?: string|null}|null} quantity  its bounds
 *   may be left out where there is a value
 */
export function amount(scene, quantity) {
  if (quantity && quantity.value !== null) return figure(quantity);
  if (!quantity || !isKnown(quantity)) return wordsOf(scene, "remark", "unknown");
  const { low, high } = /** @type {Quantity} */ (quantity);
  if (low === high) return number(low);
  const values = { low: number(low), high: high === null ? "" : number(high) };
  const words = high === null ? "at_least" : low ? "between" : "at_most";
  return wordsOf(scene, "remark", words, values);
}

/** How a number is known, in words; null where nobody knows. */
const basisOf = (scene, { basis }) => basis && wordsOf(scene, "basis", basis);

/** "25,142 (25,042–25,216)", "≈ 39,100 (39,100–39,300)", "at least 1,361": a number with its range. */
export function rangedAmount(scene, quantity) {
  const told = spread(scene, quantity);
  return `${amount(scene, quantity)}${told ? ` (${told})` : ""}`;
}

/** "25,142 (25,042–25,216), derived", or bounds with how they are known: "at least 1,361, documented". */
export function knownAmount(scene, quantity) {
  const basis = isKnown(quantity) ? basisOf(scene, quantity) : null;
  return `${rangedAmount(scene, quantity)}${basis ? `, ${basis}` : ""}`;
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
