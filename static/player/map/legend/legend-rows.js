/**
 * The rows of the legend: small drawings of what lies on the map, and what each means.
 * @module legend-rows
 */
import { drawing, element } from "../../dom/elements.js";
import { GROUND, NOT_STATED, SAMPLE, TINTS, WHITE, mix } from "../../theme/palette.js";
import { say } from "../../language/say.js";
import { WHOLE_PEOPLE_PX, widthOf } from "../../day/lanes.js";
import { range } from "../../words/ranges.js";
import { number } from "../../words/wording.js";
/** @import { Region, Run } from "../../scene/types.d.ts" */

/** CSS pixels of a drawing of a line, and of a tint. */
const LINE = { width: 25, height: 15 };
const SWATCH = { width: 17, height: 12 };

const picture = (size, ...shapes) => drawing("svg", { ...size, "aria-hidden": "true" }, ...shapes);

function stroke(width, more = {}) {
  const along = { x1: 0, x2: LINE.width, y1: 7.5, y2: 7.5 };
  return drawing("line", { ...along, stroke: SAMPLE, "stroke-width": width, ...more });
}

const line = (...strokes) => picture(LINE, ...strokes);

function swatch(colour, ...more) {
  const size = { x: 0.5, y: 0.5, width: SWATCH.width - 1, height: SWATCH.height - 1 };
  const area = drawing("rect", { ...size, fill: colour, stroke: GROUND.regionBorder });
  return picture(SWATCH, area, ...more);
}

const item = (sample, text) =>
  element("span", { class: "er-key-item" }, sample, element("span", {}, text));
const row = (...items) => element("div", { class: "er-key-row" }, items);

/**
 * The numbers that lines of the map have, for the samples of widths: the least and the greatest, and the greatest of
 * those on which people travel just then. A people of whose branches none has a number has none.
 * @param {Run[]} runs @returns {{least: number, most: number, now: number}}  0 where there is none
 */
export function lineNumbers(runs) {
  let [least, most, now] = [0, 0, 0];
  for (const { kind, value } of runs) {
    if (!value || (kind !== "bed" && kind !== "band")) continue;
    least = least ? Math.min(least, value) : value;
    most = Math.max(most, value);
    if (kind === "band") now = Math.max(now, value);
  }
  return { least, most, now };
}

/**
 * The widths shown and their words; without words a sample is left out.
 * @param {string} basis @param {ReturnType<typeof lineNumbers>} lines @returns {[number, string][]}
 */
export function widthSamples(basis, { least, most, now }) {
  if (basis === "share")
    return [0.25, 0.5, 1].map((part) => [
      WHOLE_PEOPLE_PX * part,
      part === 1 ? say("all of a people") : `${part * 100} %`,
    ]);
  /** @returns {[number, string]} */
  const sample = (value, words) => [widthOf(value, null, "people"), value ? words : ""];
  const other = (value) => (value === now ? 0 : value);
  return [
    sample(other(least === most ? 0 : least), number(least)),
    sample(now, say("{number} now", { number: number(now) })),
    sample(other(most), number(most)),
  ];
}

/** The samples of widths are made once; a new number only changes a text and a width. */
export function createWidths() {
  const samples = [0, 1, 2].map(() => {
    const sample = stroke(1);
    const text = element("span");
    const node = element("span", { class: "er-key-item" }, line(sample), text);
    return { node, sample, text };
  });
  function show(basis, lines) {
    widthSamples(basis, lines).forEach(([width, words], n) => {
      const { node, sample, text } = samples[n];
      node.hidden = !words;
      sample.setAttribute("stroke-width", String(width));
      text.textContent = words;
    });
  }
  return { node: row(...samples.map(({ node }) => node)), show };
}

/** How the way is known, what is ahead, and the railway below. */
export function patternRows() {
  const dots = { "stroke-dasharray": "0 4", "stroke-linecap": "round", x1: 1 };
  const ahead = line(stroke(3.4, { "stroke-dasharray": "15 3" }), stroke(1.7, { stroke: WHITE }));
  return [
    row(
      item(line(stroke(1.6)), say("documented")),
      item(line(stroke(1.6, { "stroke-dasharray": "7 3" })), say("derived")),
      item(line(stroke(1.9, dots)), say("schematic")),
    ),
    row(
      item(ahead, say("still ahead")),
      item(line(stroke(1, { stroke: GROUND.rail })), say("railway of the time")),
    ),
  ];
}

/** The bar at the beginning of a way home, while it is on the map. */
export function stayedRow() {
  const dots = { "stroke-dasharray": "0 4", "stroke-linecap": "round", x1: 1 };
  const bar = drawing("line", { x1: 6, x2: 6, y1: 1, y2: 14, stroke: SAMPLE, "stroke-width": 1.2 });
  return row(item(line(stroke(1.9, dots), bar), say("way home: some are not back")));
}

/** A number on which the sources differ: true to scale where that can be seen, else marked by fine lines beside it. */
export function rangeRow() {
  const wide = line(stroke(9, { stroke: mix(SAMPLE, 0.2) }), stroke(5));
  const fine = line(stroke(6.4), stroke(4.6, { stroke: GROUND.ussr }), stroke(1.6));
  return row(item(wide, say("range, to scale")), item(fine, say("range, not to scale")));
}

/** How numbers on the map say that they are no count of the day. */
export function numberRow() {
  return row(
    item(element("i", {}, `≈ ${number(12300)}`), say("interpolated between two counts")),
    item(`${number(12300)} (1944)`, say("year of the last count")),
  );
}

/** The people of each tint, in thousands: the title above says of whom and where. @returns {string[]} */
export function tintWords() {
  return TINTS.map(({ below }, n) => {
    if (n === 0) return say("under {number}", { number: number(below / 1000) });
    const from = TINTS[n - 1].below / 1000;
    if (below !== Infinity) return range(from, below / 1000);
    return say("{number} and more", { number: number(from) });
  });
}

/**
 * What stripes mean on the regions of a day, as plates have it (atlas/paper/plate/legend.py): after the release nobody
 * is held.
 * @param {Region[]} regions @returns {string}
 */
export function stripeWords(regions) {
  const uncounted = regions
    .filter(({ unit }) => unit)
    // In a republic of which only the remainder is counted no oblast has a number.
    .flatMap(({ rest, held }) => held.filter(({ value }) => rest || !value));
  const behind = new Set(uncounted.map((held) => held.behind !== null));
  if (behind.size === 2) return say("held here or not back, number not stated");
  return behind.has(true)
    ? say("not back, number here not stated")
    : say("held here, number not stated");
}

/** The tints and the stripes; the words of the stripes are those of the day. */
export function createTints() {
  const stripes = [-8, -2, 4, 10, 16].map((x) =>
    drawing("line", { x1: x, y1: SWATCH.height, x2: x + 12, y2: 0, stroke: NOT_STATED }),
  );
  const words = element("span", {}, stripeWords([]));
  const striped = element("span", { class: "er-key-item" }, swatch(GROUND.ussr, ...stripes), words);
  const labels = tintWords();
  const nodes = [
    row(...TINTS.map(({ colour }, n) => item(swatch(colour), labels[n]))),
    row(striped),
  ];
  function show(text) {
    if (words.textContent !== text) words.textContent = text;
  }
  return { nodes, show };
}
