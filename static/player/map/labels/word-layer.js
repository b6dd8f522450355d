/**
 * The words of a day on the map: placed among each other, the important first. From day to day they stay where they
 * are; at a jump in time, in another view or for other peoples they are placed anew.
 * @module word-layer
 */
import { datePlate, nodeRects } from "../furniture.js";
import { cardSpot, drawCards, drawRings } from "../points/fronts.js";
import { markTracks } from "../ways/tracks.js";
import { AnchorCache } from "./anchors.js";
import { offerCard } from "./cards.js";
import { Sheet, forgetWidths } from "./labels.js";
import { drawLeaders } from "./leaders.js";
import {
  offerBaseNames,
  offerCorridors,
  offerHomelands,
  offerJourneys,
  offerStations,
} from "./names.js";
import { namedAtOpening } from "./opening-names.js";
import { offerRegions } from "./region-numbers.js";
import { offerReturns, parted } from "./return-card.js";
/** @import { Card } from "./cards.js" */
/** @import { MapParts, Picture, Rect, View } from "../../scene/types.d.ts" */

/** While the clock runs words are placed at most this often, unless what they name has changed. */
export const RELAY_MS = 120;

/** Labels on the whole country at rest, those in the inset included; seen from near there is room for as many as fit. */
const MOST = 25;

/**
 * @param {CanvasRenderingContext2D} context  of the canvas that is seen
 * @param {MapParts} parts
 * @param {() => string} face  the CSS font family of the map
 */
export function createWordLayer(context, parts, face) {
  const sheet = new Sheet();
  const anchors = new AnchorCache();
  const room = createRoom(parts.host, parts.furniture);
  const nothing = { view: null, scope: "", key: "", time: 0, cards: [], rects: new Map() };
  /** What was placed last. @type {{view: View|null, scope: string, key: string, time: number, cards: Card[], rects: Map<string, any>}} */
  let laid = nothing;

  /**
   * Places the words of the day, or keeps those placed before.
   * @param {View} view
   * @param {Picture} frame
   * @param {Rect|null} inset  the rectangle that it takes
   * @param {number} inside  labels that it may have
   * @returns {number} milliseconds after which they ask to be laid anew; 0: they are of the day
   */
  function lay(view, frame, inset, inside) {
    const scope = scopeOf(frame);
    const key = frame.hasty ? wordsKey(frame, inset) : "";
    const wait = laid.time + RELAY_MS - performance.now();
    const same = laid.view === view && laid.scope === scope && !frame.jumped;
    const keep = frame.hasty && wait > 0 && same && laid.key === key;
    const cards = keep ? cardsFollowing(view, frame, laid.cards) : null;
    if (cards) {
      laid.cards = cards;
      for (const region of frame.regions) region.rect = laid.rects.get(region.place);
      return wait;
    }
    const most = (parts.most ?? (frame.near ? Infinity : MOST)) - inside;
    sheet.begin(context, view, face(), { day: frame.day, anew: !same, most });
    reserve(sheet, room(view), inset);
    const placed = placeWords(sheet, view, namedAtOpening(view, frame, inset), anchors, parts);
    const rects = new Map(frame.regions.map(({ place, rect }) => [place, rect]));
    laid = { view, scope, key, time: performance.now(), cards: placed, rects };
    return 0;
  }

  /** Leaders first, so that none runs over a card, then cards and rings, then the words. @returns {number} drawn */
  function draw(view, frame) {
    const leaders = drawLeaders(context, view, frame.regions);
    drawCards(context, laid.cards);
    const words = sheet.draw();
    // A ring that passes a name that stands lies above it.
    return leaders + laid.cards.length + words + drawRings(context, view, frame.fronts);
  }

  /** Fonts have loaded. */
  function forgetFonts() {
    room.forget();
    laid = nothing;
    forgetWidths();
  }

  return { lay, draw, labels: () => sheet.labels(), forgetFonts };
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

/** What is shown, whatever the day: with another choice all words are placed anew. */
const scopeOf = ({ shown, view, basis, opening }) => `${[...shown]}/${view}/${basis}/${opening}`;

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
  for (const { lines: old, spot: led, rect } of cards) {
    const lines = old.flatMap(({ front: { group }, ...place }) => {
      const front = frame.fronts.find((other) => other.group === group);
      return front ? [{ ...place, front }] : [];
    });
    if (lines.length < old.length) return null;
    const [{ front }] = lines;
    const spot =
      led &&
      cardSpot(view, front, frame.stateOn(front.group.movement.id), {
        standing: rect,
        inset: frame.inset,
      });
    if (led && !spot) return null;
    following.push({ lines, spot, rect });
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
  markTracks(sheet, view, [...frame.moving, ...frame.still], tracks);
  for (const { x, y } of frame.stations) sheet.mark(x, y);
  for (const front of frame.fronts)
    for (const ring of front.rings) sheet.pass(ring.x - 8, ring.y - 8, 16, 16);
  // No tint stands without its number: counts are placed first, and moving cards go round them.
  offerRegions(sheet, scene, view, frame.regions, anchors, frame.terse);
  const cards = placeCards(sheet, view, frame);
  offerHomelands(sheet, scene, view, frame.homelands, anchors, { terse: frame.terse });
  const carded = new Set(cards.flatMap(({ lines }) => lines.map(({ front }) => front.group)));
  offerJourneys(sheet, view, frame.runs, tracks, carded);
  offerStations(sheet, scene, view, frame.stations);
  const counted = ({ flow }) => Boolean(flow.size);
  offerCorridors(sheet, scene, view, frame.corridors.filter(counted), corridors.shapeOf);
  const uncounted = frame.corridors.filter((corridor) => !counted(corridor));
  offerCorridors(sheet, scene, view, uncounted, corridors.shapeOf);
  offerBaseNames(sheet, view, basemap.labels, frame);
  return cards;
}

/** @returns {Card[]} */
function placeCards(sheet, view, frame) {
  const { apart, together } = parted(frame.fronts);
  const cards = apart.map((front) => offerCard(sheet, view, frame, front));
  if (together.length) cards.push(offerReturns(sheet, view, frame, together));
  return cards.flatMap((card) => card || []);
}
