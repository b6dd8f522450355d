/** Where everything of a day lies on the screen. */
import { anchorX, anchorY } from "../plane/projection.js";
import { frontsOn } from "./points/fronts.js";
import { stationsOn } from "./points/station-marks.js";
import { spotAt } from "./ways/tracks.js";
/** @import { MapParts, Picture, View } from "../scene/types.d.ts" */

/** CSS pixels from the edge of the map at which what lies out of view is visited by keyboard. */
const INSIDE = 12;

/**
 * Enters places on the screen into a picture.
 * @param {CanvasRenderingContext2D} context  finds what lies under a point
 * @param {View} view
 * @param {Picture} frame
 * @param {MapParts} parts
 */
export function locate(context, view, frame, { scene, tracks, corridors }) {
  frame.stations = stationsOn(scene, view, frame, tracks);
  frame.fronts = frontsOn(view, frame.streams, tracks, frame);
  for (const journey of frame.journeys) Object.assign(journey, middleOf(view, journey.run, tracks));
  frame.corridorAt = (x, y) => corridors.at(context, view, frame.corridors, x, y);
  frame.corridorPlaces = frame.corridors.map((corridor) => {
    const { x, y } = corridors.shapeOf(corridor, view);
    const flow = frame.scene.flows[corridor.index];
    return { flow, x: x + anchorX(view), y: y + anchorY(view) };
  });
}

/** The middle of a run, or the point of the map's edge that is next to it. */
function middleOf(view, run, tracks) {
  const track = tracks.of(run.route, run.group.movement.id);
  const spot = spotAt(track, track.km, (run.from + run.to) / 2);
  return {
    x: Math.max(INSIDE, Math.min(view.width - INSIDE, spot.x + anchorX(view))),
    y: Math.max(INSIDE, Math.min(view.height - INSIDE, spot.y + anchorY(view))),
  };
}
