/**
 * Dates as readers type them: the browser's own field writes them as the browser's language does, whatever that of the
 * page (Chromium does not ask for `lang`), which makes 03/08/1944 another day than the one meant.
 * @module typed-date
 */
import { spoken } from "../language/say.js";
import { dayOf, longDate, parts, shortDate } from "./days.js";

const ISO = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
/** The day comes first in all languages of the atlas. */
const FIGURES = /^(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4})$/;
/** So many letters tell each month from the others. */
const FEWEST = 3;
const ENGLISH =
  "january february march april may june july august september october november december";

const two = (n) => String(n).padStart(2, "0");
const tokens = (text) => text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
const isFigure = (token) => /^\d+$/.test(token);

/**
 * A day as a field shows it, and as it may be typed.
 * @param {number} day @returns {string} "24 Feb 1944"; in other languages than English "24.02.1944"
 */
export function typedDate(day) {
  if (spoken().tag === "en") return shortDate(day);
  const { y, m, d } = parts(day);
  return `${two(d)}.${two(m)}.${y}`;
}

/**
 * The day that somebody has typed: as ISO writes it, in figures from the day to the year, or with the name of the month
 * in the language spoken or in English.
 * @param {string} text
 * @returns {number} a day of whatever year; NaN where it is no date
 */
export function dayTyped(text) {
  const said = text.trim();
  const iso = ISO.exec(said);
  if (iso) return dayFrom(iso[1], Number(iso[2]), iso[3]);
  const figures = FIGURES.exec(said);
  if (figures) return dayFrom(figures[3], Number(figures[2]), figures[1]);
  return dayNamed(said);
}

const dayFrom = (year, month, day) =>
  month >= 1 && month <= 12 ? dayOf(`${year}-${two(month)}-${two(Number(day))}`) : NaN;

/** "24 February 1944", "24 февраля 1944 г.", "1944 ж. 24 ақпан": in any order, as each language has its own. */
function dayNamed(text) {
  const said = tokens(text);
  const figures = said.filter(isFigure);
  const year = figures.find((token) => token.length === 4);
  const [day, ...more] = figures.filter((token) => token !== year && token.length < 3);
  const months = said.map(monthOf).filter(Boolean);
  const others = said.filter((token) => !isFigure(token) && !monthOf(token) && !isOfYear(token));
  if (!year || !day || more.length || months.length !== 1 || others.length) return NaN;
  return figures.length === 2 ? dayFrom(year, months[0], day) : NaN;
}

/** @param {string} token @returns {number} 1-12, 0 where it is no month or might be several */
function monthOf(token) {
  if (isFigure(token) || token.length < FEWEST) return 0;
  const { format, alone } = spoken().months;
  const tables = [format, alone, ENGLISH.split(" ")];
  const found = new Set(
    tables.flatMap((names) =>
      names.flatMap((name, n) => (name.toLowerCase().startsWith(token) ? [n + 1] : [])),
    ),
  );
  return found.size === 1 ? [...found][0] : 0;
}

/** What a date in this language says beside figures and month: "г." of 1944, also as "года". */
const isOfYear = (token) =>
  tokens(longDate(0)).some((own) => !isFigure(own) && own.length < FEWEST && token.startsWith(own));
