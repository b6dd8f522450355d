/**
 * The persons whom an event names, and who each was at the time.
 * @module named
 */
import { element } from "../dom/elements.js";
/** @import { Scene } from "../scene/types.d.ts" */

/**
 * @param {Scene} scene decoded @param {string} eventId
 * @returns {HTMLElement|null} null for an event that names nobody
 */
export function namedIn(scene, eventId) {
  const named = scene.persons.filter(({ events }) => events.includes(eventId));
  if (!named.length) return null;
  return element(
    "ul",
    { class: "xr-named", "aria-label": "Named here" },
    named.map(({ name, born, role }) =>
      element(
        "li",
        { class: "xr-sub" },
        element("b", {}, name),
        `${born ? ` (born ${born})` : ""}: ${role}`,
      ),
    ),
  );
}
