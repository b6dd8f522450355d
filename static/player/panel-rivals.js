/**
 * "How many in all?": the rival totals of a movement as dots on one line, to choose from.
 * @module panel-rivals
 */
import { element } from "./elements.js";
import { parts } from "./days.js";
import { pickAfter, pickedRival } from "./picks.js";
import { measureName, movementName, number, whenOf } from "./phrases.js";

const COUNTS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** Share of the way from the lowest to the highest count, with room for half a dot at each end. */
function placeOn(low, high, value) {
  return high > low ? 6 + (88 * (value - low)) / (high - low) : 50;
}

function rivalRow(movement, claim, id, { low, high, chosen, onPick }) {
  const at = placeOn(low, high, claim.value);
  // the year of the removal goes without saying
  const year = ` ${parts(movement.start).y}`;
  const ends =
    claim.low != null && claim.high != null && claim.low !== claim.high
      ? [placeOn(low, high, Math.max(low, claim.low)), placeOn(low, high, Math.min(high, claim.high))]
      : null;
  return element(
    "label",
    { class: "xr-rival" },
    element("input", {
      type: "radio",
      name: `xr-rival-${movement.id}`,
      value: id,
      "data-key": id,
      ...(chosen === id ? { checked: true } : {}),
      onchange: () => onPick(id),
    }),
    element("span", { class: "xr-rival-name" }, `${measureName(claim.measure)}, ${whenOf(claim).replace(year, "")}`),
    element(
      "span",
      { class: "xr-rival-line", "aria-hidden": "true" },
      ends
        ? element("span", { class: "xr-rival-range", style: { left: `${ends[0]}%`, width: `${ends[1] - ends[0]}%` } })
        : null,
      element("span", { class: "xr-rival-dot", style: { left: `${at}%` } }),
    ),
    element("span", { class: "xr-rival-value" }, number(claim.value)),
  );
}

/**
 * @param {object} scene @param {object} movement @param {string[]} pick @param {(pick: string[]) => void} onPick
 * @returns {HTMLElement|null} null where the sources do not disagree
 */
export function rivalsSection(scene, movement, pick, onPick) {
  const rivals = (movement.rivals || [])
    .map((id) => [id, scene.claims[id]])
    .filter(([, claim]) => claim && claim.value != null)
    .sort((a, b) => (a[1].to ?? 0) - (b[1].to ?? 0) || a[1].value - b[1].value);
  if (rivals.length < 2) return null;
  const values = rivals.flatMap(([, claim]) => [claim.value]);
  const chosen = pickedRival(movement, pick);
  const given = {
    low: Math.min(...values),
    high: Math.max(...values),
    chosen,
    onPick: (id) => onPick(pickAfter(movement, pick, id)),
  };
  const heading = `How many in all? ${COUNTS[rivals.length] || number(rivals.length)} counts`;
  return element(
    "fieldset",
    { class: "xr-rivals" },
    element("legend", {}, heading, element("span", { class: "xr-hidden" }, ` of the ${movementName(scene, movement)}`)),
    element("p", { class: "xr-sub" }, "Choose whose count drives the picture."),
    rivals.map(([id, claim]) => rivalRow(movement, claim, id, given)),
  );
}
