/**
 * Days as whole numbers since 1 January 1970 in the proleptic Gregorian calendar, before and after it.
 * Every Date here is read and written in UTC alone, so that no time zone moves a day. Year 0 is 1 BCE.
 * @module calendar
 */
const MS_A_DAY = 86_400_000;

/** @param {number} day @returns {Date} midnight, UTC */
const dateOf = (day) => new Date(day * MS_A_DAY);

/** @param {number} day @returns {string} "1804-05-17"; "-0043-03-15" for 44 BCE, as ISO 8601 counts years */
export function isoOf(day) {
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, "0");
  const two = (n) => String(n).padStart(2, "0");
  return `${year < 0 ? "-" : ""}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/**
 * The same day of another month, or its last day where the month is too short.
 * @param {number} day @param {number} months @returns {number}
 */
export function monthsLater(day, months) {
  const date = dateOf(day);
  const there = new Date(date);
  there.setUTCDate(1);
  there.setUTCMonth(there.getUTCMonth() + months);
  const length = new Date(there);
  length.setUTCMonth(length.getUTCMonth() + 1, 0);
  there.setUTCDate(Math.min(date.getUTCDate(), length.getUTCDate()));
  return Math.round(there.getTime() / MS_A_DAY);
}

/**
 * How a language writes a day: years before the first carry their era.
 * @param {string} lang a BCP 47 tag @returns {(day: number) => string}
 */
export function dayWriter(lang) {
  const fields = /** @type {const} */ ({
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
    calendar: "gregory",
  });
  const plain = new Intl.DateTimeFormat(lang, fields);
  const withEra = new Intl.DateTimeFormat(lang, { ...fields, era: "short" });
  return (day) => {
    const date = dateOf(day);
    return (date.getUTCFullYear() < 1 ? withEra : plain).format(date);
  };
}
