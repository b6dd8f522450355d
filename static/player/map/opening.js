/** What the map opens on: which box of degrees, and what must be seen in it. */
import { joined, reachOf } from "./reach.js";
import { boundsOf } from "../scene/scene.js";
/** @import { Bounds, LonLat, PlayerState, Scene } from "../scene/types.d.ts" */

/** Boxes of degrees: west, south, east, north. The view of all peoples holds the first or the second. */
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
/** Of so few movements the whole way is shown, wherever it begins. */
const FEW = 3;
/** Under this width there is no inset, and fewer words. */
export const SMALL = 700;
/** Degrees about a destination, so that its mark is not at the edge, and about a way. */
const BESIDE = 1.5;
const ALONG = 1;
/** Degrees across and up that the view holds at least, however near to each other the places of a people are. */
const LEAST = [24, 10];

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
  const { movements } = state;
  const far = reachesFar(scene, state);
  if (movements.length < scene.movements.length) {
    // Among many those of the Far East do not make the map small, unless they are just leaving it.
    const near = movements.filter((id) => !isFar(scene, id));
    return fitted(reachOf(scene, far || movements.length <= FEW ? movements : near));
  }
  return far ? wholeBox(reachOf(scene, movements)) : homeBox(reachOf(scene, movements), width);
}

/** Whether a movement's homeland lies outside the usual view. */
function isFar(scene, id) {
  const movement = scene.index.movement.get(id);
  const units = scene.index.unitsOfPlace.get(movement.homeland) || [];
  return units.some((unit) => unit.polygons.length && boundsOf(unit.polygons)[0] > HOME[2]);
}

/** Whether a movement of these days leaves from there: its homeland comes first on the screen. */
function reachesFar(scene, { day, movements }) {
  return scene.movements.some((movement) => {
    const moving =
      day >= movement.start - AROUND && day <= (movement.end ?? movement.start) + AROUND;
    return moving && movements.includes(movement.id) && isFar(scene, movement.id);
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

/**
 * The usual view, with all homelands that are not far.
 * @returns {Opening}
 */
function homeBox({ homelands, destinations, starts }, width) {
  const near = homelands.filter((box) => box[0] <= HOME[2]);
  const here = ([lon, lat]) =>
    lon >= HOME[0] && lon <= HOME[2] && lat >= HOME[1] && lat <= HOME[3] + 1;
  const seen = [...near.flatMap(spotsOf), ...[...destinations, ...starts].filter(here)];
  return { box: near.reduce(joined, width < SMALL ? HOME_SMALL : HOME), seen };
}

/** At the opening nothing lies on the map that could cover anything. A reader's own data may lie anywhere. */
function titleBox({ homelands }) {
  const meets = ([west, , east]) => west < TITLE[2] && east > TITLE[0];
  const box = homelands.every(meets) ? TITLE : homelands.map(inWhole).reduce(joined, TITLE);
  return { box, seen: [] };
}

/**
 * A homeland of the Far East reaches to the Arctic, where nobody was taken from: of a box counts what lies in the whole
 * view.
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

/** @returns {Opening} */
function wholeBox({ homelands, destinations, starts }) {
  const lands = homelands.map(inWhole);
  return { box: WHOLE, seen: [...lands.flatMap(spotsOf), ...destinations, ...starts] };
}

/**
 * All that concerns the movements chosen, on any day: from home to exile the map does not move.
 * @returns {Opening}
 */
function fitted({ homelands, ways, destinations, starts }) {
  const points = [...destinations, ...starts];
  // Of a land in the Far East those parts from which ways begin.
  const near = homelands.map(inWhole).filter((land) => land[0] <= HOME[2]);
  const boxes = [...near, ...ways.map(wider), ...points.map(beside)];
  // Ways to the Arctic would leave little room for where most went.
  const box = boxes.length ? atLeast(inWhole(boxes.reduce(joined))) : HOME;
  return { box, seen: [...near.flatMap(spotsOf), ...points] };
}

/** @returns {Bounds} */
const wider = ([west, south, east, north]) => [
  west - ALONG,
  south - ALONG,
  east + ALONG,
  north + ALONG,
];

/** @returns {Bounds} */
function atLeast([west, south, east, north]) {
  const across = Math.max(0, LEAST[0] - (east - west)) / 2;
  const up = Math.max(0, LEAST[1] - (north - south)) / 2;
  return [west - across, south - up, east + across, north + up];
}
