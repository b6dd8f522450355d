/**
 * Labels as they are offered to the sheet of a map, day after day: each stays where it stands, else it is placed where
 * there is room, else where something of lower rank stands.
 * @module offers
 */
import { cornerOf, grown } from "./labels.js";
/** @import { LabelRect, Point, Rect } from "../../scene/types.d.ts" */
/** @import { Anchor, Block, Limits, Sheet } from "./labels.js" */
/** @import { Spot } from "./memory.js" */

/** What gives way to what: those above `NAME` may take the room of those below them, and need no leave of the limit. */
export const RANK = { GROUND: 0, NAME: 1, HOMELAND: 2, CARD: 3, NUMBER: 4 };
/** Of the labels that a sheet may hold this many are left for others than the names of the ground. */
const SPARE = 7;

/**
 * @typedef {Limits & {block: Block, anchors: Anchor[], leader?: Point}} Try  anchors in order of liking; `leader`:
 *   where a line from the block leads
 *
 * @typedef {object} Offer  a label that is to be placed
 * @property {string} key  the same from day to day
 * @property {number} rank  one of RANK
 * @property {Try[]} tries  in order of liking: where it may stand
 * @property {() => Try[]} [more]  where else, if there is no room
 * @property {string} [shape]  id of the area that it names: in another it is placed anew
 * @property {number} [frame]  CSS pixels of its frame around the words; a ring that passes must not come under it
 */

/**
 * @param {Sheet} sheet  begun
 * @param {Offer} label
 * @returns {LabelRect|null} of its words; null where they find no room
 */
export function offer(sheet, label) {
  const { key, rank, shape, frame = 0 } = label;
  const { memory } = sheet;
  const last = memory.take(key, shape);
  const spot = (last && stay(sheet, last, label)) || come(sheet, label, Boolean(last));
  if (!spot) {
    memory.miss(key);
    return null;
  }
  const { block, anchor, leader } = spot;
  const rect = sheet.put(block, anchor, key);
  const framed = grown(rect, frame);
  if (frame) sheet.reserve(framed.x, framed.y, framed.width, framed.height);
  memory.keep(key, { ...spot, anchor: fixed(block, anchor, rect), rank, shape, rect: framed });
  return leader ? Object.assign(rect, { leader }) : rect;
}

/**
 * Words that begin at a left edge grow to the right.
 * @param {Block} block @param {Anchor} anchor @param {Rect} rect @returns {Anchor}
 */
const fixed = ({ align }, anchor, { x, y }) => (align === "left" ? { x, y, ax: 1, ay: 1 } : anchor);

/** The blocks that a label may be, the fullest first. */
const variantsOf = (tries) => [...new Set(tries.map(({ block }) => block))];

/** @typedef {Pick<Spot, "anchor"|"variant"|"of"|"leader"> & {block: Block}} Found */

/**
 * Where a label stood, with the words it had there if there are as many variants of them, else the fullest that fit.
 * @param {Sheet} sheet @param {Spot} last @param {Offer} label @returns {Found|null}
 */
function stay(sheet, last, { tries, rank, frame = 0 }) {
  if (rank <= RANK.NAME && sheet.placed.length >= sheet.most) return null;
  const { anchor, leader } = last;
  const { pad, edge } = tries[0];
  const blocks = variantsOf(tries);
  const first = blocks.length === last.of ? last.variant : 0;
  for (let variant = first; variant < blocks.length; variant += 1) {
    const block = blocks[variant];
    const { width, height } = sheet.measure(block);
    const { x, y } = cornerOf(anchor, width, height);
    const framed = grown({ x, y, width, height }, frame);
    const passed = frame > 0 && sheet.isPassed(framed);
    if (!passed && sheet.free(x, y, width, height, pad, edge))
      return { block, anchor, variant, of: blocks.length, leader };
  }
  return null;
}

/**
 * A place for a label that was not there, or had to leave its own; a name that had to does not come back elsewhere.
 * @param {Sheet} sheet @param {Offer} label @param {boolean} stood @returns {Found|null}
 */
function come(sheet, label, stood) {
  const { key, rank, tries, more } = label;
  if (rank <= RANK.NAME && (stood || !hasLeave(sheet, key, rank))) return null;
  return settle(sheet, tries, rank) || (more ? settle(sheet, more(), rank) : null);
}

/** Whether there may be one more name, and this one has not just given way. */
function hasLeave({ placed, memory, most }, key, rank) {
  const room = most - (rank === RANK.GROUND ? SPARE : 0);
  return placed.length + memory.claims.size < room && !memory.waits(key);
}

/**
 * The first try that has room: left by all that stands, then of what ranks lower, then where a ring passes.
 * @param {Sheet} sheet @param {Try[]} tries @param {number} rank @returns {Found|null}
 */
function settle(sheet, tries, rank) {
  const blocks = variantsOf(tries);
  for (const level of levelsOf(sheet, rank)) {
    for (const { block, anchors, leader, ...limits } of tries) {
      const anchor = sheet.best(block, anchors, limits, level);
      if (anchor)
        return { block, anchor, leader, variant: blocks.indexOf(block), of: blocks.length };
    }
  }
  return null;
}

/** The least ranks of the words whose places are kept free, one after the other. */
function levelsOf({ memory }, rank) {
  const levels = [RANK.GROUND];
  if (memory.claims.size)
    for (let level = RANK.HOMELAND; level <= rank; level += 1) levels.push(level);
  // a number must stand somewhere; a name under a ring cannot be read
  if (rank === RANK.NUMBER) levels.push(Infinity);
  return levels;
}

/** Where a label stood the time before, with its frame. @returns {Rect|null} */
export function standing({ memory }, key) {
  const spot = memory.spots.get(key);
  return spot ? spot.rect : null;
}
