/**
 * Where the reader looks: Leaflet moves and zooms, this module tells it where to begin and what we draw for.
 */
import { scaleOf } from "./projection.js";
import { joined, reachOf } from "./reach.js";
import { boundsOf } from "./scene.js";

/** Boxes of degrees: west, south, east, north. The opening view holds the first or the second, and what the movements need. */
const HOME = [30.3, 36, 96, 58];
const HOME_SMALL = [38, 37, 82, 57];
const WHOLE = [27, 34, 143, 64];
/** A movement is what the map opens on from this many days before its first day to this many after its last. */
const AROUND = 30;
/** Under this width there is no inset, and fewer words. */
const SMALL = 700;
/** CSS pixels at the left edge, on a phone at the lower one, where the buttons lie. */
const BUTTONS = 64;
/** CSS pixels by which the far view looks further down, so that a homeland in the Far East is not under the legend. */
const LEGEND = 85;
/** Degrees about a destination, so that its mark is not at the edge. */
const BESIDE = 1.5;
const PRESENTING = 1.25;
const MOST_DPR = 2;

function createLeaflet(host) {
  const leaflet = L.map(host, {
    zoomSnap: 0, zoomDelta: 0.5, minZoom: 2, maxZoom: 9, zoomControl: false, attributionControl: false,
    // Nothing eases: the map goes where it is told.
    zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false,
    // A change of size is followed here; Leaflet's own answer comes late and looks like the reader's move.
    trackResize: false,
    maxBounds: [[15, -20], [84, 210]], maxBoundsViscosity: 1, wheelPxPerZoomLevel: 140,
  });
  // Leaflet's own keys pan with easing, and that cannot be switched off by an option.
  const { panBy } = leaflet;
  leaflet.panBy = (offset, options) => panBy.call(leaflet, offset, { ...options, animate: false });
  return leaflet;
}

/** Whether a movement of these days leaves from outside the usual view: its homeland comes first on the screen. */
function reachesFar(scene, { day, movements }) {
  return scene.movements.some((movement) => {
    const moving = day >= movement.start - AROUND && day <= (movement.end ?? movement.start) + AROUND;
    if (!moving || !movements.includes(movement.id)) return false;
    const units = scene.index.unitsOfPlace.get(movement.homeland) || [];
    return units.some((unit) => unit.polygons.length && boundsOf(unit.polygons)[0] > HOME[2]);
  });
}

/** What the opening view holds: all homelands that are not far, and where fewer movements are chosen their destinations. */
function homeBox(scene, movements, small) {
  const { homelands, destinations } = reachOf(scene, movements);
  const near = homelands.filter((box) => box[0] <= HOME[2]);
  const chosen = movements.length < scene.movements.length ? destinations : [];
  const sent = chosen.filter(([lon, lat]) => lon >= HOME[0] && lon <= HOME[2] && lat >= HOME[1] && lat <= HOME[3] + 1);
  const boxes = [...near, ...sent.map(([lon, lat]) => [lon - BESIDE, lat - BESIDE, lon + BESIDE, lat + BESIDE])];
  return { near, box: boxes.reduce(joined, small ? HOME_SMALL : HOME) };
}

function round(value, places) {
  return Math.round(value * 10 ** places) / 10 ** places;
}

/**
 * @param {HTMLElement} element  gives the size
 * @param {HTMLElement} host  Leaflet's own
 * @param {object} store  its key `map` is read at the start and written when the reader has moved the map
 */
export function createCamera(element, host, store, scene) {
  const leaflet = createLeaflet(host);
  let atHome = true;
  let placing = false;
  let view = null;
  let sharp = 0;

  /** Moves that are not the reader's are not written into the store. */
  function quietly(move) {
    placing = true;
    move();
    placing = false;
  }

  function fit([west, south, east, north], options = {}) {
    leaflet.fitBounds([[south, west], [north, east]], { animate: false, ...options });
  }

  /** Fits a box; where a homeland would come to lie under the buttons, with room for them. */
  function fitClear(box, homelands, small) {
    fit(box);
    const corners = homelands.map(([west, south]) => leaflet.latLngToContainerPoint([south, west]));
    if (small && corners.some(({ x, y }) => x < 3 * BUTTONS && y > element.clientHeight - BUTTONS)) fit(box, { paddingBottomRight: [0, BUTTONS] });
    if (!small && corners.some(({ x }) => x < BUTTONS)) fit(box, { paddingTopLeft: [BUTTONS, 0] });
  }

  /** The opening view. It is kept through changes of size until the reader moves the map, and never written down. */
  function goHome() {
    atHome = true;
    const small = element.clientWidth < SMALL;
    const { near, box } = homeBox(scene, store.get().movements, small);
    quietly(() => {
      if (!reachesFar(scene, store.get())) return fitClear(box, near, small);
      fit(WHOLE);
      return small ? null : leaflet.panBy([0, LEGEND]);
    });
  }

  /** @param {{lon: number, lat: number, zoom: number}|null} spot  null: the opening view */
  function go(spot) {
    if (!spot) {
      goHome();
      return;
    }
    atHome = false;
    quietly(() => leaflet.setView([spot.lat, spot.lon], spot.zoom, { animate: false }));
  }

  function resize() {
    quietly(() => leaflet.invalidateSize({ animate: false, pan: false }));
    if (atHome && element.clientWidth && element.clientHeight) goHome();
  }

  function onMoved() {
    if (placing) return;
    atHome = false;
    const { lng, lat } = leaflet.getCenter();
    store.set({ map: { lon: round(lng, 3), lat: round(lat, 3), zoom: round(leaflet.getZoom(), 2) } }, "map");
  }

  /** @returns {import("./projection.js").View}  the same object as long as nothing has changed */
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
    if (!view || Object.keys(now).some((key) => now[key] !== view[key])) view = now;
    return view;
  }

  go(store.get().map);
  leaflet.on("moveend", onMoved);
  /** After a jump in time or another choice of peoples: what is to be seen may lie elsewhere. A reader's own view is left alone. */
  function follow() {
    if (atHome) goHome();
  }

  /** @param {number} dots a CSS pixel, for paper; 0: as the screen has them */
  const sharpen = (dots) => (sharp = dots);

  return { leaflet, go, follow, resize, look, sharpen, showWhole: () => fit(WHOLE) };
}
