/**
 * Which fronts have a mark of their own: on a way that several streams share, the first alone.
 * The print has the same rules (atlas/picture/leading.py); a test holds the two together.
 */
import { UNDER_WAY } from "./streams.js";
/** @import { Picture, Scene, Streams } from "../scene/types.d.ts" */

/**
 * @param {Scene} scene  decoded
 * @param {Streams} streams  timed for the frame's day
 * @param {Picture} frame
 * @returns {Set<number>} flows whose front is marked
 */
export function markedOn(scene, streams, frame) {
  const marked = new Set();
  for (const group of streams.groups) {
    if (!frame.shown.has(group.movement.id) || allArrived(group, frame)) continue;
    const leaders = leadersOf(scene, streams, group);
    for (const i of group.members) {
      const flow = scene.flows[i];
      // Flight has no front: its corridor and season are all that is known.
      if (
        !streams.shown[i] ||
        streams.phase[i] !== UNDER_WAY ||
        scene.free_modes.includes(flow.mode) ||
        areHome(group, scene.routes[flow.route], flow, streams.tail[i])
      )
        continue;
      if (isLeading(leaders, scene, flow, streams.head[i])) marked.add(i);
    }
  }
  return marked;
}

/** Once all arrivals are counted nobody is under way, even if the stream's last day is still to come. */
function allArrived(group, frame) {
  const underWay = group.direction === "outward" && frame.stateOn(group.movement.id).under_way;
  return underWay && underWay.value === 0;
}

/** By the end of the last day of a return its last people are home: nobody is before them. */
const areHome = ({ direction }, { km }, flow, tail) =>
  direction === "homeward" && flow.depart[0] < flow.arrive[1] && tail >= km;

/** A single train is itself everywhere; a stream that leaves over several days has its front only where it is first. */
const isTrain = (flow) => flow.depart[0] === flow.depart[1];

/** Calls back with each leg that a flow has entered, in its own direction, and the kilometres it has run on it. */
function eachLeg(scene, flow, head, visit) {
  const { spans, km } = scene.routes[flow.route];
  for (const span of spans) {
    const start = flow.reverse ? km - span.to : span.from;
    const run = Math.min(head - start, span.to - span.from);
    if (run > 0)
      visit(
        `${span.leg} ${span.reversed !== !!flow.reverse}`,
        run,
        head - start <= span.to - span.from,
      );
  }
}

/** How far the first of a movement's streams have come on each leg: streams of one way share one front there. */
function leadersOf(scene, streams, group) {
  const leaders = new Map();
  for (const i of group.members) {
    const flow = scene.flows[i];
    if (!streams.shown[i] || streams.phase[i] === 0 || isTrain(flow)) continue;
    eachLeg(scene, flow, streams.head[i], (leg, run) => {
      if (run > (leaders.get(leg) || 0)) leaders.set(leg, run);
    });
  }
  return leaders;
}

function isLeading(leaders, scene, flow, head) {
  if (isTrain(flow)) return true;
  let first = true;
  eachLeg(scene, flow, head, (leg, run, here) => {
    if (here && run + 1e-6 < leaders.get(leg)) first = false;
  });
  return first;
}
