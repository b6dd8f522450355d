/**
 * A thin bar across the beginning of a way home: some of the people are not back. How many, where a source says so,
 * stands in one of the regions, under "In all regions".
 * @module stayed
 */
import { toAnchor } from "../../plane/projection.js";
import { INK, PAPER } from "../../theme/palette.js";
import { spotAt } from "./tracks.js";
/** @import { Flow, Picture, Region, View } from "../../scene/types.d.ts" */

/** CSS pixels from the beginning of the way to the bar, half its length, its width, and that of its edge. */
const FROM_START = 9;
const HALF = 7;
const WIDTH = 1.2;
const EDGE = 3.6;

/** The movements of a day some of whose people are not back. @param {Region[]} regions @returns {Set<string>} ids */
export const notBack = (regions) =>
  new Set(
    regions.flatMap(({ held }) =>
      held.filter(({ behind }) => behind).map(({ movement }) => movement.id),
    ),
  );

/** Where a stream sets out. */
function startOf(scene, { route, reverse }) {
  const { stops } = scene.routes[route];
  return stops[reverse ? stops.length - 1 : 0].place;
}

/** The streams of a group that set out where no other of them passes, one for each place. @returns {Flow[]} */
function startersOf(scene, { members }) {
  const flows = members.map((i) => scene.flows[i]);
  const starts = new Map(flows.map((flow) => [startOf(scene, flow), flow]));
  const passed = new Set(
    flows.flatMap((flow) => {
      const own = startOf(scene, flow);
      return scene.routes[flow.route].stops.flatMap(({ place }) => (place === own ? [] : place));
    }),
  );
  return [...starts].filter(([place]) => !passed.has(place)).map(([, flow]) => flow);
}

/** By group: no day and no pick changes them. @type {WeakMap<object, Flow[]>} */
const starters = new WeakMap();

/**
 * The streams home at whose beginning a bar stands: one for each place at which a way begins, and none where a stream is
 * counted only from a junction on.
 * @param {Pick<Picture, "scene"|"runs"|"regions">} frame @returns {Flow[]}
 */
export function barsOn({ scene, runs, regions }) {
  const left = notBack(regions);
  if (!left.size) return [];
  const groups = [...new Set(runs.map(({ group }) => group))].filter(
    ({ direction, movement }) => direction === "homeward" && left.has(movement.id),
  );
  return groups.flatMap((group) => {
    const known = starters.get(group) ?? startersOf(scene, group);
    starters.set(group, known);
    return known;
  });
}

/**
 * @param {CanvasRenderingContext2D} context @param {View} view @param {Picture} frame
 * @param {import("./tracks.js").TrackCache} tracks  at the view's scale
 * @returns {number} bars drawn
 */
export function drawStayed(context, view, frame, tracks) {
  const bars = barsOn(frame);
  if (!bars.length) return 0;
  toAnchor(context, view);
  context.setLineDash([]);
  for (const flow of bars) {
    const track = tracks.of(flow.route, flow.movement);
    const length = track.px[track.px.length - 1];
    const { x, y, dx, dy } = spotAt(
      track,
      track.px,
      flow.reverse ? length - FROM_START : FROM_START,
    );
    const { scene } = frame;
    const people = scene.index.movement.get(flow.movement)?.peoples[0];
    context.beginPath();
    context.moveTo(x - dy * HALF, y + dx * HALF);
    context.lineTo(x + dy * HALF, y - dx * HALF);
    context.strokeStyle = PAPER;
    context.lineWidth = EDGE;
    context.stroke();
    context.strokeStyle = scene.index.people.get(people ?? "")?.colour ?? INK;
    context.lineWidth = WIDTH;
    context.stroke();
  }
  return bars.length;
}
