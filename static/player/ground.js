/**
 * The lower canvas: land, the tints of regions, then borders, rivers and railways, then what stands still that day.
 *
 * Land and lines are kept on sheets larger than the view, so that panning only copies pixels;
 * they are drawn again when the scale or the era changes, or the view leaves the sheet.
 */
import { drawTints, tintSignature } from "./regions.js";
import { drawStill, stillSignature } from "./still.js";
import { toScreen } from "./projection.js";

/** A sheet reaches this share of the view's size beyond each edge. */
const MARGIN = 0.3;

export function createGround(canvas, basemap, { scene, cache, tracks, corridors }) {
  const context = canvas.getContext("2d", { alpha: false });
  const land = document.createElement("canvas");
  const lines = document.createElement("canvas");
  let sheet = null;
  const paper = document.createElement("canvas");
  let last = "";
  let lastPaper = "";
  let drawn = 0;
  let tints = 0;

  function sheetFits(view, era) {
    if (!sheet || sheet.era !== era || sheet.view.scale !== view.scale || sheet.view.dpr !== view.dpr) return false;
    const dx = view.left - sheet.view.left;
    const dy = view.top - sheet.view.top;
    return dx >= 0 && dy >= 0 && dx + view.width <= sheet.view.width && dy + view.height <= sheet.view.height;
  }

  function drawSheet(view, day, era) {
    // While zooming a margin would be thrown away at the next step; it is for panning.
    const margin = sheet && sheet.view.scale !== view.scale ? 0 : MARGIN;
    const marginX = Math.round(view.width * margin);
    const marginY = Math.round(view.height * margin);
    const large = {
      ...view,
      left: view.left - marginX,
      top: view.top - marginY,
      width: view.width + 2 * marginX,
      height: view.height + 2 * marginY,
    };
    for (const part of [land, lines]) {
      part.width = Math.round(large.width * view.dpr);
      part.height = Math.round(large.height * view.dpr);
    }
    basemap.drawLand(land.getContext("2d"), large, cache, day);
    basemap.drawLines(lines.getContext("2d"), large, cache, day);
    sheet = { view: large, era };
  }

  function copySheet(context, part, view) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    const x = Math.round((sheet.view.left - view.left) * view.dpr);
    const y = Math.round((sheet.view.top - view.top) * view.dpr);
    context.drawImage(part, x, y);
  }

  /** Land, tints and lines together: they change seldom, what stands still on them more often. */
  function drawPaper(view, frame, era, now) {
    if (now === lastPaper) return;
    lastPaper = now;
    if (!sheetFits(view, era)) drawSheet(view, frame.day, era);
    if (paper.width !== canvas.width) paper.width = canvas.width;
    if (paper.height !== canvas.height) paper.height = canvas.height;
    const under = paper.getContext("2d", { alpha: false });
    copySheet(under, land, view);
    tints = drawTints(under, view, frame.regions, cache);
    copySheet(under, lines, view);
  }

  /** @returns {number} primitives that lie on the ground, drawn now or before */
  function draw(view, frame) {
    const era = basemap.era(frame.day);
    const place = `${view.left}/${view.top}/${view.scale}/${view.width}/${view.height}/${view.dpr}`;
    const underlay = `${place}/${era}/${tintSignature(frame.regions)}`;
    const now = `${underlay}/${stillSignature(frame)}`;
    if (now === last) return drawn;
    last = now;
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    drawPaper(view, frame, era, underlay);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(paper, 0, 0);
    drawn = tints + drawStill(context, view, frame, scene, cache, tracks, corridors);
    toScreen(context, view);
    return drawn;
  }

  return { draw };
}
