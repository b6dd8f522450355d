/**
 * Blocks of words as small pictures: a stroked and filled text costs far more than copying its pixels. Those that a
 * drawing needs for the first time are painted one below the other on one canvas: a canvas each costs more than the
 * words on it.
 */
import { newCanvas } from "../../theme/canvases.js";
import { PAPER } from "../../theme/palette.js";
import { drawMarks } from "../../theme/glyphs.js";
/** @import { Letters, Measured } from "./letters.js" */

/** Room around the words for halo and overhang, CSS pixels. */
export const SPRITE_EDGE = 4;
/** Width of the paper around the letters, CSS pixels, half of it outside them. */
const HALO = 3;
const MOST = 700;

/**
 * @typedef {object} Sprite  where on a picture the words are, device pixels
 * @property {CanvasImageSource} image
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} dpr
 */

/** @type {Map<string, Sprite>} */
const sprites = new Map();

export function forgetSprites() {
  sprites.clear();
}

/**
 * Gives each of the blocks its picture.
 * @param {Letters} letters
 * @param {Measured[]} blocks
 * @param {number} dpr
 */
export function giveSprites(letters, blocks, dpr) {
  /** @type {Map<string, Measured[]>} */
  const wanted = new Map();
  for (const block of blocks) {
    if (block.sprite && block.sprite.dpr === dpr) continue;
    const key = keyOf(letters, block, dpr);
    const known = sprites.get(key);
    if (known) block.sprite = known;
    else if (wanted.has(key)) wanted.get(key)?.push(block);
    else wanted.set(key, [block]);
  }
  if (!wanted.size) return;
  if (sprites.size > MOST) sprites.clear();
  const first = [...wanted.values()].map(([block]) => block);
  for (const [n, sprite] of paint(letters, first, dpr).entries()) {
    const [key, alike] = [...wanted][n];
    sprites.set(key, sprite);
    for (const block of alike) block.sprite = sprite;
  }
}

function keyOf(letters, block, dpr) {
  let key = `${block.halo === null ? "" : `h${block.halo || HALO}`}${dpr}/${block.align || ""}`;
  for (const row of block.rows) {
    key += "\n";
    for (const cell of row) {
      key += `|${letters.fontOf(cell)}${cell.colour}${cell.gap || ""}${cell.text || ""}`;
      if (cell.marks) for (const people of cell.marks) key += `#${people.id}`;
    }
  }
  return key;
}

/** @returns {Sprite[]} a picture a block, all on one canvas */
function paint(letters, blocks, dpr) {
  const device = (size) => Math.ceil((size + 2 * SPRITE_EDGE) * dpr);
  const heights = blocks.map(({ height }) => device(height));
  const canvas = blank(
    Math.max(...blocks.map(({ width }) => device(width))),
    heights.reduce((total, height) => total + height, 0),
  );
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  let top = 0;
  const tops = blocks.map((block, n) => {
    context.setTransform(dpr, 0, 0, dpr, SPRITE_EDGE * dpr, top + SPRITE_EDGE * dpr);
    paintBlock(context, letters, block);
    top += heights[n];
    return top - heights[n];
  });
  // A bitmap never changes, so the browser need not copy it before each use, as it does with a canvas.
  const image = "transferToImageBitmap" in canvas ? canvas.transferToImageBitmap() : canvas;
  return blocks.map(({ width }, n) => ({
    image,
    top: tops[n],
    width: device(width),
    height: heights[n],
    dpr,
  }));
}

function blank(width, height) {
  if (typeof OffscreenCanvas === "function") return new OffscreenCanvas(width, height);
  return newCanvas(width, height);
}

function paintBlock(context, letters, block) {
  // All halos first, so that none covers a word of the row above.
  for (const halo of block.halo === null ? [false] : [true, false]) {
    let top = 0;
    block.rows.forEach((row, n) => {
      const start = block.align === "left" ? 0 : (block.width - block.widths[n]) / 2;
      const base = top + block.heights[n] * 0.78;
      paintRow(context, letters, row, start, base, halo, block.halo || HALO);
      top += block.heights[n];
    });
  }
}

function paintRow(context, letters, row, x, base, halo, width) {
  const { type } = letters;
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
    if (cell.text) paintText(context, letters, cell, at, base, halo, width);
    x += letters.cellWidth(cell);
  }
}

function paintText(context, letters, cell, x, base, halo, width) {
  context.font = letters.fontOf(cell);
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
