/**
 * Numbers, names and times in words, for the map, the panel and the strip.
 * @module wording
 */
import { grouped, say, spoken } from "../language/say.js";
import { monthAlone, monthOfYear, monthYearShort, parts, spanText } from "../time/days.js";

/** @param {number} n @returns {string} "494,456" */
export const number = grouped;

/** @param {number} n a whole number @returns {string} "four"; more than ten in figures */
export function numberWord(n) {
  const words = [
    say("no"),
    say("one"),
    say("two"),
    say("three"),
    say("four"),
    say("five"),
    say("six"),
    say("seven"),
    say("eight"),
    say("nine"),
    say("ten"),
  ];
  return words[n] || number(n);
}

/** English alone writes them out; elsewhere they would have to agree with what is counted. */
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
  if (spoken().tag !== "en") return say("{n}th", { n });
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
  const [ofTwo, last] = spoken().list;
  const joint = words.length === 2 ? ofTwo : last;
  return `${words.slice(0, -1).join(", ")}${joint}${words[words.length - 1]}`;
}

/** Two words of one name: in Kazakh the first of them is the name of a land, as in "Қырым татарлары". */
const LED_BY_LAND = /^\S*[^\s,] (?!және )/;

/**
 * Names of peoples within a sentence: English alone writes all with a capital there, Kazakh those that begin with the
 * name of a land.
 * @param {string} name one, or a list of them @returns {string}
 */
export function within(name) {
  const { tag } = spoken();
  const keeps = tag === "en" || (tag === "kk" && LED_BY_LAND.test(name));
  return keeps ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** @param {{name: string}[]} peoples @returns {string} "Chechens and Ingush" */
export function names(peoples) {
  return listed(peoples.map(({ name }, n) => (n ? within(name) : name)));
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
  return monthYearShort(y, m);
}

/** A span on the map: "November 1943", "Dec 1943 – Jan 1944", "1957–1959". Plates say the same (atlas/words/language.py). */
export function season(first, last) {
  const a = parts(first);
  const b = parts(last);
  if (a.y === b.y && a.m === b.m) return monthOfYear(a.y, a.m);
  if (last - first > 330) return a.y === b.y ? String(a.y) : `${a.y}–${b.y}`;
  if (a.y === b.y) {
    const months = { from: monthAlone(a.m), month: monthAlone(b.m) };
    return say("{from} – {month} {year}", { ...months, year: b.y });
  }
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
  const bare = name.replace(/\s*\([^)]*\)/g, "");
  return spoken().abbreviations.reduce((text, [long, short]) => text.replace(long, short), bare);
}
