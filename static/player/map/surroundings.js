/** What only the page knows, and the picture depends on: its letters, what lies on the map, whether motion is wanted. */
import { datePlate, nodeRects } from "./furniture.js";
/** @import { Rectangle, View } from "../scene/types.d.ts" */
/** @import { PageNow } from "./drawing/orders.js" */

/**
 * Asking for letters and for rectangles costs a layout, so they are asked for once, and once a view.
 * @param {HTMLElement} host  of the map
 * @param {HTMLElement[]} nodes  what lies on it
 */
export function createSurroundings(host, nodes) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let letters = "";
  /** @type {View|null} */
  let of = null;
  /** @type {Rectangle[]} */
  let rects = [];

  const family = () => (letters ||= getComputedStyle(host).fontFamily || "sans-serif");

  /** @param {View} view @param {boolean} travels  the map is being moved: what lies on it is asked for where it rests */
  function rectsIn(view, travels) {
    if (of === view || (of && travels)) return rects;
    rects = /** @type {Rectangle[]} */ (nodeRects(host, [...nodes, ...datePlate(host)]));
    of = view;
    return rects;
  }

  /** @param {View} view @param {boolean} travels @returns {PageNow} */
  const now = (view, travels) => ({
    family: family(),
    calm: calm.matches,
    rects: rectsIn(view, travels),
  });

  function forget() {
    letters = "";
    of = null;
  }

  return { now, family, forget };
}
