/**
 * The opening is one picture: whoever changes anything in it has left it.
 * @module opening-rule
 */
import { PICTURE } from "../scene/picture-keys.js";
/** @import { Patch, PlayerState } from "../scene/types.d.ts" */

/** Without any of these it is the opening; time must not run either. */
const LEAVING = [...PICTURE, "playing"];

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A rule for the store on top of another: a patch that changes the picture ends the opening, unless it says otherwise.
 * @param {(state: PlayerState, patch: Patch) => Patch} rule
 * @returns {(state: PlayerState, patch: Patch) => Patch}
 */
export function openingRule(rule) {
  return (state, patch) => {
    const whole = rule(state, patch);
    if (!state.opening || patch.opening !== undefined) return whole;
    const leaves = LEAVING.some((key) => key in whole && !isSame(whole[key], state[key]));
    return leaves ? { ...whole, opening: false } : whole;
  };
}
