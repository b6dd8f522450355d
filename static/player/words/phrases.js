/**
 * Numbers and states in words, for the panel and the strip.
 * @module phrases
 */

import { spanText } from "../time/days.js";

/** States in the order a person may pass through them; the same order in bars and bands. */
export const STATES = [
  "home",
  "taken",
  "under_way",
  "exile_total",
  "not_stated",
  "dead",
  "elsewhere",
  "returned",
];

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

/** @param {number} n @returns {string} "494,456"; decimals are kept as written */
export function number(n) {
  const [whole, fraction] = String(n).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** @returns {string} "144,740 – 160,717", or one number where the sources agree */
export function range(low, high) {
  return low === high ? number(low) : `${number(low)} – ${number(high)}`;
}

/** @param {string} word @returns {string} */
export function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** @param {number} n a whole number @returns {string} "four"; more than ten in figures */
export function numberWord(n) {
  return WORDS[n] || number(n);
}

/** How the people of a movement travel. */
function wayWords(modes) {
  return modes.size === 1 && modes.has("rail") ? "on trains" : "on the way";
}

/**
 * @param {string} state
 * @param {{started?: boolean, over?: boolean, free?: boolean, least?: boolean, modes?: Set<string>}} moment
 *   least: the dead are counted in some regions of exile alone
 * @returns {string} "still at home"
 */
export function stateName(
  state,
  { started = true, over = false, free = false, least = false, modes = new Set(["rail"]) } = {},
) {
  switch (state) {
    case "home":
      return started && !over ? "still at home" : "at home";
    case "taken":
      return "taken, waiting";
    case "under_way":
      return wayWords(modes);
    case "exile_total":
      // After the release nobody is held; those still away have not come back, or not yet.
      return free ? "not back" : "in exile";
    case "dead":
      return least ? "died so far, at least" : "died so far";
    case "returned":
      return "back home";
    case "elsewhere":
      return "settled elsewhere";
    case "not_stated":
      return "not stated";
    default:
      return state;
  }
}

const GRADES = {
  A: "primary text",
  B: "scholar citing documents",
  C: "reference work or news",
  D: "memoir or unsourced",
};

/** @param {string} grade A to D @returns {string} */
export function gradeName(grade) {
  return GRADES[grade] ? `Grade ${grade}: ${GRADES[grade]}` : "";
}

/** @returns {string} "Chechens and Ingush": those moved, by name; a movement's title is too long for a row */
export function movementName(scene, movement) {
  return listed(movement.peoples.map((id) => scene.index.people.get(id).name));
}

/** When a claim holds, in the precision its source writes. */
export function whenOf(claim) {
  return claim.when || spanText(claim.from ?? null, claim.to ?? null);
}

/** "a", "a and b", "a, b and c" */
export function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
