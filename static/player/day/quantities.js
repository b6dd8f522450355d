/**
 * How many people, and what bounds the number: a running total on a day, sums and differences.
 *
 * The same formulae stand in Python (atlas/model/curves.py); a cross test holds the two together.
 * A value of null: the sources bear only bounds. A high of null: not even one above.
 * All counts are integers and stay integers: interpolation floors, in both languages.
 * @module quantities
 */
/** @import { Basis, Knot, Quantity } from "../scene/types.d.ts" */

/** @type {Quantity} */
export const ZERO = Object.freeze({ value: 0, low: 0, high: 0, basis: "documented" });

/**
 * From the surest to the least sure; what rests on several is as sure as the last of them.
 * @type {Basis[]}
 */
const BASES = ["documented", "derived", "estimated", "interpolated"];

/** @returns {Quantity} */
export function quantity(value, low, high, basis) {
  return { value, low, high, basis };
}

/** Integer floor division; the products stay below 2^53, so the quotient's floor is exact. */
function between(day0, value0, day1, value1, day) {
  return value0 + Math.floor(((value1 - value0) * (day - day0)) / (day1 - day0));
}

/** @returns {Basis} the less sure of several */
export function leastSure(bases) {
  return bases.reduce((worst, next) => (BASES.indexOf(next) > BASES.indexOf(worst) ? next : worst));
}

/**
 * A number at the end of a day.
 * @param {Knot[]|null|undefined} curve  by day
 * @returns {Quantity}  zero before the first knot; between two that no line joins, their bounds
 */
export function curveOn(curve, day) {
  if (!curve || curve.length === 0 || day < curve[0][0]) return ZERO;
  let after = 1;
  while (after < curve.length && curve[after][0] <= day) after += 1;
  const [leftDay, value, low, high, basis, , onward] = curve[after - 1];
  if (leftDay === day) return quantity(value, low, high, basis);
  if (after === curve.length)
    return onward ? quantity(value, low, high, basis) : quantity(null, low, null, basis);
  const [rightDay, nextValue, nextLow, nextHigh, nextBasis] = curve[after];
  if (value === nextValue && low === nextLow && high === nextHigh)
    return quantity(value, low, high, leastSure([basis, nextBasis]));
  if (!onward || value === null || nextValue === null) {
    const most = high === null || nextHigh === null ? null : Math.max(high, nextHigh);
    // What two counts leave between them no source says.
    const made = leastSure([basis, nextBasis, "derived"]);
    return quantity(null, Math.min(low, nextLow), most, made);
  }
  const at = (from, to) => between(leftDay, from, rightDay, to, day);
  const top = high === null || nextHigh === null ? null : at(high, nextHigh);
  return quantity(at(value, nextValue), at(low, nextLow), top, "interpolated");
}

/**
 * What the counts alone say of a number at the end of a day: on a line only the bounds of both.
 * A straight line shows how a number may have run, and is no count: nothing follows from it.
 * @param {Knot[]} curve @param {number} day @returns {Quantity}
 */
export function countsOn(curve, day) {
  const told = curveOn(curve, day);
  if (told.basis !== "interpolated") return told;
  // A knot may itself lie on a line, where a rival of another day changes its range.
  const isCount = (knot) => knot[4] !== "interpolated";
  const first = curve.findLastIndex((knot) => isCount(knot) && knot[0] < day);
  const next = curve.findIndex((knot) => isCount(knot) && knot[0] > day);
  const ends = [Math.max(0, first), next < 0 ? curve.length - 1 : next];
  const around = curve.slice(ends[0], ends[1] + 1);
  const highs = around.map((knot) => knot[3]);
  const low = Math.min(...around.map((knot) => knot[2]));
  const high = highs.reduce((most, top) =>
    most === null || top === null ? null : Math.max(most, top),
  );
  return quantity(null, low, high, leastSure(["derived", ...ends.map((n) => curve[n][4])]));
}

/** The days on which a curve may change its course, or leap: where no line runs on, those beside a knot. */
export function bendsOf(curve) {
  const days = new Set(curve.map((knot) => knot[0]));
  curve.forEach(([day, value, , , , , onward], n) => {
    const next = curve[n + 1];
    if (!onward || value === null) days.add(day + 1);
    if (next && (!onward || value === null || next[1] === null)) days.add(next[0] - 1);
  });
  if (curve.length && leastOf({ value: curve[0][1], low: curve[0][2] }) > 0)
    days.add(curve[0][0] - 1);
  return days;
}

/**
 * The days on which a curve leaps: on the day before no line leads to what it says.
 * @param {Knot[]} curve
 * @returns {Set<number>}
 */
export function leapsOf(curve) {
  /** @type {Set<number>} */
  const days = new Set();
  curve.forEach(([day, value, , , , , onward], n) => {
    const next = curve[n + 1];
    if (onward && value !== null && next?.[1] !== null) return;
    days.add(day + 1);
    if (next) days.add(next[0]);
  });
  if (curve.length && leastOf({ value: curve[0][1], low: curve[0][2] }) > 0) days.add(curve[0][0]);
  return days;
}

/** The value, or where there is none its low bound. */
export function leastOf({ value, low }) {
  return value === null ? low : value;
}

/**
 * How a number made of several is known: as the one that makes it, derived where several do, but
 * no surer than the least sure of them.
 * @returns {Basis}
 */
export function basisOf(quantities) {
  const making = quantities.filter((q) => q.value !== 0);
  if (!making.length) return "documented";
  const least = leastSure(making.map((q) => q.basis));
  return making.length > 1 && least === "documented" ? "derived" : least;
}

/** Several together; without a value where one of them has none. */
export function totalOf(quantities) {
  let value = 0;
  let low = 0;
  let high = 0;
  for (const q of quantities) {
    value = value === null || q.value === null ? null : value + q.value;
    low += q.low;
    high = high === null || q.high === null ? null : high + q.high;
  }
  return quantity(value, low, high, basisOf(quantities));
}

/** a - b, its range the widest that both allow; where they are the same nobody is left, whatever the range. */
export function difference(a, b) {
  const basis = basisOf([a, b]);
  if (a.value !== null && a.value === b.value) return quantity(0, 0, 0, basis);
  return quantity(
    a.value === null || b.value === null ? null : Math.max(0, a.value - b.value),
    b.high === null ? 0 : Math.max(0, a.low - b.high),
    a.high === null ? null : Math.max(0, a.high - b.low),
    basis,
  );
}
