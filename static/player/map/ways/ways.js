/** The ways of a scene, for drawing them or for finding what lies under a point. */
import { corridorsOf } from "../../day/corridors.js";
import { createLanes } from "../../day/lanes.js";
import { corridorLanes } from "./corridor-lanes.js";
import { createCorridors } from "./corridor-shapes.js";
import { TrackCache } from "./tracks.js";
/** @import { Scene } from "../../scene/types.d.ts" */

/** @param {Scene} scene  decoded */
export function createWays(scene) {
  const lanes = createLanes(scene);
  return {
    scene,
    lanes,
    corridors: createCorridors(corridorLanes(corridorsOf(scene))),
    tracks: new TrackCache(scene, lanes),
  };
}
