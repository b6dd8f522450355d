/**
 * What a width stands for, in one or two lines of the layer's own scale.
 * @module legend
 */
import { element } from "./elements.js";
import { counter } from "./words.js";

/** Pixels: a sample thinner than this looks like the thinnest of ways. */
const LEAST = 2.5;
/** One thicker than this would make the legend cover the map. */
const GREATEST = 40;

/** Round numbers, the largest first, that differ enough to be told apart; none where nobody was counted. */
export function samplesOf(most, peoplePerPx) {
  const shown = Math.min(most, GREATEST * peoplePerPx);
  if (shown < 1) return [];
  const power = 10 ** Math.floor(Math.log10(shown));
  const top = [5, 2, 1].map((n) => n * power).find((n) => n <= shown) ?? 1;
  return [top, top / 4].map(Math.round).filter((n) => n >= 1 && n / peoplePerPx >= LEAST);
}

/** A line as the map draws it. */
function sample(width, color, isDotted) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const high = Math.max(4, Math.ceil(width));
  svg.setAttribute("width", "34");
  svg.setAttribute("height", String(high));
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  const given = { x1: 2, x2: 32, y1: high / 2, y2: high / 2, stroke: color, "stroke-width": width };
  for (const [name, value] of Object.entries(given)) line.setAttribute(name, String(value));
  if (isDotted) {
    line.setAttribute("stroke-dasharray", "0.1 5");
    line.setAttribute("stroke-linecap", "round");
  }
  svg.append(line);
  return svg;
}

/**
 * @param {import("./ways.js").Dated[]} movements
 * @param {{name: string, lang: string, labels: import("./words.js").Labels, peoplePerPx: number}} options
 * @returns {HTMLElement|null} null where there is nothing to explain
 */
export function createLegend(movements, { name, lang, labels, peoplePerPx }) {
  const counted = movements.filter(({ people }) => people !== null);
  const counting = counter(lang, labels);
  const colors = new Set(movements.map(({ color }) => color));
  // one color only is the movements' own; of several, none stands for all
  const ink = colors.size === 1 ? [...colors][0] : "#555555";
  const most = Math.max(0, ...counted.map(({ people }) => people ?? 0));
  const row = (line, words) => element("div", { class: "dated-row" }, line, words);
  const rows = samplesOf(most, peoplePerPx).map((people) =>
    row(sample(people / peoplePerPx, ink, false), counting("people", people)),
  );
  if (counted.length < movements.length) rows.push(row(sample(2.5, ink, true), labels.not_stated));
  if (!rows.length) return null;
  const title = name ? [element("b", {}, name)] : [];
  return element("div", { class: "dated-box dated-legend", lang }, ...title, ...rows);
}
