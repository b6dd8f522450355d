/**
 * Who was moved, and by which movements.
 * @module moved
 */
/** @import { Movement, People, Scene } from "./types.d.ts" */

/**
 * The movements of a people, in the order of the scene.
 * @param {Scene} scene @param {string} peopleId
 * @returns {Movement[]}
 */
export const movementsOf = (scene, peopleId) =>
  scene.movements.filter(({ peoples }) => peoples.includes(peopleId));

/**
 * The peoples that some movement is of, in the order of the scene.
 * @param {Scene} scene @returns {People[]}
 */
export const peoplesMoved = (scene) =>
  scene.peoples.filter(({ id }) => movementsOf(scene, id).length > 0);
