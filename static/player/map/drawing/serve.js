/** The worker's side: it makes the drawing of what it is given, and draws what it is told. */
import { speak } from "../../language/say.js";
import { createDrawing } from "./drawing.js";
import { createLettering } from "./lettering.js";
/** @import { View } from "../../scene/types.d.ts" */

/** The same view is the same object, as in the page: whatever is kept of one knows it by that. */
function createViews() {
  /** @type {View|null} */
  let view = null;
  return (now) => {
    const before = view;
    const isSame = before && Object.keys(now).every((key) => now[key] === before[key]);
    return isSame ? before : (view = now);
  };
}

/**
 * Obeys what the page says (far.js).
 * @param {any} scope  of the worker
 */
export function serve(scope) {
  const same = createViews();
  const lettering = createLettering(scope.fonts, redraw);
  /** Set by the first thing that it is told. @type {ReturnType<typeof createDrawing>} */
  let drawing;
  /** What it is told is done one after the other. */
  let done = Promise.resolve();

  function redraw() {
    drawing.forgetFonts();
    scope.postMessage({ stale: true });
  }

  async function start({ canvas, scene, most, language, faces }) {
    speak(language);
    await lettering.give(faces);
    drawing = createDrawing(canvas, scene, most);
  }

  function draw(order, memories) {
    if (memories) drawing.recall(memories);
    const answer = drawing.draw({ ...order, view: same(order.view) });
    scope.postMessage({ answer });
  }

  /** After two frames what was drawn before the first has been handed on. */
  const present = () =>
    scope.requestAnimationFrame(() =>
      scope.requestAnimationFrame(() => scope.postMessage({ presented: true })),
    );

  async function obey({ start: given, order, memories, faces, present: asked }) {
    if (given) await start(given);
    else if (order) draw(order, memories);
    else if (faces) (await lettering.give(faces)) && redraw();
    else if (asked) present();
  }

  scope.onmessage = ({ data }) => {
    done = done
      .then(() => obey(data))
      .catch((error) => {
        scope.postMessage({ failed: String(error?.stack ?? error) });
      });
  };
}
