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
 * How a language writes a day, as precisely as its dates are known. Years before 1000 carry their era: "35"
 * alone is hardly a date.
 * @param {string} lang a BCP 47 tag @param {"day"|"month"|"year"} precision @returns {(day: number) => string}
 */
export function dayWriter(lang, precision = "day") {
  /** @type {Intl.DateTimeFormatOptions} */
  const fields = { year: "numeric", timeZone: "UTC", calendar: "gregory" };
  if (precision !== "year") fields.month = "long";
  if (precision === "day") fields.day = "numeric";
  const plain = new Intl.DateTimeFormat(lang, fields);
  const withEra = new Intl.DateTimeFormat(lang, { ...fields, era: "short" });
  return (day) => {
    const date = dateOf(day);
    return (date.getUTCFullYear() < 1000 ? withEra : plain).format(date);
  };
}
