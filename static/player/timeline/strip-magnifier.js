/**
 * The lower ruler: the days of one page, stretched, with the events in words.
 * @module strip-magnifier
 */
import { MONTHS, addMonths, dayOfParts, monthLength, parts } from "../time/days.js";
import { magnifierX } from "./strip-layout.js";
import { paintName, nameOf } from "./strip-overview.js";
import { paintBand, paintDated, paintGuesses, paintWords } from "./strip-band.js";
import {
  EDGE,
  INK,
  PRESSED,
  REPUBLIC_INK,
  RULE,
  SAMPLE,
  SECOND_INK,
  WHITE,
} from "../theme/palette.js";
import { canvasFill } from "../theme/shades.js";
import { magnification, lengthWords } from "./strip-page.js";
import { textWidth } from "./text-widths.js";
/** @import { HistoricEvent } from "../scene/types.d.ts" */

/** The states that the line above the magnifier explains. */
const KEY = ["home", "under_way", "in_exile", "dead"];

/** Days that get a line and a label on a page of 60 days: the first, then every fifth. */
function dayTicks(page, narrow) {
  const ticks = [];
  for (let day = page.from; day <= page.to; day += 1) {
    const { y, m, d } = parts(day);
    const inStep = narrow ? d === 15 : d % 5 === 0 && d < monthLength(y, m) - 1;
    if (d === 1) ticks.push([day, `1 ${MONTHS[m - 1].slice(0, 3)}`, true]);
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
    const month = MONTHS[at.m - 1].slice(0, 3);
    ticks.push([
      day,
      everyMonths === 1 && !(narrow && at.m % 3 !== 1)
        ? year
          ? `Jan ${at.y}`
          : month
        : year
          ? String(at.y)
          : "",
      year,
    ]);
  }
  return ticks;
}

function ticksOf(page, narrow) {
  const length = page.to - page.from + 1;
  if (length < 100) return dayTicks(page, narrow);
  return monthTicks(page, length < 500 ? 1 : 3, narrow);
}

function paintTicks(context, layout, page) {
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

/** The fan that joins the box to the page, and the page's own factor in words. */
function paintFan(context, layout, page, box, words) {
  const { left, right, magnifier, scale } = layout;
  context.fillStyle = PRESSED;
  context.beginPath();
  context.moveTo(box.x0, box.y1);
  context.lineTo(box.x1, box.y1);
  context.lineTo(right, magnifier.top);
  context.lineTo(left, magnifier.top);
  context.closePath();
  context.fill();
  if (layout.narrow) return;
  const y = magnifier.top - 8 * scale;
  context.textBaseline = "middle";
  const keyLeft = paintKey(context, layout, y, words);
  context.font = `italic 400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textAlign = "right";
  context.fillStyle = SECOND_INK;
  const factor = `these ${lengthWords(page)}, ${magnification(page)} times longer`;
  const full = `dashed edges: interpolated; ${factor}`;
  const fits = textWidth(context, full) < keyLeft - 24 * scale - layout.left;
  context.fillText(fits ? full : factor, keyLeft - 24 * scale, y);
}

/** The fills of the states in the hue of the legend, since each band has a hue of its own. */
function paintKey(context, layout, y, words) {
  const { right, scale } = layout;
  context.font = `400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textAlign = "left";
  let x = right;
  for (const state of [...KEY].reverse()) {
    const text = words(state);
    x -= textWidth(context, text);
    context.fillStyle = INK;
    context.fillText(text, x, y);
    x -= 17 * scale;
    context.fillStyle = canvasFill(context, state, SAMPLE);
    context.fillRect(x, y - 4.5 * scale, 12 * scale, 8 * scale);
    context.strokeStyle = REPUBLIC_INK;
    context.lineWidth = 0.75;
    context.strokeRect(x, y - 4.5 * scale, 12 * scale, 8 * scale);
    x -= 12 * scale;
  }
  return x + 12 * scale;
}

/** How much an event's words are worth where there is room for few; an accusation never heads a page. */
const WEIGHTS = {
  roundup: 7,
  restoration: 7,
  arrival: 6,
  entrainment: 6,
  decree: 5,
  release: 6,
  departure: 5,
  return: 5,
  flight: 4,
  transit: 3,
  legal: 3,
  death: 3,
  plan: 3,
  homeland: 2,
  exile: 2,
  memory: 1,
  accusation: 0,
};

/** The words that fit, the weightiest first, none over another. */
function wordsThatFit(context, layout, places, changing) {
  const taken = [];
  const weight = ({ event }) => (WEIGHTS[event.kind] ?? 2) + (changing.has(event.movement) ? 3 : 0);
  return [...places]
    .sort((a, b) => weight(b) - weight(a))
    .filter((place) => {
      const wide = textWidth(context, place.event.title);
      const x0 = Math.min(place.x - 3.5 * layout.scale, layout.right - wide - 4);
      if (x0 < layout.left + 2 || taken.some(([a, b]) => x0 < b + 10 && x0 + wide > a - 10))
        return false;
      taken.push([x0, x0 + wide]);
      place.textX = x0;
      return true;
    });
}

function paintTriangle(context, x, y, scale) {
  context.beginPath();
  context.moveTo(x - 3.5 * scale, y - 3 * scale);
  context.lineTo(x + 3.5 * scale, y - 3 * scale);
  context.lineTo(x, y + 3 * scale);
  context.closePath();
  context.fill();
}

/** A triangle for every event of the page, in the hue of its people; words over those that matter most. */
function paintEvents(context, layout, page, { events, tracks, changing }) {
  const { magnifier, narrow, scale } = layout;
  const inside = events.filter((event) => event.start >= page.from && event.start <= page.to);
  const places = inside.map((event) => ({
    event,
    x: magnifierX(layout, page, event.start),
    y: magnifier.triangles,
  }));
  const inkOf = (event) =>
    tracks.has(event.movement) ? tracks.get(event.movement).peoples[0].text_colour : INK;
  for (const { event, x, y } of places) {
    context.fillStyle = inkOf(event);
    paintTriangle(context, x, y, scale);
  }
  if (narrow) return places;
  context.font = `400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { event, textX } of wordsThatFit(context, layout, places, changing)) {
    context.fillStyle = inkOf(event);
    context.fillText(event.title, textX, magnifier.words);
  }
  return places;
}

function paintRow(context, layout, page, row, track, countOf) {
  const { movement, peoples, band, hue, words } = track;
  const ruler = { xOf: (day) => magnifierX(layout, page, day), from: page.from, to: page.to + 1 };
  if (!band) paintDated(context, movement, hue, row, ruler);
  else {
    const points = paintBand(context, band, hue, row, ruler);
    if (row.big) paintGuesses(context, points, row, hue);
    if (row.big)
      paintWords(context, points, row, hue, {
        size: Math.min(11 * layout.scale, row.h - 0.5),
        words,
        clear: layout.narrow ? layout.left + insideWidth(context, peoples, row) : undefined,
        countOf: (...asked) => countOf(movement.id, ...asked),
      });
  }
  const middle = row.y + row.h / 2;
  if (layout.narrow) paintNameInside(context, layout, track, row);
  else if (row.big)
    paintName(context, peoples, nameOf(peoples), middle, {
      scale: layout.scale,
      size: 12 * layout.scale,
      bold: true,
      room: layout.left,
    });
  else if (row.named !== false)
    paintName(context, peoples, nameOf(peoples), middle, {
      scale: layout.scale,
      size: Math.min(10 * layout.scale, Math.max(8.5, row.h + 3.5)),
      colour: SECOND_INK,
      room: layout.left,
    });
}

/** Type of a name within its band; the ground it needs there. */
const insideSize = (row) => Math.min(11.5, row.h - 1);
function insideWidth(context, peoples, row) {
  if (row.h < 10) return 0;
  context.font = `600 ${insideSize(row)}px ${context.canvas.dataset.face}`;
  return textWidth(context, nameOf(peoples)) + 32 + (peoples.length - 1) * 4;
}

/** On a phone the name stands at the left end of its band, on a ground of its own; in a low band only its mark. */
function paintNameInside(context, layout, { peoples }, row) {
  const named = row.h >= 10;
  context.fillStyle = "rgba(255,255,255,.86)";
  context.fillRect(layout.left + 1, row.y, named ? insideWidth(context, peoples, row) : 24, row.h);
  context.save();
  context.translate(layout.left - 6, 0);
  const size = named ? insideSize(row) : row.h + 2;
  paintName(context, peoples, named ? nameOf(peoples) : "", row.y + row.h / 2, {
    scale: 1,
    size,
    bold: true,
  });
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./strip-layout.js").OpenLayout} layout
 * @param {{page: import("./strip-page.js").Page, box: object, tracks: Map, events: HistoricEvent[], countOf: (id: string, part: string, from: number, to: number) => number|null}} given
 * @returns {Array<{event: HistoricEvent, x: number, y: number}>} where the event triangles lie
 */
export function paintMagnifier(context, layout, { page, box, tracks, events, countOf }) {
  const { left, right, magnifier } = layout;
  const [{ words }] = tracks.values();
  paintFan(context, layout, page, box, words);
  context.fillStyle = WHITE;
  context.fillRect(left, magnifier.top, right - left, magnifier.bottom - magnifier.top);
  paintTicks(context, layout, page);
  context.save();
  context.beginPath();
  context.rect(
    layout.narrow ? left : 0,
    magnifier.top,
    right - (layout.narrow ? left : 0),
    magnifier.bottom - magnifier.top,
  );
  context.clip();
  for (const row of magnifier.rows)
    paintRow(context, layout, page, row, tracks.get(row.id), countOf);
  const changing = new Set(magnifier.rows.filter((row) => row.big).map((row) => row.id));
  const places = paintEvents(context, layout, page, { events, tracks, changing });
  context.restore();
  context.strokeStyle = REPUBLIC_INK;
  context.lineWidth = 1;
  context.strokeRect(
    left + 0.5,
    magnifier.top + 0.5,
    right - left - 1,
    magnifier.bottom - magnifier.top - 1,
  );
  return places;
}
