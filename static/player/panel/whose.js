/**
 * Whose an event is: the marks and names of the peoples it concerns, shown before its sentence.
 * @module whose
 */
import { element } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { pictureDay } from "../day/picture.js";
import { longDate } from "../time/days.js";
import { names } from "../words/wording.js";

/**
 * Marks and names in a line of text; many peoples are only counted, but screen readers hear their names.
 * @returns {HTMLElement}
 */
export function whose(scene, event) {
  const peoples = event.peoples.map((id) => scene.index.people.get(id)).filter(Boolean);
  const all = names(peoples);
  const named = event.whose === all;
  return element(
    "span",
    { class: "xr-whose", title: named ? null : all },
    marks(peoples, 11),
    element("b", {}, event.whose),
    named ? null : element("span", { class: "xr-hidden" }, `: ${all}`),
  );
}

/**
 * What stands between whose an event is and its sentence: when it was, if not on the day shown.
 * @returns {string} ": ", " 8 March 1944: "
 */
export function whenSaid(event, state) {
  const isNow = event.start <= pictureDay(state) && event.end >= state.day;
  return isNow ? ": " : ` ${event.when || longDate(event.start)}: `;
}
