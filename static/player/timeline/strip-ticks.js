/**
 * The lines of days, months and years on the lower ruler, and what is written beside them.
 * @module strip-ticks
 */
import { addMonths, dayOfParts, monthAlone, monthLength, monthShort, parts } from "../time/days.js";
import { magnifierX } from "./strip-layout.js";
import { EDGE, INK, RULE } from "../theme/palette.js";
import { textWidth } from "./text-widths.js";

/** Days that get a line and a label on a page of 60 days: the first, then every fifth. */
function dayTicks(page, narrow) {
  const ticks = [];
  for (let day = page.from; day <= page.to; day += 1) {
    const { y, m, d } = parts(day);
    const inStep = narrow ? d === 15 : d % 5 === 0 && d < monthLength(y, m) - 1;
    if (d === 1) ticks.push([day, `1 ${monthShort(m)}`, true]);
    else if (inStep) ticks.push([day, String(d), false]);
  }
  return ticks;
}

/** Months on a page of one year, quarters and years on a page of five. */
function monthTicks(page, everyMonths, narrow) {
  const ticks = [];
  const { y, m } = parts(page.from);
  for (let day = dayOfParts(y, m, 1); day <= page.to; day = addMonths(day, everyMonths)) {
    if (day < page.from) continue;
    const at = parts(day);
    const year = at.m === 1;
    const named = everyMonths === 1 && !(narrow && at.m % 3 !== 1);
    const month = monthAlone(at.m);
    const monthText = year ? `${month} ${at.y}` : month;
    const yearText = year ? String(at.y) : "";
    ticks.push([day, named ? monthText : yearText, year]);
  }
  return ticks;
}

/** @returns {Array<[day: number, text: string, major: boolean]>} */
export function ticksOf(page, narrow) {
  const length = page.to - page.from + 1;
  if (length < 100) return dayTicks(page, narrow);
  return monthTicks(page, length < 500 ? 1 : 3, narrow);
}

export function paintTicks(context, layout, page) {
  const { magnifier, right, scale } = layout;
  context.font = `400 ${10.5 * scale}px ${context.canvas.dataset.face}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const [day, text, major] of ticksOf(page, layout.narrow)) {
    const x = Math.round(magnifierX(layout, page, day)) + 0.5;
    context.fillStyle = major ? EDGE : RULE;
    context.fillRect(x, magnifier.top, 1, magnifier.bottom - magnifier.top);
    context.fillStyle = INK;
    if (text && x + textWidth(context, text) + 4 < right)
      context.fillText(text, x + 3, magnifier.axis);
  }
}
