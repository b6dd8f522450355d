/**
 * Puts words on the map so that no two overlap.
 *
 * Labels are offered in order of importance (offers.js); each tries its anchors and takes the one that hides least of
 * the lines. A label that fits nowhere is left out. Order and anchors are fixed, so the same day gives the same picture.
 * From one day to the next labels stay where they stand (memory.js).
 */
import { Letters, textOf } from "./letters.js";
import { Memory, meet } from "./memory.js";
import { SPRITE_EDGE, giveSprites } from "./sprites.js";
/** @import { Label, Point, Rect, View } from "../../scene/types.d.ts" */
/** @import { Block, Measured } from "./letters.js" */
/** @import { Anchor } from "./memory.js" */
/** @import { Sprite } from "./sprites.js" */

const CELL = 6;
const EDGE = 4;

/**
 * @typedef {object} Limits
 * @property {number} [most]  0..1: share of the block that may cover lines
 * @property {number} [marks]  how many marks it may hide
 * @property {number} [clear]  CSS pixels around it that count among what may cover lines
 * @property {number} [pad]  CSS pixels kept from other words
 * @property {number} [edge]  CSS pixels kept from the edge of the map
 */

export class Sheet {
  constructor() {
    /** @type {Rect[]} */
    this.rects = [];
    /** Middles of what is marked on the map. @type {Point[]} */
    this.marks = [];
    /** What passes through the map: words are not placed there, but it may pass under those that stand. @type {Rect[]} */
    this.passing = [];
    /** Leader: where a line from the words leads. @type {(Point & {block: Measured, key: string, leader?: Point})[]} */
    this.placed = [];
    /** Labels it may hold. */
    this.most = Infinity;
    this.memory = new Memory();
    this.columns = 0;
    this.rows = 0;
    this.grid = new Uint8Array(0);
    /** Set when a placement begins. */
    this.letters = /** @type {Letters} */ (/** @type {unknown} */ (undefined));
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
    this.letters = new Letters(context, family, view.type);
    this.rects.length = 0;
    this.passing.length = 0;
    this.marks.length = 0;
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
    this.marks.push({ x, y });
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    if (column >= 0 && row >= 0 && column < this.columns && row < this.rows)
      this.grid[row * this.columns + column] = 1;
  }

  /** @param {Block} block @returns {Measured} */
  measure(block) {
    return this.letters.measure(block);
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
    const { most = 1, marks = Infinity, clear = 0, pad = 2, edge } = limits;
    const { width, height } = this.measure(block);
    let best = /** @type {Anchor|null} */ (null);
    let bestCost = Infinity;
    for (const [n, anchor] of anchors.entries()) {
      if (n * DISLIKE >= bestCost) break;
      const { x, y } = cornerOf(anchor, width, height);
      if (!this.free(x, y, width, height, pad, edge)) continue;
      if (!this.comes(grown({ x, y, width, height }, pad), level)) continue;
      if (marks < Infinity && this.marksUnder({ x, y, width, height }) > marks) continue;
      const hidden = this.hidden(x - clear, y - clear, width + 2 * clear, height + 2 * clear);
      const cost = hidden + n * DISLIKE;
      if (hidden <= most && cost < bestCost) {
        bestCost = cost;
        best = anchor;
      }
    }
    return best;
  }

  /**
   * @param {Block} block @param {Anchor} anchor @param {string} key
   * @param {Point} [leader]  where a line from the words leads
   * @returns {Rect}
   */
  put(block, anchor, key, leader) {
    const measured = this.measure(block);
    const { width, height } = measured;
    const { x, y } = cornerOf(anchor, width, height);
    const rect = { x, y, width, height };
    this.rects.push(rect);
    this.placed.push({ block: measured, x, y, key, leader });
    return rect;
  }

  /**
   * Words go along into another view.
   * @param {View} view @param {ReturnType<typeof import("./carried.js").carrier>} carried  where things lie in it
   */
  carry(view, carried) {
    this.view = view;
    this.placed = this.placed.map((each) => {
      const { width, height } = each.block;
      const { x, y } = carried.rect({ x: each.x, y: each.y, width, height });
      return { ...each, x, y, leader: each.leader && carried.point(each.leader) };
    });
  }

  /** Words from which a line leads elsewhere. @returns {(Rect & {leader: Point})[]} */
  led() {
    return this.placed.flatMap(({ block: { width, height }, x, y, leader }) =>
      leader ? { x, y, width, height, leader } : [],
    );
  }

  /** Takes words away until the next placement. @param {string} key */
  drop(key) {
    this.placed = this.placed.filter((each) => each.key !== key);
  }

  /** Whether words may come to a rectangle where nothing stands: they leave it to what passes and to what will stand there. */
  comes(rect, level) {
    const passed = level < Infinity && this.isPassed(rect);
    return !passed && !this.memory.claimed(rect, level);
  }

  /** How many marks a rectangle would hide. @param {Rect} rect */
  marksUnder({ x, y, width, height }) {
    const isUnder = (mark) => mark.x > x && mark.y > y && mark.x < x + width && mark.y < y + height;
    return this.marks.filter(isUnder).length;
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
    const { view, context, letters, placed } = this;
    const { dpr } = view;
    const blocks = placed.map(({ block }) => block);
    giveSprites(letters, blocks, dpr);
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const { block, x, y } of placed) {
      const { image, top, width, height } = /** @type {Sprite} */ (block.sprite);
      // Whole device pixels: words keep their crisp edges.
      const left = Math.round((x + (view.x || 0) - SPRITE_EDGE) * dpr);
      const upper = Math.round((y + (view.y || 0) - SPRITE_EDGE) * dpr);
      context.drawImage(image, 0, top, width, height, left, upper, width, height);
    }
    return placed.length;
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
