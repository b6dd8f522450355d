/**
 * The one time axis: whole days since 1 January 1928, as integers.
 * The browser's own Date is never used: its time zones and its epoch turn a day into another day.
 * @module days
 */

/** 1 January 1928 as a count of days in the proleptic Gregorian calendar (0000-03-01 is day 0). */
const AXIS_START = serialOf(1928, 1, 1);
/** 1 January 1928 was a Sunday. */
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
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

/** @param {number} day @returns {string} "24 February 1944" */
export function longDate(day) {
  const { y, m, d } = parts(day);
  return `${d} ${MONTHS[m - 1]} ${y}`;
}

/** @param {number} day @returns {string} "24 Feb 1944" */
export function shortDate(day) {
  const { y, m, d } = parts(day);
  return `${d} ${MONTHS[m - 1].slice(0, 3)} ${y}`;
}

/** @param {number} day @returns {string} "Thursday" */
export function weekdayOf(day) {
  return WEEKDAYS[parts(day).weekday];
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

/**
 * A span in words: "23–29 February 1944", "28 December 1943 – 3 January 1944", "1944".
 * @param {number|null} from @param {number|null} to inclusive
 * @returns {string}
 */
export function spanText(from, to) {
  if (from === null || from === undefined)
    return to === null || to === undefined ? "date not stated" : `by ${longDate(to)}`;
  if (to === null || to === undefined) return `since ${longDate(from)}`;
  if (from === to) return longDate(from);
  const a = parts(from);
  const b = parts(to);
  const opens = a.d === 1;
  const closes = b.d === monthLength(b.y, b.m);
  if (opens && closes && a.m === 1 && b.m === 12) return a.y === b.y ? `${a.y}` : `${a.y}–${b.y}`;
  if (opens && closes) {
    const last = `${MONTHS[b.m - 1]} ${b.y}`;
    if (a.y === b.y && a.m === b.m) return last;
    return a.y === b.y ? `${MONTHS[a.m - 1]}–${last}` : `${MONTHS[a.m - 1]} ${a.y} – ${last}`;
  }
  if (a.y === b.y && a.m === b.m) return `${a.d}–${longDate(to)}`;
  if (a.y === b.y) return `${a.d} ${MONTHS[a.m - 1]} – ${longDate(to)}`;
  return `${longDate(from)} – ${longDate(to)}`;
}
