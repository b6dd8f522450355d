/**
 * The persons whom an event names, and who each was at the time.
 * @module named
 */
import { element, inPlaces } from "../dom/elements.js";
import { say } from "../language/say.js";
/** @import { Scene } from "../scene/types.d.ts" */

const bold = (name) => element("b", {}, name);

/** What is said of somebody; the place of the name is left. */
const lineOf = (born, role) =>
  born ? say("{name} (born {born}): {role}", { born, role }) : say("{name}: {role}", { role });

/**
 * @param {Scene} scene decoded @param {string} eventId
 * @returns {HTMLElement|null} null for an event that names nobody
 */
export function namedIn(scene, eventId) {
  const named = scene.persons.filter(({ events }) => events.includes(eventId));
  if (!named.length) return null;
  return element(
    "ul",
    { class: "xr-named", "aria-label": say("Named here") },
    named.map(({ name, born, role }) =>
      element("li", { class: "xr-sub" }, inPlaces(lineOf(born, role), { name: bold(name) })),
    ),
  );
}
