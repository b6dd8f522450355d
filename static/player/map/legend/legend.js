/** The legend: real widths, line patterns and tints, as words and small drawings in the page itself. */
import { nodeRects } from "../furniture.js";
import { GROUND, NOT_STATED, SAMPLE, TINTS, WHITE, mix } from "../../theme/palette.js";
import { createShares } from "./legend-shares.js";
import { WHOLE_PEOPLE_PX, widthOf } from "../../day/lanes.js";
import { number } from "../../words/wording.js";
/** @import { Rectangle, Scene, View } from "../../scene/types.d.ts" */

/** Of the map it may take no more than this while nobody has asked for it. */
const MOST = 1 / 6;

const SVG = "http://www.w3.org/2000/svg";

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function drawing(width, height, shapes) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.setAttribute("aria-hidden", "true");
  for (const [name, attributes] of shapes) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    svg.append(shape);
  }
  return svg;
}

const SAMPLE_WIDTH = 25;

function stroke(width, more) {
  return [
    "line",
    { x1: 0, x2: SAMPLE_WIDTH, y1: 7.5, y2: 7.5, stroke: SAMPLE, "stroke-width": width, ...more },
  ];
}

function item(svg, text) {
  const node = element("span", "er-key-item");
  node.append(svg, element("span", "", text));
  return node;
}

/** The three samples are made once; a new number only changes a text and a width. */
function widthRow() {
  const row = element("div", "er-key-row");
  const samples = [0, 1, 2].map(() => {
    const svg = drawing(SAMPLE_WIDTH, 15, [stroke(1, {})]);
    const node = item(svg, "");
    row.append(node);
    return { node, line: svg.firstChild, text: node.lastChild };
  });
  return { row, samples };
}

function fillSamples(samples, basis, now) {
  const entries =
    basis === "share"
      ? [0.25, 0.5, 1].map((part) => [
          WHOLE_PEOPLE_PX * part,
          part === 1 ? "all of a people" : `${part * 100} %`,
        ])
      : [
          [37000, ""],
          [now, " now"],
          [490000, ""],
        ].map(([value, word]) => [
          widthOf(value, null, "people"),
          value ? number(value) + word : "",
        ]);
  samples.forEach(({ node, line, text }, n) => {
    const [width, words] = entries[n];
    node.hidden = !words;
    line.setAttribute("stroke-width", width);
    text.textContent = words;
  });
}

function patternRows() {
  const first = element("div", "er-key-row");
  first.append(
    item(drawing(SAMPLE_WIDTH, 15, [stroke(1.6, {})]), "documented"),
    item(drawing(SAMPLE_WIDTH, 15, [stroke(1.6, { "stroke-dasharray": "7 3" })]), "derived"),
    item(
      drawing(SAMPLE_WIDTH, 15, [
        stroke(1.9, { "stroke-dasharray": "0 4", "stroke-linecap": "round", x1: 1 }),
      ]),
      "schematic",
    ),
  );
  const second = element("div", "er-key-row");
  second.append(
    item(
      drawing(SAMPLE_WIDTH, 15, [
        stroke(3.4, { "stroke-dasharray": "15 3" }),
        stroke(1.7, { stroke: WHITE }),
      ]),
      "still ahead",
    ),
    item(drawing(SAMPLE_WIDTH, 15, [stroke(1, { stroke: GROUND.rail })]), "railway of the day"),
  );
  return [first, second];
}

/** A number that sources tell differently: true to scale where that can be seen, else marked by fine lines beside it. */
function rangeRow() {
  const row = element("div", "er-key-row");
  const wide = [stroke(9, { stroke: mix(SAMPLE, 0.2) }), stroke(5, {})];
  const fine = [stroke(6.4, {}), stroke(4.6, { stroke: GROUND.ussr }), stroke(1.6, {})];
  row.append(
    item(drawing(SAMPLE_WIDTH, 15, wide), "range, to scale"),
    item(drawing(SAMPLE_WIDTH, 15, fine), "range, too fine for it"),
  );
  return row;
}

/** How numbers on the map say that they are no count of the day. */
function numberRow() {
  const row = element("div", "er-key-row");
  const sample = element("span", "er-key-item");
  sample.append(
    element("i", "", "≈ 12,300"),
    element("span", "", "interpolated between two counts"),
  );
  row.append(sample);
  return row;
}

function tintRows() {
  const swatch = (colour, more) =>
    drawing(17, 12, [
      [
        "rect",
        { x: 0.5, y: 0.5, width: 16, height: 11, fill: colour, stroke: GROUND.regionBorder },
      ],
      ...(more || []),
    ]);
  const first = element("div", "er-key-row");
  for (const tint of TINTS) first.append(item(swatch(tint.colour), tint.label));
  const second = element("div", "er-key-row");
  const lines = [-8, -2, 4, 10, 16].map((x) => [
    "line",
    { x1: x, y1: 12, x2: x + 12, y2: 0, stroke: NOT_STATED },
  ]);
  second.append(item(swatch(GROUND.ussr, lines), "held here, number not stated"));
  return [first, second];
}

/**
 * @param {Scene} scene  decoded
 * @returns {{node: HTMLElement, update: (now: {basis: string, now: number|null, movements: string[]}) => void,
 *   boxWhen: (open: boolean) => number[], settle: (view: View, covers: (rect: Rectangle) => boolean) => void}}
 */
export function createLegend(scene) {
  const { credits } = scene.base;
  const node = element("details", "er-legend");
  const summary = element("summary", "", "Key");
  const widths = widthRow();
  const heading = element("div", "er-key-title");
  const body = element("div", "er-key-body");
  body.append(heading, widths.row, ...patternRows());
  const shares = createShares(scene);
  // Folded with the shares: the legend must not cover the regions whose numbers it explains.
  shares.node.append(rangeRow(), numberRow());
  body.append(
    element("div", "er-key-title", "People held, by region, in thousands"),
    ...tintRows(),
    shares.node,
  );
  const producers = [
    ...new Set((credits || []).map((c) => c.attribution || c.producer).filter(Boolean)),
  ];
  if (producers.length)
    body.append(element("div", "er-key-credit", `Map: ${producers.join(", ")}`));
  node.append(summary, body);
  let shown = "";
  let touched = false;
  summary.addEventListener("click", () => (touched = true));

  /** The rectangle it takes on the map when it is open or folded: x, y, width, height. */
  function boxWhen(open) {
    const { open: was } = node;
    node.open = open;
    const [box] = nodeRects(node.parentNode, [node]);
    node.open = was;
    return box || [0, 0, 0, 0];
  }

  /** Opens or folds it as there is room, until the reader has done so. */
  function settle({ width, height }, covers) {
    if (touched) return;
    const box = boxWhen(true);
    node.open = box[2] * box[3] < MOST * width * height && !covers(box);
  }

  function update({ basis, now, movements }) {
    shares.update(movements);
    const key = `${basis}/${now}`;
    if (key === shown) return;
    shown = key;
    heading.textContent =
      basis === "share" ? "Width = share of the people" : "Width = people on the line";
    fillSamples(widths.samples, basis, now);
  }

  return { node, update, boxWhen, settle };
}
