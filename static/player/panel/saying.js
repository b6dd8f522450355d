/**
 * The day's sentence above the controls of a presentation, where the panel that has it is folded away.
 * @module saying
 */
import { element, refill, withNumbers } from "../dom/elements.js";
import { whose } from "./whose.js";
/** @import { HistoricEvent, Scene } from "../scene/types.d.ts" */

/**
 * @param {HTMLElement} controls it stands at their top, as high whatever it says
 * @returns {(scene: Scene, lead: HistoricEvent|null) => void} shows an event; null: nothing
 */
export function createSaying(controls) {
  const node = element("p", { class: "xr-saying" });
  controls.prepend(node);
  return (scene, lead) =>
    refill(node, lead && lead.id, () =>
      lead
        ? [
            whose(scene, lead),
            " ",
            element("span", { class: "xr-year-when" }, `${lead.when}.`),
            " ",
            withNumbers(lead.text || lead.title),
          ]
        : [],
    );
}
