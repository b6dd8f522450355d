/**
 * What a step of a tour makes of the player's state, and how far the reader has strayed from it.
 * @module telling
 */
import { STEP } from "../scene/picture-keys.js";
import { openingPicture, readQuery } from "../shell/address-query.js";
import { PACES, PACE_DAYS } from "../time/clock.js";
import { pictureDay } from "../day/picture.js";
/** @import { Pace, Patch, PlayerState, Scene, TourStep } from "../scene/types.d.ts" */

/** The map, in CSS pixels, for which the tours' cameras were chosen; on another the same land is to be seen. */
const DRAWN_FOR = { width: 960, height: 450 };
/** On a larger map a step comes at most this much closer: it was chosen for what lies around it, too. */
const CLOSEST = 1;
/** Days are played at the pace that takes nearest to so many seconds. */
const USUAL_S = 10;

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A camera for a map of another size.
 * @param {PlayerState["map"]} map @param {{width: number, height: number}} size CSS pixels
 * @param {[number, number]} zooms the least and the largest that the map has
 * @returns {PlayerState["map"]}
 */
export function fitted(map, { width, height }, [least, most]) {
  if (!map || !width || !height) return map;
  const scale = Math.min(width / DRAWN_FOR.width, height / DRAWN_FOR.height);
  const zoom = map.zoom + Math.min(CLOSEST, Math.log2(scale));
  return { ...map, zoom: Math.min(most, Math.max(least, Math.round(zoom * 100) / 100)) };
}

/**
 * The whole picture of a step, whatever was on the screen before.
 * @param {Scene} scene @param {TourStep} step
 * @param {{size: {width: number, height: number}, atEnd: boolean}} given
 *   size: of the map; atEnd: a step that plays its days is shown as it is when they are over
 * @returns {Patch}
 */
export function pictureOf(scene, step, { size, atEnd }) {
  const { picture } = readQuery(step.address, scene);
  /** @type {any} */
  const set = Object.fromEntries(STEP.map((key) => [key, picture[key]]));
  set.map = fitted(picture.map, size, scene.address.zooms);
  if (step.plays) set.day = step.plays[atEnd ? 1 : 0];
  return { ...set, stop: step.plays ? step.plays[1] : null, playing: false, dragging: false };
}

/**
 * What an address says beside the tour and the step: that wins over the step's own picture.
 * A map with the step's middle is the step's, as a screen of another size has it.
 * @param {PlayerState} state as the address has it @param {Patch} told what the step sets @param {Scene} scene
 * @returns {Patch}
 */
export function saidBeside(state, told, scene) {
  const unsaid = openingPicture(scene);
  const said = STEP.filter((key) => !isSame(state[key], unsaid[key]));
  const [map, own] = [state.map, told.map];
  const isOwn = map && own && map.lon === own.lon && map.lat === own.lat;
  const keys = said.filter((key) => key !== "map" || !isOwn);
  return Object.fromEntries(keys.map((key) => [key, state[key]]));
}

/** The day of which a step gives numbers: its last. @param {Scene} scene @param {TourStep} step */
export function dayTold(scene, step) {
  if (step.plays) return step.plays[1];
  const { picture } = readQuery(step.address, scene);
  return pictureDay(/** @type {PlayerState} */ (picture));
}

/** The movements of a step. @param {Scene} scene @param {TourStep} step @returns {string[]} ids */
export const movementsTold = (scene, step) => readQuery(step.address, scene).picture.movements;

/** @param {[number, number]} days the first and the last, inclusive @returns {Pace} at which they are played */
export function paceOf([first, last]) {
  const off = (pace) => Math.abs(Math.log((last - first) / PACE_DAYS[pace] / USUAL_S));
  return /** @type {Pace} */ (PACES.reduce((best, pace) => (off(pace) < off(best) ? pace : best)));
}

/**
 * Whether something other than what the step marks is open.
 * @param {PlayerState} state @param {Patch} told what the step has set
 */
export function isElsewhere({ selected }, told) {
  return Boolean(selected) && !isSame(selected, told.selected);
}

/**
 * Whether the reader has left the picture of a step: moved the map or the clock, chosen other peoples, opened something.
 * Days that a step plays belong to it, and to close what it marks is not to leave it.
 * @param {PlayerState} state @param {Patch} told what the step has set @param {[number, number]|null} plays
 */
export function isStrayed(state, told, plays) {
  const [first, last] = plays ?? [told.day, told.day];
  if (state.day < (first ?? 0) || state.day > (last ?? 0)) return true;
  if (isElsewhere(state, told)) return true;
  const keys = ["view", "movements", "basis", "pick", "map"];
  // the end of a period moves with its beginning; outside a period it means nothing
  if (told.view === "period") keys.push("to");
  return keys.some((key) => !isSame(state[key], told[key]));
}
