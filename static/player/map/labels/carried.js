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
  /** @template {Rect} R @param {R} rect @returns {R} */
  const rect = (rect) => {
    const [across, down] = [rect.width / 2, rect.height / 2];
    const middle = point({ x: rect.x + across, y: rect.y + down });
    return { ...rect, x: middle.x - across, y: middle.y - down };
  };
  return { point, rect };
}

/** Whether words of one view can go along into another: it is as large, with letters as large and as sharp. */
export const isCarried = (from, to) =>
  from.width === to.width &&
  from.height === to.height &&
  from.type === to.type &&
  from.dpr === to.dpr;
