/**
 * Routes laid out in pixels: projected, thinned to one pixel, then moved sideways into their lane.
 *
 * Thinned before offsetting, because a parallel of points closer than the offset makes loops.
 */
import { anchorX, anchorY } from "../../plane/projection.js";
import { projectLine, simplify } from "../../plane/paths.js";

const TOLERANCE = 1;
/** Pixels beyond the view's edge that are still traced. */
const OUTSIDE = 40;
/** The sharpest corner's point may lie this many offsets away. */
const MITRE = 1.6;

/**
 * @typedef {object} Track
 * @property {Float64Array} xy  pixels from the anchor
 * @property {Float64Array} km  kilometres from the route's start, one a vertex
 * @property {Float64Array} px  pixels run from the route's start, one a vertex
 */

/** @returns {Track} */
export function layTrack(route, scale, offsetOf, sideOf) {
  const projected = projectLine(route.line, scale);
  const kept = simplify(projected, TOLERANCE);
  const count = kept.length;
  const xy = new Float64Array(count * 2);
  const km = new Float64Array(count);
  const px = new Float64Array(count);
  for (let n = 0; n < count; n += 1) {
    xy[2 * n] = projected[2 * kept[n]];
    xy[2 * n + 1] = projected[2 * kept[n] + 1];
    km[n] = route.cumulative[kept[n]];
  }
  shift(xy, km, route.spans, offsetOf, sideOf);
  for (let n = 1; n < count; n += 1)
    px[n] = px[n - 1] + Math.hypot(xy[2 * n] - xy[2 * n - 2], xy[2 * n + 1] - xy[2 * n - 1]);
  return { xy, km, px };
}

/** Moves the vertices to the parallel line; each by the mean normal and the mean offset of its two segments. */
function shift(xy, km, spans, offsetOf, sideOf) {
  const count = km.length;
  const normals = new Float64Array(count * 2);
  const offsets = new Float64Array(count);
  let at = 0;
  for (let n = 0; n + 1 < count; n += 1) {
    const middle = (km[n] + km[n + 1]) / 2;
    while (at + 1 < spans.length && spans[at].to <= middle) at += 1;
    const side = sideOf(spans[at].leg) * (spans[at].reversed ? -1 : 1);
    offsets[n] = offsetOf(spans[at].leg);
    const dx = xy[2 * n + 2] - xy[2 * n];
    const dy = xy[2 * n + 3] - xy[2 * n + 1];
    const length = Math.hypot(dx, dy) || 1;
    normals[2 * n] = (-dy / length) * side;
    normals[2 * n + 1] = (dx / length) * side;
  }
  for (let n = 0; n < count; n += 1) {
    const a = Math.max(0, n - 1);
    const b = Math.min(count - 2, n);
    const x = normals[2 * a] + normals[2 * b];
    const y = normals[2 * a + 1] + normals[2 * b + 1];
    const square = x * x + y * y;
    // (n1 + n2) / |n1 + n2|² * 2 is the exact mitre; where it would run away it is cut.
    const stretch = square > 1e-6 ? Math.min(2 / square, MITRE / Math.sqrt(square)) : 0;
    const offset = (offsets[a] + offsets[b]) / 2;
    xy[2 * n] += x * stretch * offset;
    xy[2 * n + 1] += y * stretch * offset;
  }
}

/** Index of the last vertex at or before a distance. */
function vertexBefore(distances, distance) {
  let low = 0;
  let high = distances.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (distances[middle] <= distance) low = middle;
    else high = middle;
  }
  return low;
}

const spot = { x: 0, y: 0, dx: 1, dy: 0 };

/**
 * The point at a distance along one of the track's rulers (`track.km` or `track.px`).
 * @returns {{x: number, y: number, dx: number, dy: number}} shared object: copy what is to be kept
 */
export function spotAt(track, ruler, distance) {
  const n = vertexBefore(ruler, distance);
  const m = Math.min(n + 1, ruler.length - 1);
  const length = ruler[m] - ruler[n];
  const part = length > 0 ? Math.max(0, Math.min(1, (distance - ruler[n]) / length)) : 0;
  const { xy } = track;
  const dx = xy[2 * m] - xy[2 * n];
  const dy = xy[2 * m + 1] - xy[2 * n + 1];
  const run = Math.hypot(dx, dy) || 1;
  spot.x = xy[2 * n] + dx * part;
  spot.y = xy[2 * n + 1] + dy * part;
  spot.dx = dx / run;
  spot.dy = dy / run;
  return spot;
}

/**
 * Adds the part of a track between two distances in km to the current path.
 * Segments out of view are left out: dashing them would cost more than all that is seen.
 */
export function traceTrack(context, view, track, from, to) {
  const { km, xy } = track;
  const left = -anchorX(view) - OUTSIDE;
  const top = -anchorY(view) - OUTSIDE;
  const right = left + view.width + 2 * OUTSIDE;
  const bottom = top + view.height + 2 * OUTSIDE;
  const start = spotAt(track, km, from);
  let x = start.x;
  let y = start.y;
  let open = false;
  const end = spotAt(track, km, to);
  const endX = end.x;
  const endY = end.y;
  for (let n = vertexBefore(km, from) + 1; ; n += 1) {
    const last = n >= km.length || km[n] >= to;
    const nextX = last ? endX : xy[2 * n];
    const nextY = last ? endY : xy[2 * n + 1];
    const seen =
      Math.max(x, nextX) >= left &&
      Math.min(x, nextX) <= right &&
      Math.max(y, nextY) >= top &&
      Math.min(y, nextY) <= bottom;
    if (seen && !open) context.moveTo(x, y);
    if (seen) context.lineTo(nextX, nextY);
    open = seen;
    x = nextX;
    y = nextY;
    if (last) return;
  }
}

/** Tracks of one scale and one arrangement of lanes; forgets them when either changes. */
export class TrackCache {
  constructor(scene, lanes) {
    this.scene = scene;
    this.lanes = lanes;
    this.key = "";
    this.tracks = new Map();
  }

  at(scale, wide, basis) {
    const key = `${scale}/${wide ? basis : "thin"}`;
    if (key !== this.key) this.tracks.clear();
    this.key = key;
    this.scale = scale;
    this.wide = wide;
    this.basis = basis;
    return this;
  }

  /** @returns {Track} */
  of(routeId, movementId) {
    let byMovement = this.tracks.get(routeId);
    if (!byMovement) this.tracks.set(routeId, (byMovement = new Map()));
    let track = byMovement.get(movementId);
    if (!track) {
      const offsetOf = (legId) => this.lanes.offset(movementId, legId, this.wide, this.basis);
      track = layTrack(this.scene.routes[routeId], this.scale, offsetOf, this.lanes.sideOf);
      byMovement.set(movementId, track);
    }
    return track;
  }
}

/** Tells a sheet of labels where the runs lie, so that words keep off them. */
export function markTracks(sheet, view, runs, tracks) {
  const x0 = anchorX(view);
  const y0 = anchorY(view);
  for (const run of runs) {
    const { km, xy } = tracks.of(run.route, run.group.movement.id);
    for (let n = 0; n + 1 < km.length; n += 1) {
      if (km[n + 1] < run.from || km[n] > run.to) continue;
      const [ax, ay] = [xy[2 * n] + x0, xy[2 * n + 1] + y0];
      const [dx, dy] = [xy[2 * n + 2] + x0 - ax, xy[2 * n + 3] + y0 - ay];
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / 5));
      for (let step = 0; step <= steps; step += 1)
        sheet.mark(ax + (dx * step) / steps, ay + (dy * step) / steps);
    }
  }
}
