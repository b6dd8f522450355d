/* global $program -- the program of which this module is a part, where it is one script (atlas/base/bundle.py) */
/**
 * The drawing in a worker, as the page knows it. It is given the scene once, and then orders: one at a time, and while
 * one is under way only the newest of those that have come is kept.
 */
import { facesOf } from "../../dom/faces.js";
import { spoken } from "../../language/say.js";
/** @import { Scene } from "../../scene/types.d.ts" */
/** @import { Answer, Memories, Order } from "./orders.js" */

/** Milliseconds without an answer after which a worker is given up; twice, for a page that was asleep wakes with its time over. */
const LIMIT_MS = 4000;
/** The first picture has the whole map to draw. */
const FIRST_LIMIT_MS = 15_000;

/** The whole program again, of which a worker runs the modules that it needs. */
const script = () => `(${$program})()("serve.js").serve(self);`;

/** Whether the browser has what a worker needs to draw, and the page the program in one piece. */
export const canWork = () =>
  typeof $program === "function" &&
  typeof Worker === "function" &&
  typeof OffscreenCanvas === "function" &&
  "transferControlToOffscreen" in HTMLCanvasElement.prototype;

/** A watch on answers. @param {() => void} late  called when none has come */
function createLimit(late) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const end = () => clearTimeout(timer);
  function begin(ms, times = 2) {
    end();
    timer = setTimeout(() => (times > 1 ? begin(ms, times - 1) : late()), ms);
  }
  return { begin, end };
}

/** @returns {Worker} */
function started() {
  const url = URL.createObjectURL(new Blob([script()], { type: "text/javascript" }));
  const worker = new Worker(url, { name: "map" });
  // it has been asked for, and need not be kept
  URL.revokeObjectURL(url);
  return worker;
}

/**
 * @param {HTMLCanvasElement} canvas  on which the worker is to draw; the page no longer can
 * @param {Scene} scene  decoded
 * @param {object} map
 * @param {number} [map.most]  labels that it may have
 * @param {string} map.family  CSS font family
 * @param {(answer: Answer, order: Order) => void} map.heard
 * @param {(error: unknown) => void} map.fail  called once; nothing is heard after it
 * @throws {Error} if the letters of the page cannot be given to a worker, or none can be started
 */
export function createFar(canvas, scene, { most, family, heard, fail }) {
  /** What was sent and is not yet answered, and what is to be sent then. @type {Order|null} */
  let sent = null;
  /** @type {[Order, Memories|undefined]|null} */
  let next = null;
  let isFirst = true;
  /** @type {(() => void)[]} */
  let waiting = [];
  const faces = facesOf(family);
  const worker = started();
  const limit = createLimit(() => failed("the worker does not answer"));

  function end() {
    limit.end();
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
    for (const done of waiting) done();
    waiting = [];
  }

  function failed(error) {
    end();
    fail(error);
  }

  function post(order, memories) {
    sent = order;
    limit.begin(isFirst ? FIRST_LIMIT_MS : LIMIT_MS);
    worker.postMessage({ order, memories });
  }

  /** @param {Order} order @param {Memories} [memories]  of whoever has drawn this order before */
  function send(order, memories) {
    if (!sent) {
      post(order, memories);
      return;
    }
    // of those that are passed over something must be kept: that words were to be placed anew
    const jumped = order.jumped || Boolean(next?.[0].jumped);
    next = [{ ...order, jumped }, memories ?? next?.[1]];
  }

  function answered(answer) {
    const order = /** @type {Order} */ (sent);
    const after = next;
    limit.end();
    isFirst = false;
    sent = next = null;
    if (after) post(...after);
    heard(answer, order);
  }

  worker.onmessage = ({ data }) => {
    if ("answer" in data) answered(data.answer);
    else if ("failed" in data) failed(data.failed);
    else if ("presented" in data) waiting.shift()?.();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message || "the worker did not start");
  };
  worker.onmessageerror = () => failed("what was sent cannot be read");

  const offscreen = canvas.transferControlToOffscreen();
  // The map shows none of the texts, and what waits for them cannot be copied.
  const start = {
    canvas: offscreen,
    scene: { ...scene, texts: undefined },
    most,
    language: spoken(),
    faces,
  };
  worker.postMessage({ start }, [offscreen]);

  return {
    canvas,
    send,
    end,
    isBusy: () => sent !== null,
    /** Waits until what was drawn last is on the screen; or the worker has ended. */
    presented: () =>
      new Promise((done) => {
        waiting.push(() => done(undefined));
        worker.postMessage({});
      }),
    /** Whether it has the letters that the page has now. @param {string} family  CSS font family */
    isLettered(family) {
      try {
        return JSON.stringify(facesOf(family)) === JSON.stringify(faces);
      } catch {
        return false;
      }
    },
  };
}
