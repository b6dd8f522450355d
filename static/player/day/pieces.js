/** The streams of a movement and the ways they share: each leg once, whoever's route it is. */
import { FREE_MODES } from "./lanes.js";
/** @import { Group, Scene } from "../scene/types.d.ts" */

/**
 * @param {Scene} scene  decoded
 * @returns {Group[]} the streams of each movement and direction, and the pieces of way that they run
 */
export function groupsOf(scene) {
  const groups = new Map();
  scene.flows.forEach((flow, i) => {
    const key = `${flow.movement}/${flow.direction}`;
    if (!groups.has(key)) groups.set(key, emptyGroup(scene, flow));
    const group = groups.get(key);
    group.members.push(i);
    group.first = Math.min(group.first, flow.depart[0]);
    group.last = Math.max(group.last, flow.arrive[1]);
  });
  for (const group of groups.values()) group.pieces = piecesOf(scene, group);
  return [...groups.values()];
}

function emptyGroup(scene, flow) {
  const movement = scene.index.movement.get(flow.movement);
  return {
    movement,
    direction: flow.direction,
    peoples: movement.peoples.map((id) => scene.index.people.get(id)),
    members: [],
    first: Infinity,
    last: -Infinity,
    pieces: [],
  };
}

/** A way that no source names is schematic on every leg, however well the rails themselves are known. */
function statusOf(flow, span) {
  return flow.status === "schematic" ? "schematic" : span.status;
}

/** The legs of a group, each once, owned by the first route that runs over it; the fullest routes come first. */
function piecesOf(scene, group) {
  const pieces = new Map();
  // by the greatest number told: which route a leg belongs to must not change with a pick
  const most = (i) => scene.flows[i].high || 0;
  const order = [...group.members].sort((a, b) => most(b) - most(a));
  for (const i of order) {
    const flow = scene.flows[i];
    const route = scene.routes[flow.route];
    for (const span of route.spans) {
      if (FREE_MODES.has(span.mode)) continue;
      let piece = pieces.get(span.leg);
      if (!piece) {
        piece = {
          route: flow.route,
          from: span.from,
          to: span.to,
          status: statusOf(flow, span),
          flip: !!flow.reverse,
          flows: [],
          starts: [],
          ends: [],
        };
        pieces.set(span.leg, piece);
      }
      piece.flows.push(i);
      piece.starts.push(flow.reverse ? route.km - span.to : span.from);
      piece.ends.push(flow.reverse ? route.km - span.from : span.to);
    }
  }
  return [...pieces.values()];
}
