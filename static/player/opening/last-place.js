/**
 * Where the reader last was, kept by the browser as an address and by nobody else: it says nothing of the reader.
 * @module last-place
 */
import { say } from "../language/say.js";
import { isAddress, readQuery } from "../shell/address-query.js";
import { tourAt } from "../scene/tours.js";
import { longDate } from "../time/days.js";
import { names } from "../words/wording.js";
/** @import { Scene } from "../scene/types.d.ts" */

const KEY = "exile-and-return:last-place";

/** What a browser may refuse: a frame of another page, or a reader who forbids it. */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/** Keeps an address; the opening has none, and what was kept before stays. @param {string} query */
export function keepPlace(query) {
  if (query) attempt(() => localStorage.setItem(KEY, query));
}

/**
 * What was kept, if this scene still has all of it.
 * @param {Scene} scene @returns {string} the query of an address, or ""
 */
export function placeKept(scene) {
  const query = attempt(() => localStorage.getItem(KEY)) ?? "";
  return isAddress(query, scene) && !readQuery(query, scene).leftOut.length ? query : "";
}

/** Peoples named in words; more are counted by the page as all of them. */
const MOST_NAMED = 2;

/**
 * A place in words: "Нохчий: the Chechens, 4 of 12", "8 March 1944, Balkars".
 * @param {string} query @param {Scene} scene
 */
export function placeWords(query, scene) {
  const { picture } = readQuery(query, scene);
  const tour = tourAt(scene, picture.tour);
  if (tour && picture.tour)
    return say("{tour}, {n} of {count}", {
      tour: tour.title,
      n: picture.tour.step,
      count: tour.steps.length,
    });
  const ids = scene.movements
    .filter(({ id }) => picture.movements.includes(id))
    .flatMap(({ peoples }) => peoples);
  const peoples = ids.map((id) => scene.index.people.get(id));
  const whose = ids.length <= MOST_NAMED ? `, ${names(/** @type {any} */ (peoples))}` : "";
  return `${longDate(picture.day)}${whose}`;
}
