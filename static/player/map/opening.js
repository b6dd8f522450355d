/** What the map opens on: which box of degrees, and what must be seen in it. */
import { joined, reachOf } from "./reach.js";
import { boundsOf } from "../scene/scene.js";
/** @import { Bounds, LonLat, PlayerState, Scene } from "../scene/types.d.ts" */

/** Boxes of degrees: west, south, east, north. The opening view holds the first or the second, and what the movements need. */
/** @type {Bounds} */
const HOME = [30.3, 36, 96, 58];
/** @type {Bounds} */
const HOME_SMALL = [38, 37, 82, 57];
/** @type {Bounds} */
export const WHOLE = [27, 34, 143, 64];
/**
 * What the page's opening shows: from Crimea to where the Koreans lived.
 * @type {Bounds}
 */
const TITLE = [29, 38, 137, 55];
/** A movement is what the map opens on from this many days before its first day to this many after its last. */
const AROUND = 30;
/** Under this width there is no inset, and fewer words. */
export const SMALL = 700;
/** Degrees about a destination, so that its mark is not at the edge. */
const BESIDE = 1.5;

/**
 * @typedef {object} Opening
 * @property {Bounds} box  what the opening view holds
 * @property {LonLat[]} seen  points that nothing on the map should cover
 */

/**
 * @param {Scene} scene  decoded
 * @param {PlayerState} state
 * @param {number} width  of the map, CSS pixels
 * @returns {Opening}
 */
export function openingOf(scene, state, width) {
  if (state.opening) return titleBox(reachOf(scene, state.movements));
  const reach = reachOf(scene, state.movements);
  const chosen = state.movements.length < scene.movements.length;
  return reachesFar(scene, state) ? farBox(reach, chosen) : homeBox(reach, chosen, width < SMALL);
}

/** Whether a movement of these days leaves from outside the usual view: its homeland comes first on the screen. */
function reachesFar(scene, { day, movements }) {
  return scene.movements.some((movement) => {
    const moving =
      day >= movement.start - AROUND && day <= (movement.end ?? movement.start) + AROUND;
    if (!moving || !movements.includes(movement.id)) return false;
    const units = scene.index.unitsOfPlace.get(movement.homeland) || [];
    return units.some((unit) => unit.polygons.length && boundsOf(unit.polygons)[0] > HOME[2]);
  });
}

/** @returns {Bounds} */
const beside = ([lon, lat]) => [lon - BESIDE, lat - BESIDE, lon + BESIDE, lat + BESIDE];
/**
 * Corners, the middles of the sides and the middle.
 * @returns {LonLat[]}
 */
function spotsOf([west, south, east, north]) {
  const across = [west, (west + east) / 2, east];
  return [south, (south + north) / 2, north].flatMap((lat) =>
    across.map((lon) => /** @type {LonLat} */ ([lon, lat])),
  );
}

/** What the opening view holds: all homelands that are not far, and where fewer movements are chosen their destinations. */
function homeBox({ homelands, destinations, starts }, chosen, small) {
  const near = homelands.filter((box) => box[0] <= HOME[2]);
  const here = ([lon, lat]) =>
    lon >= HOME[0] && lon <= HOME[2] && lat >= HOME[1] && lat <= HOME[3] + 1;
  const boxes = [...near, ...(chosen ? destinations.filter(here).map(beside) : [])];
  const seen = [...near.flatMap(spotsOf), ...[...destinations, ...starts].filter(here)];
  return { box: boxes.reduce(joined, small ? HOME_SMALL : HOME), seen };
}

/** At the opening nothing lies on the map that could cover anything. A reader's own data may lie anywhere. */
function titleBox({ homelands }) {
  const meets = ([west, , east]) => west < TITLE[2] && east > TITLE[0];
  const box = homelands.every(meets) ? TITLE : homelands.map(inWhole).reduce(joined, TITLE);
  return { box, lands: [], seen: [] };
}

/**
 * A homeland of the Far East reaches to the Arctic, where nobody was taken from: what lies in the whole view counts.
 * @returns {Bounds}
 */
function inWhole([west, south, east, north]) {
  return [
    Math.max(west, WHOLE[0]),
    Math.max(south, WHOLE[1]),
    Math.min(east, WHOLE[2]),
    Math.min(north, WHOLE[3]),
  ];
}

/** What the far view holds: everything, or all that concerns the movements chosen. */
function farBox({ homelands, destinations, starts }, chosen) {
  const lands = homelands.map(inWhole);
  const boxes = [...lands, ...[...destinations, ...starts].map(beside)];
  return {
    box: chosen ? boxes.reduce(joined) : WHOLE,
    seen: [...lands.flatMap(spotsOf), ...destinations, ...starts],
  };
}
