/**
 * Where the reader looks: Leaflet moves and zooms, this module tells it where to begin and what we draw for.
 */
import { clearPaddings, coveredBy, meets } from "./clearance.js";
import { scaleOf } from "../plane/projection.js";
import { joined, reachOf } from "./reach.js";
import { boundsOf } from "../scene/scene.js";
/** @import { Bounds, LonLat, Rectangle, Scene, Store } from "../scene/types.d.ts" */

/** Boxes of degrees: west, south, east, north. The opening view holds the first or the second, and what the movements need. */
/** @type {Bounds} */
const HOME = [30.3, 36, 96, 58];
/** @type {Bounds} */
const HOME_SMALL = [38, 37, 82, 57];
/** @type {Bounds} */
const WHOLE = [27, 34, 143, 64];
/** A movement is what the map opens on from this many days before its first day to this many after its last. */
const AROUND = 30;
/** Under this width there is no inset, and fewer words. */
const SMALL = 700;
/** Degrees about a destination, so that its mark is not at the edge. */
const BESIDE = 1.5;
const PRESENTING = 1.25;
const MOST_DPR = 2;

function createLeaflet(host) {
  const leaflet = L.map(host, {
    zoomSnap: 0,
    zoomDelta: 0.5,
    minZoom: 2,
    maxZoom: 9,
    zoomControl: false,
    attributionControl: false,
    // Nothing eases: the map goes where it is told.
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

/** Whether a movement of these days leaves from outside the usual view: its homeland comes first on the screen. */
function reachesFar(scene, { day, movements }) {
  return scene.movements.some((movement) => {
    const moving =
      day >= movement.start - AROUND && day <= (movement.end ?? movement.start) + AROUND;
    if (!moving || !movements.includes(movement.id)) return false;
    const units = scene.index.unitsOfPlace.get(movement.homeland) || [];
    return units.some((unit) => unit.polygons.length && boundsOf(unit.polygons)[0] > HOME[2]);
  });
}

/** @returns {Bounds} */
const beside = ([lon, lat]) => [lon - BESIDE, lat - BESIDE, lon + BESIDE, lat + BESIDE];
/**
 * Corners, the middles of the sides and the middle.
 * @returns {LonLat[]}
 */
function spotsOf([west, south, east, north]) {
  const across = [west, (west + east) / 2, east];
  return [south, (south + north) / 2, north].flatMap((lat) =>
    across.map((lon) => /** @type {LonLat} */ ([lon, lat])),
  );
}

/** What the opening view holds: all homelands that are not far, and where fewer movements are chosen their destinations. */
function homeBox({ homelands, destinations, starts }, chosen, small) {
  const near = homelands.filter((box) => box[0] <= HOME[2]);
  const here = ([lon, lat]) =>
    lon >= HOME[0] && lon <= HOME[2] && lat >= HOME[1] && lat <= HOME[3] + 1;
  const boxes = [...near, ...(chosen ? destinations.filter(here).map(beside) : [])];
  const seen = [...near.flatMap(spotsOf), ...[...destinations, ...starts].filter(here)];
  return { box: boxes.reduce(joined, small ? HOME_SMALL : HOME), lands: near, seen };
}

/**
 * A homeland of the Far East reaches to the Arctic, where nobody was taken from: what lies in the whole view counts.
 * @returns {Bounds}
 */
function inWhole([west, south, east, north]) {
  return [
    Math.max(west, WHOLE[0]),
    Math.max(south, WHOLE[1]),
    Math.min(east, WHOLE[2]),
    Math.min(north, WHOLE[3]),
  ];
}

/** What the far view holds: everything, or all that concerns the movements chosen. */
function farBox({ homelands, destinations, starts }, chosen) {
  const lands = homelands.map(inWhole);
  const boxes = [...lands, ...[...destinations, ...starts].map(beside)];
  return {
    box: chosen ? boxes.reduce(joined) : WHOLE,
    lands,
    seen: [...lands.flatMap(spotsOf), ...destinations, ...starts],
  };
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
 */
export function createCamera(element, host, store, scene, obstacles) {
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
    leaflet.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { animate: false, ...options },
    );
  }

  /** The opening view, and what must be seen in it. */
  function opening() {
    const state = store.get();
    const reach = reachOf(scene, state.movements);
    const chosen = state.movements.length < scene.movements.length;
    return reachesFar(scene, state)
      ? farBox(reach, chosen)
      : homeBox(reach, chosen, element.clientWidth < SMALL);
  }

  /** The opening view. It is kept through changes of size until the reader moves the map, and never written down. */
  function goHome() {
    atHome = true;
    const { box, seen } = opening();
    const size = { width: element.clientWidth, height: element.clientHeight };
    const { left, top, right, bottom } = clearPaddings(box, size, seen, obstacles());
    quietly(() => fit(box, { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] }));
  }

  /** Whether a rectangle on the map, x, y, width, height, would cover what must be seen. */
  function covers(rect) {
    const { seen, lands } = opening();
    return coveredBy(look(), seen, [rect]) > 0 || lands.some((land) => meets(look(), land, rect));
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
    // A reader's own view keeps its middle: that is what the address says.
    quietly(() => leaflet.invalidateSize({ animate: false, pan: !atHome }));
    if (atHome && element.clientWidth && element.clientHeight) goHome();
  }

  function onMoved() {
    if (placing) return;
    atHome = false;
    const { lng, lat } = leaflet.getCenter();
    store.set(
      { map: { lon: round(lng, 3), lat: round(lat, 3), zoom: round(leaflet.getZoom(), 2) } },
      "map",
    );
  }

  /** @returns {import("../plane/projection.js").View}  the same object as long as nothing has changed */
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

  leaflet.on("moveend", onMoved);
  /** After a jump in time or another choice of peoples: what is to be seen may lie elsewhere. A reader's own view is left alone. */
  function follow() {
    if (atHome) goHome();
  }

  /** @param {number} dots a CSS pixel, for paper; 0: as the screen has them */
  const sharpen = (dots) => (sharp = dots);

  return {
    leaflet,
    go,
    follow,
    resize,
    look,
    sharpen,
    covers,
    isHome: () => atHome,
    showWhole: () => fit(WHOLE),
  };
}
