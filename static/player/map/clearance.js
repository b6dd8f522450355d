/**
 * How a box of degrees is fitted into the map so that what must be seen lies under none of the things that lie on it.
 * @module clearance
 */
import { screenX, screenY, viewOf } from "../plane/projection.js";
/** @import { Bounds, Rectangle, View } from "../scene/types.d.ts" */

/** Nothing is worth a map smaller than this part of what it could be. */
const LEAST = 0.8;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Padding  CSS pixels */

/** @type {Padding} */
const NONE = { left: 0, top: 0, right: 0, bottom: 0 };

/** Whether a point of the screen lies under a rectangle [x, y, width, height]. */
const under = (x, y, [left, top, width, height]) =>
  x > left && x < left + width && y > top && y < top + height;

/**
 * @param {View} view
 * @param {Array<[number, number]>} points lon, lat
 * @param {Rectangle[]} rects
 * @returns {number} how many of the points lie under a rectangle
 */
export function coveredBy(view, points, rects) {
  const hidden = ([lon, lat]) =>
    rects.some((rect) => under(screenX(view, lon), screenY(view, lat), rect));
  return points.filter(hidden).length;
}

/**
 * The view of a box in what paddings leave of the map: what Leaflet's fitBounds shows.
 * @param {Bounds} box
 * @param {{width: number, height: number}} size  of the map, CSS pixels
 * @param {Padding} padding
 * @returns {View}
 */
export function paddedView(box, { width, height }, { left, top, right, bottom }) {
  const view = viewOf(
    box,
    Math.max(1, width - left - right),
    Math.max(1, height - top - bottom),
    {},
  );
  return { ...view, left: view.left - left, top: view.top - top };
}

/** From which edge, and how far, a rectangle is kept clear: across and along. */
function paddingsFor([x, y, wide, high], { width, height }) {
  const across = x + wide / 2 < width / 2 ? { left: x + wide } : { right: width - x };
  const along = y + high / 2 < height / 2 ? { top: y + high } : { bottom: height - y };
  return [across, along];
}

/** @returns {Padding} */
function wider(a, b) {
  const of = (side) => Math.max(a[side] || 0, b[side] || 0);
  return { left: of("left"), top: of("top"), right: of("right"), bottom: of("bottom") };
}

/**
 * The paddings with which the fewest points are covered; of equals those that leave the map largest.
 * @param {Bounds} box
 * @param {{width: number, height: number}} size of the map, CSS pixels
 * @param {Array<[number, number]>} points lon, lat of what must be seen
 * @param {Rectangle[]} rects what lies on the map
 * @returns {Padding}
 */
export function clearPaddings(box, size, points, rects) {
  const single = rects
    .flatMap((rect) => paddingsFor(rect, size))
    .map((padding) => wider(NONE, padding));
  const pairs = single.flatMap((a, n) => single.slice(n + 1).map((b) => wider(a, b)));
  const { scale: largest } = paddedView(box, size, NONE);
  let best = { padding: NONE, covered: Infinity, scale: 0 };
  for (const padding of [NONE, ...single, ...pairs]) {
    const view = paddedView(box, size, padding);
    if (view.scale < LEAST * largest) continue;
    const covered = coveredBy(view, points, rects);
    if (covered < best.covered || (covered === best.covered && view.scale > best.scale))
      best = { padding, covered, scale: view.scale };
  }
  return best.padding;
}
