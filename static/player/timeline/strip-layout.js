/**
 * Where everything on the timeline strip lies. Usually there is one ruler, the page, under a line of the years that says
 * where the page lies; all years of all peoples are a ruler of their own above it where the reader wants them.
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
 * @property {boolean} low one ruler, under a line of the years
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
/** The line of the years. */
const YEARS_LINE = 5;
/** A row of the page that is high enough for words, and what words take above their triangles. */
const WORDED = 9;
const WORDS_ABOVE = 9;
/** A lower strip than this has one line for words and triangles. */
const TWO_LINES = 90;

/** What all layouts are alike in. Rulers lie beside the names, or on a phone, where these stand inside the bands, at the edge. */
const frameOf = ({ width, height, narrow, scale }) => ({
  width,
  height,
  left: narrow ? 14 : 136 * scale,
  right: width - (narrow ? 14 : 12),
  scale,
  narrow,
});

/** Rows of equal height, one under the other. */
function evenRows(ids, top, height, gap, most) {
  const pitch = Math.min(most, height / Math.max(1, ids.length));
  return ids.map((id, i) => ({ id, y: top + i * pitch, h: pitch - gap, big: pitch >= 15 }));
}

/** Rows of a low page: of those who change, or of the only one shown. Too low for words they have no more than marks. */
function lowRows(ids, changing, top, bottom, scale) {
  const shown = ids.length === 1 ? ids : ids.filter((id) => changing.has(id));
  return evenRows(shown, top, bottom - top, 2, 34 * scale).map((row) => {
    const big = row.h >= WORDED;
    return { ...row, big, named: big };
  });
}

/**
 * One ruler, the page, under a line of the years.
 * @returns {StripLayout}
 */
function lowLayout(given) {
  const { height, scale, ids, changing } = given;
  const top = 14 * scale;
  const bottom = top + YEARS_LINE * scale;
  const opens = bottom + 4 * scale;
  const words = opens + 19 * scale;
  const triangles = words + (height < TWO_LINES * scale ? 0 : WORDS_ABOVE * scale);
  // Of one people the line of the years is its band.
  const years = ids.length === 1 ? [{ id: ids[0], y: top, h: bottom - top, big: false }] : [];
  return {
    ...frameOf(given),
    low: true,
    overview: { axis: 7 * scale, top, bottom, rows: years },
    magnifier: {
      top: opens,
      bottom: height - 5,
      axis: opens + 7 * scale,
      words,
      triangles,
      rows: lowRows(ids, changing, triangles + 6 * scale, height - 6, scale),
    },
  };
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
 * The years alone, as long as a page.
 * @returns {StripLayout}
 */
function closedLayout(given) {
  const { height, narrow, scale, ids, low } = given;
  // the date on the hand stands between the years and the bands
  const first = (low ? 24 : narrow ? 26 : 36) * scale;
  const rows = evenRows(ids, first + 6, height - first - 13, low ? 1 : 3, 32 * scale);
  return {
    ...frameOf(given),
    low,
    overview: { axis: 8 * scale, top: first, bottom: height - 6, rows },
    magnifier: null,
  };
}

/**
 * Two rulers: all years of all peoples, and under them the page.
 * @returns {StripLayout}
 */
function openLayout(given) {
  const { height, narrow, scale, ids, changing } = given;
  const axis = 8 * scale;
  const top = axis + 8 * scale;
  const share = narrow ? 0.28 : 0.33;
  const needed = narrow ? 0 : Math.min(ids.length * OVERVIEW_PITCH * scale, height * OVERVIEW_MOST);
  const overviewRows = evenRows(
    ids,
    top,
    Math.max(needed, height * share - (narrow ? 6 : 0)),
    narrow ? 1 : 1.4,
    10 * scale,
  );
  const last = overviewRows.at(-1);
  const bottom = last ? last.y + last.h : top;
  const opens = bottom + (narrow ? 16 : 20 * scale);
  const first = opens + (narrow ? 23 : 34) * scale;
  return {
    ...frameOf(given),
    low: false,
    overview: { axis, top, bottom, rows: overviewRows },
    magnifier: {
      top: opens,
      bottom: height - 5,
      axis: opens + 8 * scale,
      words: opens + 19.5 * scale,
      triangles: opens + (narrow ? 18 : 28.5) * scale,
      rows: unevenRows(ids, changing, first, height - 6, narrow, scale),
    },
  };
}

/**
 * @param {{width: number, height: number, narrow: boolean, scale: number, ids: string[], changing: Set<string>,
 *   closed: boolean, low: boolean}} given closed: the page is all years; low: the reader has not asked for both rulers
 * @returns {StripLayout}
 */
export function layoutOf(given) {
  if (given.closed) return closedLayout(given);
  return given.low ? lowLayout(given) : openLayout(given);
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
