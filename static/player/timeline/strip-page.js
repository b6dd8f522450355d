/**
 * The page of the magnifier: which days it shows. Pace and magnifier are one setting.
 * The page turns when the hand passes its edge; it never slides under the reader's eye.
 * @module strip-page
 */
import { many, say } from "../language/say.js";
import { FIRST_DAY, LAST_DAY, addMonths, dayOfParts, parts } from "../time/days.js";

/** Days on a page at each pace; at a year a second the magnifier closes. */
export const PAGE_DAYS = { day: 60, week: 365, month: 1826, year: LAST_DAY - FIRST_DAY + 1 };
/** Months to which the first day of a page is rounded down, so that pages open on a round date. */
const ROUND_MONTHS = { day: 1, week: 3, month: 12 };

/** @typedef {{from: number, to: number}} Page both inclusive */

/** The page of a pace that opens at a day, held inside the axis. */
export function pageFrom(pace, from) {
  const length = PAGE_DAYS[pace];
  const first = Math.max(FIRST_DAY, Math.min(LAST_DAY - length + 1, Math.round(from)));
  return { from: first, to: first + length - 1 };
}

function roundedDown(day, months) {
  const { y, m } = parts(day);
  return dayOfParts(y, Math.floor((m - 1) / months) * months + 1, 1);
}

/**
 * The page on which a day stands.
 * @param {string} pace @param {number} day
 * @param {Page|null} [before] the page left; a hand moving back finds itself near the right side
 * @returns {Page}
 */
export function pageOf(pace, day, before = null) {
  if (pace === "year") return { from: FIRST_DAY, to: LAST_DAY };
  const months = ROUND_MONTHS[pace];
  const length = PAGE_DAYS[pace];
  const ran = before && day > before.to && day <= before.to + length / 4;
  const backed = before && day < before.from && day >= before.from - length / 4;
  if (ran) return pageFrom(pace, roundedDown(day, months));
  if (backed)
    return pageFrom(pace, addMonths(roundedDown(day, months), -months * (pace === "day" ? 1 : 3)));
  // a jump: some of what came before stays in sight
  return pageFrom(pace, roundedDown(day - Math.round(length / 5), months));
}

/** The pace whose page is nearest in length, for a box drawn wider or narrower by hand. */
export function paceOfLength(days) {
  const distance = (pace) => Math.abs(Math.log(PAGE_DAYS[pace] / Math.max(1, days)));
  return Object.keys(PAGE_DAYS).sort((a, b) => distance(a) - distance(b))[0];
}

/** How many times longer a day is on the page than on the overview, to two figures. */
export function magnification(page) {
  const times = PAGE_DAYS.year / (page.to - page.from + 1);
  const grain = times >= 100 ? 10 : 1;
  return Math.round(times / grain) * grain;
}

/** "60 days", "12 months", "5 years" */
export function lengthWords(page) {
  const days = page.to - page.from + 1;
  if (days < 100) return many("{count} day", "{count} days", days);
  if (days < 500) return say("12 months");
  return many("{count} year", "{count} years", Math.round(days / 365.25));
}
