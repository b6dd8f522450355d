/**
 * The period: the days from `day` to `to`, both included.
 *
 * Setting one end moves the other only where the period would turn inside out. Moving through time (a step, Play, a
 * chapter, an event) takes the whole period along, and it keeps its length. It never reaches beyond the last day of the
 * atlas: steps and Play stop when its end is there, and a jump to a later day cuts it short.
 * @module period
 */
import { LAST_DAY } from "./days.js";
/** @import { Patch, PlayerState, Scene } from "../scene/types.d.ts" */

/**
 * The last day of a period of which only the first is known.
 * @param {Scene} scene @param {number} day
 */
export const endFrom = (scene, day) => Math.min(day + scene.address.period_days, LAST_DAY);

/**
 * How far time can run: to the last day, in the period view until the period's end is there.
 * @param {PlayerState} state
 * @param {number} [last] last day of the scene
 */
export function lastStart({ day, to, view }, last = LAST_DAY) {
  return view === "period" && to !== null ? last - (to - day) : last;
}

/**
 * The rule for the store: a patch, completed with what it means for the period's end. While another view is shown the
 * end waits, as far from the day as it was.
 * @param {Scene} scene
 * @returns {(state: PlayerState, patch: Patch) => Patch}
 */
export function periodRule(scene) {
  return (state, patch) => {
    if (!("day" in patch || "to" in patch || "view" in patch)) return patch;
    const { day, view } = { ...state, ...patch };
    const moved = state.to === null ? null : state.to + day - state.day;
    const to = patch.to === undefined ? moved : patch.to;
    if (view !== "period") return { ...patch, to };
    return { ...patch, to: Math.max(day, Math.min(to ?? endFrom(scene, day), LAST_DAY)) };
  };
}
