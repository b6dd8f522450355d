/**
 * Where the card of a front stands: near its ring at first, and then still while the ring goes on and a line leads
 * there, until the line has grown long or the ring comes under the card.
 * @module cards
 */
import { CARD_EDGE, CARD_PAD, cardOf, cardSpot, distanceTo } from "../points/fronts.js";
import { distance, docksOf, nearestTo } from "./docks.js";
import { RANK, offer, standing } from "./offers.js";
/** @import { Front, Picture, Point, Rect, View } from "../../scene/types.d.ts" */

/**
 * Its words lie in the rectangle, and a line leads to the spot; that of several returns (return-card.js) has none.
 * @typedef {{key: string, lines: {front: Front, y: number, height: number}[], spot: Point|null, rect: Rect}} Card
 */

/** CSS pixels from a card to its ring: so far off it may be placed, and it stands until the ring is so far away. */
const NEAR = 220;
const REACH = 360;
/** Distances from the ring at which a card may stand, CSS pixels. */
const AWAY = [18, 44, 80, 120, 170, 230];
/** CSS pixels between a card's words and other words, and between them and a way on which a ring may come. */
const PAD = 12;
const CLEAR = CARD_PAD + 9;

/** Names the card of a front. @param {Front} front */
const cardKey = ({ group }) => `card:${group.movement.id}/${group.direction}`;

/**
 * @param {import("./labels.js").Sheet} sheet
 * @param {View} view
 * @param {Picture} frame
 * @param {Front} front
 * @returns {Card|null}
 */
export function offerCard(sheet, view, frame, front) {
  const { group, rings } = front;
  if (group.direction === "onward") return null;
  const key = cardKey(front);
  const state = frame.stateOn(group.movement.id);
  const stood = standing(sheet, key);
  const spot = cardSpot(view, front, state, { standing: stood, inset: frame.inset });
  if (!spot) return null;
  if (stood && distanceTo(stood, spot) > REACH) sheet.memory.forget(key);
  const ring = rings.find((each) => each === spot);
  const block = cardOf(frame.scene, front, state, view.small, {
    ring,
    terse: frame.terse,
    day: frame.day,
  });
  const near = cardAnchors(spot);
  const docks = docksOf(view);
  const ahead = docks.filter((dock) => distance(dock, spot) < NEAR).sort(nearestTo(front.middle));
  /** @type {[import("./memory.js").Anchor[], number][]} */
  const places = [
    // Where no way runs no ring will come; and towards the middle of the way the line stays short for long.
    [ahead, 0],
    [near, 0],
    [near, 1],
    [docks.sort(nearestTo(spot)), 1],
  ];
  const tries = places.map(([anchors, most]) => ({
    block,
    anchors,
    most,
    clear: CLEAR,
    pad: PAD,
    edge: CARD_EDGE,
  }));
  const rect = offer(sheet, { key, rank: RANK.CARD, tries, frame: CARD_PAD });
  return rect && { key, lines: [{ front, y: rect.y, height: rect.height }], spot, rect };
}

/** Where a card may stand around its spot: farther and farther away. */
export function cardAnchors(spot) {
  const anchors = [];
  for (const gap of AWAY) {
    const d = gap * 0.75;
    anchors.push(
      { x: spot.x + d, y: spot.y + gap, ax: 1, ay: 1 },
      { x: spot.x + gap, y: spot.y, ax: 1, ay: 0 },
      { x: spot.x, y: spot.y + gap, ax: 0, ay: 1 },
      { x: spot.x - d, y: spot.y + gap, ax: -1, ay: 1 },
      { x: spot.x - gap, y: spot.y, ax: -1, ay: 0 },
      { x: spot.x + d, y: spot.y - gap, ax: 1, ay: -1 },
      { x: spot.x, y: spot.y - gap, ax: 0, ay: -1 },
      { x: spot.x - d, y: spot.y - gap, ax: -1, ay: -1 },
    );
  }
  return anchors;
}
