/** Places all over the map where a card may stand. @module docks */
import { CARD_EDGE } from "../points/fronts.js";
/** @import { Point, View } from "../../scene/types.d.ts" */

/** So many places are tried across the map and down it. */
const DOCKS = 9;

/** @param {View} view @returns {import("./memory.js").Anchor[]} */
export function docksOf({ width, height }) {
  const parts = Array.from({ length: DOCKS }, (_, n) => n / (DOCKS - 1));
  const inside = (part, size) => CARD_EDGE + part * (size - 2 * CARD_EDGE);
  return parts.flatMap((across) =>
    parts.map((down) => ({
      x: inside(across, width),
      y: inside(down, height),
      ax: 1 - 2 * across,
      ay: 1 - 2 * down,
    })),
  );
}

/** @param {Point} a @param {Point} b */
export const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** @param {Point} spot @returns {(a: Point, b: Point) => number} an order */
export const nearestTo = (spot) => (a, b) => distance(a, spot) - distance(b, spot);
