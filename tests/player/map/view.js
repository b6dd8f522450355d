/** A view of the map for tests, and a drawing context that measures every letter alike. */
import { viewOf } from "../../../static/player/plane/projection.js";

/** A map of 420 by 260 pixels that shows Central Asia. */
export const view = (changes = {}) =>
  viewOf([50, 34, 84, 48], 420, 260, { type: 1, dpr: 1, small: true, ...changes });

/** Each letter is six pixels wide. */
export const context = () => ({ font: "", measureText: (text) => ({ width: 6 * text.length }) });

/** True if two rectangles do not overlap. */
export const apart = (a, b) =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
