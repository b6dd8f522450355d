/**
 * Whose the homelands are, at the opening: each is named once, in the inset or on the map, a small one by its name alone.
 * @module opening-names
 */
import { screenX } from "../../plane/projection.js";
import { CAUCASUS } from "../../theme/palette.js";
/** @import { Picture, Rect, View } from "../../scene/types.d.ts" */

/** Kinds of names of the ground that the opening has: it is calm, and the homelands come first. */
export const AT_OPENING = new Set(["sea", "country"]);
/** There is room beside a homeland: one so wide is named, and from the second width on it has its further words; CSS pixels. */
const LEAST = 10;
const LEAST_WORDS = 62;

/** A homeland of the inset, where they lie side by side: for more than their names there is no room. */
export const byNameAlone = (homeland) => ({ ...homeland, words: "" });

/** Whether the middle of a box of degrees lies in the inset. */
function isInset([west, south, east, north]) {
  const [left, low, right, high] = CAUCASUS;
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return lon > left && lon < right && lat > low && lat < high;
}

/**
 * The picture with the homelands that the map itself names.
 * @param {View} view @param {Picture} frame @param {Rect|null} inset its box on the map
 * @returns {Picture} the same one but at the opening
 */
export function namedAtOpening(view, frame, inset) {
  if (!frame.opening) return frame;
  const wide = ({ 0: west, 2: east }) => screenX(view, east) - screenX(view, west) >= LEAST_WORDS;
  const homelands = frame.homelands
    .filter(({ name, unit }) => name && !(inset && isInset(unit.bounds)))
    .map((homeland) => ({
      ...homeland,
      least: LEAST,
      words: wide(homeland.unit.bounds) ? homeland.words : "",
    }));
  return { ...frame, homelands };
}
