/**
 * The tours of a scene: which step is on, which comes next, and which tours tell of the peoples shown.
 * @module tours
 */
/** @import { People, PlayerState, Scene, Tour, TourStep } from "./types.d.ts" */

/** @typedef {NonNullable<PlayerState["tour"]>} Spot a tour, and one of its steps, from 1 */

/** @param {Scene} scene @param {Spot|null} spot @returns {Tour|null} */
export function tourAt(scene, spot) {
  return (spot && scene.tours.find((tour) => tour.id === spot.id)) || null;
}

/** @param {Scene} scene @param {Spot|null} spot @returns {TourStep|null} null outside a tour, and for a step that it has not */
export function stepAt(scene, spot) {
  return tourAt(scene, spot)?.steps[(spot?.step ?? 0) - 1] ?? null;
}

/** @param {Scene} scene @param {Tour} tour @returns {People[]} of whom it tells */
export function peoplesOf(scene, tour) {
  return tour.peoples.flatMap((id) => scene.index.people.get(id) ?? []);
}

/** @param {Scene} scene @param {Spot} spot @param {number} by 1 or -1 @returns {Spot|null} null beyond the ends of the tour */
export function spotBeside(scene, spot, by) {
  const next = { ...spot, step: spot.step + by };
  return stepAt(scene, next) ? next : null;
}

/**
 * The tours of the peoples shown: `all` tell of every one of several, `own` of some of them.
 * @param {Scene} scene @param {string[]} movements ids of those shown
 * @returns {{all: Tour[], own: Tour[]}}
 */
export function toursOf(scene, movements) {
  const shown = scene.movements.filter((movement) => movements.includes(movement.id));
  const peoples = new Set(shown.flatMap((movement) => movement.peoples));
  const told = scene.tours.filter((tour) => tour.peoples.every((id) => peoples.has(id)));
  const isWhole = (tour) => peoples.size > 1 && tour.peoples.length === peoples.size;
  return { all: told.filter(isWhole), own: told.filter((tour) => !isWhole(tour)) };
}
