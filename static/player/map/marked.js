/** What is selected, under the pointer or visited by keyboard, marked on the map. */
import { toAnchor, toScreen } from "../plane/projection.js";
import { INK, WHITE } from "../theme/palette.js";
import { drawJourneys } from "./ways/journeys.js";
import { EDGES } from "./ways/range-edges.js";
import { traceTrack } from "./ways/tracks.js";
/** @import { MapParts, Picture, Run, Scene, View } from "../scene/types.d.ts" */

/** Colours and widths of the ring around what the keyboard visits, the lower one first. @type {[string, number][]} */
const RING = [
  [WHITE, 6],
  [INK, 2],
];
const RING_RADIUS = 13;

/**
 * Whether a run belongs to a thing: a stream, or all of a movement.
 * @param {Scene} scene
 * @param {{type: string, id: string}} thing
 * @param {Run} run
 */
export function isOf(scene, { type, id }, run) {
  if (type === "flow") return scene.flows[run.flow].id === id;
  return type === "movement" && run.group.movement.id === id;
}

/**
 * An ink edge around an area or around runs.
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Picture} frame
 * @param {{type: string, id: string}} thing
 * @param {number} edge  CSS pixels on either side
 * @param {MapParts} parts
 */
export function drawMarked(context, view, frame, thing, edge, { scene, cache, tracks }) {
  toAnchor(context, view);
  context.strokeStyle = INK;
  context.lineWidth = edge;
  context.setLineDash([]);
  for (const { unit } of [...frame.homelands, ...frame.regions]) {
    if (unit && thing.type === "place" && unit.place === thing.id)
      context.stroke(cache.area(unit.polygons));
  }
  const runs = frame.runs.filter((run) => isOf(scene, thing, run));
  if (runs.length === 0) return;
  for (const run of runs) {
    context.beginPath();
    traceTrack(context, view, tracks.of(run.route, run.group.movement.id), run.from, run.to);
    context.lineWidth = Math.max(run.most, 3.4) + (run.disputed ? EDGES : 0) + 2 * edge;
    context.stroke();
  }
  drawJourneys(context, view, runs, tracks);
}

/** A ring around what the keyboard visits. */
export function drawFocus(context, view, { x, y }) {
  toScreen(context, view);
  context.setLineDash([]);
  for (const [colour, width] of RING) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, RING_RADIUS, 0, Math.PI * 2);
    context.stroke();
  }
}
