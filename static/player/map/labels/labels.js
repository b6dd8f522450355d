/**
 * Puts words on the map so that no two overlap.
 *
 * Labels are offered in order of importance (offers.js); each tries its anchors and takes the one that hides least of
 * the lines. A label that fits nowhere is left out. Order and anchors are fixed, so the same day gives the same picture.
 * From one day to the next labels stay where they stand (memory.js).
 */
import { marksWidth } from "../../theme/glyphs.js";
import { Memory, meet } from "./memory.js";
import { forgetSprites, spriteOf, SPRITE_EDGE } from "./sprites.js";
/** @import { Label, LabelRect, Point, Rect } from "../../scene/types.d.ts" */

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
 * @typedef {import("./memory.js").Anchor} Anchor
 *
 * @typedef {object} Limits
 * @property {number} [most]  0..1: share of the block that may cover lines
 * @property {number} [clear]  CSS pixels around it that count among what may cover lines
 * @property {number} [pad]  CSS pixels kept from other words
 * @property {number} [edge]  CSS pixels kept from the edge of the map
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
    /** What passes through the map: words are not placed there, but it may pass under those that stand. @type {Rect[]} */
    this.passing = [];
    /** @type {(Point & {block: Measured, key: string})[]} */
    this.placed = [];
    /** Labels it may hold. */
    this.most = Infinity;
    this.memory = new Memory();
    this.columns = 0;
    this.rows = 0;
    this.grid = new Uint8Array(0);
  }

  /**
   * @param {string} family  CSS font family
   * @param {{day: number, anew: boolean, most?: number}} [when]  the day of the picture, whether words are to be placed
   *   without regard to where they stood, and how many there may be
   */
  begin(context, view, family, when = { day: 0, anew: true }) {
    const { day, anew, most = Infinity } = when;
    this.memory.begin(day, anew || view !== this.view);
    this.most = most;
    this.context = context;
    this.view = view;
    this.family = family;
    this.rects.length = 0;
    this.passing.length = 0;
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

  /** Keeps words that are not there yet out of a rectangle through which something passes. */
  pass(x, y, width, height) {
    this.passing.push({ x, y, width, height });
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
   * Places a block that is there for this picture alone.
   * @param {Block} block
   * @param {Anchor[]} anchors  in order of liking
   * @param {Limits} [limits]
   * @returns {Rect|null}
   */
  place(block, anchors, limits = {}) {
    const anchor = this.best(block, anchors, limits, 0);
    return anchor && this.put(block, anchor, "");
  }

  /**
   * The free anchor that hides least of the lines, of equals the one liked best.
   * @param {Block} block
   * @param {Anchor[]} anchors  in order of liking
   * @param {Limits} limits
   * @param {number} level  the least rank of the words to come whose places are kept free; with Infinity none is, not
   *   even for what passes
   * @returns {Anchor|null}
   */
  best(block, anchors, limits, level) {
    const { most = 1, clear = 0, pad = 2, edge } = limits;
    const { width, height } = this.measure(block);
    let best = /** @type {Anchor|null} */ (null);
    let bestCost = Infinity;
    for (const [n, anchor] of anchors.entries()) {
      if (n * DISLIKE >= bestCost) break;
      const { x, y } = cornerOf(anchor, width, height);
      if (!this.free(x, y, width, height, pad, edge)) continue;
      if (!this.comes(grown({ x, y, width, height }, pad), level)) continue;
      const hidden = this.hidden(x - clear, y - clear, width + 2 * clear, height + 2 * clear);
      const cost = hidden + n * DISLIKE;
      if (hidden <= most && cost < bestCost) {
        bestCost = cost;
        best = anchor;
      }
    }
    return best;
  }

  /** @returns {LabelRect} */
  put(block, anchor, key) {
    const measured = this.measure(block);
    const { width, height } = measured;
    const { x, y } = cornerOf(anchor, width, height);
    const rect = { x, y, width, height };
    this.rects.push(rect);
    this.placed.push({ block: measured, x, y, key });
    return rect;
  }

  /** Whether words may come to a rectangle where nothing stands: they leave it to what passes and to what will stand there. */
  comes(rect, level) {
    const passed = level < Infinity && this.isPassed(rect);
    return !passed && !this.memory.claimed(rect, level);
  }

  isPassed(rect) {
    return this.passing.some((other) => meet(rect, other));
  }

  free(x, y, width, height, pad = 2, edge = EDGE) {
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

  /**
   * What was placed: its words, and the point that stays where it is when they change: the middle of those that are
   * centred, else the middle of their left edge.
   * @returns {Label[]}
   */
  labels() {
    return this.placed.map(({ block, x, y, key }) => ({
      key,
      text: textOf(block),
      x: block.align === "left" ? x : x + block.width / 2,
      y: y + block.height / 2,
    }));
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

/** How much each place in the order of liking weighs against a share of lines hidden. */
const DISLIKE = 0.03;

export const cornerOf = ({ x, y, ax, ay }, width, height) => ({
  x: x + ((ax - 1) / 2) * width,
  y: y + ((ay - 1) / 2) * height,
});

export const grown = ({ x, y, width, height }, by) => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The words of a block, a line each. */
const textOf = ({ rows }) =>
  rows.map((row) => row.flatMap(({ text }) => text || []).join(" ")).join("\n");

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
