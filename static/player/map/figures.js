/** What lies above the ground: journeys, stations, fronts, the inset and every word on the map. */
import {
  CARD_EDGE,
  cardAnchors,
  cardBox,
  cardOf,
  cardSpot,
  drawCards,
  drawRings,
  frontsOn,
} from "./points/fronts.js";
import { createInset } from "./inset/inset.js";
import { drawJourneys, drawKind, drawPassing } from "./ways/journeys.js";
import { forgetWidths, Sheet } from "./labels/labels.js";
import { drawLeaders } from "./labels/leaders.js";
import {
  AnchorCache,
  offerBaseNames,
  offerCorridors,
  offerHomelands,
  offerJourneys,
  offerRegions,
  offerStations,
} from "./labels/names.js";
import { INK, WHITE } from "../theme/palette.js";
import { anchorX, anchorY, toAnchor, toScreen } from "../plane/projection.js";
import { datePlate, nodeRects } from "./furniture.js";
import { EDGES } from "./ways/range-edges.js";
import { createStage } from "./ways/stage.js";
import { drawStations, stationsOn } from "./points/station-marks.js";
import { areaAt, thingAt } from "./things.js";
import { markTracks, spotAt, traceTrack } from "./ways/tracks.js";

/** In haste words are laid anew no oftener than this, unless what they stand for has changed. */
const RELAY_MS = 120;

/**
 * @param {HTMLCanvasElement} canvas  the one that is seen
 * @param {any} given  `again` asks for another draw
 */
export function createFigures(
  canvas,
  { scene, basemap, lanes, corridors, cache, tracks, host, furniture, again },
) {
  const context = canvas.getContext("2d", { alpha: false });
  const stage = createStage(tracks);
  const anchors = new AnchorCache();
  const sheet = new Sheet();
  const inset = createInset(scene, basemap, lanes, corridors);
  let family = "";
  let box = null;
  let rects = [];
  let rectsOf = null;
  let laid = { view: null, key: "", time: 0, cards: [], rects: new Map() };
  let insetTime = 0;

  function fontFamily() {
    if (!family) family = getComputedStyle(host).fontFamily || "sans-serif";
    return family;
  }

  /**
   * Draws the whole picture of a day.
   * @param {HTMLCanvasElement} ground
   * @returns {number} primitives drawn above the ground
   */
  function draw(view, frame, ground, marked) {
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    prepare(view, frame);
    const standing = stage.draw(view, frame);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(ground, 0, 0);
    if (standing.canvas) context.drawImage(standing.canvas, 0, 0);
    let drawn = stage.count() + drawKind(context, view, standing.pieces, "core", tracks);
    drawn += drawPassing(context, view, frame.moving, tracks);
    if (marked.hover) drawMarked(view, frame, marked.hover, 1.2);
    if (marked.selected) drawMarked(view, frame, marked.selected, 2);
    drawn += drawStations(context, view, frame.stations);
    if (box) inset.drawFrame(context, view);
    layWords(view, frame);
    drawn += drawLeaders(context, view, frame.regions);
    drawCards(context, laid.cards);
    drawn += drawRings(context, view, frame.fronts) + laid.cards.length;
    drawn += sheet.draw();
    drawInset(view, frame);
    if (marked.focus) drawFocus(context, view, marked.focus);
    return drawn + (box ? inset.count() : 0);
  }

  /** Where everything of the day lies on the screen. */
  function prepare(view, frame) {
    box = inset.frameOf(view, frame);
    frame.stations = stationsOn(scene, view, frame.runs, tracks);
    frame.fronts = frontsOn(view, frame.streams, tracks, frame);
    for (const journey of frame.journeys) locate(view, journey);
    frame.corridorAt = (x, y) => corridors.at(context, view, frame.corridors, x, y);
    frame.corridorPlaces = frame.corridors.map((corridor) => {
      const { x, y } = corridors.shapeOf(corridor, view);
      return {
        flow: frame.scene.flows[corridor.index],
        x: x + anchorX(view),
        y: y + anchorY(view),
      };
    });
  }

  /** In haste the inset follows at the pace of the words; the same journeys move on the map beside it. */
  function drawInset(view, frame) {
    const shown = inset.place(view, box);
    if (!box) return;
    const wait = insetTime + RELAY_MS - performance.now();
    if (frame.hasty && wait > 0 && shown) again(wait);
    else {
      insetTime = performance.now();
      inset.update(view, box, frame, fontFamily());
    }
    inset.draw(context, view, box);
  }

  function locate(view, journey) {
    const track = tracks.of(journey.run.route, journey.run.group.movement.id);
    const spot = spotAt(track, track.km, (journey.run.from + journey.run.to) / 2);
    journey.x = Math.max(12, Math.min(view.width - 12, spot.x + anchorX(view)));
    journey.y = Math.max(12, Math.min(view.height - 12, spot.y + anchorY(view)));
  }

  /** What the words stand for: while it is the same they may stay for a moment. */
  function wordsKey(frame) {
    let key = box ? "i" : "";
    for (const { place, unit, value } of frame.regions)
      key += `;${place}${unit ? unit.id : ""}${value === null}`;
    for (const { unit, phase } of frame.homelands) key += `;${unit.id}${phase}`;
    for (const { index } of frame.corridors) key += `;c${index}`;
    for (const { group } of frame.fronts) key += `;${group.movement.id}${group.direction}`;
    return key;
  }

  /** Places the words of the day, or keeps those placed before. */
  function layWords(view, frame) {
    const key = frame.hasty ? wordsKey(frame) : "";
    const wait = laid.time + RELAY_MS - performance.now();
    if (
      frame.hasty &&
      wait > 0 &&
      laid.view === view &&
      laid.key === key &&
      followFronts(view, frame)
    ) {
      again(wait);
      return;
    }
    placeWords(view, frame);
    const regionRects = new Map(frame.regions.map(({ place, rect }) => [place, rect]));
    laid = { view, key, time: performance.now(), cards: laid.cards, rects: regionRects };
  }

  /** Cards keep their place, their leaders go along with the rings. */
  function followFronts(view, frame) {
    const cards = [];
    for (const {
      front: { group },
      rect,
    } of laid.cards) {
      const front = frame.fronts.find((other) => other.group === group);
      const spot = front && cardSpot(view, front, frame.stateOn(group.movement.id));
      if (!spot) return false;
      cards.push({ front, spot, rect });
    }
    laid.cards = cards;
    for (const region of frame.regions) region.rect = laid.rects.get(region.place);
    return true;
  }

  function placeWords(view, frame) {
    sheet.begin(context, view, fontFamily());
    if (box) sheet.reserve(box.x - 4, box.y - 4, box.width + 8, box.height + 8);
    if (rectsOf !== view) {
      rects = nodeRects(host, [...furniture, ...datePlate(host)]);
      rectsOf = view;
    }
    for (const rect of rects) sheet.reserve(...rect);
    markTracks(sheet, view, frame.runs, tracks);
    for (const { x, y } of frame.stations) sheet.mark(x, y);
    for (const front of frame.fronts)
      for (const ring of front.rings) sheet.reserve(ring.x - 8, ring.y - 8, 16, 16);
    // No tint stands without its number: counts are placed first, and moving cards go round them.
    offerRegions(sheet, scene, view, frame.regions, anchors);
    laid.cards = placeCards(view, frame);
    offerHomelands(sheet, scene, view, frame.homelands, anchors);
    offerJourneys(sheet, view, frame.runs, tracks);
    offerStations(sheet, scene, view, frame.stations);
    offerCorridors(sheet, view, frame.corridors, corridors.shapeOf);
    offerBaseNames(sheet, view, basemap.labels, frame.day);
  }

  function placeCards(view, frame) {
    const cards = [];
    for (const front of frame.fronts) {
      const state = frame.stateOn(front.group.movement.id);
      const spot = cardSpot(view, front, state);
      if (!spot || front.group.direction === "onward") continue;
      const block = cardOf(front, state, view.small);
      const rect = sheet.place(block, cardAnchors(spot), { pad: 12, edge: CARD_EDGE });
      if (!rect) continue;
      const { x, y, width, height } = cardBox(rect);
      sheet.reserve(x, y, width, height);
      cards.push({ front, spot, rect });
    }
    return cards;
  }

  /** An ink edge: 2 px around what is selected, thinner around what is under the pointer. */
  function drawMarked(view, frame, thing, edge) {
    toAnchor(context, view);
    context.strokeStyle = INK;
    context.lineWidth = edge;
    context.setLineDash([]);
    for (const { unit } of [...frame.homelands, ...frame.regions]) {
      if (unit && thing.type === "place" && unit.place === thing.id)
        context.stroke(cache.area(unit.polygons));
    }
    const ofThing = (run) =>
      thing.type === "flow"
        ? scene.flows[run.flow].id === thing.id
        : thing.type === "movement" && run.group.movement.id === thing.id;
    const runs = frame.runs.filter(ofThing);
    if (runs.length === 0) return;
    for (const run of runs) {
      context.beginPath();
      traceTrack(context, view, tracks.of(run.route, run.group.movement.id), run.from, run.to);
      context.lineWidth = Math.max(run.most, 3.4) + (run.disputed ? EDGES : 0) + 2 * edge;
      context.stroke();
    }
    drawJourneys(context, view, runs, tracks);
  }

  function drawFocus(context, view, thing) {
    toScreen(context, view);
    context.setLineDash([]);
    for (const [colour, width] of [
      [WHITE, 6],
      [INK, 2],
    ]) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.arc(thing.x, thing.y, 13, 0, Math.PI * 2);
      context.stroke();
    }
  }

  function find(view, frame, x, y) {
    if (box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) {
      const place = inset.spot();
      const thing = areaAt(
        frame.scene,
        place.view,
        { ...frame, regions: [] },
        x - place.x,
        y - place.y,
      );
      return thing && { ...thing, x, y };
    }
    return thingAt(frame.scene, view, frame, tracks, x, y);
  }

  function forgetFonts() {
    family = "";
    insetTime = 0;
    rectsOf = null;
    laid.view = null;
    forgetWidths();
  }

  /** The legend was opened or closed. */
  function forgetFurniture() {
    rectsOf = null;
    laid.view = null;
  }

  return { draw, find, forgetFonts, forgetFurniture };
}
