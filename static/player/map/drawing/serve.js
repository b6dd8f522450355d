/** The worker's side: it makes the drawing of what it is given, and draws what it is told. */
import { speak } from "../../language/say.js";
import { createDrawing } from "./drawing.js";
/** @import { View } from "../../scene/types.d.ts" */
/** @import { Face } from "../../dom/faces.js" */

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
 * A worker knows no style sheet. It loads every face before a word is drawn: a canvas of a worker goes on for ever with
 * the font that it found for the first one (Chromium 150).
 * @param {any} fonts  of the worker
 * @param {Face[]} faces
 * @throws {Error} if one cannot be had
 */
async function load(fonts, faces) {
  if (!fonts) throw new Error("this browser's workers have no fonts");
  const made = faces.map(({ family, source, traits }) => new FontFace(family, source, traits));
  for (const face of made) fonts.add(face);
  await Promise.all(made.map((face) => face.load()));
}

/**
 * Obeys what the page says (far.js).
 * @param {any} scope  of the worker
 */
export function serve(scope) {
  const same = createViews();
  /** Made of the first thing that it is told. @type {ReturnType<typeof createDrawing>} */
  let drawing;
  /** What it is told is done one after the other. */
  let done = Promise.resolve();

  async function start({ canvas, scene, most, language, faces }) {
    speak(language);
    await load(scope.fonts, faces);
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

  async function obey({ start: given, order, memories }) {
    if (given) await start(given);
    else if (order) draw(order, memories);
    else present();
  }

  scope.onmessage = ({ data }) => {
    done = done
      .then(() => obey(data))
      .catch((error) => scope.postMessage({ failed: String(error?.stack ?? error) }));
  };
}
