/**
 * How much of each movement is documented, derived and schematic: the legend's table of shares.
 * @module legend-shares
 */
import { element } from "../../dom/elements.js";
import { say } from "../../language/say.js";
import { movementName, number } from "../../words/wording.js";
/** @import { Scene } from "../../scene/types.d.ts" */

/** What is documented, derived or schematic: its heading, and so many of each in a sentence. */
const kinds = () => [
  {
    key: "routes",
    head: say("route km"),
    sums: (numbers) => say("{numbers} route km documented, derived, schematic", { numbers }),
  },
  {
    key: "figures",
    head: say("figures"),
    sums: (numbers) => say("{numbers} figures documented, derived, schematic", { numbers }),
  },
  {
    key: "dates",
    head: say("dates"),
    sums: (numbers) => say("{numbers} dates documented, derived, schematic", { numbers }),
  },
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

function cell(parts, sums) {
  const shares = percents(parts);
  const title = shares ? sums(parts.map((part) => number(part)).join(", ")) : say("none");
  return element("td", { title }, shares ? shares.join(" · ") : "–");
}

function rowOf(scene, movement) {
  const title = movementName(scene, movement);
  return element(
    "tr",
    {},
    element("th", { scope: "row", title }, title),
    kinds().map(({ key, sums }) => cell(movement.known[key], sums)),
  );
}

/**
 * @param {Scene} scene decoded
 * @returns {{node: HTMLElement, update: (movements: string[]) => void}}
 */
export function createShares(scene) {
  const body = element("tbody");
  const heads = kinds().map(({ head }) => element("th", { scope: "col" }, head));
  const node = element(
    "details",
    { class: "er-shares" },
    element("summary", {}, say("How much is known, and ranges")),
    element("table", {}, element("thead", {}, element("tr", {}, element("td"), heads)), body),
    element("p", {}, say("Per cent documented · derived · schematic")),
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
