/**
 * What a year was like for a people: its events, the law it lived under, where it was, who was born and died,
 * what had become of its land.
 * @module chronicle
 */
import { dayOfParts, parts } from "../time/days.js";
import { eventsShown } from "../time/steps.js";
import { partsOn, homelandsOn } from "./homelands.js";
import { regionsOn } from "./regions.js";
import { stateOf } from "./evaluate.js";
/** @import { Claim, HistoricEvent, Movement, Region, Scene } from "../scene/types.d.ts" */

/** What laid down how a people had to live, and the turns of politics that announced it. */
const LAWS = new Set(["decree", "legal", "release", "restoration"]);
/** People who fled are told of in trials: these were of persons, and no law for all. */
const LAWS_OF_FLIGHT = new Set(["decree"]);
const VITAL = /^(born|died|excess-deaths)/;
const COUNTED = new Set(["persons", "children", "men", "women"]);
/** Said by a side that had its reasons, or counted before the exile. */
const NO_COUNT = /publicly-claimed|in-transit/;

/** The first and the last day of the year in which a day lies, both inclusive. @returns {[number, number]} */
function yearAround(day) {
  const { y } = parts(day);
  return [dayOfParts(y, 1, 1), dayOfParts(y, 12, 31)];
}

/**
 * The events that begin in the year of a day, in order of time.
 * @param {Scene} scene @param {string[]} movements ids of those shown @param {number} day
 * @returns {HistoricEvent[]}
 */
export function eventsOfYear(scene, movements, day) {
  const [first, last] = yearAround(day);
  return eventsShown(scene, movements).filter(({ start }) => start >= first && start <= last);
}

/**
 * What the state had last laid down or announced for a people by the day.
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {HistoricEvent|null}
 */
export function lawOn(scene, movement, day) {
  const kinds = movement.kind === "flight" ? LAWS_OF_FLIGHT : LAWS;
  const laws = eventsShown(scene, [movement.id]).filter(
    ({ kind, start }) => kinds.has(kind) && start <= day,
  );
  return laws.length ? laws[laws.length - 1] : null;
}

/**
 * That a people who had been released could not go home, and what is told of a return after the last day of the atlas.
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {{later: HistoricEvent|null}|null}  null for a people that returned, and before it was released
 */
export function noReturnOn(scene, movement, day) {
  if (movement.return_start !== null) return null;
  const own = scene.events.filter((event) => event.movement === movement.id);
  if (!own.some(({ kind, start }) => kind === "release" && start <= day)) return null;
  const later = own.find(({ kind, start }) => kind === "return" && start > scene.last_day);
  return { later: later ?? null };
}

/** Whether a claim is of this movement's people, and of no others alone. */
function concerns(claim, movement) {
  if (claim.movement) return claim.movement === movement.id;
  return movement.peoples.every((id) => (claim.peoples || []).includes(id));
}

/** How many days a claim speaks of; one without a first day speaks of all since the removal. */
const daysOf = (claim, movement) => claim.to - (claim.from ?? movement.start) + 1;

/**
 * Counts of births and deaths that speak of a year, or of a longer time in which it lies, the closest first.
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {Claim[]}
 */
export function vitalsOf(scene, movement, day) {
  const [first, last] = yearAround(day);
  const found = Object.values(scene.claims).filter(
    (claim) =>
      VITAL.test(claim.measure) &&
      !NO_COUNT.test(claim.measure) &&
      COUNTED.has(claim.unit) &&
      claim.to !== undefined &&
      concerns(claim, movement) &&
      (claim.from ?? movement.start) <= last &&
      claim.to >= first,
  );
  const own = (claim) => Number(!claim.movement);
  const preferred = (claim) => Number(claim.rank !== "preferred");
  return found.sort(
    (a, b) =>
      own(a) - own(b) ||
      daysOf(a, movement) - daysOf(b, movement) ||
      preferred(a) - preferred(b) ||
      a.measure.localeCompare(b.measure),
  );
}

/**
 * The places in which people were, most people first; those of unknown number last.
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {Region[]}
 */
export function placesOn(scene, movement, day) {
  const size = ({ held }) => held[0].value ?? (held[0].last ? held[0].last.value : -1);
  const regions = regionsOn(scene, [movement], day, (id) => stateOf(scene, id, day));
  return regions.sort((a, b) => size(b) - size(a));
}

/**
 * What had become of the homeland: each place with its state in words, and the places its land had been divided among.
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {{places: [string, string][], among: string[]}}
 */
export function landOn(scene, movement, day) {
  const nameOf = (place) => (scene.places[place] || { name: place }).name;
  const own = homelandsOn(scene, movement, day, stateOf(scene, movement.id, day));
  const words = new Map(own.map((homeland) => [nameOf(homeland.place), homeland.words]));
  const among = new Set(partsOn(scene, movement, day).map(({ place }) => nameOf(place)));
  return { places: [...words], among: [...among].filter((name) => !words.has(name)) };
}
