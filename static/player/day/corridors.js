/**
 * Caravans and flight: where people travelled freely, shown by a corridor and its season.
 * Nobody surveyed these routes; a corridor says only from where, to where and when.
 */
import { boundsOf } from "../scene/scene.js";
/** @import { Corridor, Movement, Scene, Streams } from "../scene/types.d.ts" */

/** @param {Scene} scene  decoded @returns {Corridor[]} the stretches of free travel of every flow */
export function corridorsOf(scene) {
  const corridors = [];
  scene.flows.forEach((flow, index) => {
    const route = scene.routes[flow.route];
    const free = route.spans.filter((span) => scene.free_modes.includes(span.mode));
    if (free.length === 0) return;
    const line = stretch(route, free[0].from, free[free.length - 1].to);
    const movement = /** @type {Movement} */ (scene.index.movement.get(flow.movement));
    const people = scene.index.people.get(flow.peoples[0] || movement.peoples[0]);
    corridors.push({
      flow,
      index,
      people,
      line: flow.reverse ? backwards(line) : line,
      bounds: boundsOf([[line]]),
    });
  });
  return corridors;
}

/**
 * @param {Corridor[]} corridors @param {Streams} streams  timed for the day @param {string} view @param {number} day
 * @returns {Corridor[]} those to be shown, one for all flows along one way: its width is not a number
 */
export function corridorsOn(corridors, streams, view, day) {
  const seen = new Set();
  return corridors.filter((corridor) => {
    if (!isShown(corridor, streams, view, day)) return false;
    const { movement, route, reverse } = corridor.flow;
    const way = `${movement}/${route}/${reverse}`;
    return !seen.has(way) && seen.add(way);
  });
}

function isShown({ flow, index }, streams, view, day) {
  if (!streams.shown[index]) return false;
  if (view === "all" || view === "period") return true;
  if (view === "sofar") return flow.depart[0] <= day;
  return flow.depart[0] <= day && day <= flow.arrive[1];
}

function stretch(route, from, to) {
  const points = [];
  route.cumulative.forEach((km, n) => {
    if (km >= from - 1e-6 && km <= to + 1e-6) points.push(route.line[2 * n], route.line[2 * n + 1]);
  });
  return Float64Array.from(points);
}

function backwards(line) {
  const turned = new Float64Array(line.length);
  for (let i = 0; i < line.length; i += 2) {
    turned[i] = line[line.length - 2 - i];
    turned[i + 1] = line[line.length - 1 - i];
  }
  return turned;
}
