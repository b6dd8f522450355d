/**
 * Where two maps look: at the same part of the earth in the same scale, so that one can be laid over the other, unless
 * one of them would then be too small to be read.
 * @module pair-cameras
 */
import { paddedView } from "../map/clearance.js";
import { openingOf } from "../map/opening.js";
import { shownOf, whoOf } from "./pair-state.js";
/** @import { PairState, PlayerState, Scene } from "../scene/types.d.ts" */

/** By how much a map of both peoples may be smaller than a map of one of them. */
const MOST_SMALLER = 2.2;
const NONE = { left: 0, top: 0, right: 0, bottom: 0 };

/** All who are on either map. @param {Scene} scene @param {PairState} state @returns {string[]} in the order of the scene */
function bothShown(scene, state) {
  const ids = new Set(whoOf(state).flatMap((who) => shownOf(scene, who)));
  return scene.movements.map(({ id }) => id).filter((id) => ids.has(id));
}

/** The state of which a map shows the opening view. @returns {PlayerState} */
const framing = (day, movements) => /** @type {PlayerState} */ ({ opening: false, day, movements });

/**
 * Whether both maps look at the same part of the earth.
 * @param {Scene} scene @param {PairState} state
 * @param {{width: number, height: number}} size of each map, CSS pixels
 */
export function isTogether(scene, state, size) {
  if (state.kind !== "peoples" || !size.width || !size.height) return true;
  const scaleOf = (movements) => {
    const { box } = openingOf(scene, framing(state.day, movements), size.width);
    return paddedView(box, size, NONE).scale;
  };
  const both = scaleOf(bothShown(scene, state));
  return whoOf(state).every((who) => scaleOf(shownOf(scene, who)) <= MOST_SMALLER * both);
}

/**
 * What the opening view of a map is of. Both maps are framed for the same day: all peoples need more room on some.
 * @param {Scene} scene @param {PairState} state @param {0|1} n @param {boolean} together
 */
export function framedOf(scene, state, n, together) {
  const movements = together ? bothShown(scene, state) : shownOf(scene, whoOf(state)[n]);
  return framing(state.day, movements);
}
