/** The legend: real widths, line patterns and tints, as words and small drawings in the page itself. */
import { element } from "../../dom/elements.js";
import { datePlate, nodeRects } from "../furniture.js";
import {
  createTints,
  createWidths,
  numberRow,
  patternRows,
  rangeRow,
  stripeWords,
} from "./legend-rows.js";
import { createShares } from "./legend-shares.js";
/** @import { Rectangle, Region, Scene, View } from "../../scene/types.d.ts" */

/** The largest part of the map that it may take unless the reader has opened it. */
const MOST = 1 / 6;

/** Who made what the map is drawn from. */
function creditsOf({ credits }) {
  const makers = new Set((credits || []).map((item) => item.attribution || item.producer));
  return [...makers].filter(Boolean).join(", ");
}

/** What follows the day in the legend, and the nodes that show it. */
function createContents(scene) {
  const title = (text) => element("div", { class: "er-key-title" }, text);
  const widths = createWidths();
  const tints = createTints();
  const heading = title("");
  const shares = createShares(scene);
  // Folded with the shares: the legend must not cover the regions whose numbers it explains.
  shares.node.append(rangeRow(), numberRow());
  const credits = creditsOf(scene.base);
  const body = element(
    "div",
    { class: "er-key-body" },
    heading,
    widths.node,
    patternRows(),
    title("People held, by region, in thousands"),
    tints.nodes,
    shares.node,
    credits ? element("div", { class: "er-key-credit" }, `Map: ${credits}`) : null,
  );
  let shown = "";

  function update({ basis, now, movements, regions }) {
    shares.update(movements);
    tints.show(stripeWords(regions));
    const key = `${basis}/${now}`;
    if (key === shown) return;
    shown = key;
    heading.textContent =
      basis === "share" ? "Width = share of the people" : "Width = people on the line";
    widths.show(basis, now);
  }

  return { body, update };
}

/**
 * Keeps a node below the date that lies on the map of a presentation, at the same side.
 * @param {HTMLElement} node
 * @returns {{follow: () => void, now: () => void}} follow: looks whether there is a date, which costs little
 */
function createClearance(node) {
  /** @type {Element|undefined} */
  let plate;
  const observer = new ResizeObserver(now);

  function now() {
    const host = /** @type {HTMLElement} */ (node.parentNode);
    const [rect] = plate ? nodeRects(host, [plate]) : [];
    node.style.setProperty("--under", `${rect ? Math.max(0, rect[1] + rect[3]) : 0}px`);
  }

  function follow() {
    const [found] = datePlate(/** @type {HTMLElement} */ (node.parentNode));
    if (found === plate) return;
    plate = found;
    observer.disconnect();
    if (plate) observer.observe(plate);
    now();
  }

  return { follow, now };
}

/** @typedef {{basis: string, now: number|null, movements: string[], regions: Region[]}} LegendNow */

/**
 * @param {Scene} scene  decoded
 * @returns {{node: HTMLElement, update: (now: LegendNow) => void,
 *   boxWhen: (open: boolean) => number[], settle: (view: View, covers: (rect: Rectangle) => boolean) => void}}
 */
export function createLegend(scene) {
  const summary = element("summary", {}, "Key");
  const contents = createContents(scene);
  const node = element("details", { class: "er-legend" }, summary, contents.body);
  const clearance = createClearance(node);
  let touched = false;
  summary.addEventListener("click", () => (touched = true));

  function openTo(open, measure) {
    const { open: was } = node;
    node.open = open;
    const found = measure();
    node.open = was;
    return found;
  }

  /** The rectangle it takes on the map when it is open or folded: x, y, width, height. */
  const boxWhen = (open) =>
    openTo(open, () => nodeRects(node.parentNode, [node])[0] || [0, 0, 0, 0]);

  /** Opens or folds it as there is room for all of it, until the reader has done so. */
  function settle({ width, height }, covers) {
    clearance.now();
    if (touched) return;
    const box = boxWhen(true);
    const whole = openTo(true, () => node.scrollHeight <= node.clientHeight);
    node.open = whole && box[2] * box[3] < MOST * width * height && !covers(box);
  }

  function update(now) {
    clearance.follow();
    contents.update(now);
  }

  return { node, update, boxWhen, settle };
}
