/**
 * The map drawn on one canvas, in the page or in a worker: it is told all that it needs to know of either in an order
 * (drawing/orders.js), and answers what has become of it.
 */
import { createStreams } from "../../day/streams.js";
import { corridorsOf } from "../../day/corridors.js";
import { pictureOn } from "../../day/picture.js";
import { PathCache } from "../../plane/paths.js";
import { pickedScene } from "../../scene/picks.js";
import { createFigures } from "../figures.js";
import { createBasemap } from "../ground/basemap.js";
import { createGround, fitCanvas } from "../ground/ground.js";
import { createWays } from "../ways/ways.js";
/** @import { Asked, Picture, Scene } from "../../scene/types.d.ts" */
/** @import { Answer, Order } from "./orders.js" */

/**
 * The pictures of a scene.
 * @param {Scene} scene  decoded
 * @returns {(asked: Asked) => Picture}  valid until the next one is asked for
 */
export function createPictures(scene) {
  const streams = createStreams(scene);
  const corridors = corridorsOf(scene);
  return (asked) => pictureOn(pickedScene(scene, asked.pick), asked, streams, corridors);
}

/** The key of a front: a movement has one in each direction. */
export const frontKey = ({ group }) => `${group.movement.id}/${group.direction}`;

/** Where words of a picture lie that belong to a region or a front. @param {Picture} frame */
function placesOf({ regions, fronts }) {
  const numbers = new Map();
  const cards = new Map();
  for (const { place, rect } of regions) if (rect) numbers.set(place, rect);
  for (const front of fronts) if (front.box) cards.set(frontKey(front), front.box);
  return { numbers, cards };
}

/**
 * @param {HTMLCanvasElement} canvas  the one that is seen
 * @param {Scene} scene  decoded
 * @param {number} [most]  labels that it may have; without it as many as find room
 */
export function createDrawing(canvas, scene, most) {
  const basemap = createBasemap(scene.base);
  const parts = { ...createWays(scene), basemap, cache: new PathCache(), most };
  const ground = createGround(basemap, parts);
  const figures = createFigures(canvas, parts);
  const pictureOf = createPictures(scene);

  /**
   * Draws a picture, all at once.
   * @param {Order} order
   * @returns {Answer}
   */
  function draw({ asked, view, jumped, travels, marked, page }) {
    fitCanvas(canvas, view);
    const frame = { ...pictureOf(asked), jumped, dragged: asked.dragging, travels };
    const below = ground.draw(view, frame);
    const { drawn, wait, inset } = figures.draw(view, frame, ground, {
      marked: { ...marked, selected: asked.selected },
      page,
    });
    return { drawn: below + drawn, wait, inset, labels: figures.labels(), ...placesOf(frame) };
  }

  const { forgetFonts, memory, recall } = figures;
  return { draw, forgetFonts, memory, recall };
}
