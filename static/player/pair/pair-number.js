/**
 * The number of the day on one of two maps: a count, or a share of all who were taken.
 * @module pair-number
 */
import { stateOf } from "../day/evaluate.js";
import { dayQuantity } from "../day/day-number.js";
import { totalOf } from "../day/quantities.js";
import { say } from "../language/say.js";
import { amount, howKnown, isKnown, range } from "../words/ranges.js";
import { stateName, wordsOf } from "../words/vocabulary.js";
import { listed, movementName, within } from "../words/wording.js";
import { movementOf } from "./pair-state.js";
/** @import { Quantity, Scene } from "../scene/types.d.ts" */

/** @typedef {{figure: string, of: string}} Told figure: what stands in large; of: of whom or what it is, and how it is known */

const per = (part, whole) => (100 * part) / whole;
/** Down and up to a tenth, so that the range holds what it is of; what is off by a rounding of the machine is not. */
const below = (share) => Math.floor(share * 10 + 1e-9) / 10;
const above = (share) => Math.ceil(share * 10 - 1e-9) / 10;

/**
 * A number as a share of the whole, in per cent to a tenth. Its bounds are the widest that those of both allow. Of a count
 * that has more people than the whole there are bounds alone: nobody is more than all.
 * @param {Quantity} quantity @param {Quantity} whole  with a value
 * @returns {{value: number|null, low: number, high: number|null}}
 */
export function shareOf(quantity, whole) {
  const of = whole.value ?? 0;
  // All of them are all of them, however many they were.
  const isWhole = ["value", "low", "high"].every((key) => quantity[key] === whole[key]);
  if (isWhole) return { value: 100, low: 100, high: 100 };
  const { value, low, high } = quantity;
  return {
    value: value === null || value > of ? null : Math.round(per(value, of) * 10) / 10,
    low: Math.min(100, below(per(low, whole.high ?? of))),
    high: high === null ? null : Math.min(100, above(per(high, whole.low || of))),
  };
}

/** Bounds in the words of a number of people would be two lines beside the date. */
export function shareWords(scene, share) {
  const { value, low, high } = share;
  const isBetween = value === null && low > 0 && high !== null;
  return say("{share} per cent", { share: isBetween ? range(low, high) : amount(scene, share) });
}

/** @returns {Told} */
function inShare(scene, { quantity, whole, state }) {
  const share = { ...shareOf(quantity, whole), basis: quantity.basis };
  return {
    figure: shareWords(scene, share),
    of: say("of {whole} in all: {state}", {
      whole: amount(scene, whole),
      state: `${state}${howKnown(scene, quantity, share)}`,
    }),
  };
}

/** @returns {Told} */
function inPeople(scene, { quantity, state }) {
  return { figure: amount(scene, quantity), of: `${state}${howKnown(scene, quantity)}` };
}

/** Names of states of which each may be the one. @param {string[]} names @returns {string} "in exile, or not back" */
export const either = (names) =>
  names.reduce((state, other) => say("{state}, or {other}", { state, other }));

/**
 * Everybody who is held, or was and is not back: no fewer than those of whom a number is known. Where that is of less
 * than half of those who were taken, it would say little of all, and is not said. Not everybody was counted, so there is
 * nothing of which all would be a share.
 * @returns {Told|null}
 */
function ofAll(scene, day, figures) {
  if (figures === "share") return null;
  const taken = scene.movements.filter(({ start }) => start <= day);
  const held = taken.map(({ id }) => stateOf(scene, id, day).in_exile);
  const counted = held.flatMap((quantity) => (quantity && isKnown(quantity) ? quantity : []));
  if (!counted.length || counted.length * 2 < taken.length) return null;
  const total = totalOf(counted);
  const uncounted = taken.filter((_, n) => !isKnown(held[n]));
  const isFreed = taken.some(
    ({ return_start: back }, n) => isKnown(held[n]) && back !== null && back <= day,
  );
  const words = stateName(scene, "in_exile");
  const state = isFreed ? either([words, stateName(scene, "in_exile", { free: true })]) : words;
  if (!uncounted.length) return inPeople(scene, { quantity: total, state });
  const least = { ...total, value: null, high: null };
  const peoples = listed(uncounted.map((movement) => within(movementName(scene, movement))));
  const of = say("{state}; how many {peoples} were is not stated", { state, peoples });
  return { figure: amount(scene, least), of };
}

/**
 * @param {Scene} scene @param {string} who id of a movement, or ALL @param {number} day
 * @param {"people"|"share"} figures
 * @returns {Told} where no source says anything, that it is not stated
 */
export function pairNumber(scene, who, day, figures) {
  const movement = movementOf(scene, who);
  const told = movement ? ofMovement(scene, movement, day, figures) : ofAll(scene, day, figures);
  const unknown = wordsOf(scene, "remark", "unknown");
  if (told) return told;
  const of =
    figures === "share" ? say("the share of all, on this day") : say("how many, on this day");
  return { figure: unknown, of };
}

/** @returns {Told|null} */
function ofMovement(scene, movement, day, figures) {
  const told = dayQuantity(scene, movement, day);
  if (!told || (figures === "share" && !told.whole.value)) return null;
  return figures === "share" ? inShare(scene, told) : inPeople(scene, told);
}
