/** What the movements shown concern on the map: where their people lived, left from and were sent, and on which ways. */
import { boundsOf } from "../scene/scene.js";
/** @import { Bounds, LonLat, Scene } from "../scene/types.d.ts" */

/**
 * @param {Scene} scene  decoded
 * @param {Iterable<string>} movements  ids of those shown
 * @returns {{homelands: Bounds[], ways: Bounds[], destinations: LonLat[], starts: LonLat[]}} boxes of degrees; lon, lat of places of exile, and of those where ways out begin
 */
export function reachOf(scene, movements) {
  /** @type {Bounds[]} */
  const homelands = [];
  const ways = new Map();
  const places = new Set();
  /** @type {LonLat[]} */
  const starts = [];
  for (const id of movements) {
    const movement = scene.index.movement.get(id);
    if (!movement) continue;
    for (const unit of scene.index.unitsOfPlace.get(movement.homeland) || []) {
      if (unit.polygons.length) homelands.push(boundsOf(unit.polygons));
    }
    for (const region of movement.track ? movement.track.regions : []) places.add(region.place);
    for (const flow of scene.index.flowsOfMovement.get(id) || []) {
      if (flow.direction === "homeward") continue;
      places.add(flow.destination);
      const route = scene.routes[flow.route];
      if (route) ways.set(flow.route, boundsOf([[route.line]]));
      if (flow.direction === "outward" && route) starts.push([route.line[0], route.line[1]]);
    }
  }
  const found = [...places]
    .map((place) => scene.places[place])
    .filter((place) => place && place.lon != null);
  return {
    homelands,
    ways: [...ways.values()],
    destinations: found.map(({ lon, lat }) => /** @type {LonLat} */ ([lon, lat])),
    starts,
  };
}

/**
 * The least box of degrees that holds two.
 * @param {Bounds} a @param {Bounds} b
 * @returns {Bounds}
 */
export function joined(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
