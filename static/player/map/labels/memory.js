/**
 * Where the words of the map were placed last, so that they stay there from day to day.
 *
 * A label keeps its place as long as nothing that ranks higher has come there. One that found no room stays away for a
 * while, and so does one that had to give way: names that come and go cannot be read. All is forgotten, and the words
 * placed anew, when the reader moves the map, chooses others to be shown or jumps in time (word-layer.js): an address
 * opens with the same picture whatever was there before.
 */
/** @import { Point, Rect } from "../../scene/types.d.ts" */

/** Days of the picture for which words that found no room are not offered again. */
const AWAY = 60;

/**
 * @typedef {{x: number, y: number, ax: number, ay: number}} Anchor  ax, ay -1, 0, 1: the block lies left/above, over, right/below
 * @typedef {object} Spot  where a label stands
 * @property {Anchor} anchor
 * @property {number} variant  which of its blocks
 * @property {number} of  how many it had
 * @property {number} rank
 * @property {Rect} rect  with its frame, if it has one
 * @property {string} [shape]  that it names
 * @property {Point} [leader]  where the line of a number leads
 */

/** Whether two rectangles overlap. */
export const meet = (a, b) =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;

/**
 * What a placement rests on: where words stood before it, and since when others have had no room. As it can be sent to
 * a worker.
 * @typedef {{spots: Map<string, Spot>, away: Map<string, number>}} Stood
 */

export class Memory {
  constructor() {
    /** Of the last placement, by key. @type {Map<string, Spot>} */
    this.spots = new Map();
    /** Of the placement being made. @type {Map<string, Spot>} */
    this.next = new Map();
    /** Spots of the last placement whose words have not been offered yet. @type {Map<string, Spot>} */
    this.claims = new Map();
    /** Since when words have had no room, days. @type {Map<string, number>} */
    this.away = new Map();
    /** What the last placement rested on. @type {Stood} */
    this.before = { spots: this.spots, away: this.away };
    /** What the next one is to rest on. @type {Stood|null} */
    this.recalled = null;
    this.day = 0;
  }

  /** What the last placement rested on: to place the same words again in the place where they are might move them. @returns {Stood} */
  told() {
    const spots = new Map();
    for (const [key, { anchor, variant, of, rank, rect, shape, leader }] of this.before.spots)
      spots.set(key, { anchor, variant, of, rank, rect, shape, leader });
    return { spots, away: this.before.away };
  }

  /** The next placement rests on what one of another map did. @param {Stood} stood */
  recall(stood) {
    this.recalled = stood;
  }

  /** Begins a placement. @param {number} day @param {boolean} anew  forgets the last one */
  begin(day, anew) {
    this.day = day;
    this.spots = anew ? new Map() : this.next;
    if (anew) this.away.clear();
    if (this.recalled) ({ spots: this.spots, away: this.away } = this.recalled);
    this.recalled = null;
    this.before = { spots: new Map(this.spots), away: new Map(this.away) };
    this.next = new Map();
    this.claims = new Map(this.spots);
  }

  /** Where a label stood in the same shape; from now on the place is kept for nobody. @returns {Spot|undefined} */
  take(key, shape) {
    this.claims.delete(key);
    const spot = this.spots.get(key);
    return spot && spot.shape === shape ? spot : undefined;
  }

  forget(key) {
    this.claims.delete(key);
    this.spots.delete(key);
  }

  /** Whether words found no room so short a time ago that they wait. */
  waits(key) {
    const since = this.away.get(key);
    return since !== undefined && Math.abs(this.day - since) < AWAY;
  }

  /** @param {string} key @param {Spot} spot */
  keep(key, spot) {
    this.next.set(key, spot);
    this.away.delete(key);
  }

  /** Words that found no room; those that wait go on waiting since they began to. */
  miss(key) {
    if (!this.waits(key)) this.away.set(key, this.day);
  }

  /** Whether a rectangle lies where words still to be offered stood, if they rank at least so high. */
  claimed(wanted, rank) {
    for (const { rect, rank: theirs } of this.claims.values())
      if (theirs >= rank && meet(wanted, rect)) return true;
    return false;
  }
}
