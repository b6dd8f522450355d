/** What lies above the ground, in its order: journeys, stations, fronts, every word on the map, the inset. */
import { createInset } from "./inset/inset.js";
import { createWordLayer } from "./labels/word-layer.js";
import { locate } from "./located.js";
import { drawFocus, drawMarked } from "./marked.js";
import { createPace } from "./pace.js";
import { drawStations } from "./points/station-marks.js";
import { drawKind, drawPassing } from "./ways/journeys.js";
import { createStage } from "./ways/stage.js";
import { drawStayed } from "./ways/stayed.js";
/** @import { Label, MapParts, Picture, Rect, Selection, Thing, View } from "../scene/types.d.ts" */
/** @import { Memories, PageNow } from "./drawing/orders.js" */

/** CSS pixels of ink around what is under the pointer, and around what is selected. */
const HOVERED = 1.2;
const SELECTED = 2;

/**
 * @param {HTMLCanvasElement} canvas  the one that is seen
 * @param {MapParts} parts
 */
export function createFigures(canvas, parts) {
  const { cache, tracks, corridors } = parts;
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { alpha: false })
  );
  const stage = createStage(tracks);
  const words = createWordLayer(context, parts);
  const inset = createInset(parts);
  const insetPace = createPace();
  /** @type {import("./inset/inset-box.js").InsetBox|null} */
  let box = null;
  /** Milliseconds after which something in the picture asks to be drawn anew; 0: all is of the day. */
  let wait = 0;

  const waits = (ms) => {
    if (ms) wait = wait ? Math.min(wait, ms) : ms;
  };

  /**
   * Draws the whole picture of a day.
   * @param {View} view
   * @param {Picture} frame
   * @param {{canvas: HTMLCanvasElement, edition: () => number}} ground  drawn for this picture
   * @param {{marked: {selected: Selection|null, hover: Thing|null, focus: Thing|null}, page: PageNow}} now
   * @returns {{drawn: number, wait: number, inset: {box: Rect, view: View}|null}} drawn: primitives above the ground
   */
  function draw(view, frame, ground, { marked, page }) {
    wait = 0;
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    locate(context, view, frame, marked.selected, parts);
    box = inset.boxOn(view, frame);
    frame.inset = box;
    let drawn = drawWays(view, frame, ground, page.calm);
    if (marked.hover) drawMarked(context, view, frame, marked.hover, HOVERED, parts);
    if (marked.selected) drawMarked(context, view, frame, marked.selected, SELECTED, parts);
    drawn += drawStations(context, view, frame.stations);
    if (box) inset.drawFrame(context, view);
    waits(words.lay(view, frame, box, { inside: box ? inset.countLabels(frame) : 0, ...page }));
    drawn += words.draw(view, frame);
    drawInset(view, frame, page.family);
    if (marked.focus) drawFocus(context, view, marked.focus);
    return {
      drawn: drawn + (box ? inset.count() : 0),
      wait,
      inset: box && { box, view: inset.view() },
    };
  }

  /** The ground, the ways that stand and what moves on them. */
  function drawWays(view, frame, ground, calm) {
    const standing = stage.draw(view, frame, ground);
    waits(standing.wait);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(standing.canvas, 0, 0);
    const signs = corridors.drawWays(context, view, frame, calm);
    const pieces = drawKind(context, view, standing.pieces, "core", tracks) + signs;
    const passing = drawPassing(context, view, frame.moving, tracks);
    return stage.count() + pieces + passing + drawStayed(context, view, frame, tracks);
  }

  /** In haste the inset follows at the pace of the words; the same journeys move on the map beside it. */
  function drawInset(view, frame, family) {
    const shown = inset.place(view, box);
    if (!box) return;
    const late = frame.hasty && shown ? insetPace.wait() : 0;
    if (late > 0) waits(late);
    else {
      insetPace.begin();
      inset.update(view, box, frame, family);
    }
    inset.draw(context, view, box);
  }

  function forgetFonts() {
    insetPace.forget();
    inset.forgetFonts();
    words.forgetFonts();
  }

  /** The words of the last drawing, those in the inset included. @returns {Label[]} */
  const labels = () => [...words.labels(), ...(box ? inset.labels() : [])];

  /** What the places of the words rest on. @returns {Memories} */
  const memory = () => ({ map: words.memory(), inset: inset.memory() });

  /** Lets the words be placed as another drawing has placed its own. @param {Memories} memories */
  function recall(memories) {
    insetPace.forget();
    words.recall(memories.map);
    inset.recall(memories.inset);
  }

  return { draw, labels, forgetFonts, memory, recall };
}
