/**
 * How wide and high words are: rows of cells in the face and at the type size of a map.
 * @module letters
 */
import { marksWidth } from "../../theme/glyphs.js";

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
 * @property {import("./sprites.js").Sprite|null} [sprite]  its picture
 *
 * @typedef {Block & {width: number, height: number, widths: number[], heights: number[]}} Measured
 */

/** Height of a row, and room for how many widths is kept. */
const LINE = 1.22;
const MOST = 4000;

const widths = new Map();
let generation = 0;

/** After fonts have loaded every measure is wrong. */
export function forgetWidths() {
  generation += 1;
  widths.clear();
}

export class Letters {
  /**
   * @param {{measureText: (text: string) => {width: number}, font: string}} context
   * @param {string} family  CSS font family
   * @param {number} type  factor of type sizes
   */
  constructor(context, family, type) {
    this.context = context;
    this.family = family;
    this.type = type;
  }

  fontOf(cell) {
    return `${cell.italic ? "italic " : ""}${cell.weight || 400} ${cell.size * this.type}px ${this.family}`;
  }

  cellWidth(cell) {
    const marks = cell.marks ? marksWidth(cell.marks.length, cell.size * 0.36 * this.type) + 5 : 0;
    if (!cell.text) return marks;
    const key = `${this.fontOf(cell)}|${cell.spacing || 0}|${cell.text}`;
    let width = widths.get(key);
    if (width === undefined) {
      this.context.font = this.fontOf(cell);
      width = this.context.measureText(cell.text).width + (cell.spacing || 0) * cell.text.length;
      if (widths.size > MOST) widths.clear();
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
    if (block.type === this.type && block.family === this.family && block.generation === generation)
      return /** @type {Measured} */ (block);
    block.type = this.type;
    block.family = this.family;
    block.generation = generation;
    block.sprite = null;
    block.widths = block.rows.map((row) =>
      row.reduce((total, cell) => total + this.cellWidth(cell), 0),
    );
    block.heights = block.rows.map(
      (row) => Math.max(...row.map((cell) => cell.size)) * LINE * this.type,
    );
    block.width = Math.max(...block.widths);
    block.height = block.heights.reduce((total, height) => total + height, 0);
    return /** @type {Measured} */ (block);
  }
}

/** The words of a block, a line each. @param {Block} block */
export const textOf = ({ rows }) =>
  rows.map((row) => row.flatMap(({ text }) => text || []).join(" ")).join("\n");
