/** Draws the map: which picture the state asks for, on which canvases, and what was drawn last. */
import { corridorsOf } from "../day/corridors.js";
import { createLanes } from "../day/lanes.js";
import { pictureOn } from "../day/picture.js";
import { createStreams } from "../day/streams.js";
import { PathCache } from "../plane/paths.js";
import { pickedScene } from "../scene/picks.js";
import { createFigures } from "./figures.js";
import { createBasemap } from "./ground/basemap.js";
import { createGround } from "./ground/ground.js";
import { canvasOn, fitPage } from "./host.js";
import { snapshotOf } from "./snapshot.js";
import { thingsOn } from "./things.js";
import { corridorLanes } from "./ways/corridor-lanes.js";
import { createCorridors } from "./ways/corridor-shapes.js";
import { TrackCache } from "./ways/tracks.js";
/** @import { Picture, Scene, Store, Thing, View } from "../scene/types.d.ts" */

/** What draws the map, all over the same paths and tracks. */
function createDrawing(element, scene, furniture, { again, most }) {
  const lanes = createLanes(scene);
  const parts = {
    scene,
    lanes,
    basemap: createBasemap(scene.base),
    corridors: createCorridors(corridorLanes(corridorsOf(scene))),
    cache: new PathCache(),
    tracks: new TrackCache(scene, lanes),
    host: element,
    furniture,
    most,
  };
  const canvas = canvasOn(element, "figures");
  return {
    canvas,
    ground: createGround(parts.basemap, parts),
    figures: createFigures(canvas, parts, again),
  };
}

/** The picture of the store's state now. @returns {() => Picture} */
function createPictures(scene, store) {
  const streams = createStreams(scene);
  const corridors = corridorsOf(scene);
  return () => {
    const state = store.get();
    return pictureOn(pickedScene(scene, state.pick), state, streams, corridors);
  };
}

/**
 * Draws the state, and knows what was drawn last.
 * @param {HTMLElement} element @param {Scene} scene @param {Store} store
 * @param {object} map
 * @param {ReturnType<typeof import("./camera.js").createCamera>} map.camera
 * @param {{legend: ReturnType<typeof import("./legend/legend.js").createLegend>, nodes: HTMLElement[],
 *   scaleBar: ReturnType<typeof import("./furniture.js").createScaleBar>}} map.furniture  nodes: all that lies on the map
 * @param {{focus: Thing|null, hover: Thing|null}} map.marked
 * @param {(ms: number) => void} map.again  asks for another drawing
 * @param {number} [map.most]  labels that it may have; without it as many as find room
 */
export function createPainter(element, scene, store, { camera, furniture, marked, again, most }) {
  const { legend, scaleBar, nodes } = furniture;
  const { canvas, ground, figures } = createDrawing(element, scene, nodes, { again, most });
  const pictureNow = createPictures(scene, store);
  /** Of the last drawing, as the following. @type {View} */
  let view;
  /** @type {Picture|null} */
  let frame = null;
  let drawn = 0;
  let jumped = false;

  function look() {
    const now = camera.look();
    if (now === view) return;
    view = now;
    fitPage(element, canvas, view);
    scaleBar.update(view);
  }

  function paint() {
    look();
    const { basis, movements, selected, dragging } = store.get();
    frame = { ...pictureNow(), jumped, dragged: dragging, travels: camera.isMoving() };
    jumped = false;
    legend.update({ basis, runs: frame.runs, movements, regions: frame.regions });
    drawn = ground.draw(view, frame);
    drawn += figures.draw(view, frame, ground, { selected, ...marked });
  }

  return {
    paint,
    /** Whether the map shows another view than was drawn. */
    isStale: () => camera.look() !== view,
    /** The next picture is of another time: its words need not stay where they are. */
    jump: () => (jumped = true),
    forgetFonts: figures.forgetFonts,
    /** What the last drawing shows. @returns {Thing[]} */
    things: () => (frame ? thingsOn(frame.scene, view, frame) : []),
    /** @returns {Thing|null} */
    find: (x, y) => (frame ? figures.find(view, frame, x, y) : null),
    /** What the map shows for the state now, drawn or not. */
    snapshot: () => ({
      ...snapshotOf(store.get(), pictureNow(), drawn),
      labels: frame ? figures.labels() : [],
    }),
  };
}
