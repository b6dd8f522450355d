/** Draws the map: what the state asks for in which view, and what was drawn last. */
import { createEasel } from "./drawing/easel.js";
import { askedOf } from "./drawing/orders.js";
import { createPictures } from "./drawing/drawing.js";
import { createHits } from "./hits.js";
import { createSurroundings } from "./surroundings.js";
import { snapshotOf } from "./snapshot.js";
/** @import { Scene, Store, Thing, View } from "../scene/types.d.ts" */
/** @import { Answer, Order } from "./drawing/orders.js" */

/**
 * Draws the state, and knows what was drawn last.
 * @param {HTMLElement} element @param {Scene} scene @param {Store} store
 * @param {object} map
 * @param {ReturnType<typeof import("./camera.js").createCamera>} map.camera
 * @param {{legend: ReturnType<typeof import("./legend/legend.js").createLegend>, nodes: HTMLElement[],
 *   scaleBar: ReturnType<typeof import("./furniture.js").createScaleBar>}} map.furniture  nodes: all that lies on the map
 * @param {{focus: Thing|null, hover: Thing|null}} map.marked
 * @param {{askIn: (ms: number) => void}} map.redraw  asks for another drawing after a while
 * @param {number} [map.most]  labels that it may have; without it as many as find room
 * @param {import("./drawing/easel.js").Way} [map.way]  who draws it
 */
export function createPainter(element, scene, store, { camera, furniture, marked, ...map }) {
  const { legend, scaleBar, nodes } = furniture;
  const { redraw, most, way } = map;
  const pictureOf = createPictures(scene);
  const hits = createHits(scene, pictureOf);
  const surroundings = createSurroundings(element, nodes);
  const easel = createEasel(element, scene, { most, way, answered });
  /** Of the last order. @type {View} */
  let view;
  /** The last one given. @type {Order|null} */
  let order = null;
  /** The last one received. @type {Answer|null} */
  let answer = null;
  let jumped = false;
  let tickets = 0;

  function look() {
    const now = camera.look();
    if (now === view) return;
    view = now;
    element.style.setProperty("--er-k", String(view.type));
    scaleBar.update(view);
  }

  /** @param {Answer} news @param {Order} of */
  function answered(news, of) {
    answer = news;
    if (news.wait && of.ticket === order?.ticket) redraw.askIn(news.wait);
  }

  function paint() {
    look();
    const travels = camera.isMoving();
    const asked = askedOf(store.get());
    order = {
      ticket: (tickets += 1),
      asked,
      view,
      jumped,
      travels,
      marked: { ...marked },
      page: surroundings.now(view, travels),
    };
    jumped = false;
    legend.update(() => {
      const { basis, runs, regions } = pictureOf(asked);
      return { basis, runs, regions, movements: asked.movements };
    });
    easel.draw(order, camera.isSharp());
  }

  function forgetFonts() {
    surroundings.forget();
    easel.forgetFonts(surroundings.family());
  }

  return {
    paint,
    /** Whether the map shows another view than was asked for last. */
    isStale: () => camera.look() !== view,
    /** The next picture is of another time: its words need not stay where they are. */
    jump: () => (jumped = true),
    forgetFonts,
    /** What the last drawing shows. @returns {Thing[]} */
    things: () => (order && answer ? hits.things(order, answer) : []),
    /** @returns {Thing|null} */
    find: (x, y) => (order && answer ? hits.find(order, answer, x, y) : null),
    /** What the map shows for the state now, drawn or not. */
    snapshot: () => ({
      ...snapshotOf(store.get(), pictureOf(store.get()), answer ? answer.drawn : 0),
      labels: answer ? answer.labels : [],
    }),
    /** Waits until the last order is on the screen. */
    settled: easel.settled,
    destroy: easel.destroy,
  };
}
