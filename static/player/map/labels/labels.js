/**
 * Puts words on the map so that no two overlap.
 *
 * Blocks are offered in order of importance; each tries its anchors and takes the one that hides least of the lines.
 * A block that fits nowhere is left out. Order and anchors are fixed, so the same day gives the same picture.
 */
import { marksWidth } from "../../theme/glyphs.js";
import { forgetSprites, spriteOf, SPRITE_EDGE } from "./sprites.js";
/** @import { Point, Rect } from "../../scene/types.d.ts" */

const CELL = 6;
const EDGE = 4;

/**
 * @typedef {{text?: string, size: number, weight?: number, italic?: boolean, colour: string, spacing?: number,
 *   marks?: object[], gap?: number}} Cell
 * @typedef {object} Block
 * @property {Cell[][]} rows
 * @property {"left"|"centre"} [align]
 * @property {number|null} [halo]  null: on a card; a number: wider than usual
 * @property {number} [width]  CSS pixels, as this and the following once measured
 * @property {number} [height]
 * @property {number[]} [widths]  of the rows
 * @property {number[]} [heights]
 * @property {number} [type]  what it was measured for
 * @property {string} [family]
 * @property {number} [generation]
 * @property {CanvasImageSource|null} [image]  its picture (sprites.js)
 * @property {number} [imageDpr]
 *
 * @typedef {Block & {width: number, height: number, widths: number[], heights: number[]}} Measured
 * @typedef {{x: number, y: number, ax: number, ay: number}} Anchor  ax, ay -1, 0, 1: the block lies left/above, over, right/below
 */

const widths = new Map();
let generation = 0;

/** After fonts have loaded every measure is wrong. */
export function forgetWidths() {
  generation += 1;
  widths.clear();
  forgetSprites();
}

export class Sheet {
  constructor() {
    /** @type {Rect[]} */
    this.rects = [];
    /** @type {(Point & {block: Block})[]} */
    this.placed = [];
    this.columns = 0;
    this.rows = 0;
    this.grid = new Uint8Array(0);
  }

  /** @param {string} family  CSS font family */
  begin(context, view, family) {
    this.context = context;
    this.view = view;
    this.family = family;
    this.rects.length = 0;
    this.placed.length = 0;
    this.columns = Math.ceil(view.width / CELL);
    this.rows = Math.ceil(view.height / CELL);
    const size = this.columns * this.rows;
    if (this.grid.length < size) this.grid = new Uint8Array(size);
    else this.grid.fill(0);
  }

  /** Keeps words out of a rectangle. */
  reserve(x, y, width, height) {
    this.rects.push({ x, y, width, height });
  }

  /** Says that something is drawn at a point that words should rather not hide. */
  mark(x, y) {
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    if (column >= 0 && row >= 0 && column < this.columns && row < this.rows)
      this.grid[row * this.columns + column] = 1;
  }

  fontOf(cell) {
    return `${cell.italic ? "italic " : ""}${cell.weight || 400} ${cell.size * this.view.type}px ${this.family}`;
  }

  cellWidth(cell) {
    const marks = cell.marks
      ? marksWidth(cell.marks.length, cell.size * 0.36 * this.view.type) + 5
      : 0;
    if (!cell.text) return marks;
    const key = `${this.fontOf(cell)}|${cell.spacing || 0}|${cell.text}`;
    let width = widths.get(key);
    if (width === undefined) {
      this.context.font = this.fontOf(cell);
      width = this.context.measureText(cell.text).width + (cell.spacing || 0) * cell.text.length;
      if (widths.size > 4000) widths.clear();
      widths.set(key, width);
    }
    return width + marks + (cell.gap || 0);
  }

  /**
   * Blocks that are kept from day to day are measured once.
   * @param {Block} block
   * @returns {Measured}
   */
  measure(block) {
    if (
      block.type === this.view.type &&
      block.family === this.family &&
      block.generation === generation
    )
      return /** @type {Measured} */ (block);
    block.type = this.view.type;
    block.family = this.family;
    block.generation = generation;
    block.image = null;
    block.widths = block.rows.map((row) =>
      row.reduce((total, cell) => total + this.cellWidth(cell), 0),
    );
    block.heights = block.rows.map(
      (row) => Math.max(...row.map((cell) => cell.size)) * 1.22 * this.view.type,
    );
    block.width = Math.max(...block.widths);
    block.height = block.heights.reduce((total, height) => total + height, 0);
    return /** @type {Measured} */ (block);
  }

  /**
   * @param {Block} block
   * @param {Anchor[]} anchors  in order of liking
   * @param {{most?: number, pad?: number, edge?: number}} [limits]  `most` 0..1: share of the block that may cover
   *   lines; `edge`: how far it keeps from the edge of the map
   * @returns {{x: number, y: number, width: number, height: number}|null}
   */
  place(block, anchors, limits = {}) {
    const { width, height } = this.measure(block);
    const most = limits.most === undefined ? 1 : limits.most;
    const pad = limits.pad === undefined ? 2 : limits.pad;
    let best = /** @type {Point|null} */ (null);
    let bestCost = Infinity;
    for (const [n, anchor] of anchors.entries()) {
      const x = anchor.x + ((anchor.ax - 1) / 2) * width;
      const y = anchor.y + ((anchor.ay - 1) / 2) * height;
      if (!this.free(x, y, width, height, pad, limits.edge)) continue;
      const hidden = this.hidden(x, y, width, height);
      const cost = hidden + n * 0.03;
      if (hidden <= most && cost < bestCost) {
        bestCost = cost;
        best = { x, y };
      }
    }
    if (!best) return null;
    return this.put(block, best.x, best.y);
  }

  put(block, x, y) {
    const rect = { x, y, width: block.width, height: block.height };
    this.rects.push(rect);
    this.placed.push({ block, x, y });
    return rect;
  }

  free(x, y, width, height, pad, edge = EDGE) {
    const { view, rects } = this;
    if (x < edge || y < edge || x + width > view.width - edge || y + height > view.height - edge)
      return false;
    for (const r of rects) {
      if (
        x - pad < r.x + r.width &&
        x + width + pad > r.x &&
        y - pad < r.y + r.height &&
        y + height + pad > r.y
      )
        return false;
    }
    return true;
  }

  /** Share of a rectangle that would lie over drawn lines. */
  hidden(x, y, width, height) {
    const from = Math.max(0, Math.floor(x / CELL));
    const to = Math.min(this.columns - 1, Math.floor((x + width) / CELL));
    const top = Math.max(0, Math.floor(y / CELL));
    const bottom = Math.min(this.rows - 1, Math.floor((y + height) / CELL));
    let sum = 0;
    for (let row = top; row <= bottom; row += 1) {
      for (let column = from; column <= to; column += 1)
        sum += this.grid[row * this.columns + column];
    }
    return sum / ((to - from + 1) * (bottom - top + 1));
  }

  /** Draws what was placed. @returns {number} */
  draw() {
    const { view, context } = this;
    const { dpr } = view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const { block, x, y } of this.placed) {
      // Whole device pixels: words keep their crisp edges.
      const left = Math.round((x + (view.x || 0) - SPRITE_EDGE) * dpr);
      const top = Math.round((y + (view.y || 0) - SPRITE_EDGE) * dpr);
      context.drawImage(spriteOf(this, block), left, top);
    }
    return this.placed.length;
  }
}

/** Anchors around a point, the usual order of map makers: right, left, above, below, then the corners. */
export function around(x, y, gap) {
  const d = gap * 0.7;
  return [
    { x: x + gap, y, ax: 1, ay: 0 },
    { x: x - gap, y, ax: -1, ay: 0 },
    { x: x + d, y: y - d, ax: 1, ay: -1 },
    { x: x + d, y: y + d, ax: 1, ay: 1 },
    { x: x - d, y: y - d, ax: -1, ay: -1 },
    { x: x - d, y: y + d, ax: -1, ay: 1 },
    { x, y: y - gap, ax: 0, ay: -1 },
    { x, y: y + gap, ax: 0, ay: 1 },
  ];
}
