/**
 * The ground: land, the tints of regions, then borders, rivers and railways, then what stands still that day.
 *
 * Land and lines are kept on sheets larger than the view, so that panning only copies pixels;
 * they are drawn again when the scale or the era changes, or the view leaves the sheet.
 */
import { createTints, drawTints, tintSignature } from "./region-tints.js";
import { drawStill, stillSignature } from "./standing.js";
import { newCanvas } from "../../theme/canvases.js";

/** A sheet reaches this share of the view's size beyond each edge, once the reader moves the map. */
const MARGIN = 0.3;
/** Device pixels kept of each part: a hand going to and fro meets the same eras again. */
const MOST_PIXELS = 10e6;

/** Sheets of one part of the base, the last used first. */
function createSheets(part, basemap, paint) {
  let sheets = [];

  function fits(sheet, view, day) {
    const dx = view.left - sheet.view.left;
    const dy = view.top - sheet.view.top;
    const inside =
      dx >= 0 &&
      dy >= 0 &&
      dx + view.width <= sheet.view.width &&
      dy + view.height <= sheet.view.height;
    return inside && sheet.era === basemap.era(part, sheet.view, day);
  }

  function drawSheet(view, day) {
    // A margin is for panning: while zooming or going from era to era it would only be thrown away.
    const moved =
      sheets.length > 0 && (sheets[0].view.left !== view.left || sheets[0].view.top !== view.top);
    const marginX = moved ? Math.round(view.width * MARGIN) : 0;
    const marginY = moved ? Math.round(view.height * MARGIN) : 0;
    const large = {
      ...view,
      left: view.left - marginX,
      top: view.top - marginY,
      width: view.width + 2 * marginX,
      height: view.height + 2 * marginY,
    };
    const pixels = large.width * large.height * view.dpr * view.dpr;
    const room = Math.max(1, Math.floor(MOST_PIXELS / pixels));
    const canvas = sheets.length >= room ? sheets.splice(room - 1)[0].canvas : newCanvas();
    canvas.width = Math.round(large.width * view.dpr);
    canvas.height = Math.round(large.height * view.dpr);
    paint(canvas.getContext("2d"), large, day);
    return { canvas, view: large, era: basemap.era(part, large, day) };
  }

  /** The sheet on which a view lies on a day, drawn if it is not there yet. */
  return function sheetOf(view, day) {
    const scaled =
      sheets.length && (sheets[0].view.scale !== view.scale || sheets[0].view.dpr !== view.dpr);
    if (scaled) sheets = [];
    const at = sheets.findIndex((sheet) => fits(sheet, view, day));
    const sheet = at >= 0 ? sheets.splice(at, 1)[0] : drawSheet(view, day);
    sheets.unshift(sheet);
    return sheet;
  };
}

/** Gives a canvas the size of a view, in device pixels; one that has it keeps its picture. */
export function fitCanvas(canvas, view) {
  const width = Math.round(view.width * view.dpr);
  const height = Math.round(view.height * view.dpr);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

export function createGround(basemap, { scene, cache, tracks, corridors }) {
  const canvas = newCanvas();
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { alpha: false })
  );
  const landOf = createSheets("land", basemap, (context, view, day) =>
    basemap.drawLand(context, view, cache, day),
  );
  const watersOf = createSheets("waters", basemap, (context, view, day) =>
    basemap.drawWaters(context, view, cache, day),
  );
  const linesOf = createSheets("lines", basemap, (context, view, day) =>
    basemap.drawLines(context, view, cache, day),
  );
  const tintPictures = createTints();
  const paper = newCanvas();
  let last = "";
  let lastPaper = "";
  let tints = 0;
  let drawn = 0;
  let edition = 0;

  function copySheet(context, sheet, view) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    const x = Math.round((sheet.view.left - view.left) * view.dpr);
    const y = Math.round((sheet.view.top - view.top) * view.dpr);
    context.drawImage(sheet.canvas, x, y);
  }

  /** Land, tints and lines together: they change seldom, what stands still on them more often. */
  function drawPaper(view, frame, now) {
    if (now === lastPaper) return;
    lastPaper = now;
    fitCanvas(paper, view);
    const under = paper.getContext("2d", { alpha: false });
    copySheet(under, landOf(view, frame.day), view);
    tints = drawTints(under, view, frame.regions, cache, tintPictures);
    copySheet(under, watersOf(view, frame.day), view);
    copySheet(under, linesOf(view, frame.day), view);
  }

  /** @returns {number} primitives that lie on the ground, drawn now or before */
  function draw(view, frame) {
    const era = basemap.eras(view, frame.day);
    const place = `${view.left}/${view.top}/${view.scale}/${view.width}/${view.height}/${view.dpr}`;
    const underlay = `${place}/${era}/${tintSignature(frame.regions)}`;
    const now = `${underlay}/${stillSignature(frame)}`;
    if (now === last) return drawn;
    last = now;
    edition += 1;
    fitCanvas(canvas, view);
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    drawPaper(view, frame, underlay);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(paper, 0, 0);
    drawn = tints + drawStill(context, view, frame, scene, cache, tracks, corridors);
    return drawn;
  }

  /** Edition: how often it was drawn, so that whatever copies it knows whether it has changed. */
  return { draw, canvas, edition: () => edition };
}
