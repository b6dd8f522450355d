/** What is on the map, in words and under a point, whoever draws it. */
import { newCanvas } from "../theme/canvases.js";
import { frontKey } from "./drawing/drawing.js";
import { locate } from "./located.js";
import { areaAt, thingAt } from "./thing-at.js";
import { thingsOn } from "./things.js";
import { createWays } from "./ways/ways.js";
/** @import { Asked, Picture, Scene, Thing } from "../scene/types.d.ts" */
/** @import { Answer, Order } from "./drawing/orders.js" */

const holds = (box, x, y) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/**
 * Works out where things lie only when somebody asks, once a drawing.
 * @param {Scene} scene  decoded
 * @param {(asked: Asked) => Picture} pictureOf
 */
export function createHits(scene, pictureOf) {
  /** Of this scene's ways, made when they are first asked for. @type {ReturnType<typeof createWays>|undefined} */
  let ways;
  /** Whether a point lies in a path only a canvas can say. */
  const context = /** @type {CanvasRenderingContext2D} */ (newCanvas().getContext("2d"));
  /** @type {{order: Order, answer: Answer, frame: Picture}|null} */
  let known = null;

  /** The picture of an order, with places; those of words are as the drawing has them. */
  function located(order, answer) {
    if (known && known.order === order && known.answer === answer) return known.frame;
    ways ??= createWays(scene);
    const frame = pictureOf(order.asked);
    ways.tracks.at(order.view.scale, frame.wide, frame.basis);
    locate(context, order.view, frame, order.asked.selected, ways);
    for (const region of frame.regions) region.rect = answer.numbers.get(region.place);
    for (const front of frame.fronts) front.box = answer.cards.get(frontKey(front));
    known = { order, answer, frame };
    return frame;
  }

  /** @param {Order} order @param {Answer} answer @returns {Thing[]} */
  function things(order, answer) {
    const frame = located(order, answer);
    return thingsOn(frame.scene, order.view, frame);
  }

  /** The thing under a point of the map, on the inset or beside it. @param {Order} order @param {Answer} answer @returns {Thing|null} */
  function find(order, answer, x, y) {
    const frame = located(order, answer);
    const { inset } = answer;
    if (!inset || !holds(inset.box, x, y))
      return thingAt(frame.scene, order.view, frame, ways?.tracks, x, y);
    const { view } = inset;
    const own = { ...frame, regions: [] };
    const thing = areaAt(frame.scene, view, own, x - (view.x ?? 0), y - (view.y ?? 0));
    return thing && { ...thing, x, y };
  }

  return { things, find };
}
