/**
 * Who draws the map: a worker, so that the page is free, or the page itself, where the browser lacks what a worker needs.
 *
 * The page draws the first picture, which need not wait for a worker to start, and goes on until that has drawn too: the
 * page's canvas lies above the worker's until then. The page also draws what is printed, for which a browser does not
 * wait, and everything again should the worker fail.
 */
import { element } from "../../dom/elements.js";
import { createDrawing } from "./drawing.js";
import { canWork, createFar } from "./far.js";
/** @import { Scene } from "../../scene/types.d.ts" */
/** @import { Answer, Memories, Order } from "./orders.js" */

/** The page alone; a worker as soon as may be; without a word a worker once the page is at rest. @typedef {"page"|"worker"|undefined} Way */

/** Milliseconds after which the page is taken to be at rest, where the browser does not say, or says nothing. */
const REST_MS = 1500;

const canvasOf = () =>
  element("canvas", { class: "er-canvas er-canvas-figures", "aria-hidden": "true" });

/** The box may be a fraction of a pixel larger than the picture: stretched to it, every line would blur. */
function fitElement(canvas, { width, height }) {
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

/** Calls when the browser has nothing else to do. @returns {() => void} ends it */
function atRest(call) {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(call, { timeout: REST_MS });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(call, REST_MS);
  return () => clearTimeout(timer);
}

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** What draws on a canvas of the page. */
function createOwn(scene, most) {
  const canvas = canvasOf();
  return { canvas, ...createDrawing(canvas, scene, most) };
}

/**
 * @param {HTMLElement} box  of the map
 * @param {Scene} scene  decoded
 * @param {object} map
 * @param {number} [map.most]  labels that it may have
 * @param {Way} [map.way]
 * @param {(answer: Answer, order: Order) => void} map.answered  hears what was drawn
 */
export function createEasel(box, scene, { most, way, answered }) {
  /** Draws in the page, or has just given over. @type {ReturnType<typeof createOwn>|null} */
  let own = createOwn(scene, most);
  /** @type {ReturnType<typeof createFar>|null} */
  let far = null;
  /** The newest. @type {Order|null} */
  let order = null;
  /** The worker has drawn once. */
  let isWarm = false;
  /** The first order that the worker has instead of the page; Infinity while the page draws. */
  let over = Infinity;
  let isPrinting = false;
  let isLeaving = false;
  let mayWork = way !== "page" && canWork();
  let endWait = () => {};
  box.append(own.canvas);
  box.dataset.drawing = "page";

  function drawHere() {
    over = Infinity;
    if (!order) return;
    if (!own) {
      own = createOwn(scene, most);
      far?.canvas.after(own.canvas);
    }
    fitElement(own.canvas, order.view);
    answered(own.draw(order), order);
  }

  /** From this order on the worker draws. @param {Memories} [memories]  of the page, which has drawn it */
  function handOver(memories) {
    if (!far || !order) return;
    over = order.ticket;
    far.send(order, memories);
  }

  /** @param {Answer} answer @param {Order} of */
  function heard(answer, of) {
    if (!far) return;
    if (!isWarm) {
      // now everything is on its sheets that the page has on its own
      isWarm = true;
      if (isPrinting) return;
      // what it has drawn just as the page has need not be drawn again
      if (of.ticket === order?.ticket) over = of.ticket;
      else handOver(own?.memory());
    }
    if (of.ticket >= over) {
      fitElement(far.canvas, of.view);
      answered(answer, of);
      void leave();
    }
  }

  /** Takes the page's canvas away once the worker's picture is on the screen. */
  async function leave() {
    if (!own || isLeaving) return;
    isLeaving = true;
    await far?.presented();
    await nextFrame();
    isLeaving = false;
    if (!far || over === Infinity) return;
    own.canvas.remove();
    own = null;
    box.dataset.drawing = "worker";
  }

  function end() {
    endWait();
    far?.end();
    far?.canvas.remove();
    far = null;
    isWarm = mayWork = false;
    over = Infinity;
    box.dataset.drawing = "page";
  }

  function fail(error) {
    console.warn(`The page draws the map: ${error}`);
    // in the place of the other's canvas, before that goes
    drawHere();
    end();
  }

  function begin() {
    if (!own || !order) return;
    const canvas = canvasOf();
    own.canvas.before(canvas);
    fitElement(canvas, order.view);
    try {
      const { family } = order.page;
      far = createFar(canvas, scene, { most, family, heard, fail });
      far.send(order, own.memory());
    } catch (error) {
      canvas.remove();
      fail(error);
    }
  }

  /**
   * @param {Order} next
   * @param {boolean} [printing]  for paper: at once, by the page
   */
  function draw(next, printing = false) {
    order = next;
    isPrinting = printing;
    if (!printing && over < Infinity) far?.send(next);
    else if (!printing && isWarm) handOver();
    else drawHere();
    if (!mayWork || far || printing) return;
    mayWork = false;
    if (way === "worker") begin();
    else endWait = atRest(begin);
  }

  /** Whether another picture than that of the last order may be on the screen, or one is still to come from elsewhere. */
  function isUnderWay() {
    if (isPrinting || !far) return false;
    return over < Infinity ? far.isBusy() || own !== null : way === "worker";
  }

  return {
    draw,
    /** Waits until the last order is on the screen; where a worker was asked for, until that has drawn it. */
    async settled() {
      while (isUnderWay()) await nextFrame();
      if (over < Infinity) {
        await far?.presented();
        await nextFrame();
      }
      // after what the page itself draws in this frame
      await new Promise((done) => setTimeout(done));
    },
    /** Letters have come, and all is drawn anew after this. @param {string} family  CSS font family */
    forgetFonts(family) {
      if (far && !far.isLettered(family)) {
        drawHere();
        end();
        mayWork = true;
      }
      own?.forgetFonts();
    },
    destroy() {
      end();
      own = null;
    },
  };
}
