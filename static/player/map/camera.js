/**
 * Where the reader looks: Leaflet moves and zooms, this module tells it where to begin and what we draw for.
 */
import { clearPaddings, coveredBy } from "./clearance.js";
import { SMALL, WHOLE, openingOf } from "./opening.js";
import { FLIGHT_S } from "../plane/flight.js";
import { scaleOf } from "../plane/projection.js";
/** @import { PlayerState, Rectangle, Scene, Store, View } from "../scene/types.d.ts" */

const PRESENTING = 1.25;
const MOST_DPR = 2;

function createLeaflet(host, [minZoom, maxZoom]) {
  const leaflet = L.map(host, {
    zoomSnap: 0,
    zoomDelta: 0.5,
    minZoom,
    maxZoom,
    zoomControl: false,
    attributionControl: false,
    // Nothing is animated but a story's moves: the map jumps to where it should be.
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
    // A change of size is followed here; Leaflet's own answer comes late and looks like the reader's move.
    trackResize: false,
    maxBounds: [
      [15, -20],
      [84, 210],
    ],
    maxBoundsViscosity: 1,
    wheelPxPerZoomLevel: 140,
  });
  // Leaflet's own keys pan with easing, and that cannot be switched off by an option.
  const { panBy } = leaflet;
  leaflet.panBy = (offset, options) => panBy.call(leaflet, offset, { ...options, animate: false });
  return leaflet;
}

/**
 * Says that a flight has ended when the reader stops it. Leaflet tells of no end where two fingers are put down and
 * lifted, or the wheel turns at the last zoom; words that wait for one would wait for ever.
 * @param {{_stop: () => void, fire: (event: string) => void}} leaflet
 * @param {() => boolean} isCut  whether a flight was under way
 */
export function tellStops(leaflet, isCut) {
  const { _stop: stop } = leaflet;
  leaflet._stop = () => {
    stop.call(leaflet);
    if (isCut()) leaflet.fire("moveend");
    return leaflet;
  };
}

/**
 * Where a flight may end. Leaflet flies beyond the bounds of the map and then pulls it back, and that second move
 * would pass for the reader's; a jump stays inside by itself.
 */
function landingOf(leaflet, { lon, lat, zoom }) {
  return leaflet._limitCenter(L.latLng(lat, lon), zoom, leaflet.options.maxBounds);
}

function round(value, places) {
  return Math.round(value * 10 ** places) / 10 ** places;
}

/**
 * @param {HTMLElement} element  gives the size
 * @param {HTMLElement} host  Leaflet's own
 * @param {Store} store  its key `map` is read at the start and written when the reader has moved the map
 * @param {Scene} scene  decoded
 * @param {() => Rectangle[]} obstacles  what lies on the map
 * @param {object} [beside]  of a map beside which another is shown
 * @param {() => PlayerState} [beside.framed]  of what state it opens on; without it the store's
 * @param {(spot: {lon: number, lat: number, zoom: number}|null) => void} [beside.onDrag]  hears where it is while it is
 *   dragged; null: it has been let go
 */
export function createCamera(element, host, store, scene, obstacles, beside = {}) {
  const { framed = store.get, onDrag = () => {} } = beside;
  const leaflet = createLeaflet(host, scene.address.zooms);
  let atHome = true;
  let placing = false;
  /** A drag, a pinch or a flight; a jump begins and ends before anything is drawn. */
  let moving = false;
  /** The map beside this one is dragged, and this one goes along. */
  let led = false;
  /** Where a move that takes its time will end. @type {{lon: number, lat: number, zoom: number}|null} */
  let bound = null;
  /** @type {View|null} */
  let view = null;
  let sharp = 0;

  /** Moves that are not the reader's are not written into the store. */
  function quietly(move) {
    placing = true;
    move();
    placing = false;
  }

  function fit([west, south, east, north], options = {}) {
    leaflet.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { animate: false, ...options },
    );
  }

  const opening = () => openingOf(scene, framed(), element.clientWidth);

  /** The opening view. It is kept through changes of size until the reader moves the map, and never written down. */
  function goHome() {
    atHome = true;
    const { box, seen } = opening();
    const size = { width: element.clientWidth, height: element.clientHeight };
    const { left, top, right, bottom } = clearPaddings(box, size, seen, obstacles());
    quietly(() => fit(box, { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] }));
  }

  /**
   * @param {{lon: number, lat: number, zoom: number}|null} spot  null: the opening view
   * @param {boolean} [slowly]  the map is seen to move, unless the reader asked for less motion
   */
  function go(spot, slowly = false) {
    if (bound) quietly(() => leaflet.stop());
    bound = null;
    if (!spot) {
      goHome();
      return;
    }
    atHome = false;
    if (slowly && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      leaflet.flyTo(landingOf(leaflet, spot), spot.zoom, { duration: FLIGHT_S });
      bound = spot;
    } else quietly(() => leaflet.setView([spot.lat, spot.lon], spot.zoom, { animate: false }));
  }

  /** Goes along with a map that is dragged. @param {{lon: number, lat: number, zoom: number}|null} spot  null: it is let go */
  function along(spot) {
    led = Boolean(spot);
    if (spot) go(spot);
  }

  /** A move that takes its time ends as a reader's does, but where it should. */
  function isArrival() {
    const arrived = bound && leaflet.getZoom() === bound.zoom ? bound : null;
    if (!arrived) bound = null;
    // Where the map has changed its size on the way, Leaflet brings it back inside at once: that is one arrival.
    else queueMicrotask(() => bound === arrived && go(arrived));
    return Boolean(arrived);
  }

  function resize() {
    // A reader's own view keeps its middle: that is what the address says.
    quietly(() => leaflet.invalidateSize({ animate: false, pan: !atHome }));
    if (!element.clientWidth || !element.clientHeight) return;
    const { map } = store.get();
    if (atHome) goHome();
    // Where the edge of the land had pushed it aside, it may have room now.
    else if (map && !bound) go(map);
  }

  function spotNow() {
    const { lng, lat } = leaflet.getCenter();
    return { lon: round(lng, 3), lat: round(lat, 3), zoom: round(leaflet.getZoom(), 2) };
  }

  function onMoved() {
    if (placing || isArrival()) return;
    atHome = false;
    store.set({ map: spotNow() }, "map");
  }

  /** @returns {View}  the same object as long as nothing has changed */
  function look() {
    const corner = leaflet.containerPointToLayerPoint([0, 0]).add(leaflet.getPixelOrigin());
    const width = element.clientWidth;
    const now = {
      scale: scaleOf(leaflet.getZoom()),
      left: corner.x,
      top: corner.y,
      width,
      height: element.clientHeight,
      dpr: sharp || Math.min(MOST_DPR, window.devicePixelRatio || 1),
      type: store.get().presenting ? PRESENTING : 1,
      small: width < SMALL,
    };
    const before = view;
    const same = before && Object.keys(now).every((key) => now[key] === before[key]);
    return same ? before : (view = now);
  }

  tellStops(/** @type {any} */ (leaflet), () => {
    const cut = Boolean(bound) && moving && !placing;
    if (cut) bound = null;
    return cut;
  });
  leaflet.on("movestart", () => (moving = true));
  leaflet.on("moveend", () => (moving = false));
  leaflet.on("moveend", onMoved);
  leaflet.on("dragstart", () => (bound = null));
  leaflet.on("drag", () => onDrag(spotNow()));
  leaflet.on("dragend", () => onDrag(null));
  /** Whether any homeland, destination or start of the movements shown lies in the view. */
  function seesAny() {
    const { width, height } = look();
    return coveredBy(look(), opening().seen, [[0, 0, width, height]]) > 0;
  }

  /**
   * After a jump in time or another choice of peoples: what is to be seen may lie elsewhere. A reader's own view is left
   * alone, unless others are chosen and nothing of them lies in it.
   * @param {boolean} others
   */
  function follow(others) {
    if (atHome) goHome();
    else if (others && !seesAny()) home();
  }

  /** The opening view in the place of one that the address holds. */
  function home() {
    go(null);
    store.set({ map: null }, "map");
  }

  /** @param {number} dots a CSS pixel, for paper; 0: as the screen has them */
  const sharpen = (dots) => (sharp = dots);
  const isSharp = () => sharp > 0;

  return {
    leaflet,
    go,
    home,
    follow,
    resize,
    look,
    sharpen,
    isSharp,
    along,
    destroy: () => quietly(() => leaflet.remove()),
    isMoving: () => moving || led,
    showWhole: () => fit(WHOLE),
  };
}
