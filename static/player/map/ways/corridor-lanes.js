/**
 * Corridors that begin together, or share a stretch of their way, run beside each other: each has its own head and
 * words. Where they lie depends on no day, so that none moves when another begins.
 * @module corridor-lanes
 */
/** @import { Corridor } from "../../scene/types.d.ts" */

/** @param {Corridor} corridor */
const pointsOf = ({ line }) =>
  Array.from({ length: line.length / 2 }, (_, n) => `${line[2 * n]} ${line[2 * n + 1]}`);

/** Several flows along one way are one corridor. */
const wayOf = ({ flow }) => `${flow.movement}/${flow.route}/${flow.reverse}`;

/** From its start to its end, in degrees. @param {Corridor} corridor */
function heading({ line }) {
  const last = line.length - 2;
  return { x: line[last] - line[0], y: line[1] - line[last + 1] };
}

/** Whether two ways begin at one point, or have more than one in common. */
function meet(a, b) {
  const shared = b.points.filter((point) => a.known.has(point)).length;
  return a.points[0] === b.points[0] || shared > 1;
}

/** Every way with those that it meets, and those that these meet. */
function groupsOf(ways) {
  const groups = [];
  for (const way of ways) {
    const near = groups.filter((group) => group.some((other) => meet(way, other)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), way]);
  }
  return groups;
}

/** Gives each way of a group the first lane that none has that it meets, from left to right as they lead apart. */
function laneGroup(group) {
  const [{ toward: first }] = group;
  for (const way of group) {
    const { x, y } = way.toward;
    way.turned = x * first.x + y * first.y < 0;
    way.angle = way.turned ? Math.atan2(-y, -x) : Math.atan2(y, x);
  }
  const laned = [];
  for (const way of [...group].sort((a, b) => a.angle - b.angle)) {
    const taken = new Set(laned.filter((other) => meet(way, other)).map(({ lane }) => lane));
    way.lane = 0;
    while (taken.has(way.lane)) way.lane += 1;
    laned.push(way);
  }
  const last = Math.max(...laned.map(({ lane }) => lane));
  for (const way of laned) {
    const place = way.lane - last / 2;
    way.place = way.turned ? -place : place;
  }
}

/**
 * @param {Corridor[]} corridors all of the scene
 * @returns {Map<number, number>} by the index of the flow: lanes to the right of its way; one that is alone has none
 */
export function corridorLanes(corridors) {
  const ways = new Map();
  for (const corridor of corridors) {
    const key = wayOf(corridor);
    const points = pointsOf(corridor);
    if (!ways.has(key))
      ways.set(key, { points, known: new Set(points), toward: heading(corridor), corridors: [] });
    ways.get(key).corridors.push(corridor);
  }
  const groups = groupsOf([...ways.values()]).filter(({ length }) => length > 1);
  groups.forEach(laneGroup);
  return new Map(
    groups.flat().flatMap(({ corridors: own, place }) => own.map(({ index }) => [index, place])),
  );
}
