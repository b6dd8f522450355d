/** What is on the map on a day: everything worked out once, before anything is drawn. */
import { corridorsOn } from "./corridors.js";
import { stateOf } from "./evaluate.js";
import { homelandsOn, partsOn } from "./homelands.js";
import { regionsOn } from "./regions.js";
import { townsOn } from "./stations.js";
import { brief, movementName } from "../words/wording.js";
/** @import { Asked, Corridor, Picture, Scene, StateReader, Streams } from "../scene/types.d.ts" */

/** The day whose state is shown: a period shows how it ended. */
export function pictureDay(state) {
  return state.view === "period" && state.to != null ? Math.max(state.day, state.to) : state.day;
}

/**
 * Remembers the states of one day.
 * @returns {StateReader}
 */
function stateReader(scene, day) {
  const known = new Map();
  return (movementId) => {
    let state = known.get(movementId);
    if (!state) known.set(movementId, (state = stateOf(scene, movementId, day)));
    return state;
  };
}

/**
 * @param {Scene} scene  as the reader's picks have it
 * @param {Asked} state
 * @param {Streams} streams
 * @param {Corridor[]} corridors  all of the scene
 * @returns {Picture}
 */
export function pictureOn(scene, state, streams, corridors) {
  const day = pictureDay(state);
  const shown = new Set(state.movements);
  const movements = scene.movements.filter((movement) => shown.has(movement.id));
  const stateOn = stateReader(scene, day);
  /** @type {[number, number]|null} */
  const span = state.view === "period" ? [state.day, day] : null;
  const choice = { view: state.view, span, movements: shown, basis: state.basis };
  const runs = replaced(streams.runsOn(scene, day, choice, stateOn), state.view);
  const free = corridorsOn(corridors, streams, state.view, day);
  const picture = {
    opening: state.opening,
    scene,
    day,
    view: state.view,
    // All journeys are shown as they were when the last had ended.
    countedDay: state.view === "all" ? scene.last_day : day,
    shown,
    movements,
    stateOn,
    runs,
    ...splitRuns(runs, state.view, day),
    streams,
    basis: state.basis,
    wide: state.view !== "day",
    hasty: state.playing || state.dragging,
    homelands: movements.flatMap((movement) =>
      homelandsOn(scene, movement, day, stateOn(movement.id)),
    ),
    parts: movements.flatMap((movement) => partsOn(scene, movement, day)),
    regions: regionsOn(scene, movements, day, stateOn),
    corridors: free,
    towns: townsOn(scene, free, day),
    terse: false,
    told: runs,
    isNamed: () => true,
    fronts: [],
    stations: [],
    journeys: journeysOf(scene, runs),
  };
  return state.opening ? { ...picture, ...homesOnly(picture) } : picture;
}

/** The opening shows the homelands and whose they are, even where people without a total are on their way already. */
function homesOnly({ scene, homelands, streams }) {
  const none = { runs: [], ...splitRuns([]), parts: [], regions: [], corridors: [], towns: [] };
  // of one that surrounds another only the inner one has the name
  const last = new Map(homelands.map((homeland) => [homeland.movement, homeland]));
  const whose = homelands.map((homeland) => ({
    ...homeland,
    name: last.get(homeland.movement) === homeland ? movementName(scene, homeland.movement) : "",
    words: brief(scene.places[homeland.place]?.name ?? ""),
    // nobody counted them, but they too were at home
    pale: homeland.phase === "unknown" && !homeland.movement.track,
  }));
  const unseen = { ...streams, shown: streams.shown.map(() => 0) };
  return { ...none, streams: unseen, journeys: [], homelands: whose };
}

/**
 * What has which weight. On *This day* only what happens that day has it: of journeys that are over the way alone is
 * told, as `threads`. In every other view, which is of many days, they have full weight. What has weight is `moving`
 * where people are seen to move from day to day, and else stands `still`.
 */
export function splitRuns(runs, view, day) {
  const isOver = ({ group }) => view === "day" && group.last < day;
  const told = runs.filter((run) => !isOver(run));
  const moved = new Set(
    told.filter((run) => run.kind === "band" || run.kind === "ahead").map((run) => run.group),
  );
  return {
    moving: told.filter((run) => moved.has(run.group)),
    still: told.filter((run) => !moved.has(run.group)),
    threads: runs.filter((run) => isOver(run) && run.kind === "core"),
  };
}

/** On one day the way home replaces the way out: it lies on the same line. */
function replaced(runs, view) {
  if (view !== "day") return runs;
  const home = new Set(
    runs.filter((run) => run.group.direction === "homeward").map((run) => run.group.movement.id),
  );
  return runs.filter(
    (run) => run.group.direction === "homeward" || !home.has(run.group.movement.id),
  );
}

/** One entry a stream that has something drawn, to be visited by keyboard. */
function journeysOf(scene, runs) {
  const seen = new Set();
  const journeys = [];
  for (const run of runs) {
    if (seen.has(run.flow)) continue;
    seen.add(run.flow);
    journeys.push({ flow: scene.flows[run.flow], run, x: 0, y: 0 });
  }
  return journeys;
}
