/**
 * A movement's people as parts of one band over time: what the strip and the bars draw.
 * @module bands
 */
import { stateOf } from "./evaluate.js";
import { bendsOf, leapsOf, leastOf } from "./quantities.js";
import { STACK } from "../theme/palette.js";
import { FIRST_DAY, LAST_DAY } from "../time/days.js";
/** @import { Scene } from "../scene/types.d.ts" */

/**
 * @typedef {object} Band
 * @property {number[]} days the days at which a count stands; straight lines run between them. A day on which counts
 *   leap is there twice: as they were, and as they are
 * @property {number[][]} tops for each day, the upper edge of each part of STACK as a share of the whole, 0..1
 */

/** How many no count tells dead or living: what the least numbers of all parts leave of the whole. */
export function openIn(state) {
  const sum = (quantities) => quantities.reduce((all, q) => all + (q ? leastOf(q) : 0), 0);
  return Math.max(
    0,
    sum([state.whole, state.disputed, state.added]) - sum(STACK.map((part) => state[part])),
  );
}

/** Upper edges of the parts of one day, or null where the sources give no whole. */
function topsOn(scene, id, day) {
  const state = stateOf(scene, id, day);
  const values = STACK.map((part) => (state[part] ? leastOf(state[part]) : 0));
  values[STACK.indexOf("open")] = openIn(state);
  const total = values.reduce((a, b) => a + b, 0);
  if (!state.whole || total <= 0) return null;
  let sum = 0;
  return values.map((value) => (sum += value) / total);
}

/** All days on which some curve of the movement may change its course. */
function knotDays(track) {
  const days = new Set([FIRST_DAY, LAST_DAY]);
  for (const curve of Object.values(track.curves || {})) {
    for (const day of bendsOf(curve || [])) if (day >= FIRST_DAY && day <= LAST_DAY) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/** The days on which people are counted, or cease to be, from one day to the next. */
function leapDays(track) {
  const leaps = Object.values(track.curves || {}).map((curve) => [...leapsOf(curve || [])]);
  return new Set([track.home_until + 1, ...leaps.flat()]);
}

/**
 * @param {Scene} scene decoded
 * @param {string} id of a movement
 * @returns {Band|null} null for a movement with no total (no proportional band may be drawn)
 */
export function bandOf(scene, id) {
  const movement = scene.index.movement.get(id);
  if (!movement || !movement.track || !movement.track.whole) return null;
  const leaps = leapDays(movement.track);
  const points = /** @type {[number, number[]][]} */ ([]);
  for (const day of knotDays(movement.track)) {
    const edges = topsOn(scene, id, day);
    if (!edges) continue;
    const before = leaps.has(day) && points.length ? topsOn(scene, id, day - 1) : null;
    if (before && before.some((top, k) => top !== edges[k])) points.push([day, before]);
    points.push([day, edges]);
  }
  if (points.length < 2) return null;
  return { days: points.map(([day]) => day), tops: points.map(([, edges]) => edges) };
}

/** Edges between two counts, on the straight line; on a day on which they leap, as they are at its end. */
function edgesAt(band, day) {
  const { days, tops } = band;
  const next = days.findIndex((other) => other > day);
  if (next < 1) return tops[next ? tops.length - 1 : 0];
  const part = (day - days[next - 1]) / (days[next] - days[next - 1]);
  return tops[next - 1].map((top, k) => top + (tops[next][k] - top) * part);
}

/**
 * The part of a band inside a window, cut exactly at its sides.
 * @param {Band} band @param {number} from @param {number} to
 * @returns {Band}
 */
export function cutBand(band, from, to) {
  const inner = band.days
    .map((day, i) => /** @type {[number, number[]]} */ ([day, band.tops[i]]))
    // A leap on the last day is still drawn.
    .filter(([day], i) => day > from && (day < to || (day === to && band.days[i + 1] === day)));
  /** @type {[number, number[]][]} */
  const points = [[from, edgesAt(band, from)], ...inner, [to, edgesAt(band, to)]];
  return { days: points.map((p) => p[0]), tops: points.map((p) => p[1]) };
}

/** How much of the band changes state inside a window, 0..1. */
export function changeIn(band, from, to) {
  const { tops } = cutBand(band, from, to);
  let most = 0;
  for (let k = 0; k < STACK.length; k += 1) {
    const edges = tops.map((edge) => edge[k]);
    most = Math.max(most, Math.max(...edges) - Math.min(...edges));
  }
  return most;
}
