/**
 * The North Caucasus enlarged, top left, where nothing happens on the main map.
 * On the main map Checheno-Ingushetia is 29 px wide; here its state can be read.
 */
import { drawJourneys } from "./journeys.js";
import { Sheet, around } from "./labels.js";
import { AnchorCache, offerHomelands } from "./names.js";
import { drawRings, frontsOn } from "./fronts.js";
import { INK, WHITE } from "./palette.js";
import { PathCache } from "./paths.js";
import { screenX, screenY, toScreen, viewOf } from "./projection.js";
import { drawStill, stillSignature } from "./still.js";
import { drawStations, stationName, stationsOn } from "./stations.js";
import { TrackCache } from "./tracks.js";

const BOUNDS = [40.2, 42.2, 47.1, 44.4];
const WIDTH = 264;
const HEIGHT = 118;
const TITLE = 21;
const FROM_EDGE = 9;
/** A smaller picture than this of the main map's own scale would not be an enlargement. */
const LEAST_FACTOR = 1.25;

export function createInset(scene, basemap, lanes, corridors) {
  const base = document.createElement("canvas");
  const cache = new PathCache();
  const tracks = new TrackCache(scene, lanes);
  const anchors = new AnchorCache();
  const sheet = new Sheet();
  let view = null;
  let last = "";

  /** The rectangle the inset takes on the main map, or null where it is not shown. */
  function frameOf(main, frame) {
    if (main.small || !concerns(frame)) return null;
    const k = main.type;
    if (!view || view.type !== k || view.dpr !== main.dpr) {
      view = viewOf(BOUNDS, WIDTH * k, HEIGHT * k, { dpr: main.dpr, type: k, small: true, x: FROM_EDGE + 2, y: FROM_EDGE + TITLE * k + 2 });
      last = "";
    }
    if (view.scale < main.scale * LEAST_FACTOR) return null;
    return { x: FROM_EDGE, y: FROM_EDGE, width: view.width + 4, height: view.height + TITLE * k + 4, title: TITLE * k };
  }

  /** True if a homeland of the movements shown lies here; otherwise the picture would be empty. */
  function concerns(frame) {
    return frame.homelands.some(({ unit: { bounds } }) => Number.isFinite(bounds[0]) && bounds[0] > BOUNDS[0] - 1 && bounds[2] < BOUNDS[2] + 1 && bounds[1] > BOUNDS[1] - 1 && bounds[3] < BOUNDS[3] + 1);
  }

  /** Ground and whatever stands still, drawn again only when it changes. */
  function drawBase(frame) {
    const now = `${basemap.era(frame.day)}/${stillSignature(frame)}`;
    if (now === last) return;
    last = now;
    base.width = Math.round(view.width * view.dpr);
    base.height = Math.round(view.height * view.dpr);
    const context = base.getContext("2d");
    const own = { ...view, x: 0, y: 0 };
    basemap.drawLand(context, own, cache, frame.day);
    basemap.drawLines(context, own, cache, frame.day);
    drawStill(context, own, frame, scene, cache, tracks, corridors);
  }

  function drawPicture(context, frame, family) {
    context.save();
    toScreen(context, view);
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.clip();
    context.drawImage(base, 0, 0, view.width, view.height);
    let drawn = drawJourneys(context, view, frame.moving, tracks);
    const stations = stationsOn(scene, view, frame.runs, tracks);
    drawn += drawStations(context, view, stations);
    drawn += drawRings(context, view, frontsOn(scene, view, frame.streams, tracks, frame));
    sheet.begin(context, view, family);
    for (const { x, y } of stations) sheet.mark(x, y);
    offerHomelands(sheet, scene, view, frame.homelands, anchors, 0);
    for (const { place, x, y } of stations) sheet.place(stationName(scene.places[place], true), around(x, y, 6), { most: 0.5, pad: 1 });
    drawn += sheet.draw();
    context.restore();
    return drawn;
  }

  /** @returns {number} drawn */
  function draw(context, main, box, frame, family) {
    cache.at(view.scale);
    tracks.at(view.scale, frame.wide, frame.basis);
    drawBase(frame);
    toScreen(context, main);
    context.setLineDash([]);
    context.fillStyle = WHITE;
    context.fillRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
    context.fillStyle = INK;
    context.font = `650 ${11 * main.type}px ${family}`;
    context.textBaseline = "middle";
    context.fillText(titleOf(main), box.x + 5, box.y + box.title / 2 + 1);
    const drawn = drawPicture(context, frame, family);
    toScreen(context, main);
    context.setLineDash([]);
    context.strokeStyle = INK;
    context.lineWidth = 1.2;
    context.strokeRect(view.x, view.y, view.width, view.height);
    return drawn;
  }

  /** The box on the main map that says where the inset lies; words may cover it. */
  function drawFrame(context, main) {
    toScreen(context, main);
    context.setLineDash([]);
    const x = screenX(main, BOUNDS[0]);
    const y = screenY(main, BOUNDS[3]);
    context.strokeStyle = INK;
    context.lineWidth = 1;
    context.strokeRect(x, y, screenX(main, BOUNDS[2]) - x, screenY(main, BOUNDS[1]) - y);
  }

  function titleOf(main) {
    const quarters = Math.round((view.scale / main.scale) * 4);
    const fraction = ["", "¼", "½", "¾"][quarters % 4];
    return `Homelands in the North Caucasus, enlarged ${Math.floor(quarters / 4)}${fraction} times`;
  }

  /** The inset's view and where it begins on the main map, for finding what lies under the pointer. */
  const place = () => ({ view, x: view.x, y: view.y });
  return { frameOf, drawFrame, draw, place };
}
