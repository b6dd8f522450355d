/**
 * The map: Leaflet moves and zooms, canvases of ours draw, nothing is drawn twice for the same state.
 *
 * One opaque canvas is seen. What stands (the ground, the journeys' ways) is kept beside it and copied onto it each
 * time, then comes what moves, then the words: without a graphics card every further canvas in the page would be
 * blended anew for each frame, which costs more than drawing.
 * Words and lists for readers without a pointer stand beside them in the page.
 */
import { createBasemap } from "./ground/basemap.js";
import { createCamera } from "./camera.js";
import { createCorridors } from "./ways/corridor-shapes.js";
import { corridorsOf } from "../day/corridors.js";
import { frameOf } from "../day/picture.js";
import { createFigures } from "./figures.js";
import { createButtons, createScaleBar, datePlate, nodeRects } from "./furniture.js";
import { createGround, fitCanvas } from "./ground/ground.js";
import { createLanes } from "../day/lanes.js";
import { createLegend } from "./legend/legend.js";
import { pickedScene } from "../scene/picks.js";
import { PathCache } from "../plane/paths.js";
import { createPointer } from "./pointer.js";
import { createReader } from "./keyboard.js";
import { snapshotOf } from "./snapshot.js";
import { createStreams } from "../day/streams.js";
import { thingsOn } from "./things.js";
import { TrackCache } from "./ways/tracks.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

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

/** Who may jump in time from one movement to another; a step or a drag never moves the map under the reader. */
const JUMPS = new Set(["chapters", "host", "address"]);

function canvasOn(host, name) {
  const canvas = document.createElement("canvas");
  canvas.className = `er-canvas er-canvas-${name}`;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);
  return canvas;
}

/** Where Leaflet listens; it draws nothing itself. */
function createHost(element) {
  element.classList.add("er-map");
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", "Map of the movements");
  const host = document.createElement("div");
  host.className = "er-map-leaflet";
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", "Arrow keys move the map, plus and minus zoom");
  element.append(host);
  return host;
}

/** The most people under way at once in one movement, for the legend's middle sample. */
function mostUnderWay(frame) {
  const outward = frame.runs.filter(
    (run) => run.kind === "band" && run.group.direction === "outward",
  );
  const values = outward.map((run) => frame.stateOn(run.group.movement.id).under_way);
  return Math.max(0, ...values.map((quantity) => (quantity ? quantity.value : 0))) || null;
}

/**
 * @param {HTMLElement} element  empty; the map fills it
 * @param {Scene} scene  decoded
 * @param {Store} store
 * @returns {{draw: () => void, resize: () => void, sharpen: (dots: number) => void, snapshot: () => object, destroy: () => void}}
 */
export function createMap(element, scene, store) {
  const host = createHost(element);
  const camera = createCamera(element, host, store, scene, () => [
    ...nodeRects(element, [buttons, ...datePlate(element)]),
    legend.boxWhen(false),
  ]);
  const { leaflet } = camera;
  const canvas = canvasOn(element, "figures");
  const cache = new PathCache();
  const basemap = createBasemap(scene.base);
  const lanes = createLanes(scene);
  const streams = createStreams(scene);
  const corridors = createCorridors();
  const allCorridors = corridorsOf(scene);
  const legend = createLegend(scene);
  const scaleBar = createScaleBar();
  const buttons = createButtons({
    zoomIn: () => leaflet.zoomIn(),
    zoomOut: () => leaflet.zoomOut(),
    home: () => {
      camera.go(null);
      store.set({ map: null }, "map");
    },
    whole: camera.showWhole,
  });
  element.append(buttons, scaleBar.node, legend.node);
  camera.go(store.get().map);
  const tracks = new TrackCache(scene, lanes);
  const ground = createGround(basemap, { scene, cache, tracks, corridors });
  const figures = createFigures(canvas, {
    scene,
    basemap,
    lanes,
    corridors,
    cache,
    tracks,
    host: element,
    furniture: [buttons, scaleBar.node, legend.node],
    again: (ms) => {
      clearTimeout(later);
      later = setTimeout(schedule, ms);
    },
  });

  let view = null;
  let frame = null;
  let waiting = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let later;
  let dirty = true;
  let focus = null;
  let hover = null;
  let drawn = 0;
  let settled = "";

  function resize() {
    camera.resize();
    schedule();
  }

  function readView() {
    const now = camera.look();
    if (now === view) return;
    view = now;
    fitCanvas(canvas, view);
    // The box may be a fraction of a pixel larger: stretched to it, every line would blur.
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
    element.style.setProperty("--er-k", view.type);
    scaleBar.update(view);
  }

  function schedule() {
    dirty = true;
    if (!waiting) waiting = requestAnimationFrame(draw);
  }

  /** Draws what has changed since the last draw; costs nothing if nothing has. */
  function draw() {
    cancelAnimationFrame(waiting);
    waiting = 0;
    if (!dirty || !element.clientWidth || !element.clientHeight) return;
    dirty = false;
    clearTimeout(later);
    readView();
    const state = store.get();
    frame = frameNow();
    legend.update({ basis: state.basis, now: mostUnderWay(frame), movements: state.movements });
    settleLegend(state.movements);
    drawn = ground.draw(view, frame);
    drawn += figures.draw(view, frame, ground.canvas, { selected: state.selected, focus, hover });
    reader.changed();
  }

  /** The legend opens by itself only where the atlas has placed the map: a reader's own moves leave it alone. */
  function settleLegend(movements) {
    const now = [view.scale, view.left, view.top, view.width, view.height, ...movements].join();
    if (settled && (settled === now || !camera.isHome())) return;
    settled = now;
    legend.settle(view, camera.covers);
  }

  function frameNow() {
    const state = store.get();
    return frameOf(pickedScene(scene, state.pick), state, streams, allCorridors);
  }

  function open(thing) {
    store.set({ selected: { type: thing.type, id: thing.id } }, "map");
  }

  function clear() {
    if (store.get().selected) store.set({ selected: null }, "map");
  }

  const reader = createReader(element, {
    things: () => (frame ? thingsOn(frame.scene, view, frame) : []),
    visit: (thing) => {
      focus = thing;
      schedule();
    },
    open,
    clear,
  });
  const pointer = createPointer(leaflet, element, {
    find: (x, y) => (frame ? figures.find(view, frame, x, y) : null),
    hover: (thing) => {
      hover = thing;
      schedule();
    },
    open,
    clear,
  });

  function onStore(state, change) {
    const changed = change && change.changed;
    if (changed && changed.has("map") && change.origin !== "map") camera.go(state.map);
    if (changed && (changed.has("movements") || (changed.has("day") && JUMPS.has(change.origin))))
      camera.follow();
    if (!changed || DRAWN_KEYS.some((key) => changed.has(key))) schedule();
  }

  function onKey(event) {
    if (event.key === "Escape") clear();
  }

  /** Leaflet focuses the map on every click, so the browser alone cannot tell who needs a ring. */
  const byKeys = () => element.classList.add("er-by-keys");
  const byHand = () => element.classList.remove("er-by-keys");

  leaflet.on("move zoom viewreset resize", schedule);
  element.addEventListener("keydown", onKey);
  element.addEventListener("keyup", byKeys);
  element.addEventListener("pointerdown", byHand, true);
  // a toggle does not rise: the table inside the legend is heard on the way down
  legend.node.addEventListener("toggle", () => (figures.forgetFurniture(), schedule()), true);
  const unsubscribe = store.subscribe(onStore);
  const watcher = new ResizeObserver(resize);
  watcher.observe(element);
  if (document.fonts) document.fonts.ready.then(() => figures.forgetFonts()).then(schedule);
  schedule();

  function destroy() {
    cancelAnimationFrame(waiting);
    clearTimeout(later);
    watcher.disconnect();
    unsubscribe();
    reader.destroy();
    pointer.destroy();
    element.removeEventListener("keydown", onKey);
    element.removeEventListener("keyup", byKeys);
    element.removeEventListener("pointerdown", byHand, true);
    leaflet.remove();
    element.replaceChildren();
    element.classList.remove("er-map", "er-by-keys", "er-on-thing");
  }

  /** Draws anew at once with so many dots a CSS pixel, for paper; 0: as the screen has them. */
  function sharpen(dots) {
    camera.sharpen(dots);
    dirty = true;
    draw();
  }

  return {
    draw,
    resize,
    sharpen,
    snapshot: () => snapshotOf(store.get(), frameNow(), drawn),
    destroy,
  };
}
