/** Which runs come into the inset: the stretch of each track that lies in it. */
import { anchorX, anchorY } from "../../plane/projection.js";
/** @import { Run, View } from "../../scene/types.d.ts" */

/** Pixels beyond its edge from which a line still reaches into the picture. */
const EDGE = 40;

/**
 * The first and the last kilometre of a track within a view, or null.
 * @param {View} view
 * @param {import("../ways/tracks.js").Track} track
 * @returns {[number, number]|null}
 */
export function seenSpan(view, { km, xy }) {
  const left = -anchorX(view) - EDGE;
  const top = -anchorY(view) - EDGE;
  /** @type {[number, number]|null} */
  let span = null;
  for (let n = 0; n + 1 < km.length; n += 1) {
    const [x0, y0, x1, y1] = [xy[2 * n], xy[2 * n + 1], xy[2 * n + 2], xy[2 * n + 3]];
    const across = Math.max(x0, x1) >= left && Math.min(x0, x1) <= left + view.width + 2 * EDGE;
    if (!across || Math.max(y0, y1) < top || Math.min(y0, y1) > top + view.height + 2 * EDGE)
      continue;
    if (!span) span = [km[n], km[n + 1]];
    else span[1] = km[n + 1];
  }
  return span;
}

/**
 * Remembers the spans of tracks. A track belongs to one scale, so its span is found once.
 * @param {import("../ways/tracks.js").TrackCache} tracks
 * @returns {(view: View, run: Run) => [number, number]|null} kilometres; null where the run's track does not come here
 */
export function createSpans(tracks) {
  const known = new WeakMap();
  return (view, run) => {
    const track = tracks.of(run.route, run.group.movement.id);
    let span = known.get(track);
    if (span === undefined) known.set(track, (span = seenSpan(view, track)));
    return span;
  };
}
