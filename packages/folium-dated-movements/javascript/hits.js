/**
 * Which way lies under the pointer. A pointer moves as often as a screen shows pictures, so most ways are ruled out by the
 * box that they are in.
 * @module hits
 */

/** Pixels from a way within which the pointer is on it. */
const REACH = 6;

/**
 * @template {{points: Float64Array, width: number, share: number, after: number, tip: number[]}} W
 * @param {W[]} ways
 */
export function createHits(ways) {
  /** Left, top, right, bottom of what reaches each way. */
  const boxes = new Float64Array(4 * ways.length);

  /** After the points of the ways have been placed anew. */
  function place() {
    ways.forEach(({ points, width }, n) => {
      const out = REACH + width / 2;
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let at = 0; at < points.length; at += 2) {
        left = Math.min(left, points[at]);
        right = Math.max(right, points[at]);
        top = Math.min(top, points[at + 1]);
        bottom = Math.max(bottom, points[at + 1]);
      }
      boxes.set([left - out, top - out, right + out, bottom + out], 4 * n);
    });
  }

  /** The way nearest to a point within reach, of several the one on top. @returns {W|null} */
  function at({ x, y }) {
    let [nearest, least] = [/** @type {W|null} */ (null), REACH];
    for (let n = 0, box = 0; n < ways.length; n += 1, box += 4) {
      if (x < boxes[box] || x > boxes[box + 2] || y < boxes[box + 1] || y > boxes[box + 3])
        continue;
      const way = ways[n];
      if (way.share <= 0) continue;
      const away = distance(way, x, y, least + way.width / 2) - way.width / 2;
      if (away <= least) [nearest, least] = [way, away];
    }
    return nearest;
  }

  return { place, at };
}

/** Pixels from a point to what a way has gone; Infinity where that is more than the most asked for. */
function distance({ points, after, tip }, x, y, most) {
  let least = Infinity;
  for (let n = 0; n <= after; n += 1) {
    const [ax, ay] = [points[2 * n], points[2 * n + 1]];
    const bx = n === after ? tip[0] : points[2 * n + 2];
    const by = n === after ? tip[1] : points[2 * n + 3];
    if ((ax < x - most && bx < x - most) || (ax > x + most && bx > x + most)) continue;
    if ((ay < y - most && by < y - most) || (ay > y + most && by > y + most)) continue;
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
    least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return least;
}
