/**
 * Paints one movement's band on a canvas, and the dated counts of a movement that has no total.
 * @module strip-band
 */
import { cutBand } from "../day/bands.js";
import { STACK, mix } from "../theme/palette.js";
import { canvasFill, inkOn } from "../theme/shades.js";
import { number } from "../words/wording.js";
import { textWidth } from "./text-widths.js";

/**
 * @typedef {{xOf: (day: number) => number, from: number, to: number}} Ruler
 */

function outline(context, points, row, edge) {
  for (const [x, tops] of points)
    context.lineTo(x, row.y + row.h * (1 - (edge < 0 ? 0 : tops[edge])));
}

/** Fills the parts of the band, from the dead at the bottom to those back home on top. */
export function paintBand(context, band, hue, row, ruler) {
  const cut = cutBand(band, ruler.from, ruler.to);
  const points = cut.days.map((day, i) => [ruler.xOf(day), cut.tops[i], day]);
  STACK.forEach((part, k) => {
    const thick = points.some(([, tops]) => tops[k] - (k ? tops[k - 1] : 0) > 0.0005);
    if (!thick) return;
    context.beginPath();
    outline(context, points, row, k);
    outline(context, [...points].reverse(), row, k - 1);
    context.closePath();
    context.fillStyle = canvasFill(context, part, hue);
    context.fill();
  });
  return points;
}

/** Between two counts the edge is interpolated, and dashed like every derived line. */
export function paintGuesses(context, points, row, hue) {
  context.save();
  context.setLineDash([5, 3]);
  context.lineWidth = 1;
  context.strokeStyle = mix(hue, 1);
  context.beginPath();
  for (let i = 1; i < points.length; i += 1) {
    const [x0, before] = points[i - 1];
    const [x1, after] = points[i];
    if (x1 - x0 < 4) continue;
    for (let k = 0; k < STACK.length - 1; k += 1) {
      if (Math.abs(after[k] - before[k]) * row.h < 0.6) continue;
      context.moveTo(x0, row.y + row.h * (1 - before[k]));
      context.lineTo(x1, row.y + row.h * (1 - after[k]));
    }
  }
  context.stroke();
  context.restore();
}

/**
 * The widest stretch in which a part is thick enough to carry words: its first and its last point.
 * @returns {{wide: number, start: number, last: number}|null}
 */
function widestStretch(points, k, row, needed) {
  let best = /** @type {{wide: number, start: number, last: number}|null} */ (null);
  let start = -1;
  const thick = ([, tops]) => (tops[k] - (k ? tops[k - 1] : 0)) * row.h >= needed;
  for (const [i, point] of points.entries()) {
    if (thick(point) && start < 0) start = i;
    const ends = start >= 0 && (!thick(point) || i === points.length - 1);
    if (!ends) continue;
    const last = thick(point) ? i : i - 1;
    const wide = points[last][0] - points[start][0];
    if (last > start && (!best || wide > best.wide)) best = { wide, start, last };
    start = -1;
  }
  return best;
}

/** States whose counts are written into the band. */
const COUNTED = new Set(["in_exile", "returned"]);

/** The tops of the parts at x, straight between two points. */
function topsAt(points, x) {
  const after = Math.max(
    1,
    points.findIndex(([at]) => at >= x),
  );
  const [x0, before] = points[after - 1];
  const [x1, then] = points[after];
  const part = x1 > x0 ? Math.max(0, Math.min(1, (x - x0) / (x1 - x0))) : 0;
  return before.map((top, k) => top + (then[k] - top) * part);
}

/**
 * A band's points up to a day and from it on, each with a point on that day.
 * @returns {Array<[number, number[], number][]>} all of them together where they do not reach across the day
 */
export function partedAt(points, day) {
  const before = points.filter(([, , at]) => at < day);
  const after = points.filter(([, , at]) => at > day);
  if (!before.length || !after.length) return [points];
  const [x0, , day0] = before[before.length - 1];
  const [x1, , day1] = after[0];
  const x = x0 + ((x1 - x0) * (day - day0)) / (day1 - day0);
  const there = points.filter(([, , at]) => at === day);
  const cut = there.length ? there : [[x, topsAt(points, x), day]];
  return [
    [...before, cut[0]],
    [cut[cut.length - 1], ...after],
  ];
}

/**
 * Writes each state into its part of the band, with its count where that is constant; `clear` is the end of a name at
 * the left.
 * Those in exile have one name before they may return and another from that day, `renamed`.
 */
export function paintWords(context, points, row, hue, given) {
  const { size, words, renamed = null } = given;
  context.font = `400 ${size}px ${context.canvas.dataset.face}`;
  context.textBaseline = "middle";
  context.textAlign = "center";
  STACK.forEach((part, k) => {
    if (part === "dead") return;
    const twoNames = renamed !== null && words(part, renamed - 1) !== words(part, renamed);
    for (const piece of twoNames ? partedAt(points, renamed) : [points])
      paintWord(context, piece, k, row, hue, given);
  });
}

function paintWord(context, points, k, row, hue, { size, words, countOf, clear = -Infinity }) {
  const part = STACK[k];
  const stretch = widestStretch(points, k, row, Math.min(size, row.h * 0.62));
  if (!stretch) return;
  const [first, last] = [points[stretch.start], points[stretch.last]];
  const name = words(part, Math.ceil(first[2]));
  const count = COUNTED.has(part)
    ? countOf(part, Math.ceil((first[2] + last[2]) / 2), Math.floor(last[2]))
    : null;
  const full = count ? `${name}: ${number(count)}` : name;
  const [from, to] = [Math.max(first[0], clear), last[0]];
  const text = [full, name].find((written) => textWidth(context, written) + 12 < to - from);
  if (!text) return;
  const middle = (from + to) / 2;
  const tops = topsAt(points, middle);
  const height = (tops[k] + (k ? tops[k - 1] : 0)) / 2;
  context.fillStyle = inkOn(part, hue);
  context.fillText(text, middle, row.y + row.h * (1 - height) + 0.5);
}

/** A movement without a total: each dated count is a line over its days; no height means anything. */
export function paintDated(context, movement, hue, row, ruler) {
  const middle = row.y + row.h / 2;
  context.fillStyle = mix(hue, 0.14);
  context.fillRect(
    ruler.xOf(ruler.from),
    middle - 0.5,
    ruler.xOf(ruler.to) - ruler.xOf(ruler.from),
    1,
  );
  const spans = new Set(
    (movement.dated || []).map(([from, to]) => `${from ?? ruler.from}|${to ?? from}`),
  );
  for (const span of spans) {
    const [from, to] = span.split("|").map(Number);
    if (to < ruler.from || from > ruler.to) continue;
    const x0 = ruler.xOf(Math.max(from, ruler.from));
    const x1 = ruler.xOf(Math.min(to, ruler.to));
    context.fillStyle = mix(hue, 0.5);
    if (x1 - x0 > 3) context.fillRect(x0, middle - 1, x1 - x0, 2);
    context.fillStyle = hue;
    context.fillRect(x0, row.y + 1, 1.5, row.h - 2);
  }
}

/**
 * Those who died, in words, over the days in which they did: near black as everywhere, in the lower part of the row, for
 * of a people without a total nobody knows what part of it they were.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./strip-tracks.js").StripTrack["deaths"]} deaths @param {{y: number, h: number}} row
 * @param {Ruler} ruler @param {number} most CSS pixels of its words, if the row is high enough
 */
export function paintDeaths(context, deaths, row, ruler, most) {
  const size = Math.min(most, row.h * 0.7);
  context.font = `600 ${size}px ${context.canvas.dataset.face}`;
  context.textBaseline = "middle";
  context.textAlign = "center";
  const height = row.h * 0.72;
  const top = row.y + row.h - height;
  for (const { from, to, words } of deaths) {
    if (to < ruler.from || from > ruler.to) continue;
    const x0 = ruler.xOf(Math.max(from, ruler.from));
    const x1 = ruler.xOf(Math.min(to + 1, ruler.to));
    context.fillStyle = canvasFill(context, "dead", "");
    context.fillRect(x0, top, x1 - x0, height);
    const text = words.find((written) => textWidth(context, written) + 12 < x1 - x0);
    if (!text || height < size) continue;
    context.fillStyle = inkOn("dead", "");
    context.fillText(text, (x0 + x1) / 2, top + height / 2 + 0.5);
  }
}
