/**
 * The words of a day on the map: placed among each other, the important first. From day to day they stay where they
 * are; at a jump in time, in another view or for other peoples they are placed anew.
 * @module word-layer
 */
import { cardSpot, drawCards, drawRings } from "../points/fronts.js";
import { createPace } from "../pace.js";
import { markTracks } from "../ways/tracks.js";
import { AnchorCache } from "./anchors.js";
import { offerCard } from "./cards.js";
import { carrier, isCarried } from "./carried.js";
import { Sheet } from "./labels.js";
import { drawLeaders } from "./leaders.js";
import { forgetWidths } from "./letters.js";
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
import { forgetSprites } from "./sprites.js";
/** @import { Card } from "./cards.js" */
/** @import { MapParts, Picture, Rect, Rectangle, View } from "../../scene/types.d.ts" */

/**
 * @typedef {object} Laid  the words that were placed last
 * @property {View} view  in which they were placed
 * @property {View} seen  into which they have gone along since
 * @property {number} day
 * @property {string} scope  what was shown
 * @property {string} key  what they stand for
 * @property {Card[]} cards
 * @property {Map<string, Rect>} rects  of numbers, by their place
 */

/** Labels on the whole country at rest, those in the inset included; seen from near there is room for as many as fit. */
const MOST = 25;

/**
 * @param {CanvasRenderingContext2D} context  of the canvas that is seen
 * @param {MapParts} parts
 */
export function createWordLayer(context, parts) {
  const sheet = new Sheet();
  const anchors = new AnchorCache();
  const pace = createPace();
  /** What was placed last. @type {Laid|null} */
  let laid = null;

  /** Whether what was placed may stay for this picture. */
  function mayStay(view, frame, key) {
    if (!laid || frame.jumped) return false;
    const late = pace.wait() > 0;
    if (frame.travels && isCarried(laid.view, view)) return late || frame.day === laid.day;
    return laid.view === view && frame.hasty && late && (frame.dragged || key === laid.key);
  }

  /** Words go along with the map, and cards with their rings; one that has lost its ring goes. */
  function keep(now, view, frame) {
    if (now.seen !== view) {
      const carried = carrier(now.seen, view);
      sheet.carry(view, carried);
      now.cards = now.cards.map((card) => moved(card, carried.rect(card.rect)));
      for (const [place, rect] of now.rects) now.rects.set(place, carried.rect(rect));
      now.seen = view;
    }
    const followed = now.cards.map((card) => following(view, frame, card));
    now.cards.forEach(({ key }, n) => followed[n] || sheet.drop(key));
    now.cards = followed.filter((card) => card !== null);
    for (const region of frame.regions) region.rect = now.rects.get(region.place);
  }

  /**
   * Places the words of the day, or keeps those placed before.
   * @param {View} view
   * @param {Picture} frame
   * @param {Rect|null} inset  the rectangle that it takes
   * @param {{inside: number, family: string, rects: Rectangle[]}} room  labels that the inset may have, the CSS font
   *   family of the map, and what lies on it
   * @returns {number} milliseconds after which they ask to be laid anew; 0: they are of the day
   */
  function lay(view, frame, inset, { inside, family, rects }) {
    const scope = scopeOf(frame);
    const key = frame.hasty ? wordsKey(frame, inset) : "";
    if (laid && laid.scope === scope && mayStay(view, frame, key)) {
      keep(laid, view, frame);
      return frame.hasty ? pace.wait() : 0;
    }
    const same = Boolean(laid && laid.view === view && laid.scope === scope && !frame.jumped);
    const most = (parts.most ?? (frame.near ? Infinity : MOST)) - inside;
    sheet.begin(context, view, family, { day: frame.day, anew: !same, most });
    reserve(sheet, rects, inset);
    const cards = placeWords(sheet, view, namedAtOpening(view, frame, inset), anchors, parts);
    const numbers = new Map();
    for (const { place, rect } of frame.regions) if (rect) numbers.set(place, rect);
    laid = { view, seen: view, day: frame.day, scope, key, cards, rects: numbers };
    pace.begin();
    return 0;
  }

  /**
   * Leaders first, so that none runs over a card, then cards and rings, then the words: a ring that passes a name that
   * stands passes below it.
   * @returns {number} drawn
   */
  function draw(view, frame) {
    const leaders = drawLeaders(context, view, sheet);
    const cards = laid ? laid.cards : [];
    drawCards(context, cards);
    const rings = drawRings(context, view, frame.fronts);
    return leaders + cards.length + rings + sheet.draw();
  }

  /** Fonts have loaded. */
  function forgetFonts() {
    laid = null;
    forgetWidths();
    forgetSprites();
  }

  /** At the next drawing the words are placed as another has placed its own. */
  function recall(stood) {
    laid = null;
    sheet.memory.recall(stood);
  }

  const memory = () => sheet.memory.told();
  return { lay, draw, labels: () => sheet.labels(), forgetFonts, memory, recall };
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

/** A card in another place. @param {Card} card @param {Rect} rect @returns {Card} */
function moved(card, rect) {
  const by = rect.y - card.rect.y;
  return { ...card, rect, lines: card.lines.map((line) => ({ ...line, y: line.y + by })) };
}

/**
 * A card keeps its place; its leader, if it has one, goes along with the ring.
 * @param {View} view @param {Picture} frame @param {Card} card
 * @returns {Card|null}  null where it has lost its front
 */
function following(view, frame, card) {
  const lines = card.lines.flatMap(({ front: { group }, ...place }) => {
    const front = frame.fronts.find((other) => other.group === group);
    return front ? [{ ...place, front }] : [];
  });
  if (lines.length < card.lines.length) return null;
  if (!card.spot) return { ...card, lines };
  const [{ front }] = lines;
  const state = frame.stateOn(front.group.movement.id);
  const spot = cardSpot(view, front, state, { standing: card.rect, inset: frame.inset });
  return spot ? { ...card, lines, spot } : null;
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
