/** The box of the inset: which part of the world it shows, and where it lies on the map. */
import { CAUCASUS } from "../../theme/palette.js";
import { viewOf } from "../../plane/projection.js";
import { createCorners } from "./inset-corners.js";
/** @import { Picture, Rect, Scene, View } from "../../scene/types.d.ts" */

const WIDTH = 264;
const HEIGHT = 118;
const TITLE = 21;
/** A little smaller it may leave a homeland free that it would cover. */
const SIZES = [1, 0.93, 0.86, 0.8];
const FROM_EDGE = 9;
/** CSS pixels of its edge, on each side. */
const RIM = 2;
/**
 * A smaller picture than this of the main map's own scale would not be an enlargement; of few movements the map itself is
 * near enough, and the inset would lie on their way.
 */
const LEAST_FACTOR = 1.25;
const LEAST_FACTOR_OF_FEW = 3;

/**
 * The rectangle of the inset on the map, with its edge and its title, CSS pixels.
 * @typedef {Rect & {title: number}} InsetBox
 */

/** The inset with its edge and its title; `type` is the scale of words. */
function sizeOf(type, size) {
  const title = TITLE * type;
  const rims = 2 * RIM;
  return { width: WIDTH * size * type + rims, height: HEIGHT * size * type + title + rims, title };
}

/** @param {Scene} scene  decoded */
export function createInsetBox(scene) {
  const corners = createCorners(scene, CAUCASUS, FROM_EDGE);
  /** @type {View|undefined} */
  let view;

  /** The same view as long as it is as large and lies in the same place. */
  function viewAt(main, x, y, width, height) {
    const { dpr, type } = main;
    const wanted = { type, dpr, x, y, width };
    const before = view;
    if (before && Object.keys(wanted).every((key) => wanted[key] === before[key])) return before;
    return (view = viewOf(CAUCASUS, width, height, { dpr, type, small: true, x, y }));
  }

  /**
   * @param {View} main  the map's
   * @param {Picture} frame
   * @returns {{box: InsetBox, view: View}|null}  null where it is not shown
   */
  return function placeOn(main, frame) {
    if (main.small) return null;
    const sizes = SIZES.map((size) => sizeOf(main.type, size));
    const spot = corners.spotFor(main, frame, sizes);
    if (!spot) return null;
    const { width, height, title } = sizes[spot.size];
    const inner = { width: width - 2 * RIM, height: height - title - 2 * RIM };
    const [x, y] = [spot.x + RIM, spot.y + title + RIM];
    const now = viewAt(main, x, y, inner.width, inner.height);
    const least = frame.terse ? LEAST_FACTOR : LEAST_FACTOR_OF_FEW;
    if (now.scale < main.scale * least) return null;
    return { box: { x: spot.x, y: spot.y, width, height, title }, view: now };
  };
}
