/** Where everything of a day lies on the screen. */
import { anchorX, anchorY } from "../plane/projection.js";
import { frontsOn } from "./points/fronts.js";
import { stationsOn } from "./points/station-marks.js";
import { spotAt } from "./ways/tracks.js";
import { isOf } from "./marked.js";
import { scaleOf } from "../plane/projection.js";
/** @import { MapParts, Picture, Run, Scene, Selection, View } from "../scene/types.d.ts" */

/** CSS pixels from the edge of the map at which what lies out of view is visited by keyboard. */
const INSIDE = 12;

/** From this scale on the map is seen from near: every station shows, with its name. */
const NEAR = scaleOf(5.75);
/** As many movements are not the whole country: their stations have names, and their numbers all words, from afar. */
const FEW = 3;

/**
 * What of a picture has stations: journeys that have weight, and one that is selected; from near all.
 * @param {Scene} scene
 * @param {Picture} frame
 * @param {Selection|null} selected
 */
function choose(scene, frame, selected) {
  const isSelected = (run) => selected !== null && isOf(scene, selected, run);
  const threads = frame.threads.filter((run) => frame.near || isSelected(run));
  frame.told = [...frame.moving, ...frame.still, ...threads];
  frame.terse = !frame.near && frame.movements.length > FEW;
  /** @param {Run|null} run  null: a town of free ways */
  frame.isNamed = (run) => !frame.terse || (run !== null && isSelected(run));
}

/**
 * Enters places on the screen into a picture.
 * @param {CanvasRenderingContext2D} context  finds what lies under a point
 * @param {View} view
 * @param {Picture} frame
 * @param {Selection|null} selected
 * @param {Pick<MapParts, "scene"|"tracks"|"corridors">} parts
 */
export function locate(context, view, frame, selected, { scene, tracks, corridors }) {
  frame.near = view.scale >= NEAR;
  choose(scene, frame, selected);
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
