/**
 * Blocks of words as small pictures: a stroked and filled text costs far more than copying its pixels.
 */
import { PAPER } from "../../theme/palette.js";
import { drawMarks } from "../../theme/glyphs.js";

/** Room around the words for halo and overhang, CSS pixels. */
export const SPRITE_EDGE = 4;
/** Width of the paper around the letters, CSS pixels, half of it outside them. */
const HALO = 3;
const MOST = 700;

const sprites = new Map();

export function forgetSprites() {
  sprites.clear();
}

/**
 * @param {import("./labels.js").Sheet} sheet  for the type
 * @param {import("./labels.js").Block} block  measured
 */
export function spriteOf(sheet, block) {
  const { dpr } = sheet.view;
  if (block.image && block.imageDpr === dpr) return block.image;
  const key = keyOf(sheet, block);
  let image = sprites.get(key);
  if (!image) {
    if (sprites.size > MOST) sprites.clear();
    sprites.set(key, (image = paint(sheet, block)));
  }
  block.image = image;
  block.imageDpr = dpr;
  return image;
}

function keyOf(sheet, block) {
  let key = `${block.halo === null ? "" : `h${block.halo || HALO}`}${sheet.view.dpr}/${block.align || ""}`;
  for (const row of block.rows) {
    key += "\n";
    for (const cell of row) {
      key += `|${sheet.fontOf(cell)}${cell.colour}${cell.gap || ""}${cell.text || ""}`;
      if (cell.marks) for (const people of cell.marks) key += `#${people.id}`;
    }
  }
  return key;
}

function paint(sheet, block) {
  const { dpr } = sheet.view;
  const canvas = blank(
    Math.ceil((block.width + 2 * SPRITE_EDGE) * dpr),
    Math.ceil((block.height + 2 * SPRITE_EDGE) * dpr),
  );
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(dpr, dpr);
  context.translate(SPRITE_EDGE, SPRITE_EDGE);
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  // All halos first, so that none covers a word of the row above.
  for (const halo of block.halo === null ? [false] : [true, false]) {
    let top = 0;
    block.rows.forEach((row, n) => {
      const start = block.align === "left" ? 0 : (block.width - block.widths[n]) / 2;
      paintRow(context, sheet, row, start, top + block.heights[n] * 0.78, halo, block.halo || HALO);
      top += block.heights[n];
    });
  }
  // A bitmap never changes, so the browser need not copy it before each use, as it does with a canvas.
  return "transferToImageBitmap" in canvas ? canvas.transferToImageBitmap() : canvas;
}

function blank(width, height) {
  if (typeof OffscreenCanvas === "function") return new OffscreenCanvas(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function paintRow(context, sheet, row, x, base, halo, width) {
  const { type } = sheet.view;
  for (const cell of row) {
    let at = x;
    if (cell.marks)
      at =
        drawMarks(
          context,
          cell.marks,
          x,
          base - cell.size * 0.34 * type,
          cell.size * 0.36 * type,
          halo ? PAPER : null,
        ) + 5;
    if (cell.text) paintText(context, sheet, cell, at, base, halo, width);
    x += sheet.cellWidth(cell);
  }
}

function paintText(context, sheet, cell, x, base, halo, width) {
  context.font = sheet.fontOf(cell);
  if ("letterSpacing" in context) context.letterSpacing = `${cell.spacing || 0}px`;
  if (halo) {
    context.strokeStyle = PAPER;
    context.lineWidth = width;
    context.strokeText(cell.text, x, base);
  } else {
    context.fillStyle = cell.colour;
    context.fillText(cell.text, x, base);
  }
}
