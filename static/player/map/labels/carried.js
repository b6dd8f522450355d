/**
 * Words go along while the map is dragged or flown: they keep their size, and what they name stays under them.
 * @module carried
 */
/** @import { Point, Rect, View } from "../../scene/types.d.ts" */

/**
 * Where a point, or a rectangle by its middle, of one view lies in another.
 * @param {View} from @param {View} to
 */
export function carrier(from, to) {
  const grown = to.scale / from.scale;
  /** @param {Point} spot @returns {Point} */
  const point = ({ x, y }) => ({
    x: (from.left + x) * grown - to.left,
    y: (from.top + y) * grown - to.top,
  });
  /** @param {Rect} rect @returns {Rect} */
  const rect = ({ x, y, width, height }) => {
    const middle = point({ x: x + width / 2, y: y + height / 2 });
    return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  };
  return { point, rect };
}

/** Whether words of one view can go along into another: it is as large, with letters as large and as sharp. */
export const isCarried = (from, to) =>
  from.width === to.width &&
  from.height === to.height &&
  from.type === to.type &&
  from.dpr === to.dpr;
