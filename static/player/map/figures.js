/** What lies above the ground, in its order: journeys, stations, fronts, every word on the map, the inset. */
import { createInset } from "./inset/inset.js";
import { createWordLayer } from "./labels/word-layer.js";
import { locate } from "./located.js";
import { drawFocus, drawMarked } from "./marked.js";
import { createPace } from "./pace.js";
import { drawStations } from "./points/station-marks.js";
import { areaAt, thingAt } from "./thing-at.js";
import { drawKind, drawPassing } from "./ways/journeys.js";
import { createStage } from "./ways/stage.js";
import { drawStayed } from "./ways/stayed.js";
/** @import { Label, MapParts, Picture, Selection, Thing, View } from "../scene/types.d.ts" */

/** CSS pixels of ink around what is under the pointer, and around what is selected. */
const HOVERED = 1.2;
const SELECTED = 2;

/**
 * @param {HTMLCanvasElement} canvas  the one that is seen
 * @param {MapParts} parts
 * @param {(ms: number) => void} again  asks for another draw
 */
export function createFigures(canvas, parts, again) {
  const { cache, tracks, corridors } = parts;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { alpha: false })
  );
  const face = createFace(parts.host);
  const stage = createStage(tracks);
  const words = createWordLayer(context, parts, face);
  const inset = createInset(parts);
  const insetPace = createPace();
  /** @type {import("./inset/inset-box.js").InsetBox|null} */
  let box = null;

  /**
   * Draws the whole picture of a day.
   * @param {View} view
   * @param {Picture} frame
   * @param {{canvas: HTMLCanvasElement, edition: () => number}} ground  drawn for this picture
   * @param {{selected: Selection|null, hover: Thing|null, focus: Thing|null}} marked
   * @returns {number} primitives drawn above the ground
   */
  function draw(view, frame, ground, marked) {
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    locate(context, view, frame, marked.selected, parts);
    box = inset.boxOn(view, frame);
    frame.inset = box;
    let drawn = drawWays(view, frame, ground);
    if (marked.hover) drawMarked(context, view, frame, marked.hover, HOVERED, parts);
    if (marked.selected) drawMarked(context, view, frame, marked.selected, SELECTED, parts);
    drawn += drawStations(context, view, frame.stations);
    if (box) inset.drawFrame(context, view);
    const wait = words.lay(view, frame, box, box ? inset.countLabels(frame) : 0);
    if (wait) again(wait);
    drawn += words.draw(view, frame);
    drawInset(view, frame);
    if (marked.focus) drawFocus(context, view, marked.focus);
    return drawn + (box ? inset.count() : 0);
  }

  /** The ground, the ways that stand and what moves on them. */
  function drawWays(view, frame, ground) {
    const standing = stage.draw(view, frame, ground);
    if (standing.wait) again(standing.wait);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(standing.canvas, 0, 0);
    const signs = corridors.drawWays(context, view, frame, calm.matches);
    const pieces = drawKind(context, view, standing.pieces, "core", tracks) + signs;
    const passing = drawPassing(context, view, frame.moving, tracks);
    return stage.count() + pieces + passing + drawStayed(context, view, frame, tracks);
  }

  /** In haste the inset follows at the pace of the words; the same journeys move on the map beside it. */
  function drawInset(view, frame) {
    const shown = inset.place(view, box);
    if (!box) return;
    const wait = frame.hasty && shown ? insetPace.wait() : 0;
    if (wait > 0) again(wait);
    else {
      insetPace.begin();
      inset.update(view, box, frame, face());
    }
    inset.draw(context, view, box);
  }

  /** The thing under a point of the map, on the inset or beside it. @returns {Thing|null} */
  function find(view, frame, x, y) {
    if (!box || !holds(box, x, y)) return thingAt(frame.scene, view, frame, tracks, x, y);
    const place = inset.spot();
    const own = { ...frame, regions: [] };
    const thing = areaAt(frame.scene, place.view, own, x - place.x, y - place.y);
    return thing && { ...thing, x, y };
  }

  function forgetFonts() {
    face.forget();
    insetPace.forget();
    inset.forgetFonts();
    words.forgetFonts();
  }

  /** The words of the last drawing, those in the inset included. @returns {Label[]} */
  const labels = () => [...words.labels(), ...(box ? inset.labels() : [])];

  return { draw, find, labels, forgetFonts };
}

const holds = (box, x, y) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** The font family of an element, asked for once: asking costs a layout. */
function createFace(host) {
  let family = "";
  const face = () => (family ||= getComputedStyle(host).fontFamily || "sans-serif");
  return Object.assign(face, { forget: () => (family = "") });
}
