/**
 * How far the sources differ over one number on the map, and how the number is known, in words.
 * @module ranges
 */
import { number } from "./wording.js";
/** @import { Movement } from "../scene/types.d.ts" */

/**
 * The least and the greatest number that sources give for the people held in a place.
 * @param {Movement} movement @param {string} place @param {number} day
 * @param {{low: number, high: number}|null} quantity  of the day
 * @returns {{low: number, high: number}|null}  null where no number is known
 */
export function toldOf(movement, place, day, quantity) {
  if (!quantity) return null;
  const region = movement.track?.regions.find(
    (item) => item.place === place && item.told && item.from <= day && day <= item.to,
  );
  const [low, high] = region?.told ?? [quantity.low, quantity.high];
  return { low: Math.min(low, quantity.low), high: Math.max(high, quantity.high) };
}

/** @returns {string} "25,042–25,216", or one number where the sources agree */
export function range(low, high) {
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/** "25,042–25,216"; nothing where the sources agree. */
export function spread({ low, high }) {
  return low != null && high != null && low < high ? range(low, high) : "";
}

/** "25,142 (25,042–25,216), derived": a number with its range and how it is known. */
export function knownCount(value, range, basis) {
  const told = spread(range);
  return `${number(value)}${told ? ` (${told})` : ""}${basis ? `, ${basis}` : ""}`;
}
