/**
 * The upper ruler: all years, never distorted, a row for each movement.
 * @module strip-overview
 */
import { FIRST_DAY, LAST_DAY, dayOfParts } from "../time/days.js";
import { overviewX } from "./strip-layout.js";
import { paintMark } from "../dom/icons.js";
import { paintBand, paintDated, paintDeaths, paintGuesses, paintWords } from "./strip-band.js";
import { INK, PRESSED, RULE } from "../theme/palette.js";
import { within } from "../words/wording.js";
import { textWidth } from "./text-widths.js";

/** CSS pixels of a row whose name does not run into those above and below it. */
const LEAST_NAMED = 7;

function paintYears(context, layout) {
  const { overview, narrow, scale } = layout;
  context.font = `400 ${11 * scale}px ${context.canvas.dataset.face}`;
  context.textBaseline = "middle";
  for (let year = 1928; year <= 1961; year += narrow ? 8 : 4) {
    const x = overviewX(layout, dayOfParts(year, 1, 1));
    context.fillStyle = RULE;
    context.fillRect(x, overview.top - 2, 1, overview.bottom - overview.top + 4);
    context.fillStyle = INK;
    context.textAlign = narrow && year === 1928 ? "left" : "center";
    context.fillText(String(year), x, overview.axis);
  }
}

/** Marks in the gutter; those of a joint movement stand side by side. */
export function paintMarks(context, peoples, y, { scale, size }) {
  const across = size * 0.82;
  // one people: its mark is centred where two would stand
  peoples.forEach((people, i) =>
    paintMark(
      context,
      people,
      18 * scale + (i - (peoples.length - 1) / 2) * across * 1.05,
      y,
      across,
    ),
  );
}

/** Marks and name in the gutter. A long name is set smaller, to end before `room`. */
export function paintName(
  context,
  peoples,
  text,
  y,
  { scale, size, bold = false, colour = INK, room = Infinity },
) {
  paintMarks(context, peoples, y, { scale, size });
  const fontOf = (px) => `${bold ? 650 : 400} ${px}px ${context.canvas.dataset.face}`;
  context.font = fontOf(size);
  const most = room - (32 + 5) * scale;
  const wide = textWidth(context, text);
  if (wide > most) context.font = fontOf((size * most) / wide);
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  // Where glyphs have whole pixels, a smaller size is not narrower in proportion.
  context.fillText(text, 32 * scale, y + 0.5, most);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./strip-layout.js").StripLayout} layout
 * @param {Map<string, import("./strip-tracks.js").StripTrack>} tracks
 */
export function paintOverview(context, layout, tracks) {
  paintYears(context, layout);
  const { left, right, narrow, low, magnifier } = layout;
  const { top, bottom, rows } = layout.overview;
  if (!rows.length) {
    context.fillStyle = PRESSED;
    context.fillRect(left, top, right - left, bottom - top);
  }
  const ruler = { xOf: (day) => overviewX(layout, day), from: FIRST_DAY, to: LAST_DAY };
  for (const row of rows) {
    const track = /** @type {import("./strip-tracks.js").StripTrack} */ (tracks.get(row.id));
    const { movement, peoples, band, hue, words, renamed } = track;
    const tall = !magnifier && row.h > 12;
    const points = band
      ? paintBand(context, band, hue, row, ruler)
      : paintDated(context, movement, hue, row, ruler);
    paintDeaths(context, track.deaths, row, ruler, 11 * layout.scale);
    if (band && tall) {
      paintGuesses(context, points, row, hue);
      paintWords(context, points, row, hue, {
        size: 11 * layout.scale,
        words,
        renamed,
        countOf: () => null,
      });
    }
    if (narrow || (low && magnifier)) continue;
    if (row.h < LEAST_NAMED * layout.scale) {
      paintMarks(context, peoples, row.y + row.h / 2, { scale: layout.scale, size: row.h + 2 });
      continue;
    }
    const size = tall ? 12 * layout.scale : Math.min(10.5 * layout.scale, row.h + 3.5);
    paintName(context, peoples, nameOf(peoples), row.y + row.h / 2, {
      scale: layout.scale,
      size,
      bold: tall,
      room: layout.left,
    });
  }
}

/** "Chechens, Ingush": short enough for the gutter. */
export function nameOf(peoples) {
  return peoples.map(({ name }, n) => (n ? within(name) : name)).join(", ");
}

/** The box on the overview that says what the magnifier shows. */
export function boxOf(layout, page) {
  const x0 = overviewX(layout, page.from);
  const x1 = overviewX(layout, page.to + 1);
  const slack = Math.max(0, 6 - (x1 - x0)) / 2;
  return {
    x0: x0 - slack,
    x1: x1 + slack,
    y0: layout.overview.top - 2,
    y1: layout.overview.bottom + 2,
  };
}

export function paintBox(context, box) {
  context.strokeStyle = INK;
  context.lineWidth = 1.6;
  context.strokeRect(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0);
}
