/**
 * What two maps show as one table, folded below them. It is written when the maps come to rest.
 * @module pair-table
 */
import { element, refill } from "../dom/elements.js";
import { say } from "../language/say.js";
import { pairFigures } from "./pair-figures.js";
/** @import { PairState, Scene } from "../scene/types.d.ts" */

const rowNode = ({ name, cells }) =>
  element(
    "tr",
    {},
    element("th", { scope: "row" }, name),
    cells.map((lines) =>
      element(
        "td",
        {},
        lines.map((line) => element("p", {}, line)),
      ),
    ),
  );

const partNode = ({ name, rows }) =>
  element(
    "tbody",
    {},
    element("tr", {}, element("th", { scope: "rowgroup", colspan: 3 }, name)),
    rows.map(rowNode),
  );

function tableNode({ columns, parts }) {
  const sides = { left: columns[0], right: columns[1] };
  const heads = columns.map((words) => element("th", { scope: "col" }, words));
  return element(
    "table",
    { class: "xp-table" },
    element("caption", {}, say("What the two maps show. Left: {left}. Right: {right}.", sides)),
    element("thead", {}, element("tr", {}, element("td"), heads)),
    parts.map(partNode),
  );
}

/**
 * @param {Scene} scene @param {() => PairState} now
 * @returns {{node: HTMLElement, show: (state: PairState) => void}} show: at rest
 */
export function createPairTable(scene, now) {
  const box = element("div");
  const node = element(
    "details",
    { class: "xp-figures", ontoggle: () => show(now()) },
    element("summary", {}, say("The two maps as a table")),
    box,
  );
  function show(state) {
    if (!node.open) return;
    const figures = pairFigures(scene, state);
    refill(box, figures, () => [tableNode(figures)]);
  }
  return { node, show };
}
