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
import { corridorsOf } from "../day/corridors.js";
import { createCorridors } from "./ways/corridor-shapes.js";
import { pictureOn } from "../day/picture.js";
import { createFigures } from "./figures.js";
import { createButtons, createScaleBar, datePlate, nodeRects } from "./furniture.js";
import { createGround } from "./ground/ground.js";
import { canvasOn, createHost, fitPage, listenToReader } from "./host.js";
import { createLanes } from "../day/lanes.js";
import { createLegend } from "./legend/legend.js";
import { pickedScene } from "../scene/picks.js";
import { PathCache } from "../plane/paths.js";
import { createPointer } from "./pointer.js";
import { createReader } from "./keyboard.js";
import { createRedraw } from "./redraw.js";
import { snapshotOf } from "./snapshot.js";
import { createStreams } from "../day/streams.js";
import { thingsOn } from "./things.js";
import { TrackCache } from "./ways/tracks.js";
/** @import { Picture, Scene, Store, Thing, View } from "../scene/types.d.ts" */

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

/** The most people under way at once in one movement, for the legend's middle sample. */
function mostUnderWay(frame) {
  const outward = frame.runs.filter(
    (run) => run.kind === "band" && run.group.direction === "outward",
  );
  const values = outward.map((run) => frame.stateOn(run.group.movement.id).under_way);
  return Math.max(0, ...values.map((quantity) => (quantity ? quantity.value : 0))) || null;
}

/** Buttons, scale bar and legend, laid on the map. */
function createFurniture(element, scene, store, camera) {
  const { leaflet } = camera;
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
  return { legend, scaleBar, buttons };
}

/** What draws the map, all over the same paths and tracks. */
function createDrawing(element, scene, furniture, again) {
  const lanes = createLanes(scene);
  const parts = {
    scene,
    lanes,
    basemap: createBasemap(scene.base),
    corridors: createCorridors(),
    cache: new PathCache(),
    tracks: new TrackCache(scene, lanes),
    host: element,
    furniture,
  };
  const canvas = canvasOn(element, "figures");
  return {
    canvas,
    corridors: corridorsOf(scene),
    streams: createStreams(scene),
    ground: createGround(parts.basemap, parts),
    figures: createFigures(canvas, parts, again),
  };
}

/** The legend opens by itself only where the atlas has placed the map: a reader's own moves leave it alone. */
function createSettling(legend, camera) {
  let settled = "";
  return (view, movements) => {
    const now = [view.scale, view.left, view.top, view.width, view.height, ...movements].join();
    if (settled && (settled === now || !camera.isHome())) return;
    settled = now;
    legend.settle(view, camera.covers);
  };
}

/** What a change of the store asks of the camera. */
function moveCamera(camera, state, { changed, origin }) {
  if (changed.has("map") && origin !== "map") camera.go(state.map);
  if (changed.has("movements") || (changed.has("day") && JUMPS.has(origin))) camera.follow();
}

/**
 * @param {HTMLElement} element  empty; the map fills it
 * @param {Scene} scene  decoded
 * @param {Store} store
 * @returns {{draw: () => void, resize: () => void, sharpen: (dots: number) => void, snapshot: () => object, destroy: () => void}}
 */
export function createMap(element, scene, store) {
  const camera = createCamera(element, createHost(element), store, scene, () => [
    ...nodeRects(element, [buttons, ...datePlate(element)]),
    legend.boxWhen(false),
  ]);
  const { leaflet } = camera;
  const { legend, scaleBar, buttons } = createFurniture(element, scene, store, camera);
  camera.go(store.get().map);
  const redraw = createRedraw(() => element.clientWidth > 0 && element.clientHeight > 0, paint);
  const lying = [buttons, scaleBar.node, legend.node];
  const { canvas, corridors, streams, ground, figures } = createDrawing(
    element,
    scene,
    lying,
    redraw.askIn,
  );
  const settleLegend = createSettling(legend, camera);
  /** Of the last drawing, as the following. @type {View} */
  let view;
  /** @type {Picture|null} */
  let frame = null;
  /** What the keyboard visits and the pointer is on. @type {{focus: Thing|null, hover: Thing|null}} */
  const marked = { focus: null, hover: null };
  let drawn = 0;

  function look() {
    const now = camera.look();
    if (now === view) return;
    view = now;
    fitPage(element, canvas, view);
    scaleBar.update(view);
  }

  function paint() {
    look();
    const { basis, movements, selected } = store.get();
    frame = frameNow();
    legend.update({ basis, now: mostUnderWay(frame), movements });
    settleLegend(view, movements);
    drawn = ground.draw(view, frame);
    drawn += figures.draw(view, frame, ground.canvas, { selected, ...marked });
    reader.changed();
  }

  function frameNow() {
    const state = store.get();
    return pictureOn(pickedScene(scene, state.pick), state, streams, corridors);
  }

  const clear = () => store.get().selected && store.set({ selected: null }, "map");
  const acts = {
    open: ({ type, id }) => store.set({ selected: { type, id } }, "map"),
    clear,
  };
  const mark = (key) => (thing) => {
    marked[key] = thing;
    redraw.ask();
  };
  const things = () => (frame ? thingsOn(frame.scene, view, frame) : []);
  const reader = createReader(element, { things, visit: mark("focus"), ...acts });
  const find = (x, y) => (frame ? figures.find(view, frame, x, y) : null);
  const pointer = createPointer(leaflet, element, { find, hover: mark("hover"), ...acts });

  function resize() {
    camera.resize();
    redraw.ask();
  }

  leaflet.on("move zoom viewreset resize", redraw.ask);
  const unlisten = listenToReader(element, clear);
  // a toggle does not rise: the table inside the legend is heard on the way down
  legend.node.addEventListener("toggle", () => (figures.forgetFurniture(), redraw.ask()), true);
  const unsubscribe = store.subscribe((state, change) => {
    moveCamera(camera, state, change);
    if (DRAWN_KEYS.some((key) => change.changed.has(key))) redraw.ask();
  });
  const watcher = new ResizeObserver(resize);
  watcher.observe(element);
  if (document.fonts) document.fonts.ready.then(() => figures.forgetFonts()).then(redraw.ask);
  redraw.ask();

  function destroy() {
    redraw.destroy();
    watcher.disconnect();
    unsubscribe();
    reader.destroy();
    pointer.destroy();
    unlisten();
    leaflet.remove();
    element.replaceChildren();
    element.classList.remove("er-map", "er-on-thing");
  }

  /** Draws anew at once with so many dots a CSS pixel, for paper; 0: as the screen has them. */
  function sharpen(dots) {
    camera.sharpen(dots);
    redraw.now();
  }

  return {
    draw: redraw.due,
    resize,
    sharpen,
    snapshot: () => snapshotOf(store.get(), frameNow(), drawn),
    destroy,
  };
}
