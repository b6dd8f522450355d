/**
 * The map: Leaflet moves and zooms, two canvases of ours draw, nothing is drawn twice for the same state.
 *
 * The lower canvas holds the ground (basemap and tints), the upper one everything that carries a name or a number.
 * Words and lists for readers without a pointer stand beside them in the page.
 */
import { createBasemap } from "./basemap.js";
import { createCorridors } from "./corridors.js";
import { positionOf } from "./evaluate.js";
import { frameOf, pictureDay, stateReader } from "./frame.js";
import { createFigures } from "./figures.js";
import { createButtons, createScaleBar } from "./furniture.js";
import { createGround } from "./ground.js";
import { createLanes } from "./lanes.js";
import { createLegend } from "./legend.js";
import { isoOf } from "./days.js";
import { PathCache } from "./paths.js";
import { createPointer } from "./pointer.js";
import { createReader } from "./reader.js";
import { regionsOn } from "./regions.js";
import { createStreams } from "./streams.js";
import { thingsOn } from "./things.js";
import { TrackCache } from "./tracks.js";

const HOME = [30.3, 36, 96, 58];
const HOME_SMALL = [38, 37, 82, 57];
const WHOLE = [27, 34, 143, 64];
const SMALL = 700;
const PRESENTING = 1.25;
/** Keys of the store that change the picture. */
const DRAWN_KEYS = ["day", "to", "view", "movements", "selected", "basis", "presenting", "pick"];

function canvasOn(host, name) {
  const canvas = document.createElement("canvas");
  canvas.className = `er-canvas er-canvas-${name}`;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);
  return canvas;
}

function createLeaflet(host) {
  const leaflet = L.map(host, {
    zoomSnap: 0, zoomDelta: 0.5, minZoom: 2, maxZoom: 9, zoomControl: false, attributionControl: false,
    // Nothing eases: the map goes where it is told.
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false,
    maxBounds: [[15, -20], [84, 210]], maxBoundsViscosity: 1, wheelPxPerZoomLevel: 140,
  });
  return leaflet;
}

/**
 * @param {HTMLElement} element  empty; the map fills it
 * @param {object} scene  decoded
 * @param {object} store
 * @returns {{draw: () => void, resize: () => void, snapshot: () => object, destroy: () => void}}
 */
export function createMap(element, scene, store) {
  element.classList.add("er-map");
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", "Map of the movements");
  const host = document.createElement("div");
  host.className = "er-map-leaflet";
  element.append(host);
  const leaflet = createLeaflet(host);
  const grounds = canvasOn(element, "ground");
  const figuresCanvas = canvasOn(element, "figures");
  const cache = new PathCache();
  const basemap = createBasemap(scene.base);
  const lanes = createLanes(scene);
  const streams = createStreams(scene);
  const corridors = createCorridors(scene);
  const legend = createLegend(scene.base.credits);
  const scaleBar = createScaleBar();
  const buttons = createButtons({
    zoomIn: () => leaflet.zoomIn(),
    zoomOut: () => leaflet.zoomOut(),
    home: () => {
      goHome();
      store.set({ map: null }, "map");
    },
    whole: () => fit(WHOLE),
  });
  element.append(buttons, scaleBar.node, legend.node);
  const tracks = new TrackCache(scene, lanes);
  const ground = createGround(grounds, basemap, { scene, cache, tracks, corridors });
  const figures = createFigures(figuresCanvas, { scene, basemap, lanes, corridors, cache, tracks, host: element, furniture: [buttons, scaleBar.node, legend.node] });

  let view = null;
  let frame = null;
  let waiting = 0;
  let dirty = true;
  let focus = null;
  let hover = null;
  let drawn = 0;
  let atHome = true;
  let placing = false;

  /** Shows a box of degrees whole. */
  function fit([west, south, east, north]) {
    leaflet.fitBounds([[south, west], [north, east]], { animate: false });
  }

  /** The opening view. It is kept through changes of size until the reader moves the map, and never written down. */
  function goHome() {
    atHome = true;
    placing = true;
    fit(element.clientWidth < SMALL ? HOME_SMALL : HOME);
    placing = false;
  }

  function place({ lon, lat, zoom }) {
    atHome = false;
    placing = true;
    leaflet.setView([lat, lon], zoom, { animate: false });
    placing = false;
  }

  function resize() {
    placing = true;
    leaflet.invalidateSize({ animate: false, pan: false });
    placing = false;
    if (atHome && element.clientWidth && element.clientHeight) goHome();
    schedule();
  }

  function readView() {
    const width = element.clientWidth;
    const height = element.clientHeight;
    const dpr = Math.min(2, window.devicePixelRatio || 1);
    const corner = leaflet.containerPointToLayerPoint([0, 0]).add(leaflet.getPixelOrigin());
    const type = store.get().presenting ? PRESENTING : 1;
    const scale = 256 * 2 ** leaflet.getZoom();
    const small = width < SMALL;
    const same = view && view.left === corner.x && view.top === corner.y && view.scale === scale && view.width === width && view.height === height && view.dpr === dpr && view.type === type;
    if (same) return;
    for (const canvas of [grounds, figuresCanvas]) {
      if (canvas.width === Math.round(width * dpr) && canvas.height === Math.round(height * dpr)) continue;
      canvas.width = Math.round(width * dpr);
      canvas.height = Math.round(height * dpr);
    }
    element.style.setProperty("--er-k", type);
    view = { scale, left: corner.x, top: corner.y, width, height, dpr, type, small };
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
    readView();
    const state = store.get();
    frame = frameOf(scene, state, streams, corridors.all);
    legend.update(state.basis, mostUnderWay(), view.small);
    drawn = ground.draw(view, frame);
    drawn += figures.draw(view, frame, { selected: state.selected, focus, hover });
    reader.changed();
  }

  function mostUnderWay() {
    const values = frame.runs.filter((run) => run.kind === "band" && run.group.direction === "outward").map((run) => frame.stateOn(run.group.movement.id).under_way);
    return Math.max(0, ...values.map((q) => (q ? q.value : 0))) || null;
  }

  function open(thing) {
    store.set({ selected: { type: thing.type, id: thing.id } }, "map");
  }

  function clear() {
    if (store.get().selected) store.set({ selected: null }, "map");
  }

  function snapshot() {
    const state = store.get();
    const day = pictureDay(state);
    const shown = new Set(state.movements);
    const marks = [];
    for (const flow of scene.flows) {
      if (!shown.has(flow.movement) || state.day < flow.depart[0] || state.day > flow.arrive[1]) continue;
      const [lon, lat] = positionOf(scene, flow, state.day).head;
      marks.push({ id: flow.id, kind: "front", lon, lat, value: flow.value });
    }
    const movements = scene.movements.filter((movement) => shown.has(movement.id));
    const regions = regionsOn(scene, movements, day, stateReader(scene, day));
    return { day: state.day, date: isoOf(state.day), marks, regions: regions.map(({ place: id, value }) => ({ id, value })), drawn };
  }

  const reader = createReader(element, {
    things: () => (frame ? thingsOn(scene, view, frame) : []),
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
    if (changed && changed.has("map") && change.origin !== "map") {
      if (state.map) place(state.map);
      else goHome();
    }
    if (!changed || DRAWN_KEYS.some((key) => changed.has(key))) schedule();
  }

  function onMoved() {
    if (placing) return;
    atHome = false;
    const { lng, lat } = leaflet.getCenter();
    const round = (value, places) => Math.round(value * 10 ** places) / 10 ** places;
    store.set({ map: { lon: round(lng, 3), lat: round(lat, 3), zoom: round(leaflet.getZoom(), 2) } }, "map");
  }

  function onKey(event) {
    if (event.key === "Escape") clear();
  }

  /** Leaflet focuses the map on every click, so the browser alone cannot tell who needs a ring. */
  const byKeys = () => element.classList.add("er-by-keys");
  const byHand = () => element.classList.remove("er-by-keys");

  if (store.get().map) place(store.get().map);
  else goHome();
  leaflet.on("move zoom viewreset resize", schedule);
  leaflet.on("moveend", onMoved);
  element.addEventListener("keydown", onKey);
  element.addEventListener("keyup", byKeys);
  element.addEventListener("pointerdown", byHand, true);
  legend.node.addEventListener("toggle", () => {
    figures.forgetFurniture();
    schedule();
  });
  const unsubscribe = store.subscribe(onStore);
  const watcher = new ResizeObserver(resize);
  watcher.observe(element);
  if (document.fonts) document.fonts.ready.then(() => figures.forgetFonts()).then(schedule);
  schedule();

  function destroy() {
    cancelAnimationFrame(waiting);
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

  return { draw, resize, snapshot, destroy };
}
