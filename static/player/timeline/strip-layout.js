/**
 * Where everything on the timeline strip lies: two rulers, one under the other.
 * @module strip-layout
 */
import { FIRST_DAY, LAST_DAY } from "../time/days.js";

const AXIS_DAYS = LAST_DAY - FIRST_DAY + 1;

/**
 * @typedef {{id: string, y: number, h: number, big: boolean, named?: boolean}} Row  named: a low row with room for its name
 * @typedef {object} StripLayout
 * @property {number} width @property {number} height @property {number} left @property {number} right
 * @property {number} scale of type
 * @property {boolean} narrow names stand inside the bands
 * @property {{axis: number, top: number, bottom: number, rows: Row[]}} overview
 * @property {null|{top: number, bottom: number, axis: number, words: number, triangles: number, rows: Row[]}} magnifier null when closed
 *
 * @typedef {StripLayout & {magnifier: NonNullable<StripLayout["magnifier"]>}} OpenLayout
 */

/** CSS pixels from name to name at least, and from line to line. */
const NAMED = 8.6;
const LINE = 5;
/** Names of the upper ruler stand this far apart, as long as it leaves the lower one this share of the height. */
const OVERVIEW_PITCH = 10;
const OVERVIEW_MOST = 0.44;

/** Rows of equal height, one under the other. */
function evenRows(ids, top, height, gap, most) {
  const pitch = Math.min(most, height / Math.max(1, ids.length));
  return ids.map((id, i) => ({ id, y: top + i * pitch, h: pitch - gap, big: pitch >= 15 }));
}

/** In the magnifier those who change get the room; the others shrink to a line, and lie above. */
function unevenRows(ids, changing, top, bottom, narrow, scale) {
  const moving = ids.filter((id) => changing.has(id));
  if (!moving.length) return evenRows(ids, top, bottom - top, 2, 34 * scale);
  const still = narrow ? [] : ids.filter((id) => !changing.has(id));
  const room = still.length ? Math.min(9.6 * scale, ((bottom - top) * 0.6) / still.length) : 0;
  // Too low for names they need no more than a line: the ruler above names them in the same order.
  const named = room >= NAMED * scale;
  const small = named ? room : Math.min(room, LINE * scale);
  const rows = still.map((id, i) => ({
    id,
    y: top + i * small,
    h: named ? Math.max(3, small - 3) : Math.min(3, small - 1),
    big: false,
    named,
  }));
  const from = top + still.length * small + (still.length ? 3 : 0);
  return rows.concat(
    evenRows(moving, from, bottom - from, 2, narrow ? 48 : 34 * scale).map((row) => ({
      ...row,
      big: row.h > 9,
    })),
  );
}

/**
 * @param {{width: number, height: number, narrow: boolean, scale: number, ids: string[], changing: Set<string>, closed: boolean}} given
 * @returns {StripLayout}
 */
export function layoutOf({ width, height, narrow, scale, ids, changing, closed }) {
  const left = narrow ? 14 : 136 * scale;
  const right = width - (narrow ? 14 : 12);
  const axis = 8 * scale;
  const top = axis + 8 * scale;
  if (closed) {
    // the date on the hand stands between the years and the bands
    const first = top + (narrow ? 10 : 20) * scale;
    const rows = evenRows(ids, first + 6, height - first - 13, 3, 32 * scale);
    return {
      width,
      height,
      left,
      right,
      scale,
      narrow,
      overview: { axis, top: first, bottom: height - 6, rows },
      magnifier: null,
    };
  }
  const share = narrow ? 0.28 : 0.33;
  const needed = narrow ? 0 : Math.min(ids.length * OVERVIEW_PITCH * scale, height * OVERVIEW_MOST);
  const overviewRows = evenRows(
    ids,
    top,
    Math.max(needed, height * share - (narrow ? 6 : 0)),
    narrow ? 1 : 1.4,
    10 * scale,
  );
  const bottom = overviewRows.length
    ? overviewRows[overviewRows.length - 1].y + overviewRows[overviewRows.length - 1].h
    : top;
  const opens = bottom + (narrow ? 16 : 20 * scale);
  const rows = unevenRows(
    ids,
    changing,
    opens + (narrow ? 23 : 34) * scale,
    height - 6,
    narrow,
    scale,
  );
  return {
    width,
    height,
    left,
    right,
    scale,
    narrow,
    overview: { axis, top, bottom, rows: overviewRows },
    magnifier: {
      top: opens,
      bottom: height - 5,
      axis: opens + 8 * scale,
      words: opens + 19.5 * scale,
      triangles: opens + (narrow ? 18 : 28.5) * scale,
      rows,
    },
  };
}

/** @returns {number} x of a day on the overview */
export function overviewX(layout, day) {
  return layout.left + ((day - FIRST_DAY) / AXIS_DAYS) * (layout.right - layout.left);
}

/** @returns {number} the day at x on the overview (not rounded, not clamped) */
export function overviewDay(layout, x) {
  return FIRST_DAY + ((x - layout.left) / (layout.right - layout.left)) * AXIS_DAYS;
}

/** @returns {number} x of a day on the magnifier */
export function magnifierX(layout, page, day) {
  return (
    layout.left + ((day - page.from) / (page.to - page.from + 1)) * (layout.right - layout.left)
  );
}

/** @returns {number} the day at x on the magnifier (not rounded, not clamped) */
export function magnifierDay(layout, page, x) {
  return page.from + ((x - layout.left) / (layout.right - layout.left)) * (page.to - page.from + 1);
}
