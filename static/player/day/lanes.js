/**
 * Which side of the rails each movement runs on.
 *
 * Movements that share rails get fixed lanes, so that a line stays the same line wherever it is met.
 * The largest runs on the rails themselves; the others alternate to both sides of it.
 * Legs get one direction for the whole atlas; otherwise a lane would change sides where a leg is stored backwards.
 */
import { widthOf } from "./widths.js";
/** @import { Scene } from "../scene/types.d.ts" */

const SLOTS = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5];
/** Pixels between thin lines, and the least room for a line in wide lanes. */
const PITCH = 4.4;
const GAP = 2;

/** Modes that run on the ground freely and are drawn as corridors, not lines. */
export const FREE_MODES = new Set(["caravan", "foot"]);

/** @param {Scene} scene  decoded */
export function createLanes(scene) {
  const loads = loadsOf(scene);
  const direction = directLegs(scene, loads);
  const slots = assignSlots(loads);

  /**
   * Offset in pixels of a movement's lane on a leg. `wide` makes room for the beds that lie there;
   * on other legs the lanes stay close to the rails.
   */
  function offset(movementId, legId, wide, basis) {
    const slot = slots.get(movementId) || 0;
    if (!wide || slot === 0) return slot * PITCH;
    const side = Math.sign(slot);
    let distance = room(0, legId, basis) / 2;
    for (let n = side; n !== slot; n += side) distance += room(n, legId, basis);
    return side * (distance + room(slot, legId, basis) / 2);
  }

  function room(slot, legId, basis) {
    let widest = PITCH - GAP;
    for (const [movementId, load] of loads) {
      if ((slots.get(movementId) || 0) !== slot || !load.legs.has(legId)) continue;
      widest = Math.max(widest, widthOf(load.legs.get(legId), load.whole, basis));
    }
    return widest + GAP;
  }

  /** +1 if a leg's stored direction is the one its lanes are counted from, else -1. */
  const sideOf = (legId) => direction.get(legId) || 1;
  return { offset, sideOf };
}

/**
 * For each movement: the legs it uses and the most people on one of them. Always the greatest number told, and of the
 * least whole: there is room for whichever the reader picks, and no line moves aside for it.
 */
function loadsOf(scene) {
  const loads = new Map();
  for (const movement of scene.movements) {
    const legs = new Map();
    for (const flow of scene.index.flowsOfMovement.get(movement.id) || []) {
      if (flow.direction !== "outward") continue;
      for (const span of scene.routes[flow.route].spans) {
        if (!FREE_MODES.has(span.mode))
          legs.set(span.leg, (legs.get(span.leg) || 0) + (flow.high || 0));
      }
    }
    const whole = movement.track && movement.track.whole ? movement.track.whole.low : null;
    loads.set(movement.id, { legs, whole, most: Math.max(0, ...legs.values()) });
  }
  return loads;
}

function assignSlots(loads) {
  const slots = new Map();
  const order = [...loads].sort((a, b) => b[1].most - a[1].most);
  for (const [id, load] of order) {
    const taken = new Set();
    for (const [other, slot] of slots) {
      if ([...load.legs.keys()].some((leg) => loads.get(other).legs.has(leg))) taken.add(slot);
    }
    slots.set(id, SLOTS.find((slot) => !taken.has(slot)) || 0);
  }
  return slots;
}

function directLegs(scene, loads) {
  const direction = new Map();
  const flows = scene.flows.filter((flow) => flow.direction === "outward");
  flows.sort((a, b) => loads.get(b.movement).most - loads.get(a.movement).most);
  for (const flow of flows) {
    const route = scene.routes[flow.route];
    const east = route.line[route.line.length - 2] >= route.line[0] ? 1 : -1;
    const known = route.spans.find((span) => direction.has(span.leg));
    let along = known ? direction.get(known.leg) * (known.reversed ? -1 : 1) : east;
    for (const span of route.spans) {
      const turn = span.reversed ? -1 : 1;
      if (direction.has(span.leg)) along = direction.get(span.leg) * turn;
      else direction.set(span.leg, along * turn);
    }
  }
  return direction;
}
