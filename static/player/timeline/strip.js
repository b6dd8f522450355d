/**
 * The timeline strip: one ruler, or two, and one hand. It is the scrubber of the whole atlas.
 * @module strip
 */
import { element } from "../dom/elements.js";
import { onFaces } from "../dom/faces.js";
import { say } from "../language/say.js";
import { pickedScene } from "../scene/picks.js";
import { eventsShown } from "../time/steps.js";
import { layoutOf } from "./strip-layout.js";
import { pageOf } from "./strip-page.js";
import { boxOf, paintBox, paintOverview } from "./strip-overview.js";
import { paintMagnifier } from "./strip-magnifier.js";
import { createHand } from "./strip-hand.js";
import { listenPointer, moveHand } from "./strip-pointer.js";
import { createYears } from "./strip-years.js";
import { changingOn, keyOf, standing, tracksOf } from "./strip-tracks.js";
import { forgetTextWidths } from "./text-widths.js";
/** @import { HistoricEvent, Scene, Store } from "../scene/types.d.ts" */

/** A strip of ordinary height holds five to seven movements: more make it taller, fewer lower. */
const rowsBeyond = (count) => Math.max(0, count - 7) + Math.min(0, count - 5);
/** On a phone one of six. */
const rowsBeyondNarrow = (count) => Math.max(0, count - 6);
/** Movements shown, the earliest first. */
function rowsOf(scene, shown) {
  const movements = scene.movements.filter((movement) => shown.includes(movement.id));
  return movements.sort((a, b) => a.start - b.start).map((movement) => movement.id);
}

/** The upper ruler is the same on every page: it is painted once and copied. */
function layUpper(context, upper, layout, tracks) {
  const { canvas } = context;
  const { overview, magnifier, scale, narrow, width } = layout;
  const given = [
    overview,
    magnifier === null,
    layout.low,
    scale,
    narrow,
    width,
    canvas.width,
    canvas.height,
    canvas.dataset.face,
  ];
  const key = JSON.stringify(given);
  if (upper.key !== key || upper.tracks !== tracks) {
    Object.assign(upper, { key, tracks });
    const painter = sized(upper.canvas, layout.width, layout.height);
    upper.canvas.dataset.face = canvas.dataset.face;
    paintOverview(painter, layout, tracks);
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(upper.canvas, 0, 0);
  context.restore();
}

/**
 * @typedef {import("./strip-layout.js").StripLayout} StripLayout
 * @typedef {{layout: StripLayout, places: {event: HistoricEvent, x: number, y: number}[]}} Painted
 */

/**
 * Paints both rulers.
 * @returns {Painted|null} where everything came to lie; null while the strip has no size
 */
function paintStrip(canvas, upper, box, scene, { state, view, page, tracks, allYears }) {
  box.style.setProperty(
    "--more-rows",
    String((view.narrow ? rowsBeyondNarrow : rowsBeyond)(state.movements.length)),
  );
  const [width, height] = [box.clientWidth, box.clientHeight];
  if (!width || !height) return null;
  const ids = rowsOf(scene, state.movements);
  const closed = state.pace === "year";
  const layout = layoutOf({
    width,
    height,
    ...view,
    ids,
    changing: changingOn(tracks, ids, page),
    closed,
    low: !allYears,
  });
  const context = sized(canvas, width, height);
  canvas.dataset.face = getComputedStyle(box).fontFamily;
  const frame = boxOf(layout, page);
  const shown = ids.map((id) => tracks.get(id));
  const given = {
    page,
    box: frame,
    tracks,
    events: eventsShown(scene, ids),
    countOf: standing(scene),
    key: keyOf(scene, shown, page),
  };
  const open = /** @type {import("./strip-layout.js").OpenLayout} */ (layout);
  const places = closed ? [] : paintMagnifier(context, open, given);
  layUpper(context, upper, layout, tracks);
  if (!closed) paintBox(context, frame);
  return { layout, places };
}

/**
 * @param {HTMLElement} box @param {Scene} decoded @param {Store} store
 * @returns {{resize: (view: {narrow: boolean, scale: number}) => void, destroy: () => void, years: HTMLElement}} years: the
 *   button that brings the ruler of all years; where a narrow page has room for it the page knows
 */
export function createStrip(box, decoded, store) {
  const canvas = element("canvas", { class: "xr-strip-canvas", "aria-hidden": "true" });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", say("Timeline, 1928 to 1961"));
  box.replaceChildren(canvas);
  const picked = () => pickedScene(decoded, store.get().pick);
  let tracks = tracksOf(picked());
  let view = { narrow: false, scale: 1 };
  let page = pageOf(store.get().pace, store.get().day);
  /** @type {Painted|null} */
  let painted = null;
  const years = createYears(box, store, () => painted && paint());
  box.prepend(years.button);
  const upper = { canvas: document.createElement("canvas"), key: "", tracks: null };

  // null while the strip has no size, when nobody can press it
  const layoutNow = () => /** @type {StripLayout} */ (painted && painted.layout);
  const geometry = () => ({ layout: layoutNow(), page });
  const hold = () => store.set({ playing: false, dragging: true }, "strip");
  const release = () => store.set({ dragging: false }, "strip");
  const hand = createHand(box, {
    geometry,
    hold,
    release,
    move: (day, which) => moveHand(store, day, which),
  });

  function paint() {
    painted =
      paintStrip(canvas, upper, box, picked(), {
        state: store.get(),
        view,
        page,
        tracks,
        allYears: years.isOpen(),
      }) || painted;
    if (!painted) return;
    years.place(painted.layout);
    hand.show(store.get());
  }
  function repaint() {
    forgetTextWidths();
    upper.key = "";
    paint();
  }
  function turn(next) {
    page = next;
    paint();
  }
  function follow(state, { changed }) {
    const turned = changed.has("pace") || state.day < page.from || state.day > page.to;
    if (turned) page = pageOf(state.pace, state.day, changed.has("pace") ? null : page);
    if (changed.has("pick")) tracks = tracksOf(picked());
    if (turned || changed.has("movements") || changed.has("pick") || !painted) paint();
    else if (["day", "to", "view"].some((key) => changed.has(key))) hand.show(state);
  }

  listenPointer(canvas, {
    store,
    geometry,
    hand,
    hold,
    turn,
    places: () => (painted ? painted.places : []),
  });
  const unsubscribe = store.subscribe(follow);
  const unfollow = onFaces(repaint);
  return {
    years: years.button,
    resize(next) {
      view = next;
      paint();
    },
    destroy() {
      unsubscribe();
      unfollow();
      years.destroy();
    },
  };
}

/** A canvas as sharp as the screen. */
function sized(canvas, width, height) {
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
