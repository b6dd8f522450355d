/**
 * The one time axis: whole days since 1 January 1928, as integers.
 * The browser's own Date is never used: its time zones and its epoch turn a day into another day.
 * @module days
 */
import { say, spoken } from "../language/say.js";

/** 1 January 1928 as a count of days in the proleptic Gregorian calendar (0000-03-01 is day 0). */
const AXIS_START = serialOf(1928, 1, 1);
/** The axis of the atlas, both ends inclusive: 1 January 1928 to 31 December 1961. */
export const FIRST_DAY = 0;
export const LAST_DAY = 12418;

/**
 * @typedef {{y: number, m: number, d: number, weekday: number}} DayParts month 1-12, weekday 0 = Sunday
 */

/** Days since 0000-03-01; counting years from March puts the leap day last. */
function serialOf(y, m, d) {
  const year = m > 2 ? y : y - 1;
  const month = m > 2 ? m - 3 : m + 9;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * month + 2) / 5) + d - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra;
}

/**
 * The day number of a civil date.
 * @param {number} y @param {number} m 1-12 @param {number} d 1-31
 * @returns {number} whole days since 1928-01-01 (negative before it)
 */
export function dayOfParts(y, m, d) {
  return serialOf(y, m, d) - AXIS_START;
}

/**
 * The day number of an ISO date; a clock after the date is ignored.
 * @param {string} iso "1944-02-24" or "1944-02-24T11:00"
 * @returns {number} NaN where the text is not a date that exists
 */
export function dayOf(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(String(iso));
  if (!found) return NaN;
  const [y, m, d] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const day = dayOfParts(y, m, d);
  const back = parts(day);
  return back.m === m && back.d === d ? day : NaN;
}

/**
 * @param {number} day
 * @returns {DayParts}
 */
export function parts(day) {
  const serial = day + AXIS_START;
  const era = Math.floor(serial / 146097);
  const dayOfEra = serial - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const m = month < 10 ? month + 3 : month - 9;
  const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0);
  return { y, m, d, weekday: ((day % 7) + 7) % 7 };
}

const two = (n) => String(n).padStart(2, "0");

/** @param {number} day @returns {string} "1944-02-24" */
export function isoOf(day) {
  const { y, m, d } = parts(day);
  return `${y}-${two(m)}-${two(d)}`;
}

/** The name of a month within a date: of the genitive, where a language has one. @param {number} m 1-12 */
const monthName = (m) => spoken().months.format[m - 1];

/** The same, abbreviated. @param {number} m 1-12 @returns {string} "Feb" */
export const monthShort = (m) => spoken().months.short[m - 1];

/** @param {number} y @param {number} m 1-12 @returns {string} "Feb 1944" */
export const monthYearShort = (y, m) => say("{month} {year}", { month: monthAlone(m), year: y });

/** @param {number} m 1-12 @returns {string} "Feb", where no day stands beside it */
export const monthAlone = (m) => spoken().months.shortAlone[m - 1];

/** @param {number} y @param {number} m 1-12 @returns {string} "February 1944" */
export const monthOfYear = (y, m) =>
  say("{month} {year}", { month: spoken().months.alone[m - 1], year: y });

/** @param {number} day @returns {string} "24 February 1944" */
export function longDate(day) {
  const { y, m, d } = parts(day);
  return say("{day} {month} {year}", { day: d, month: monthName(m), year: y });
}

/** @param {number} day @returns {string} "24 Feb 1944" */
export function shortDate(day) {
  const { y, m, d } = parts(day);
  return say("{day} {month} {year}", { day: d, month: monthShort(m), year: y });
}

/** @param {number} day @returns {string} "Thursday"; 1 January 1928 was a Sunday */
export function weekdayOf(day) {
  return spoken().weekdays[parts(day).weekday];
}

/** @param {number} y @param {number} m 1-12 @returns {number} days in that month */
export function monthLength(y, m) {
  return (m === 12 ? dayOfParts(y + 1, 1, 1) : dayOfParts(y, m + 1, 1)) - dayOfParts(y, m, 1);
}

/**
 * The same day of another month; 31 January plus one month is the last day of February.
 * @param {number} day @param {number} months may be negative
 * @returns {number}
 */
export function addMonths(day, months) {
  const { y, m, d } = parts(day);
  const count = y * 12 + (m - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dayOfParts(year, month, Math.min(d, monthLength(year, month)));
}

/** @param {number} day @returns {number} the day, or the end of the axis that it lies beyond */
export function clampDay(day) {
  return Math.max(FIRST_DAY, Math.min(LAST_DAY, Math.round(day)));
}

/** Whole months or years, both ends inclusive: "February – March 1944", "1943–1944". */
function monthsText(a, b) {
  if (a.m === 1 && b.m === 12) return a.y === b.y ? `${a.y}` : `${a.y}–${b.y}`;
  if (a.y === b.y && a.m === b.m) return monthOfYear(b.y, b.m);
  const { alone } = spoken().months;
  const [from, month] = [alone[a.m - 1], alone[b.m - 1]];
  if (a.y === b.y) return say("{from} – {month} {year}", { from, month, year: b.y });
  return `${monthOfYear(a.y, a.m)} – ${monthOfYear(b.y, b.m)}`;
}

/** Days, both ends inclusive: what the ends have in common is written once. */
function daysText(from, to) {
  const [a, b] = [parts(from), parts(to)];
  const last = { month: monthName(b.m), year: b.y };
  if (a.y === b.y && a.m === b.m)
    return say("{first}–{last} {month} {year}", { first: a.d, last: b.d, ...last });
  if (a.y === b.y) {
    const values = { first: a.d, from: monthName(a.m), last: b.d, ...last };
    return say("{first} {from} – {last} {month} {year}", values);
  }
  return `${longDate(from)} – ${longDate(to)}`;
}

/**
 * A span in words: "23–29 February 1944", "28 December 1943 – 3 January 1944", "1944".
 * @param {number|null} from @param {number|null} to inclusive
 * @returns {string}
 */
export function spanText(from, to) {
  const opened = from === null || from === undefined;
  const ended = to === null || to === undefined;
  if (opened) return ended ? say("date not stated") : say("by {day}", { day: longDate(to) });
  if (ended) return say("since {day}", { day: longDate(from) });
  if (from === to) return longDate(from);
  const [a, b] = [parts(from), parts(to)];
  const whole = a.d === 1 && b.d === monthLength(b.y, b.m);
  return whole ? monthsText(a, b) : daysText(from, to);
}
