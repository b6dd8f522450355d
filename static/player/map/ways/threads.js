/**
 * Threads: ways of journeys that are over, on a picture of one day (which they are: splitRuns in day/picture.js).
 *
 * A thread says where people went and how that is known, and nothing of how many. It has no edge, no width and no
 * chevrons: on that day nobody travels there.
 */
import { toAnchor } from "../../plane/projection.js";
import { setPattern } from "./journeys.js";
import { traceTrack } from "./tracks.js";
/** @import { Run, View } from "../../scene/types.d.ts" */

/** Pixels, and how much of the hue covers what lies below. */
const WIDTH = 1.3;
const SHARE = 0.5;

/** Runs that look alike are one line: where two lie on each other the thread must not be darker. */
function alikeOf(runs) {
  const alike = new Map();
  for (const run of runs) {
    const { colour } = run.group.peoples[0];
    const key = `${colour}${run.status}`;
    if (!alike.has(key)) alike.set(key, { colour, status: run.status, runs: [] });
    alike.get(key).runs.push(run);
  }
  return alike.values();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Run[]} threads
 * @param {import("./tracks.js").TrackCache} tracks  at the view's scale
 * @returns {number} threads drawn
 */
export function drawThreads(context, view, threads, tracks) {
  toAnchor(context, view);
  context.lineJoin = "bevel";
  context.lineWidth = WIDTH;
  context.globalAlpha = SHARE;
  for (const { colour, status, runs } of alikeOf(threads)) {
    context.beginPath();
    for (const run of runs)
      traceTrack(context, view, tracks.of(run.route, run.group.movement.id), run.from, run.to);
    setPattern(context, status);
    context.strokeStyle = colour;
    context.stroke();
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  return threads.length;
}
