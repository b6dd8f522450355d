/**
 * What a second of playing stands for: an ISO 8601 duration of one unit, such as "P1W" or "P100Y".
 * @module pace
 */
import { monthsLater } from "./calendar.js";

/** Mean length in days. @type {Record<string, number>} */
const DAYS = { D: 1, W: 7, M: 30.4375, Y: 365.25 };
/** The paces offered, those of them that fit. */
const LADDER = ["P1D", "P1W", "P1M", "P1Y", "P10Y", "P100Y", "P1000Y"];
/** Seconds that a class will wait until everything has been played, and that a choice may take at most and at least. */
const SECONDS = 90;
const LONGEST = 3600;
const SHORTEST = 2;

/** @param {string} pace @returns {{count: number, unit: string}} the unit is D, W, M or Y */
export const partsOf = (pace) => ({ count: Number(pace.slice(1, -1)), unit: pace.slice(-1) });

/** @param {string} pace @returns {number} */
export function daysASecond(pace) {
  const { count, unit } = partsOf(pace);
  return count * DAYS[unit];
}

/** @param {number} days  all that there is to play @returns {string} the slowest that takes no longer than a class will wait */
export const paceFor = (days) =>
  LADDER.find((pace) => days / daysASecond(pace) <= SECONDS) ?? LADDER[LADDER.length - 1];

/**
 * @param {number} days  all that there is to play
 * @param {string} pace  one that is offered in any case
 * @returns {string[]} what is worth a choice, the slowest first
 */
export function pacesFor(days, pace) {
  const isFit = (each) => {
    const seconds = days / daysASecond(each);
    return seconds >= SHORTEST && seconds <= LONGEST;
  };
  const offered = LADDER.filter((each) => each === pace || isFit(each));
  if (!offered.includes(pace)) offered.push(pace);
  return offered.sort((a, b) => daysASecond(a) - daysASecond(b));
}

/** The day one step of a pace later, or before (-1). @param {number} day @param {string} pace @param {1|-1} [way] */
export function leap(day, pace, way = 1) {
  const { count, unit } = partsOf(pace);
  const months = { M: count, Y: 12 * count }[unit];
  if (Number.isInteger(months)) return monthsLater(day, way * Number(months));
  return day + way * Math.max(1, Math.round(daysASecond(pace)));
}
