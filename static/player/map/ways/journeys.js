/**
 * Draws the journeys: a bed as wide as the people, a core that says how we know, a hollow line for what is still ahead.
 */
import { mix, PAPER, WHITE } from "../../theme/palette.js";
import { spotAt, traceTrack } from "./tracks.js";
import { CORE, CORE_EDGED, drawnWidth } from "../../day/lanes.js";
import { toAnchor } from "../../plane/projection.js";
import { drawRange } from "./range-edges.js";
/** @import { Run, View } from "../../scene/types.d.ts" */

/** @type {Record<string, number[]>} */
const DASHES = { documented: [], derived: [7, 3], schematic: [0, 4] };
/** A band narrower than this has no room for a thread inside. */
const THREAD_ROOM = 4.5;
const CHEVRON_EVERY = 300;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Run[]} runs
 * @param {import("./tracks.js").TrackCache} tracks  at the view's scale
 * @returns {number} lines drawn
 */
export function drawJourneys(context, view, runs, tracks) {
  return drawStanding(context, view, runs, tracks) + drawPassing(context, view, runs, tracks);
}

/** What is not under way: the way ahead and the way run. @returns {number} lines drawn */
export function drawStanding(context, view, runs, tracks) {
  let drawn = 0;
  for (const kind of ["ahead", "bed", "core"]) drawn += drawKind(context, view, runs, kind, tracks);
  return drawn;
}

/** What moves from day to day. @returns {number} lines drawn */
export function drawPassing(context, view, runs, tracks) {
  const drawn = drawKind(context, view, runs, "band", tracks);
  drawChevrons(context, view, runs, tracks);
  context.setLineDash([]);
  context.lineCap = "butt";
  return drawn;
}

/** All runs of one kind. @returns {number} lines drawn */
export function drawKind(context, view, runs, kind, tracks) {
  toAnchor(context, view);
  context.lineJoin = "bevel";
  let drawn = 0;
  for (const run of runs) {
    if (run.kind !== kind || (kind === "bed" && run.width === 0)) continue;
    drawRun(context, view, run, tracks.of(run.route, run.group.movement.id));
    drawn += 1;
  }
  return drawn;
}

function drawRun(context, view, run, track) {
  const [first, second] = run.group.peoples;
  context.beginPath();
  traceTrack(context, view, track, run.from, run.to);
  context.lineCap = "butt";
  context.setLineDash([]);
  context.lineDashOffset = run.phase || 0;
  if (run.kind === "ahead") drawAhead(context, first.colour);
  else if (run.kind === "bed") drawBed(context, run, first);
  else if (run.kind === "band") drawBand(context, run, first, second);
  else drawCore(context, run, first, second);
}

function stroke(context, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** How a line says how the way is known. */
export function setPattern(context, status) {
  context.setLineDash(DASHES[status] || DASHES.schematic);
  // Round dots are zero-length dashes with round caps.
  context.lineCap = status === "schematic" ? "round" : "butt";
}

function drawAhead(context, colour) {
  stroke(context, PAPER, 4.6);
  context.setLineDash([15, 3]);
  stroke(context, colour, 3.4);
  context.setLineDash([]);
  stroke(context, WHITE, 1.7);
}

function drawBed(context, run, first) {
  const width = drawnWidth(run.least);
  drawRange(context, { disputed: run.disputed, most: drawnWidth(run.most) }, first.colour, width);
  stroke(context, mix(first.colour, 0.42), width);
}

function drawCore(context, run, first, second) {
  drawRange(context, run, first.colour, CORE);
  stroke(context, PAPER, CORE_EDGED);
  setPattern(context, run.status);
  if (!second) {
    stroke(context, first.colour, run.status === "schematic" ? CORE + 0.4 : CORE);
    return;
  }
  stroke(context, first.colour, CORE + 1);
  stroke(context, second.colour, 1);
}

function drawBand(context, run, first, second) {
  const width = Math.max(run.least, CORE);
  drawRange(context, run, first.colour, width);
  if (!run.disputed) stroke(context, PAPER, width + 2.4);
  if (width < THREAD_ROOM) {
    setPattern(context, run.width > 0 ? run.status : "schematic");
    stroke(context, first.colour, Math.max(width, second ? 2.6 : CORE));
    if (second) stroke(context, second.colour, 1);
    return;
  }
  stroke(context, first.colour, width);
  setPattern(context, run.status);
  stroke(context, second ? second.colour : mix(first.colour, 0.25), Math.min(CORE, width / 3));
}

/** Small open chevrons point the way people went; on the way home they are turned. One path a colour. */
function drawChevrons(context, view, runs, tracks) {
  toAnchor(context, view);
  context.lineDashOffset = 0;
  const paths = new Map();
  for (const run of runs) {
    if (run.kind !== "core") continue;
    const { colour } = run.group.peoples[0];
    if (!paths.has(colour)) paths.set(colour, new Path2D());
    addChevrons(paths.get(colour), run, tracks.of(run.route, run.group.movement.id));
  }
  context.setLineDash([]);
  context.lineCap = "round";
  for (const [colour, path] of paths) {
    context.strokeStyle = PAPER;
    context.lineWidth = 4.4;
    context.stroke(path);
    context.strokeStyle = colour;
    context.lineWidth = 1.6;
    context.stroke(path);
  }
}

function addChevrons(path, run, track) {
  const start = pixelsAt(track, run.from);
  const end = pixelsAt(track, run.to);
  const length = end - start;
  if (length < 70) return;
  const count = Math.max(1, Math.floor(length / CHEVRON_EVERY));
  const homeward = run.group.direction === "homeward";
  for (let n = 0; n < count; n += 1) {
    const along = start + (length * (n + (homeward ? 0.62 : 0.38))) / count;
    addChevron(path, spotAt(track, track.px, along), run.flip ? -1 : 1);
  }
}

/** Pixels run along a track by a kilometre of its route. */
export function pixelsAt(track, km) {
  const { km: ruler, px } = track;
  let n = 0;
  while (n + 1 < ruler.length - 1 && ruler[n + 1] <= km) n += 1;
  const length = ruler[n + 1] - ruler[n];
  return px[n] + (length > 0 ? ((km - ruler[n]) / length) * (px[n + 1] - px[n]) : 0);
}

function addChevron(path, { x, y, dx, dy }, way) {
  const size = 4.2;
  const tx = dx * way;
  const ty = dy * way;
  path.moveTo(x - tx * size - ty * size, y - ty * size + tx * size);
  path.lineTo(x + tx * 1.5, y + ty * 1.5);
  path.lineTo(x - tx * size + ty * size, y - ty * size - tx * size);
}
