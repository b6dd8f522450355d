/** Stations drawn: the people's mark where a source names the station, else a small white circle. */
import { INK, PAPER, SECOND_INK, WHITE } from "../../theme/palette.js";
import { drawMark } from "../../theme/glyphs.js";
import { anchorX, anchorY, screenX, screenY, toScreen } from "../../plane/projection.js";
import { brief } from "../../words/wording.js";
import { stopsOn } from "../../day/stations.js";
import { spotAt } from "../ways/tracks.js";
/** @import { Picture, Scene, Station, View } from "../../scene/types.d.ts" */

/** Two stations nearer than this would be one blot. */
const APART = 11;

/**
 * @param {Scene} scene
 * @param {View} view
 * @param {Picture} frame
 * @returns {Station[]} the important first, thinned to what the scale can hold
 */
export function stationsOn(scene, view, { told, towns, isNamed }, tracks) {
  const stations = stopsOn(scene, told, towns).map((stop) => {
    const { place, documented, people, rank, said, run } = stop;
    const spot = spotOf(scene, view, stop, tracks);
    const named = Boolean(said) || isNamed(run);
    return { place, ...spot, documented, people, rank, said, named, town: !run };
  });
  return thin(view, stations);
}

/** Where a station lies on its line, or a town on the ground. */
function spotOf(scene, view, { place, run, km, movement }, tracks) {
  const { lon, lat } = scene.places[place];
  if (!run) return { x: screenX(view, lon), y: screenY(view, lat) };
  const track = tracks.of(run.route, movement);
  const spot = spotAt(track, track.km, km);
  return { x: spot.x + anchorX(view), y: spot.y + anchorY(view) };
}

function thin(view, stations) {
  stations.sort((a, b) => b.rank - a.rank || (a.place < b.place ? -1 : 1));
  const kept = [];
  for (const station of stations) {
    const { x, y } = station;
    if (x < -10 || y < -10 || x > view.width + 10 || y > view.height + 10) continue;
    if (!kept.some((other) => Math.hypot(other.x - x, other.y - y) < APART)) kept.push(station);
  }
  return kept;
}

/** @returns {number} drawn */
export function drawStations(context, view, stations) {
  toScreen(context, view);
  context.setLineDash([]);
  context.beginPath();
  for (const { x, y, documented } of stations) {
    if (documented) continue;
    context.moveTo(x + 2.3, y);
    context.arc(x, y, 2.3, 0, Math.PI * 2);
  }
  context.fillStyle = WHITE;
  context.fill();
  context.strokeStyle = INK;
  context.lineWidth = 1.1;
  context.stroke();
  for (const { x, y, documented, people } of stations)
    if (documented) drawMark(context, people, x, y, 3.8, PAPER);
  return stations.length;
}

/** A station's name of the time, with the name now in brackets. */
export function stationName(place, short) {
  const kept = short ? shortNames : longNames;
  let block = kept.get(place);
  if (!block) kept.set(place, (block = nameBlock(place, short)));
  return block;
}

const shortNames = new WeakMap();
const longNames = new WeakMap();

/** @returns {import("../labels/letters.js").Block} */
function nameBlock(place, short) {
  /** @type {import("../labels/letters.js").Cell[]} */
  const row = [{ text: brief(place.name), size: 11, colour: INK, gap: 3 }];
  if (place.now && !short) row.push({ text: `(${place.now})`, size: 9.5, colour: SECOND_INK });
  return { rows: [row] };
}
