/**
 * How much of each movement is documented, derived and schematic: the legend's table of shares.
 * @module legend-shares
 */
import { element } from "../../dom/elements.js";
import { movementName, number } from "../../words/wording.js";
/** @import { Scene } from "../../scene/types.d.ts" */

const KINDS = [
  ["routes", "route km"],
  ["figures", "figures"],
  ["dates", "dates"],
];

/** Whole per cent that add up to a hundred; what is more than nothing is at least one. */
export function percents(parts) {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (!total) return null;
  const found = parts.map((part) => (part ? Math.max(1, Math.round((100 * part) / total)) : 0));
  const largest = found.indexOf(Math.max(...found));
  found[largest] += 100 - found.reduce((sum, part) => sum + part, 0);
  return found;
}

function cell(parts, unit) {
  const shares = percents(parts);
  const title = shares
    ? `${parts.map((part) => number(part)).join(", ")} ${unit} documented, derived, schematic`
    : "none";
  return element("td", { title }, shares ? shares.join(" · ") : "–");
}

function rowOf(scene, movement) {
  const title = movementName(scene, movement);
  return element(
    "tr",
    {},
    element("th", { scope: "row", title }, title),
    KINDS.map(([key, unit]) => cell(movement.known[key], unit)),
  );
}

/**
 * @param {Scene} scene decoded
 * @returns {{node: HTMLElement, update: (movements: string[]) => void}}
 */
export function createShares(scene) {
  const body = element("tbody");
  const heads = KINDS.map(([, text]) => element("th", { scope: "col" }, text));
  const node = element(
    "details",
    { class: "er-shares" },
    element("summary", {}, "How much is known, and ranges"),
    element("table", {}, element("thead", {}, element("tr", {}, element("td"), heads)), body),
    element("p", {}, "Per cent documented · derived · schematic"),
  );
  let shown = "";
  function update(movements) {
    if (movements.join() === shown) return;
    shown = movements.join();
    body.replaceChildren(
      ...scene.movements
        .filter(({ id }) => movements.includes(id))
        .map((movement) => rowOf(scene, movement)),
    );
  }
  return { node, update };
}
