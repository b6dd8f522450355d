/** Width says how many, strictly linearly, and nothing else. */

/** People that one pixel of width stands for. */
export const PEOPLE_PER_PX = 35000;

/** Width in pixels of a whole people, when widths show shares. */
export const WHOLE_PEOPLE_PX = 10;

/** The thin line in the middle of a journey and, with its paper edge, what it hides of the bed below. */
export const CORE = 1.5;
export const CORE_EDGED = 3.5;

/**
 * @param {number|null} value  people
 * @param {number|null} whole  people of the movement
 * @param {"people"|"share"} basis
 * @returns {number} pixels; 0 if the number is unknown
 */
export function widthOf(value, whole, basis) {
  if (!value) return 0;
  if (basis === "share") return whole ? (WHOLE_PEOPLE_PX * value) / whole : 0;
  return value / PEOPLE_PER_PX;
}

/**
 * A bed's width as it is drawn, in tenths of a pixel, and one for all that the core above it hides: nobody sees the
 * difference, and a return, which widens by a hundredth of a pixel a day, is not drawn anew each day.
 */
export function drawnWidth(pixels) {
  return pixels <= CORE_EDGED ? CORE : Math.round(pixels * 10) / 10;
}
