/**
 * The words of a day on the map: placed among each other, the important first, and in haste kept where they are.
 * @module word-layer
 */
import { datePlate, nodeRects } from "../furniture.js";
import {
  CARD_EDGE,
  cardAnchors,
  cardBox,
  cardOf,
  cardSpot,
  drawCards,
  drawRings,
} from "../points/fronts.js";
import { markTracks } from "../ways/tracks.js";
import { Sheet, forgetWidths } from "./labels.js";
import { drawLeaders } from "./leaders.js";
import {
  AnchorCache,
  offerBaseNames,
  offerCorridors,
  offerHomelands,
  offerJourneys,
  offerRegions,
  offerStations,
} from "./names.js";
import { namedAtOpening } from "./opening-names.js";
/** @import { Front, MapParts, Picture, Point, Rect, View } from "../../scene/types.d.ts" */

/** While the clock runs words are placed at most this often, unless what they name has changed. */
export const RELAY_MS = 120;

/**
 * A front's card: its words lie in the rectangle, and a line leads to the spot.
 * @typedef {{front: Front, spot: Point, rect: Rect}} Card
 */

/**
 * @param {CanvasRenderingContext2D} context  of the canvas that is seen
 * @param {MapParts} parts
 * @param {() => string} face  the CSS font family of the map
 */
export function createWordLayer(context, parts, face) {
  const sheet = new Sheet();
  const anchors = new AnchorCache();
  const room = createRoom(parts.host, parts.furniture);
  const nothing = { view: null, key: "", time: 0, cards: [], rects: new Map() };
  /** What was placed last. @type {{view: View|null, key: string, time: number, cards: Card[], rects: Map<string, any>}} */
  let laid = nothing;

  /**
   * Places the words of the day, or keeps those placed before.
   * @param {View} view
   * @param {Picture} frame
   * @param {Rect|null} inset  the rectangle that it takes
   * @returns {number} milliseconds after which they ask to be laid anew; 0: they are of the day
   */
  function lay(view, frame, inset) {
    const key = frame.hasty ? wordsKey(frame, inset) : "";
    const wait = laid.time + RELAY_MS - performance.now();
    const keep = frame.hasty && wait > 0 && laid.view === view && laid.key === key;
    const cards = keep ? cardsFollowing(view, frame, laid.cards) : null;
    if (cards) {
      laid.cards = cards;
      for (const region of frame.regions) region.rect = laid.rects.get(region.place);
      return wait;
    }
    sheet.begin(context, view, face());
    reserve(sheet, room(view), inset);
    const placed = placeWords(sheet, view, namedAtOpening(view, frame, inset), anchors, parts);
    const rects = new Map(frame.regions.map(({ place, rect }) => [place, rect]));
    laid = { view, key, time: performance.now(), cards: placed, rects };
    return 0;
  }

  /** Leaders first, so that none runs over a card, then cards and rings, then the words. @returns {number} drawn */
  function draw(view, frame) {
    const leaders = drawLeaders(context, view, frame.regions);
    drawCards(context, laid.cards);
    return leaders + drawRings(context, view, frame.fronts) + laid.cards.length + sheet.draw();
  }

  /** Fonts have loaded. */
  function forgetFonts() {
    room.forget();
    laid = nothing;
    forgetWidths();
  }

  return { lay, draw, forgetFonts };
}

/** The rectangles of what lies on the map. Asking for them costs a layout, so they are asked for once a view. */
function createRoom(host, furniture) {
  let of = null;
  let rects = [];
  const room = (view) => {
    if (of !== view) rects = nodeRects(host, [...furniture, ...datePlate(host)]);
    of = view;
    return rects;
  };
  return Object.assign(room, { forget: () => (of = null) });
}

function reserve(sheet, rects, inset) {
  if (inset) sheet.reserve(inset.x - 4, inset.y - 4, inset.width + 8, inset.height + 8);
  for (const rect of rects) sheet.reserve(...rect);
}

/** What the words stand for: while it is the same they may stay for a moment. */
function wordsKey(frame, inset) {
  let key = inset ? "i" : "";
  for (const { place, unit, value } of frame.regions)
    key += `;${place}${unit ? unit.id : ""}${value === null}`;
  for (const { unit, phase } of frame.homelands) key += `;${unit.id}${phase}`;
  for (const { index } of frame.corridors) key += `;c${index}`;
  for (const { group } of frame.fronts) key += `;${group.movement.id}${group.direction}`;
  return key;
}

/**
 * Cards keep their place, their leaders go along with the rings.
 * @returns {Card[]|null}  null where a card has lost its front
 */
function cardsFollowing(view, frame, cards) {
  const following = [];
  for (const { front: old, rect } of cards) {
    const front = frame.fronts.find((other) => other.group === old.group);
    const spot = front && cardSpot(view, front, frame.stateOn(old.group.movement.id));
    if (!spot) return null;
    following.push({ front, spot, rect });
  }
  return following;
}

/**
 * Offers every word of the day to the sheet. @returns {Card[]}
 * @param {Sheet} sheet  begun, with what lies on the map reserved
 * @param {View} view
 * @param {Picture} frame
 * @param {AnchorCache} anchors
 * @param {MapParts} parts
 */
function placeWords(sheet, view, frame, anchors, { scene, basemap, corridors, tracks }) {
  markTracks(sheet, view, frame.runs, tracks);
  for (const { x, y } of frame.stations) sheet.mark(x, y);
  for (const front of frame.fronts)
    for (const ring of front.rings) sheet.reserve(ring.x - 8, ring.y - 8, 16, 16);
  // No tint stands without its number: counts are placed first, and moving cards go round them.
  offerRegions(sheet, scene, view, frame.regions, anchors);
  const cards = placeCards(sheet, view, frame);
  offerHomelands(sheet, scene, view, frame.homelands, anchors);
  offerJourneys(sheet, view, frame.runs, tracks);
  offerStations(sheet, scene, view, frame.stations);
  const counted = ({ flow }) => Boolean(flow.size);
  offerCorridors(sheet, view, frame.corridors.filter(counted), corridors.shapeOf);
  const uncounted = frame.corridors.filter((corridor) => !counted(corridor));
  offerCorridors(sheet, view, uncounted, corridors.shapeOf);
  offerBaseNames(sheet, view, basemap.labels, frame);
  return cards;
}

/** @returns {Card[]} */
function placeCards(sheet, view, frame) {
  const cards = [];
  for (const front of frame.fronts) {
    const state = frame.stateOn(front.group.movement.id);
    const spot = cardSpot(view, front, state);
    if (!spot || front.group.direction === "onward") continue;
    const block = cardOf(frame.scene, front, state, view.small);
    const rect = sheet.place(block, cardAnchors(spot), { pad: 12, edge: CARD_EDGE });
    if (!rect) continue;
    const { x, y, width, height } = cardBox(rect);
    sheet.reserve(x, y, width, height);
    cards.push({ front, spot, rect });
  }
  return cards;
}
