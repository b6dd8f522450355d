/**
 * What the opening says: what the atlas is, and of each people its years and its number. Nothing of it is written here:
 * names, years and numbers are those of the scene.
 * @module title-words
 */
import { many, say, sentences } from "../language/say.js";
import { movementsOf, peoplesMoved } from "../scene/moved.js";
import { toursOf } from "../scene/tours.js";
import { longDate, parts } from "../time/days.js";
import { amount, spread } from "../words/ranges.js";
import { wordsOf } from "../words/vocabulary.js";
import { listed, number, numberWord, within } from "../words/wording.js";

/** @import { Movement, People, Scene, Tour } from "../scene/types.d.ts" */

/** What the atlas is called. */
export const titleWords = () => say("Exile and Return");

/**
 * @typedef {object} Portrait a people as the opening presents it
 * @property {People} people
 * @property {Movement[]} movements those of this people
 * @property {Tour|null} tour the story of this people alone
 * @property {string} years "1944", "1928–1934": from the first day of the first removal to the last of the last
 * @property {string} amount "494,456"; "" where no source counts
 * @property {string} counted what the number counts, and with whom: "arrived, with the Ingush"
 * @property {string} known how it is known, with the range of the sources: "478,479–503,200, documented"
 */

const yearOf = (day) => parts(day).y;
const span = (first, last) => (first === last ? String(first) : `${first}–${last}`);

/** One sentence on what this is. @param {Scene} scene */
export function sentenceOf(scene) {
  const count = peoplesMoved(scene).length;
  const starts = scene.movements.map(({ start }) => yearOf(start));
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const values = { count: numberWord(count), first, last };
  return first === last ? inOneYear(count, values) : inYears(count, values);
}

const inOneYear = (count, values) =>
  many(
    "How {count} people of the Soviet Union was driven or taken from home in {first}, where they were held, and who came back.",
    "How {count} peoples of the Soviet Union were driven or taken from home in {first}, where they were held, and who came back.",
    count,
    values,
  );

const inYears = (count, values) =>
  many(
    "How {count} people of the Soviet Union was driven or taken from home between {first} and {last}, where they were held, and who came back.",
    "How {count} peoples of the Soviet Union were driven or taken from home between {first} and {last}, where they were held, and who came back.",
    count,
    values,
  );

/**
 * What the map of the opening shows, and why one homeland is paler.
 * @param {Scene} scene @param {number} day of the map: the one before anybody left, or the first that the atlas has
 */
export function mapWords(scene, day) {
  const values = { day: longDate(day) };
  const begun = scene.movements.some(({ start }) => start <= day);
  const map = begun
    ? say("The map: homelands on {day}, where the atlas begins", values)
    : say("The map: homelands on {day}", values);
  const paler = scene.movements.some(({ track }) => !track);
  return sentences([map, paler && say("Paler: no total is known")]);
}

/** The story with which *Begin* begins: that of all peoples, or the only one. @param {Scene} scene @returns {Tour|null} */
export function firstTour(scene) {
  const { all, own } = toursOf(
    scene,
    scene.movements.map(({ id }) => id),
  );
  return all[0] ?? (own.length === 1 ? own[0] : null);
}

/** "arrived, with the Ingush": the sources count them together, and no ratio is made of it. */
function withOthers(scene, movement, people, counted) {
  const others = movement.peoples.filter((id) => id !== people.id);
  if (!counted || !others.length) return counted;
  const names = others.map((id) => within(scene.index.people.get(id).name));
  return say("{counted}, with the {peoples}", { counted, peoples: listed(names) });
}

/** The whole of a movement, as the model has it. */
function wholeOf(scene, movement) {
  const { whole } = movement.track;
  const claim = scene.claims[whole.claim];
  const known = [spread(scene, whole), wordsOf(scene, "basis", whole.basis)];
  return {
    amount: amount(scene, whole),
    counted: claim.doing,
    known: known.filter(Boolean).join(", "),
  };
}

/** Of a people without a total the count that ranks first (atlas/words/whereabouts.py). */
function countOf(scene, movement) {
  const ranked = movement.dated
    .filter(([, , , rank]) => rank !== null)
    .sort(([, , , a], [, , , b]) => a - b);
  if (!ranked.length)
    return { amount: "", counted: "", known: wordsOf(scene, "remark", "unknown") };
  const claim = scene.claims[ranked[0][2]];
  const exact = claim.unit === "persons" && claim.value !== undefined;
  return {
    amount: exact ? number(/** @type {number} */ (claim.value)) : claim.amount,
    counted: claim.doing,
    known: say("{kind}; no source gives a total", { kind: wordsOf(scene, "kind", claim.kind) }),
  };
}

/** @param {Scene} scene @param {People} people @returns {Portrait} */
export function portraitOf(scene, people) {
  const movements = movementsOf(scene, people.id);
  const [first] = movements;
  const own = (tour) => tour.peoples.length === 1 && tour.peoples[0] === people.id;
  const said = first.track ? wholeOf(scene, first) : countOf(scene, first);
  return {
    people,
    movements,
    tour: scene.tours.find(own) ?? null,
    years: span(
      Math.min(...movements.map(({ start }) => yearOf(start))),
      Math.max(...movements.map(({ end }) => yearOf(end))),
    ),
    ...said,
    counted: withOthers(scene, first, people, said.counted),
  };
}
