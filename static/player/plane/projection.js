/**
 * Web Mercator without Leaflet, so that the inset and the main map share one set of drawing functions.
 *
 * World coordinates run 0..1 from the antimeridian and the north pole of the square map.
 * A View says how many pixels one world unit is and which world pixel is its top left corner.
 */
/** @import { Bounds } from "../scene/types.d.ts" */

const DEGREE = Math.PI / 180;

/** Paths are cached relative to this point, so that float32 in the rasteriser keeps sub-pixel precision. */
export const ANCHOR = { x: worldX(70), y: worldY(48) };

export function worldX(lon) {
  return (lon + 180) / 360;
}

export function worldY(lat) {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * DEGREE) / 2)) / (2 * Math.PI);
}

export function lonOf(x) {
  return x * 360 - 180;
}

export function latOf(y) {
  return (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / DEGREE;
}

/** Pixels per world unit at a Leaflet zoom. */
export function scaleOf(zoom) {
  return 256 * 2 ** zoom;
}

/**
 * @typedef {object} View
 * @property {number} scale  CSS pixels per world unit
 * @property {number} left  world pixel of the left edge
 * @property {number} top  world pixel of the top edge
 * @property {number} width  CSS pixels
 * @property {number} height  CSS pixels
 * @property {number} dpr  device pixels per CSS pixel
 * @property {number} type  factor of type sizes (1, or 1.25 when presenting)
 * @property {boolean} small  true under 700 px: fewer words
 * @property {number} [x]  where the view begins on its canvas, CSS pixels (the inset lies on the main map's canvas)
 * @property {number} [y]
 */

/** Screen x of a longitude. */
export function screenX(view, lon) {
  return worldX(lon) * view.scale - view.left;
}

/** Screen y of a latitude. */
export function screenY(view, lat) {
  return worldY(lat) * view.scale - view.top;
}

/** Where the anchor of cached paths lies on the screen. */
export function anchorX(view) {
  return ANCHOR.x * view.scale - view.left;
}

export function anchorY(view) {
  return ANCHOR.y * view.scale - view.top;
}

/** Makes a context draw cached, anchored paths in place. */
export function toAnchor(context, view) {
  context.setTransform(
    view.dpr,
    0,
    0,
    view.dpr,
    view.dpr * (anchorX(view) + (view.x || 0)),
    view.dpr * (anchorY(view) + (view.y || 0)),
  );
}

/** Makes a context draw in CSS pixels of the view. */
export function toScreen(context, view) {
  context.setTransform(
    view.dpr,
    0,
    0,
    view.dpr,
    view.dpr * (view.x || 0),
    view.dpr * (view.y || 0),
  );
}

/**
 * A view of the given size that shows a box of degrees whole, centred.
 * @param {Bounds} bounds
 * @param {number} width  CSS pixels
 * @param {number} height
 * @param {Partial<View>} rest  of the view
 * @returns {View}
 */
export function viewOf(bounds, width, height, rest) {
  const [west, south, east, north] = bounds;
  const scale = Math.min(
    width / (worldX(east) - worldX(west)),
    height / (worldY(south) - worldY(north)),
  );
  const left = ((worldX(west) + worldX(east)) / 2) * scale - width / 2;
  const top = ((worldY(south) + worldY(north)) / 2) * scale - height / 2;
  return /** @type {View} */ ({ ...rest, scale, left, top, width, height });
}

/**
 * True if a box of degrees touches the view.
 * @param {View} view
 * @param {Bounds} bounds
 * @param {number} [margin]  CSS pixels about the view
 */
export function inView(view, bounds, margin = 0) {
  return (
    screenX(view, bounds[2]) >= -margin &&
    screenX(view, bounds[0]) <= view.width + margin &&
    screenY(view, bounds[1]) >= -margin &&
    screenY(view, bounds[3]) <= view.height + margin
  );
}

/** How large a box of degrees is, in square degrees: enough to tell a republic from its regions. */
export function squareDegrees([west, south, east, north]) {
  return (east - west) * (north - south);
}
