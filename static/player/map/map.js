/**
 * The map: Leaflet moves and zooms, a canvas of ours is drawn, by a worker or the page (drawing/easel.js), and nothing is
 * drawn twice for the same state.
 *
 * One opaque canvas is seen. What does not move (the ground, the journeys' ways) is kept beside it and
 * copied onto it each time, then comes what moves, then the words: without a graphics card every further canvas in the page would be
 * blended anew for each frame, which costs more than drawing.
 * Words and lists for readers without a pointer stand beside them in the page.
 */
import { onFaces } from "../dom/faces.js";
import { createCamera } from "./camera.js";
import { createButtons, createScaleBar, datePlate, nodeRects } from "./furniture.js";
import { createHost, listenToReader } from "./host.js";
import { createReader } from "./keyboard.js";
import { createLegend } from "./legend/legend.js";
import { createPainter } from "./painter.js";
import { createPointer } from "./pointer.js";
import { createRedraw } from "./redraw.js";
/** @import { PlayerState, Scene, Store, Thing } from "../scene/types.d.ts" */

/** Keys of the store that change the picture. */
const DRAWN_KEYS = [
  "day",
  "to",
  "view",
  "movements",
  "selected",
  "basis",
  "presenting",
  "pick",
  "playing",
  "dragging",
];

/** Who may jump in time from one movement to another; a step or a drag never moves the map, or its words, under the reader. */
const JUMPS = new Set(["chapters", "host", "address", "story", "search", "opening", "paper"]);

const isJump = ({ changed, origin }) => changed.has("day") && JUMPS.has(origin);

/** Buttons and scale bar, laid on the map, and the legend, which lies beside it. */
function createFurniture(element, scene, camera) {
  const { leaflet } = camera;
  const legend = createLegend(scene);
  const scaleBar = createScaleBar();
  const buttons = createButtons({
    zoomIn: () => leaflet.zoomIn(),
    zoomOut: () => leaflet.zoomOut(),
    home: camera.home,
    whole: camera.showWhole,
  });
  element.append(buttons, scaleBar.node);
  return {
    legend,
    scaleBar,
    nodes: [buttons, scaleBar.node],
    /** What the opening view keeps clear of. */
    obstacles: () => nodeRects(element, [buttons, ...datePlate(element)]),
  };
}

const isSameSpot = (a, b) => Boolean(a && b && a.key === b.key && a.x === b.x && a.y === b.y);

/**
 * What the keyboard visits and the pointer is on. Naming the same thing at the same place again, as the list of
 * things does after each drawing, asks for no new drawing.
 * @param {() => void} again  asks for another drawing
 */
function createMarks(again) {
  /** @type {{focus: Thing|null, hover: Thing|null}} */
  const marked = { focus: null, hover: null };
  const mark = (key) => (thing) => {
    const before = marked[key];
    marked[key] = thing;
    if (before !== thing && !isSameSpot(before, thing)) again();
  };
  return { marked, visit: mark("focus"), hover: mark("hover") };
}

/** What a reader does with a thing on the map. */
function createActs(store) {
  return {
    open: ({ type, id }) => store.set({ selected: { type, id } }, "map"),
    clear: () => store.get().selected && store.set({ selected: null }, "map"),
  };
}

/** What a change of the store asks of the camera. */
function moveCamera(camera, state, { changed, origin }) {
  if (changed.has("map") && origin !== "map") camera.go(state.map, origin === "story");
  if (origin === "chapters") camera.home();
  else if (changed.has("movements") || isJump({ changed, origin }))
    camera.follow(changed.has("movements") && !changed.has("map"));
}

/**
 * Draws again when the state, the view, the size or the letters change.
 * @returns {() => void} ends it
 */
function follow(element, store, { camera, painter, ask, resize }) {
  camera.leaflet.on("move zoom viewreset resize moveend", ask);
  const unsubscribe = store.subscribe((state, change) => {
    moveCamera(camera, state, change);
    if (isJump(change)) painter.jump();
    if (DRAWN_KEYS.some((key) => change.changed.has(key))) ask();
  });
  const watcher = new ResizeObserver(resize);
  watcher.observe(element);
  const unfollow = onFaces(() => {
    painter.forgetFonts();
    ask();
  });
  return () => {
    unfollow();
    watcher.disconnect();
    unsubscribe();
  };
}

/**
 * @param {HTMLElement} element  empty; the map fills it
 * @param {Scene} scene  decoded
 * @param {Store} store
 * @param {object} [beside]  of a map beside which another is shown: see camera.js, and
 * @param {number} [beside.most]  labels that it may have
 * @param {import("./drawing/easel.js").Way} [beside.drawing]  who draws it
 * @param {() => PlayerState} [beside.framed]
 * @param {(spot: {lon: number, lat: number, zoom: number}|null) => void} [beside.onDrag]
 * @returns {{resize: () => void, sharpen: (dots: number) => void, snapshot: () => object, settled: () => Promise<void>, destroy: () => void,
 *   go: (spot: {lon: number, lat: number, zoom: number}|null) => void,
 *   along: (spot: {lon: number, lat: number, zoom: number}|null) => void, key: {button: HTMLElement, node: HTMLElement, open: (isOpen: boolean) => void}}}
 *   go: to a place, null: to the opening view, without a word to the store; along: with the map beside it while that is
 *   dragged, null: it is let go; key: for the page to lay beside the map
 */
export function createMap(element, scene, store, beside = {}) {
  const host = createHost(element);
  const camera = createCamera(element, host, store, scene, () => furniture.obstacles(), beside);
  const furniture = createFurniture(element, scene, camera);
  camera.go(store.get().map);
  const redraw = createRedraw(() => element.clientWidth > 0 && element.clientHeight > 0, paint);
  const { marked, visit, hover } = createMarks(redraw.ask);
  const given = { camera, furniture, marked, redraw, most: beside.most, way: beside.drawing };
  const painter = createPainter(element, scene, store, given);
  const acts = createActs(store);
  const reader = createReader(element, { things: painter.things, visit, ...acts });
  const pointer = createPointer(camera.leaflet, element, { find: painter.find, hover, ...acts });

  function paint() {
    painter.paint();
    reader.changed();
    pointer.changed();
  }

  function resize() {
    camera.resize();
    if (painter.isStale() || redraw.waits()) redraw.ask();
  }

  const unlisten = listenToReader(element, acts.clear);
  const unfollow = follow(element, store, {
    camera,
    painter,
    ask: redraw.ask,
    resize,
  });
  redraw.ask();

  function destroy() {
    for (const part of [redraw, reader, pointer, painter]) part.destroy();
    for (const end of [unfollow, unlisten]) end();
    camera.destroy();
    element.replaceChildren();
    element.classList.remove("er-map", "er-on-thing");
  }

  /** Draws anew at once with so many dots a CSS pixel, for paper; 0: as the screen has them. */
  function sharpen(dots) {
    camera.sharpen(dots);
    redraw.now();
  }

  /** The words come to rest where both maps do. */
  function along(spot) {
    camera.along(spot);
    redraw.ask();
  }

  /** Waits until the screen shows the state of now. */
  async function settled() {
    do {
      await redraw.settled();
      await painter.settled();
    } while (redraw.waits() && element.clientWidth > 0 && element.clientHeight > 0);
  }

  const { button, node, open } = furniture.legend;
  const { snapshot } = painter;
  const key = { button, node, open };
  return { resize, sharpen, snapshot, settled, destroy, go: camera.go, along, key };
}
