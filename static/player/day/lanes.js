/**
 * How wide a number of people is on the screen, and how far beside the rails each movement runs.
 *
 * Width says how many, strictly linearly, and nothing else. Movements that share rails have fixed lanes, so that a line
 * stays the same line wherever it is met. Which lane, and which direction of a leg lanes are counted along, the scene
 * says (atlas/routes/lanes.py).
 */
/** @import { Movement, Scene } from "../scene/types.d.ts" */

/** People that one pixel of width stands for. */
const PEOPLE_PER_PX = 35000;

/** Width in pixels of a whole people, when widths show shares. */
export const WHOLE_PEOPLE_PX = 10;

/** The thin line in the middle of a journey and, with its paper edge, what it hides of the bed below. */
export const CORE = 1.5;
export const CORE_EDGED = 3.5;

/**
 * @param {number|null} value  people
 * @param {number|null} whole  people of the movement
 * @param {"people"|"share"} basis
 * @returns {number} pixels; 0 if the number is unknown
 */
export function widthOf(value, whole, basis) {
  if (!value) return 0;
  if (basis === "share") return whole ? (WHOLE_PEOPLE_PX * value) / whole : 0;
  return value / PEOPLE_PER_PX;
}

/**
 * A bed's width as it is drawn, in tenths of a pixel, and one for all that the core above it hides: nobody sees the
 * difference, and a return, which widens by a hundredth of a pixel a day, is not drawn anew each day.
 */
export function drawnWidth(pixels) {
  return pixels <= CORE_EDGED ? CORE : Math.round(pixels * 10) / 10;
}

/** Pixels between thin lines, and the least room for a line in wide lanes. */
const PITCH = 4.4;
const GAP = 2;

/** @param {Scene} scene  decoded: lanes leave room for the greatest numbers told, whatever the reader picks */
export function createLanes(scene) {
  const movementOf = (id) => /** @type {Movement} */ (scene.index.movement.get(id));
  const laneOf = (movementId) => movementOf(movementId).lane;

  /**
   * Offset in pixels of a movement's lane on a leg. `wide` makes room for the beds that lie there;
   * on other legs the lanes stay close to the rails.
   */
  function offset(movementId, legId, wide, basis) {
    const lane = laneOf(movementId);
    if (!wide || lane === 0) return lane * PITCH;
    const side = Math.sign(lane);
    let distance = room(0, legId, basis) / 2;
    for (let n = side; n !== lane; n += side) distance += room(n, legId, basis);
    return side * (distance + room(lane, legId, basis) / 2);
  }

  function room(lane, legId, basis) {
    let widest = PITCH - GAP;
    for (const [movementId, most] of Object.entries(scene.legs[legId].most)) {
      if (laneOf(movementId) !== lane) continue;
      widest = Math.max(widest, widthOf(most, movementOf(movementId).least_whole, basis));
    }
    return widest + GAP;
  }

  /** +1 if a leg's stored direction is the one its lanes are counted from, else -1. */
  const sideOf = (legId) => scene.legs[legId].side;
  return { offset, sideOf };
}
