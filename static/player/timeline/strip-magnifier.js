/**
 * The lower ruler: the days of one page, stretched, with the events in words.
 * @module strip-magnifier
 */
import { many, say } from "../language/say.js";
import { magnifierX } from "./strip-layout.js";
import { paintMarks, paintName, nameOf } from "./strip-overview.js";
import { paintEvents } from "./strip-events.js";
import { paintTicks } from "./strip-ticks.js";
import { paintBand, paintDated, paintDeaths, paintGuesses, paintWords } from "./strip-band.js";
import { INK, PRESSED, REPUBLIC_INK, SAMPLE, SECOND_INK, WHITE } from "../theme/palette.js";
import { canvasFill } from "../theme/shades.js";
import { magnification, lengthWords } from "./strip-page.js";
import { textWidth } from "./text-widths.js";
/** @import { HistoricEvent } from "../scene/types.d.ts" */

/** Smaller words in a band than this, CSS pixels, nobody reads. */
const LEAST_TYPE = 10;

/** The fan from the box to the page, and how many times the page is magnified. */
function paintFan(context, layout, page, box, key) {
  const { left, right, magnifier, scale } = layout;
  context.fillStyle = PRESSED;
  context.beginPath();
  context.moveTo(box.x0, box.y1);
  context.lineTo(box.x1, box.y1);
  context.lineTo(right, magnifier.top);
  context.lineTo(left, magnifier.top);
  context.closePath();
  context.fill();
  if (layout.narrow || layout.low) return;
  const y = magnifier.top - 8 * scale;
  context.textBaseline = "middle";
  const keyLeft = paintKey(context, layout, y, key);
  context.font = `italic 400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textAlign = "right";
  context.fillStyle = SECOND_INK;
  const factor = many("magnified {count} time", "magnified {count} times", magnification(page));
  const days = say("these {length}, {magnified}", { length: lengthWords(page), magnified: factor });
  const room = keyLeft - 24 * scale - layout.left;
  // Without a band there are no edges.
  const edges = key.length ? [say("dashed edges: interpolated; {days}", { days })] : [];
  const said = [...edges, days, factor];
  const fitting = said.find((text) => textWidth(context, text) < room);
  if (fitting) context.fillText(fitting, keyLeft - 24 * scale, y);
}

/** The fills of the states in the hue of the legend, since each band has a hue of its own. */
function paintKey(context, layout, y, key) {
  const { right, scale } = layout;
  context.font = `400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textAlign = "left";
  let x = right;
  for (const { state, name } of [...key].reverse()) {
    x -= textWidth(context, name);
    context.fillStyle = INK;
    context.fillText(name, x, y);
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

function paintRow(context, layout, page, row, track, countOf) {
  const { movement, peoples, band, hue, words, renamed } = track;
  const ruler = { xOf: (day) => magnifierX(layout, page, day), from: page.from, to: page.to + 1 };
  if (!band) {
    paintDated(context, movement, hue, row, ruler);
    paintDeaths(context, track.deaths, row, ruler, 11 * layout.scale);
  } else {
    const points = paintBand(context, band, hue, row, ruler);
    if (row.big) paintGuesses(context, points, row, hue);
    const size = Math.min(11 * layout.scale, row.h - 0.5);
    if (row.big && size >= LEAST_TYPE)
      paintWords(context, points, row, hue, {
        size,
        words,
        renamed,
        clear: layout.narrow ? layout.left + insideWidth(context, peoples, row) : undefined,
        countOf: (...asked) => countOf(movement.id, ...asked),
      });
  }
  const middle = row.y + row.h / 2;
  if (layout.narrow) paintNameInside(context, layout, track, row);
  else if (row.big)
    paintName(context, peoples, nameOf(peoples), middle, {
      scale: layout.scale,
      size: Math.min(12 * layout.scale, row.h + 3),
      bold: true,
      room: layout.left,
    });
  else if (row.named === false) {
    if (layout.low) paintMarks(context, peoples, middle, { scale: layout.scale, size: row.h + 3 });
  } else
    paintName(context, peoples, nameOf(peoples), middle, {
      scale: layout.scale,
      size: Math.min(10 * layout.scale, Math.max(8.5, row.h + 3.5)),
      colour: SECOND_INK,
      room: layout.left,
    });
}

/** Where many peoples are shown and none of them has a row. */
function paintStillness(context, layout, page) {
  const { left, right, magnifier, scale } = layout;
  context.font = `400 ${12 * scale}px ${context.canvas.dataset.face}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = SECOND_INK;
  const length = lengthWords(page);
  const words = say("No count of those shown changes in these {length}.", { length });
  context.fillText(words, (left + right) / 2, (magnifier.triangles + magnifier.bottom) / 2 + 3);
}

/** The size of a name within its band, and the width of the ground below it. */
const insideSize = (row) => Math.min(11.5, row.h - 1);
function insideWidth(context, peoples, row) {
  if (row.h < 10) return 0;
  context.font = `600 ${insideSize(row)}px ${context.canvas.dataset.face}`;
  return textWidth(context, nameOf(peoples)) + 32 + (peoples.length - 1) * 4;
}

/** On a phone the name is at the left end of its band, on a pale ground; a low band has only the mark. */
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
 * @param {{page: import("./strip-page.js").Page, box: object, tracks: Map, events: HistoricEvent[], countOf: (id: string, part: string, from: number, to: number) => number|null, key: {state: string, name: string}[]}} given
 * @returns {Array<{event: HistoricEvent, x: number, y: number}>} where the event triangles lie
 */
export function paintMagnifier(context, layout, { page, box, tracks, events, countOf, key }) {
  const { left, right, magnifier } = layout;
  paintFan(context, layout, page, box, key);
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
  if (!magnifier.rows.length) paintStillness(context, layout, page);
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
