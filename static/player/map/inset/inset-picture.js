/** The picture in the inset: on a canvas of its own, drawn again only when the day looks different in it. */
import { byNameAlone } from "../labels/opening-names.js";
import { PathCache } from "../../plane/paths.js";
import { inView } from "../../plane/projection.js";
import { fitCanvas } from "../ground/ground.js";
import { drawStill, stillSignature } from "../ground/standing.js";
import { Sheet } from "../labels/labels.js";
import { AnchorCache } from "../labels/anchors.js";
import { offerHomelands, offerStations } from "../labels/names.js";
import { drawRings, frontsOn } from "../points/fronts.js";
import { drawStations, stationsOn } from "../points/station-marks.js";
import { newCanvas } from "../../theme/canvases.js";
import { drawJourneys } from "../ways/journeys.js";
import { TrackCache } from "../ways/tracks.js";
import { createSpans } from "./inset-spans.js";
/** @import { MapParts, Picture, View } from "../../scene/types.d.ts" */

/** Pixels beyond the edge from which an area or a corridor still reaches in, and from which a ring does. */
const EDGE = 40;
const RING_EDGE = 9;

/** Once all are restored side by side there is room for their names; among few each has its words. */
const isByNameAlone = ({ opening, terse }, { phase }) => opening || (terse && phase === "restored");

/** What of a day lies in the picture: as a Picture, with those of its lists that come here. */
function insideOf(view, frame, spanOf) {
  const seen = ({ bounds }) => inView(view, bounds, EDGE);
  const meets = (run) => {
    const span = spanOf(view, run);
    return span !== null && run.from < span[1] && run.to > span[0];
  };
  const homelands = frame.homelands.filter(({ unit }) => seen(unit));
  return {
    wide: frame.wide,
    terse: frame.terse,
    basis: frame.basis,
    homelands: homelands.map((homeland) =>
      isByNameAlone(frame, homeland) ? byNameAlone(homeland) : homeland,
    ),
    parts: frame.parts.filter(seen),
    corridors: frame.corridors.filter(seen),
    still: frame.still.filter(meets),
    threads: frame.threads.filter(meets),
    moving: frame.moving.filter(meets),
  };
}

/** The rings of all fronts that are seen, each with its group. */
function ringsIn(view, fronts) {
  const near = ({ x, y }) =>
    x > -RING_EDGE && y > -RING_EDGE && x < view.width + RING_EDGE && y < view.height + RING_EDGE;
  return fronts.flatMap(({ group, rings }) =>
    rings.filter(near).map(({ x, y }) => ({ group, x, y })),
  );
}

/** Two days with one signature give the same picture. In haste chevrons that creep along are let be. */
function signatureOf(view, { inside, stations, fronts }, hasty, spanOf) {
  let signature = "";
  for (const { words } of inside.homelands) signature += `;${words}`;
  for (const { place, documented, people } of stations)
    signature += `;${place}${documented}${people.id}`;
  for (const { group, x, y } of ringsIn(view, fronts))
    signature += `;${group.movement.id}${x.toFixed(1)}/${y.toFixed(1)}`;
  for (const run of inside.moving) {
    const [from, to] = spanOf(view, run);
    const exact = hasty || run.kind !== "core";
    const reach = exact ? [Math.max(from, run.from), Math.min(to, run.to)] : [run.from, run.to];
    signature += `;${run.route}${run.group.movement.id}${run.kind}${run.status}${run.least.toFixed(2)}-${run.most.toFixed(2)}${run.disputed}${reach[0].toFixed(1)}-${reach[1].toFixed(1)}`;
  }
  return signature;
}

/** The ground of the picture, with what stands still on it. */
function createInsetGround({ scene, basemap, corridors }, cache, tracks) {
  const land = newCanvas();
  const canvas = newCanvas();
  let last = "";
  let lastLand = "";

  /** The basemap alone: it changes far seldomer than what stands on it. */
  function drawLand(view, own, eras, day) {
    if (eras === lastLand) return;
    lastLand = eras;
    fitCanvas(land, view);
    const context = /** @type {CanvasRenderingContext2D} */ (
      land.getContext("2d", { alpha: false })
    );
    basemap.drawLand(context, own, cache, day);
    basemap.drawWaters(context, own, cache, day);
    basemap.drawLines(context, own, cache, day);
  }

  /** @returns {string} two days with one signature have the same ground */
  function update(view, inside, day) {
    const own = { ...view, x: 0, y: 0 };
    const eras = basemap.eras(view, day);
    const now = `${eras}/${stillSignature(inside)}`;
    if (now === last) return last;
    last = now;
    drawLand(view, own, eras, day);
    fitCanvas(canvas, view);
    const context = /** @type {CanvasRenderingContext2D} */ (
      canvas.getContext("2d", { alpha: false })
    );
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(land, 0, 0);
    drawStill(context, own, inside, scene, cache, tracks, corridors);
    return last;
  }

  return { canvas, update, forget: () => (last = lastLand = "") };
}

/** @param {MapParts} parts */
export function createInsetPicture(parts) {
  const { scene, lanes } = parts;
  const canvas = newCanvas();
  const cache = new PathCache();
  const tracks = new TrackCache(scene, lanes);
  const anchors = new AnchorCache();
  const sheet = new Sheet();
  const spanOf = createSpans(tracks);
  const ground = createInsetGround(parts, cache, tracks);
  /** @type {View|null} */
  let of = null;
  /** The same view, drawn in the corner of the canvas. Set before anything is drawn. @type {View} */
  let own;
  let last = "";
  let drawn = 0;

  /**
   * Brings the picture up to the day.
   * @param {View} view  of the inset
   * @param {Picture} frame
   * @param {string} family  CSS font family
   * @returns {boolean} whether it has changed
   */
  function update(view, frame, family) {
    if (of !== view) {
      of = view;
      own = { ...view, x: 0, y: 0 };
      last = "";
      ground.forget();
    }
    if (frame.jumped) last = "";
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    const inside = insideOf(view, frame, spanOf);
    const standing = ground.update(view, inside, frame.day);
    const stations = stationsOn(scene, view, frame, tracks);
    const fronts = frontsOn(view, frame.streams, tracks, frame);
    const content = { inside, stations, fronts, day: frame.day, jumped: Boolean(frame.jumped) };
    const now = `${standing}|${family}${signatureOf(view, content, frame.hasty, spanOf)}`;
    if (now === last) return false;
    last = now;
    draw(content, family);
    return true;
  }

  function draw({ inside, stations, fronts, day, jumped }, family) {
    if (canvas.width !== ground.canvas.width) canvas.width = ground.canvas.width;
    if (canvas.height !== ground.canvas.height) canvas.height = ground.canvas.height;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(ground.canvas, 0, 0);
    drawn = drawJourneys(context, own, inside.moving, tracks);
    drawn += drawStations(context, own, stations);
    drawn += drawRings(context, own, fronts);
    sheet.begin(context, own, family, { day, anew: jumped });
    for (const { x, y } of stations) sheet.mark(x, y);
    for (const { x, y } of fronts.flatMap(({ rings }) => rings)) sheet.pass(x - 8, y - 8, 16, 16);
    offerHomelands(sheet, scene, own, inside.homelands, anchors, { least: 0, terse: inside.terse });
    offerStations(sheet, scene, own, stations);
    drawn += sheet.draw();
  }

  /** How many labels it has at the most. */
  function countLabels(view, frame) {
    const seen = frame.homelands.filter(({ unit }) => inView(view, unit.bounds));
    return new Set(seen.map(({ place }) => place)).size;
  }

  return {
    canvas,
    update,
    /** Its words were drawn in another font. */
    forgetFonts: () => (last = ""),
    count: () => drawn,
    countLabels,
    labels: () => sheet.labels(),
    memory: () => sheet.memory.told(),
    /** At the next drawing its words are placed as another picture has placed its own. */
    recall(stood) {
      sheet.memory.recall(stood);
      last = "";
    },
  };
}
