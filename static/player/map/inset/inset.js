/**
 * The North Caucasus enlarged, top left, where nothing happens on the main map.
 * On the main map Checheno-Ingushetia is 29 px wide; here its state can be read.
 */
import { drawJourneys } from "../ways/journeys.js";
import { Sheet, around } from "../labels/labels.js";
import { AnchorCache, offerHomelands } from "../labels/names.js";
import { drawRings, frontsOn } from "../points/fronts.js";
import { fitCanvas } from "../ground/ground.js";
import { CAUCASUS, INK, WHITE } from "../../theme/palette.js";
import { PathCache } from "../../plane/paths.js";
import { createCorners } from "./inset-corners.js";
import {
  anchorX,
  anchorY,
  inView,
  screenX,
  screenY,
  toScreen,
  viewOf,
} from "../../plane/projection.js";
import { drawStill, stillSignature } from "../ground/standing.js";
import { drawStations, stationName, stationsOn } from "../points/station-marks.js";
import { TrackCache } from "../ways/tracks.js";

const WIDTH = 264;
const HEIGHT = 118;
const TITLE = 21;
/** A little smaller it may leave a homeland free that it would cover. */
const SIZES = [1, 0.93, 0.86, 0.8];
const FROM_EDGE = 9;
/** A smaller picture than this of the main map's own scale would not be an enlargement. */
const LEAST_FACTOR = 1.25;
/** Pixels beyond its edge from which a line still reaches into the picture. */
const EDGE = 40;
/** CSS pixels beside the box for a title set in a wide face. */
const TITLE_ROOM = 120;

/** Kept on a canvas of its own, and copied onto the map. */
export function createInset(scene, basemap, lanes, corridors) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const land = document.createElement("canvas");
  const base = document.createElement("canvas");
  const picture = document.createElement("canvas");
  const cache = new PathCache();
  const tracks = new TrackCache(scene, lanes);
  const anchors = new AnchorCache();
  const sheet = new Sheet();
  const corners = createCorners(scene, CAUCASUS, FROM_EDGE);
  let view = null;
  let last = "";
  let lastLand = "";
  let lastPicture = "";
  let drawn = 0;
  let placed = null;
  let stale = true;
  const spans = new WeakMap();

  /** The rectangle the inset takes on the main map, or null where it is not shown. */
  function frameOf(main, frame) {
    if (main.small) return null;
    const sizes = SIZES.map((size) => sizeOf(main.type, size));
    const spot = corners.spotFor(main, frame, sizes);
    if (!spot) return null;
    const { width, height, title } = sizes[spot.size];
    const [x, y] = [spot.x + 2, spot.y + title + 2];
    const [wide, high] = [width - 4, height - title - 4];
    if (
      !view ||
      view.type !== main.type ||
      view.dpr !== main.dpr ||
      view.x !== x ||
      view.y !== y ||
      view.width !== wide
    ) {
      view = viewOf(CAUCASUS, wide, high, { dpr: main.dpr, type: main.type, small: true, x, y });
      last = lastLand = lastPicture = "";
    }
    if (view.scale < main.scale * LEAST_FACTOR) return null;
    return { x: spot.x, y: spot.y, width, height, title };
  }

  /** Kilometres of a track between its first and its last point in the picture; null if it does not come here. */
  function spanOf(run) {
    const track = tracks.of(run.route, run.group.movement.id);
    let span = spans.get(track);
    if (span === undefined) spans.set(track, (span = seenSpan(view, track)));
    return span;
  }

  const meets = (run) => {
    const span = spanOf(run);
    return span !== null && run.from < span[1] && run.to > span[0];
  };

  /** What of the day lies in the picture. */
  function insideOf(frame) {
    const seen = ({ bounds }) => inView(view, bounds, 40);
    return {
      wide: frame.wide,
      basis: frame.basis,
      homelands: frame.homelands.filter(({ unit }) => seen(unit)),
      parts: frame.parts.filter(seen),
      corridors: frame.corridors.filter(seen),
      still: frame.still.filter(meets),
      moving: frame.moving.filter(meets),
    };
  }

  /** The basemap alone: it changes far seldomer than what stands on it. */
  function drawLand(own, eras, day) {
    if (eras === lastLand) return;
    lastLand = eras;
    fitCanvas(land, view);
    const context = land.getContext("2d", { alpha: false });
    basemap.drawLand(context, own, cache, day);
    basemap.drawWaters(context, own, cache, day);
    basemap.drawLines(context, own, cache, day);
  }

  /** Ground and whatever stands still, drawn again only when it changes. */
  function drawBase(inside, day) {
    const own = { ...view, x: 0, y: 0 };
    const eras = basemap.eras(view, day);
    const now = `${eras}/${stillSignature(inside)}`;
    if (now === last) return;
    last = now;
    drawLand(own, eras, day);
    fitCanvas(base, view);
    const context = base.getContext("2d", { alpha: false });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(land, 0, 0);
    drawStill(context, own, inside, scene, cache, tracks, corridors);
  }

  /** Two days with one signature give the same picture. In haste chevrons that creep along are let be. */
  function signatureOf(inside, frame, stations, rings, family) {
    let signature = `${last}|${family}`;
    for (const { words } of inside.homelands) signature += `;${words}`;
    for (const { place, documented, people } of stations)
      signature += `;${place}${documented}${people.id}`;
    for (const { group, x, y } of rings)
      signature += `;${group.movement.id}${x.toFixed(1)}/${y.toFixed(1)}`;
    for (const run of inside.moving) {
      const [from, to] = spanOf(run);
      const exact = frame.hasty || run.kind !== "core";
      const reach = exact ? [Math.max(from, run.from), Math.min(to, run.to)] : [run.from, run.to];
      signature += `;${run.route}${run.group.movement.id}${run.kind}${run.status}${run.least.toFixed(2)}-${run.most.toFixed(2)}${run.disputed}${reach[0].toFixed(1)}-${reach[1].toFixed(1)}`;
    }
    return signature;
  }

  /** Brings the picture up to the day. @returns {boolean} whether it has changed */
  function updatePicture(frame, family) {
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    const inside = insideOf(frame);
    drawBase(inside, frame.day);
    const stations = stationsOn(scene, view, frame.runs, tracks);
    const fronts = frontsOn(view, frame.streams, tracks, frame);
    const near = ({ x, y }) => x > -9 && y > -9 && x < view.width + 9 && y < view.height + 9;
    const rings = fronts.flatMap(({ group, rings: all }) =>
      all.filter(near).map(({ x, y }) => ({ group, x, y })),
    );
    const now = signatureOf(inside, frame, stations, rings, family);
    if (now === lastPicture) return false;
    lastPicture = now;
    drawPicture({ inside, stations, fronts, family });
    return true;
  }

  function drawPicture({ inside, stations, fronts, family }) {
    if (picture.width !== base.width) picture.width = base.width;
    if (picture.height !== base.height) picture.height = base.height;
    const context = picture.getContext("2d");
    const own = { ...view, x: 0, y: 0 };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(base, 0, 0);
    drawn = drawJourneys(context, own, inside.moving, tracks);
    drawn += drawStations(context, own, stations);
    drawn += drawRings(context, own, fronts);
    sheet.begin(context, own, family);
    for (const { x, y } of stations) sheet.mark(x, y);
    offerHomelands(sheet, scene, own, inside.homelands, anchors, 0);
    for (const { place, x, y } of stations)
      sheet.place(stationName(scene.places[place], true), around(x, y, 6), { most: 0.5, pad: 1 });
    drawn += sheet.draw();
  }

  /**
   * Gives the canvas the size that the inset takes on the map.
   * @returns {boolean} false if what is on it is of another place
   */
  function place(main, box) {
    const now = box ? `${box.width}/${box.height}/${main.scale}/${main.dpr}` : "";
    if (now === placed) return true;
    placed = now;
    if (!box) return false;
    canvas.width = Math.round(Math.ceil(box.width + TITLE_ROOM) * main.dpr);
    canvas.height = Math.round(Math.ceil(box.height + 2) * main.dpr);
    stale = true;
    return false;
  }

  /** Brings the picture, its title and its frame up to the day, if they have changed. */
  function update(main, box, frame, family) {
    if (!updatePicture(frame, family) && !stale) return;
    stale = false;
    const own = { ...main, x: 1 - box.x, y: 1 - box.y };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    toScreen(context, own);
    context.fillStyle = WHITE;
    context.fillRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
    context.fillStyle = INK;
    context.font = `650 ${11 * main.type}px ${family}`;
    context.textBaseline = "middle";
    context.fillText(titleOf(main), box.x + 5, box.y + box.title / 2 + 1);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(
      picture,
      Math.round((view.x + own.x) * view.dpr),
      Math.round((view.y + own.y) * view.dpr),
    );
    toScreen(context, own);
    context.lineJoin = "bevel";
    context.strokeStyle = INK;
    context.lineWidth = 1.2;
    context.strokeRect(view.x, view.y, view.width, view.height);
  }

  /** Copies the inset to its place on the main map. */
  function draw(target, main, box) {
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.drawImage(
      canvas,
      Math.round((box.x - 1) * main.dpr),
      Math.round((box.y - 1) * main.dpr),
    );
  }

  /** The box on the main map that says where the inset lies; words may cover it. */
  function drawFrame(context, main) {
    toScreen(context, main);
    context.setLineDash([]);
    const x = screenX(main, CAUCASUS[0]);
    const y = screenY(main, CAUCASUS[3]);
    context.strokeStyle = INK;
    context.lineWidth = 1;
    context.strokeRect(x, y, screenX(main, CAUCASUS[2]) - x, screenY(main, CAUCASUS[1]) - y);
  }

  function titleOf(main) {
    const quarters = Math.round((view.scale / main.scale) * 4);
    const fraction = ["", "¼", "½", "¾"][quarters % 4];
    return `The North Caucasus, ${Math.floor(quarters / 4)}${fraction} times larger`;
  }

  /** The inset's view and where it begins on the main map, for finding what lies under the pointer. */
  const spot = () => ({ view, x: view.x, y: view.y });
  return { frameOf, drawFrame, place, update, draw, spot, count: () => drawn };
}

/** The inset with its edge and its title; `type` is the scale of words. */
function sizeOf(type, size) {
  const title = TITLE * type;
  return { width: WIDTH * size * type + 4, height: HEIGHT * size * type + title + 4, title };
}

/** The first and the last kilometre of a track within a view, or null. */
function seenSpan(view, { km, xy }) {
  const left = -anchorX(view) - EDGE;
  const top = -anchorY(view) - EDGE;
  let span = null;
  for (let n = 0; n + 1 < km.length; n += 1) {
    const [x0, y0, x1, y1] = [xy[2 * n], xy[2 * n + 1], xy[2 * n + 2], xy[2 * n + 3]];
    const across = Math.max(x0, x1) >= left && Math.min(x0, x1) <= left + view.width + 2 * EDGE;
    if (!across || Math.max(y0, y1) < top || Math.min(y0, y1) > top + view.height + 2 * EDGE)
      continue;
    if (!span) span = [km[n], km[n + 1]];
    else span[1] = km[n + 1];
  }
  return span;
}
