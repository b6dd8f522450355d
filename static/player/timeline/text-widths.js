/**
 * How wide words are on a canvas: asking the browser costs more than drawing them, and the same words come again.
 * @module text-widths
 */

/** Words kept before all are forgotten. */
const MOST = 2000;
const widths = new Map();

/** @param {CanvasRenderingContext2D} context with its font set @returns {number} CSS pixels */
export function textWidth(context, text) {
  const key = `${context.font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > MOST) widths.clear();
    widths.set(key, (width = context.measureText(text).width));
  }
  return width;
}

/** After fonts have loaded every measure is wrong. */
export function forgetTextWidths() {
  widths.clear();
}
