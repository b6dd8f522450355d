/**
 * Lines and polygons of degrees, turned into canvas paths once for each scale.
 *
 * A PathCache belongs to one picture (the main map, the inset): it forgets everything when the scale changes.
 */
import { ANCHOR, worldX, worldY } from "./projection.js";

/** Distance in pixels below which a vertex of an area is dropped. */
const AREA_TOLERANCE = 0.6;

/** @param {Float64Array} line  lon, lat pairs @returns {Float64Array} x, y pairs in pixels from the anchor */
export function projectLine(line, scale) {
  const xy = new Float64Array(line.length);
  for (let i = 0; i < line.length; i += 2) {
    xy[i] = (worldX(line[i]) - ANCHOR.x) * scale;
    xy[i + 1] = (worldY(line[i + 1]) - ANCHOR.y) * scale;
  }
  return xy;
}

/**
 * Douglas-Peucker over pixels. Points of `keep` stay whatever their distance.
 * @param {Float64Array} xy
 * @param {number} tolerance  pixels
 * @param {Set<number>} [keep]  point numbers
 * @returns {number[]} the point numbers that remain, in order
 */
export function simplify(xy, tolerance, keep) {
  const count = xy.length / 2;
  const marked = new Uint8Array(count);
  marked[0] = 1;
  marked[count - 1] = 1;
  const stops = [0, count - 1];
  if (keep) for (const n of keep) stops.push(n);
  stops.sort((a, b) => a - b);
  for (const n of stops) marked[n] = 1;
  const stack = [];
  for (let i = 1; i < stops.length; i += 1) stack.push(stops[i - 1], stops[i]);
  const square = tolerance * tolerance;
  while (stack.length) {
    const last = stack.pop();
    const first = stack.pop();
    const far = farthest(xy, first, last, square);
    if (far < 0) continue;
    marked[far] = 1;
    stack.push(first, far, far, last);
  }
  const kept = [];
  for (let n = 0; n < count; n += 1) if (marked[n]) kept.push(n);
  return kept;
}

function farthest(xy, first, last, least) {
  let best = least;
  let found = -1;
  for (let n = first + 1; n < last; n += 1) {
    const distance = squareToSegment(
      xy[2 * n],
      xy[2 * n + 1],
      xy[2 * first],
      xy[2 * first + 1],
      xy[2 * last],
      xy[2 * last + 1],
    );
    if (distance > best) {
      best = distance;
      found = n;
    }
  }
  return found;
}

/** Square of the distance from a point to a segment. */
export function squareToSegment(px, py, ax, ay, bx, by) {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  const ex = px - ax - t * dx;
  const ey = py - ay - t * dy;
  return ex * ex + ey * ey;
}

/** True if a point of degrees lies in a polygon list (holes by even-odd). */
export function holds(polygons, lon, lat) {
  let inside = false;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const crosses = ring[i + 1] > lat !== ring[j + 1] > lat;
        if (
          crosses &&
          lon < ((ring[j] - ring[i]) * (lat - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]
        )
          inside = !inside;
      }
    }
  }
  return inside;
}

export class PathCache {
  constructor() {
    this.scale = 0;
    this.paths = new Map();
  }

  /** Forgets the paths of another scale. */
  at(scale) {
    if (scale !== this.scale) {
      this.scale = scale;
      this.paths.clear();
    }
    return this;
  }

  /** @param {Float64Array[][]} polygons */
  area(polygons) {
    let path = this.paths.get(polygons);
    if (!path) {
      path = new Path2D();
      for (const rings of polygons) for (const ring of rings) this.trace(path, ring, true);
      this.paths.set(polygons, path);
    }
    return path;
  }

  /** @param {Float64Array} line */
  line(line) {
    let path = this.paths.get(line);
    if (!path) {
      path = new Path2D();
      this.trace(path, line, false);
      this.paths.set(line, path);
    }
    return path;
  }

  trace(path, line, closed) {
    const xy = projectLine(line, this.scale);
    let lastX = NaN;
    let lastY = NaN;
    const end = xy.length - 2;
    for (let i = 0; i <= end; i += 2) {
      const near =
        Math.abs(xy[i] - lastX) < AREA_TOLERANCE && Math.abs(xy[i + 1] - lastY) < AREA_TOLERANCE;
      if (near && i < end) continue;
      if (i === 0) path.moveTo(xy[0], xy[1]);
      else path.lineTo(xy[i], xy[i + 1]);
      lastX = xy[i];
      lastY = xy[i + 1];
    }
    if (closed) path.closePath();
  }
}
