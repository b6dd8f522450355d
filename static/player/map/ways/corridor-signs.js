/**
 * What says which way a corridor leads: an open head at its end, and open chevrons along it that move slowly with the
 * days of its season. The day alone says where they are, so the same day gives the same picture.
 */
import { veil } from "../../theme/palette.js";
import { toAnchor } from "../../plane/projection.js";
/** @import { Corridor, View } from "../../scene/types.d.ts" */

/** @typedef {{xy: number[], runs: number[]}} Spine flat points of a line, and how far along it each lies, CSS pixels */

/** CSS pixels from one chevron to the next, half their height, and how far they move a day. */
const EVERY = 30;
const HALF = 4.5;
const PER_DAY = 0.4;
/** Half the height of the head, and how far it reaches beyond a narrow corridor. */
const HEAD = 9;
const BEYOND = 1;

/** @param {Spine} spine @param {number} along  @returns {{x: number, y: number, dx: number, dy: number}} dx, dy: its direction, of length 1 */
export function spotOn({ xy, runs }, along) {
  const last = runs.length - 1;
  let n = 1;
  while (n < last && runs[n] < along) n += 1;
  const length = runs[n] - runs[n - 1] || 1;
  const part = (along - runs[n - 1]) / length;
  const [x, y] = [xy[2 * n - 2], xy[2 * n - 1]];
  const [wx, wy] = [xy[2 * n] - x, xy[2 * n + 1] - y];
  return { x: x + wx * part, y: y + wy * part, dx: wx / length, dy: wy / length };
}

/**
 * How far along a corridor its chevrons are: none at its very ends.
 * @param {number} length  of the corridor, CSS pixels @param {number} moved  how far they have moved @returns {number[]}
 */
export function chevronsAlong(length, moved) {
  const found = [];
  for (let at = EVERY / 2 + (moved % EVERY); at < length - HEAD; at += EVERY)
    if (at > HEAD) found.push(at);
  return found;
}

/** @param {Corridor} corridor @param {number} day @returns {boolean} whether somebody travels it just then */
export const isInSeason = ({ flow }, day) => flow.depart[0] <= day && day <= flow.arrive[1];

function traceChevron(context, { x, y, dx, dy }, half) {
  const back = half * 0.8;
  context.moveTo(x - dx * back - dy * half, y - dy * back + dx * half);
  context.lineTo(x, y);
  context.lineTo(x - dx * back + dy * half, y - dy * back - dx * half);
}

/**
 * @param {CanvasRenderingContext2D} context @param {View} view
 * @param {{corridor: Corridor, spine: Spine, width: number}[]} corridors  those in view
 * @param {{day: number, still: boolean}} when  still: the reader asked for less motion
 * @returns {number} corridors drawn
 */
export function drawSigns(context, view, corridors, { day, still }) {
  if (!corridors.length) return 0;
  toAnchor(context, view);
  context.setLineDash([]);
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const { corridor, spine, width } of corridors) {
    const length = spine.runs[spine.runs.length - 1];
    const moved = still || !isInSeason(corridor, day) ? 0 : day * PER_DAY;
    context.strokeStyle = veil(corridor.people.colour, 0.75);
    context.lineWidth = 1.4;
    context.beginPath();
    for (const at of chevronsAlong(length, moved))
      traceChevron(context, spotOn(spine, at), Math.min(HALF, width / 4));
    context.stroke();
    context.lineWidth = 2.4;
    context.beginPath();
    traceChevron(context, spotOn(spine, length), Math.min(HEAD, length / 2, width / 2 + BEYOND));
    context.stroke();
  }
  context.lineCap = "butt";
  return corridors.length;
}
