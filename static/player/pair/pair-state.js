/**
 * What two maps with one clock show: the state of the pair, its days, and the parameters of its address.
 *
 * There is one day, that of the map on the left; the day on the right is as far from it as `distance` says, whatever the
 * reader does with the clock. The server alone reads addresses (atlas/comparison/pair.py; tests/data/pairs.json holds
 * cases for both).
 * @module pair-state
 */
import { spotText } from "../shell/address-query.js";
import { FIRST_DAY, LAST_DAY, addMonths, isoOf } from "../time/days.js";
import { PACE_DAYS } from "../time/clock.js";
/** @import { Movement, PairState, Scene } from "../scene/types.d.ts" */

/** All peoples together, in the place of a movement's id. */
export const ALL = "all";

const TEN_YEARS = 3652;
const clamp = (day, first, last) => Math.max(first, Math.min(last, day));

/** @returns {Movement|null} null: all of them */
export const movementOf = (scene, id) => scene.index.movement.get(id) ?? null;

/** The ids shown on one side. @param {Scene} scene @param {string} id of a movement, or ALL */
export const shownOf = (scene, id) =>
  id === ALL ? scene.movements.map((movement) => movement.id) : [id];

/** Who is on the left and on the right. @param {PairState} state @returns {[string, string]} */
export const whoOf = ({ kind, left, right }) => [left, kind === "peoples" ? right : left];

/** The days of both maps. @param {PairState} state @returns {[number, number]} */
export const daysOf = ({ day, distance }) => [day, day + distance];

/**
 * The days that the left map may show, both included: the right one must have its day too.
 * @param {Scene} scene @param {PairState} state @returns {[number, number]}
 */
export function rangeOf(scene, { kind, left, distance }) {
  const first = kind === "return" ? movementOf(scene, left)?.start : null;
  return [first ?? FIRST_DAY + Math.max(0, -distance), LAST_DAY - Math.max(0, distance)];
}

/** How many days the removal and the return have lasted, the first one included. @param {Scene} scene @param {PairState} state */
export const countOf = (scene, { left, day }) => day - (movementOf(scene, left)?.start ?? day) + 1;

/** The two days with which one people's comparison begins. */
function firstDays(scene, left, day) {
  const movement = movementOf(scene, left);
  const begun = clamp(movement?.start ?? day, FIRST_DAY, LAST_DAY);
  const then = clamp(movement?.return_start ?? begun + TEN_YEARS, FIRST_DAY, LAST_DAY);
  return { day: begun, distance: then - begun };
}

/** Another choice of what is compared brings the peoples and the days of which it can be said. */
function chosen(scene, counted, state, next) {
  const left = next.kind === "return" && !counted.includes(next.left) ? counted[0] : next.left;
  if (next.kind === "peoples") {
    const others = scene.movements.filter(({ id }) => id !== left);
    const right = state.kind !== "peoples" && next.right === left ? others[0]?.id : next.right;
    return { ...next, left, right: right ?? ALL, distance: 0 };
  }
  const isNew = next.kind !== state.kind || left !== state.left;
  return { ...next, left, ...(isNew ? firstDays(scene, left, next.day) : {}) };
}

/**
 * The rule for the store: a patch, completed with what it means for the peoples and the days.
 * @param {Scene} scene @param {string[]} counted movements whose removal and return are compared day by day
 * @returns {(state: PairState, patch: Partial<PairState>) => Partial<PairState>}
 */
export function pairRule(scene, counted) {
  return (state, patch) => {
    const isGiven = patch.distance !== undefined && patch.day !== undefined;
    const wanted = { ...state, ...patch };
    const next = isGiven ? wanted : chosen(scene, counted, state, wanted);
    const [first, last] = rangeOf(scene, next);
    const { left, right, distance } = next;
    return { ...patch, left, right, distance, day: clamp(next.day, first, last) };
  };
}

/**
 * One step of the clock, on both maps.
 * @param {Scene} scene @param {PairState} state @param {1|-1} direction @returns {Partial<PairState>}
 */
export function pairStep(scene, state, direction) {
  const { day, pace } = state;
  const months = { month: 1, year: 12 }[pace];
  const next = months ? addMonths(day, direction * months) : day + direction * PACE_DAYS[pace];
  const [first, last] = rangeOf(scene, state);
  return { playing: false, day: clamp(next, first, last) };
}

/**
 * The pair of which the server speaks.
 * @param {{kind: PairState["kind"], left: string, right: string, day: number, then: number,
 *   figures: PairState["figures"], map: PairState["map"]}} given
 */
export function pairFrom({ kind, left, right, day, then, figures, map }) {
  return { kind, left, right, day, distance: then - day, figures, map };
}

/** The parameters of its address. @param {PairState} state @returns {Record<string, string>} */
export function parametersOf(state) {
  const [on, then] = daysOf(state).map(isoOf);
  return {
    pair: state.kind,
    left: state.left,
    ...(state.kind === "peoples" ? { right: state.right } : {}),
    on,
    ...(state.kind === "dates" ? { then } : {}),
    ...(state.figures === "people" ? {} : { figures: state.figures }),
    ...(state.map ? { centre: spotText(state.map) } : {}),
  };
}
