/**
 * Whose an event is: the marks and names of the peoples it concerns, said before its sentence.
 * @module whose
 */
import { element } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { listed } from "../words/wording.js";

/** @returns {HTMLElement} marks and names, for a line of text; of many their number, and their names are read out */
export function whose(scene, event) {
  const peoples = event.peoples.map((id) => scene.index.people.get(id)).filter(Boolean);
  const all = listed(peoples.map(({ name }) => name));
  const named = event.whose === all;
  return element(
    "span",
    { class: "xr-whose", title: named ? null : all },
    marks(peoples, 11),
    element("b", {}, event.whose),
    named ? null : element("span", { class: "xr-hidden" }, `: ${all}`),
  );
}
