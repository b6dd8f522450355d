/**
 * Labels as they are offered to the sheet of a map, day after day: each stays where it stands, else it is placed where
 * there is room, else where something of lower rank stands.
 * @module offers
 */
import { cornerOf, grown } from "./labels.js";
/** @import { Point, Rect } from "../../scene/types.d.ts" */
/** @import { Limits, Sheet } from "./labels.js" */
/** @import { Block } from "./letters.js" */
/** @import { Anchor, Spot } from "./memory.js" */

/** What gives way to what: those above `NAME` may take the room of those below them, and need no leave of the limit. */
export const RANK = { GROUND: 0, NAME: 1, HOMELAND: 2, CARD: 3, NUMBER: 4 };
/** A framed card does not slip. How far words may slip whose neighbours have grown, or that have grown themselves, CSS pixels: the nearest first. */
const NOWHERE = [[0, 0]];
const SLIPS = [
  ...NOWHERE,
  ...[3, 6, 9].flatMap((by) => [
    [by, 0],
    [-by, 0],
    [0, by],
    [0, -by],
  ]),
];
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
 * @returns {Rect|null} of its words; null where they find no room
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
  const rect = sheet.put(block, anchor, key, leader);
  const framed = grown(rect, frame);
  if (frame) sheet.reserve(framed.x, framed.y, framed.width, framed.height);
  memory.keep(key, { ...spot, anchor: fixed(block, anchor, rect), rank, shape, rect: framed });
  return rect;
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
  const { leader } = last;
  const blocks = variantsOf(tries);
  const isSame = blocks.length === last.of;
  const first = isSame ? last.variant : 0;
  // Other words than before, as of one more people: rather those that leave the neighbours their places.
  for (const level of isSame ? [Infinity] : [RANK.GROUND, Infinity]) {
    for (let variant = first; variant < blocks.length; variant += 1) {
      const block = blocks[variant];
      const isFree = (rect) =>
        !(frame && sheet.isPassed(grown(rect, frame))) && !sheet.memory.claimed(rect, level);
      const anchor = slipped(sheet, block, last.anchor, tries[0], frame ? NOWHERE : SLIPS, isFree);
      if (anchor) return { block, anchor, variant, of: blocks.length, leader };
    }
  }
  return null;
}

/**
 * Where a block stood, or as near to it as there is room.
 * @param {Sheet} sheet @param {Block} block @param {Anchor} anchor @param {Limits} limits
 * @param {number[][]} slips @param {(rect: Rect) => boolean} isFree  what else is asked of its place
 * @returns {Anchor|null}
 */
function slipped(sheet, block, anchor, { pad, edge }, slips, isFree) {
  const { width, height } = sheet.measure(block);
  for (const [dx, dy] of slips) {
    const moved = { ...anchor, x: anchor.x + dx, y: anchor.y + dy };
    const { x, y } = cornerOf(moved, width, height);
    if (sheet.free(x, y, width, height, pad, edge) && isFree({ x, y, width, height })) return moved;
  }
  return null;
}

/**
 * A place for a label that was not there, or had to leave its own; a name that had to does not come back elsewhere.
 * @param {Sheet} sheet @param {Offer} label @param {boolean} stood @returns {Found|null}
 */
function come(sheet, label, stood) {
  const { key, rank, tries, more } = label;
  const { memory } = sheet;
  if (rank <= RANK.NAME && (stood || !hasLeave(sheet, key, rank))) return null;
  const levels = levelsOf(sheet, rank);
  // Beside its area with a line is better than in the place of a name that stands.
  const beside =
    more && memory.claims.size
      ? settle(sheet, tries, levels.splice(0, 1)) || settle(sheet, more(), [RANK.GROUND])
      : null;
  return beside || settle(sheet, tries, levels) || (more ? settle(sheet, more(), levels) : null);
}

/** Whether there may be one more name, and this one has not just given way. */
function hasLeave({ placed, memory, most }, key, rank) {
  const room = most - (rank === RANK.GROUND ? SPARE : 0);
  return placed.length + memory.claims.size < room && !memory.waits(key);
}

/**
 * The first try that has room: left by all that stands, then of what ranks lower, then where a ring passes.
 * @param {Sheet} sheet @param {Try[]} tries @param {number[]} levels @returns {Found|null}
 */
function settle(sheet, tries, levels) {
  const blocks = variantsOf(tries);
  for (const level of levels) {
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
