/** Claims by what they speak of: found once for a scene, not at each picture. */
/** @import { Claim, Scene } from "./types.d.ts" */

/** By the claims of a scene, which no pick changes. @type {WeakMap<object, Map<string, Claim[]>>} */
const known = new WeakMap();

/**
 * @param {Scene} scene @param {string} movement  its id
 * @returns {Claim[]} the claims of a movement, in the order of the scene
 */
export function claimsOfMovement({ claims, texts }, movement) {
  // Until the texts have come a claim does not know whose it is.
  if (texts?.here === false) return [];
  let found = known.get(claims);
  if (!found) {
    found = new Map();
    for (const claim of Object.values(claims)) {
      const owner = claim.movement ?? "";
      const own = found.get(owner);
      if (own) own.push(claim);
      else found.set(owner, [claim]);
    }
    known.set(claims, found);
  }
  return found.get(movement) ?? [];
}
