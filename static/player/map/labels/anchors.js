/**
 * Where a name fits inside an area as it is seen now: the middle of its widest stretch within the view.
 *
 * Scan lines instead of a pole of inaccessibility: names are wide and low, and most areas are cut by the view's edge.
 */
import { screenX, screenY } from "../../plane/projection.js";
/** @import { View } from "../../scene/types.d.ts" */

const LINES = 13;

/**
 * @param {View} view
 * @param {Float64Array[][]} polygons  degrees
 * @param {number} margin  pixels kept free at the view's edge
 * @returns {{x: number, y: number, width: number}[]} up to five stretches, the best first
 */
export function stretchesOf(view, polygons, margin) {
  const rings = polygons.flat().map((ring) => ringOnScreen(view, ring));
  let top = Infinity;
  let bottom = -Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 2) {
      top = Math.min(top, ring[i]);
      bottom = Math.max(bottom, ring[i]);
    }
  }
  top = Math.max(top, margin);
  bottom = Math.min(bottom, view.height - margin);
  if (!(bottom > top)) return [];
  const found = [];
  for (let n = 0; n < LINES; n += 1) {
    const part = (n + 0.5) / LINES;
    const y = top + (bottom - top) * part;
    const stretch = widest(rings, y, margin, view.width - margin);
    // Near the middle a line is better placed than a slightly longer one at the rim.
    if (stretch)
      found.push({ ...stretch, y, score: stretch.width * (1 - 0.9 * Math.abs(part - 0.5)) });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 5);
}

function ringOnScreen(view, ring) {
  const xy = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    xy[i] = screenX(view, ring[i]);
    xy[i + 1] = screenY(view, ring[i + 1]);
  }
  return xy;
}

/** @returns {{x: number, width: number}|null} */
function widest(rings, y, left, right) {
  const crossings = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y === ring[j + 1] > y) continue;
      crossings.push(
        ring[i] + ((y - ring[i + 1]) / (ring[j + 1] - ring[i + 1])) * (ring[j] - ring[i]),
      );
    }
  }
  crossings.sort((a, b) => a - b);
  /** @type {{x: number, width: number}|null} */
  let best = null;
  for (let n = 0; n + 1 < crossings.length; n += 2) {
    const from = Math.max(left, crossings[n]);
    const to = Math.min(right, crossings[n + 1]);
    if (to > from && (!best || to - from > best.width))
      best = { x: (from + to) / 2, width: to - from };
  }
  return best;
}

/** Remembers where names fit in an area until the view changes. */
export class AnchorCache {
  constructor() {
    this.view = null;
    this.found = new Map();
  }

  of(view, unit) {
    if (this.view !== view) this.found.clear();
    this.view = view;
    let stretches = this.found.get(unit.id);
    if (!stretches) this.found.set(unit.id, (stretches = stretchesOf(view, unit.polygons, 6)));
    return stretches;
  }
}
