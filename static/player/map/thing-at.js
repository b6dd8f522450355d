/** Which thing lies under a point of the map: a front, a station, a way, or the area below them. */
import { holds, squareToSegment } from "../plane/paths.js";
import { anchorX, anchorY, latOf, lonOf, squareDegrees } from "../plane/projection.js";
import { frontThing, homelandThing, journeyThing, regionThing, stationThing } from "./things.js";
/** @import { Run, Thing } from "../scene/types.d.ts" */

/** CSS pixels within which a thing is found. */
const REACH = 7;

/** The thing under a point of a view, or null. */
export function thingAt(scene, view, frame, tracks, x, y) {
  for (const front of frame.fronts) {
    const onRing = front.rings.some((ring) => Math.hypot(ring.x - x, ring.y - y) < REACH + 3);
    const box = front.box;
    const onCard =
      box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    if (onRing || onCard) return frontThing(front, frame.stateOn(front.group.movement.id));
  }
  const station = frame.stations.find((s) => Math.hypot(s.x - x, s.y - y) < REACH);
  if (station) return stationThing(scene, station);
  const corridor = frame.corridorAt(x, y);
  if (corridor) return journeyThing(scene, scene.flows[corridor.index], frame.countedDay, x, y);
  const run = nearestRun(view, frame.runs, tracks, x, y);
  if (run) return journeyThing(scene, scene.flows[run.flow], frame.countedDay, x, y, run);
  return areaAt(scene, view, frame, x, y);
}

/** The homeland or the region under a point, the smallest of those that lie over each other. @returns {Thing|null} */
export function areaAt(scene, view, frame, x, y) {
  const lon = lonOf((x + view.left) / view.scale);
  const lat = latOf((y + view.top) / view.scale);
  const over = (unit) => unit && holds(unit.polygons, lon, lat);
  const homeland = frame.homelands.find((h) => h.phase !== "unknown" && over(h.unit));
  if (homeland)
    return { ...homelandThing(scene, view, homeland, frame.stateOn(homeland.movement.id)), x, y };
  const regions = frame.regions.filter((region) => over(region.unit));
  regions.sort((a, b) => squareDegrees(a.unit.bounds) - squareDegrees(b.unit.bounds));
  return regions.length ? { ...regionThing(scene, view, regions[0]), x, y } : null;
}

/** @returns {Run|null} */
function nearestRun(view, runs, tracks, x, y) {
  const px = x - anchorX(view);
  const py = y - anchorY(view);
  /** @type {Run|null} */
  let best = null;
  let bestSquare = Infinity;
  for (const run of runs) {
    const track = tracks.of(run.route, run.group.movement.id);
    const reach = Math.max(REACH, run.width / 2 + 2);
    const { km, xy } = track;
    for (let n = 0; n + 1 < km.length; n += 1) {
      if (km[n + 1] < run.from || km[n] > run.to) continue;
      const square = squareToSegment(
        px,
        py,
        xy[2 * n],
        xy[2 * n + 1],
        xy[2 * n + 2],
        xy[2 * n + 3],
      );
      if (square < reach * reach && square < bestSquare) {
        bestSquare = square;
        best = run;
      }
    }
  }
  return best;
}
