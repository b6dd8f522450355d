/** The legend: real widths, line patterns and tints, as words and small drawings in the page itself. */
import { element } from "../../dom/elements.js";
import { say } from "../../language/say.js";
import {
  createTints,
  createWidths,
  lineNumbers,
  numberRow,
  patternRows,
  rangeRow,
  stayedRow,
  stripeWords,
} from "./legend-rows.js";
import { createShares } from "./legend-shares.js";
import { notBack } from "../ways/stayed.js";
/** @import { Region, Run, Scene } from "../../scene/types.d.ts" */

/** Who made what the map is drawn from. */
function creditsOf({ credits }) {
  const makers = new Set((credits || []).map((item) => item.attribution || item.producer));
  return [...makers]
    .filter(Boolean)
    .map((maker) => say(maker))
    .join(", ");
}

/** What follows the day in the legend, and the nodes that show it. */
function createContents(scene) {
  const title = (text) => element("div", { class: "er-key-title" }, text);
  const widths = createWidths();
  const tints = createTints();
  const stayed = stayedRow();
  const heading = title("");
  const shares = createShares(scene);
  shares.node.append(rangeRow(), numberRow());
  const credits = creditsOf(scene.base);
  const part = (...nodes) => element("div", { class: "er-key-part" }, nodes.flat());
  const body = element(
    "div",
    { class: "er-key-body" },
    part(heading, widths.node),
    part(title(say("Lines")), patternRows(), stayed),
    part(title(say("People held, by region, in thousands")), tints.nodes),
    part(
      shares.node,
      credits
        ? element("div", { class: "er-key-credit" }, say("Map: {makers}", { makers: credits }))
        : null,
    ),
  );
  let shown = "";

  function update({ basis, runs, movements, regions }) {
    shares.update(movements);
    tints.show(stripeWords(regions));
    const left = notBack(regions);
    stayed.hidden = !runs.some(
      ({ group: { direction, movement } }) => direction === "homeward" && left.has(movement.id),
    );
    const lines = lineNumbers(runs);
    const key = JSON.stringify([basis, lines]);
    if (key === shown) return;
    shown = key;
    heading.textContent =
      basis === "share" ? say("Width = share of the people") : widthWords(lines);
    widths.show(basis, lines);
  }

  return { body, update };
}

const widthWords = ({ most }) =>
  most ? say("Width = people on the line") : say("No line here has a number of people");

/** @typedef {{basis: string, runs: Run[], movements: string[], regions: Region[]}} LegendNow */

/**
 * Folded until it is asked for. It lies beside the map, which gives way, so that it never covers what it explains.
 * @param {Scene} scene  decoded
 * @returns {{button: HTMLElement, node: HTMLElement, open: (isOpen: boolean) => void,
 *   update: (now: () => LegendNow) => void}} a button and what it opens; update: asked for what is on the map only where that is seen
 */
export function createLegend(scene) {
  const contents = createContents(scene);
  /** @type {(() => LegendNow)|null} */
  let newest = null;

  function update(now) {
    newest = now;
    if (!node.hidden) contents.update(now());
  }

  function open(isOpen) {
    node.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (newest) update(newest);
  }

  const node = element(
    "section",
    { class: "er-legend", id: "er-legend", "aria-label": say("Key"), tabindex: "0", hidden: true },
    contents.body,
  );
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button er-legend-button",
      title: say("What the lines, widths and tints of the map mean"),
      "aria-expanded": "false",
      "aria-controls": "er-legend",
      onclick: () => open(node.hidden),
    },
    say("Key"),
  );
  return { button, node, open, update };
}
