/**
 * Numbers, names and times in words, for the map, the panel and the strip.
 * @module wording
 */
import { MONTHS, parts, spanText } from "../time/days.js";

/** @param {number} n @returns {string} "494,456"; decimals are kept as written. A locale may differ from reader to reader. */
export function number(n) {
  const [whole, fraction] = String(n).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction ? `${grouped}.${fraction}` : grouped;
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** @param {number} n a whole number @returns {string} "four"; more than ten in figures */
export function numberWord(n) {
  return WORDS[n] || number(n);
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
];

/** @param {number} n counted from 1 @returns {string} "second", "21st" */
export function ordinal(n) {
  if (n <= ORDINALS.length) return ORDINALS[n - 1];
  const ten = n % 100;
  const ending = ten > 10 && ten < 14 ? "th" : ["th", "st", "nd", "rd"][n % 10] || "th";
  return `${n}${ending}`;
}

/** @param {string} word @returns {string} */
export function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** @param {string[]} words @returns {string} "a", "a and b", "a, b and c" */
export function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** @param {{name: string}[]} peoples @returns {string} "Chechens and Ingush" */
export function names(peoples) {
  return listed(peoples.map((people) => people.name));
}

/** @returns {string} those moved, by name; a movement's title is too long for a row */
export function movementName(scene, movement) {
  return names(movement.peoples.map((id) => scene.index.people.get(id)));
}

/** When a claim holds, in the precision its source writes. */
export function whenOf(claim) {
  return claim.when || spanText(claim.from ?? null, claim.to ?? null);
}

/** "Nov 1943" */
export function monthYear(day) {
  const { y, m } = parts(day);
  return `${MONTHS[m - 1].slice(0, 3)} ${y}`;
}

/** A span on the map: "November 1943", "Dec 1943 – Jan 1944", "1957–1959". */
export function season(first, last) {
  const a = parts(first);
  const b = parts(last);
  if (a.y === b.y && a.m === b.m) return `${MONTHS[a.m - 1]} ${a.y}`;
  if (last - first > 330) return a.y === b.y ? String(a.y) : `${a.y}–${b.y}`;
  if (a.y === b.y) return `${MONTHS[a.m - 1].slice(0, 3)} – ${monthYear(last)}`;
  return `${monthYear(first)} – ${monthYear(last)}`;
}

/** A place's name as written on the map: short; the tooltip has what is in brackets. */
export function brief(name) {
  let short = briefs.get(name);
  if (short === undefined) briefs.set(name, (short = shorten(name)));
  return short;
}

const briefs = new Map();

function shorten(name) {
  const official = /\(([^)]*SSR)\)/.exec(name);
  if (official) return official[1];
  return name
    .replace(/\s*\([^)]*\)/g, "")
    .replace("Autonomous Oblast", "AO")
    .replace("Autonomous Okrug", "AO")
    .replace("Oblast", "oblast")
    .replace("Krai", "krai");
}
