/**
 * The state of a day with the people in exile as one count beside their counts by place.
 * @module counts
 */
import { stateOf } from "./evaluate.js";

function basisOf(quantities) {
  if (quantities.some((quantity) => quantity.basis === "interpolated")) return "interpolated";
  return quantities.length === 1 ? quantities[0].basis : "derived";
}

/** All in exile: those at known places and those no source places. A null place is held within the latter. */
function exileTotal(exile) {
  const known = Object.values(exile || {}).filter(Boolean);
  const sum = (key) =>
    Math.max(
      0,
      known.reduce((total, quantity) => total + quantity[key], 0),
    );
  return {
    value: sum("value"),
    low: sum("low"),
    high: sum("high"),
    basis: known.length ? basisOf(known) : "documented",
  };
}

/**
 * @param {object} scene decoded @param {string} id of a movement @param {number} day
 * @returns {object} the State of the day with `exile_total`; null counts stay null
 */
export function countsOn(scene, id, day) {
  const state = stateOf(scene, id, day);
  return { ...state, exile_total: state.whole ? exileTotal(state.exile) : null };
}
