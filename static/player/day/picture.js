/** What is on the map on a day: everything worked out once, before anything is drawn. */
import { stateOf } from "./evaluate.js";
import { homelandsOn, partsOn } from "./homelands.js";
import { splitRuns } from "./still.js";
import { regionsOn } from "./regions.js";
/** @import { Corridor, Picture, PlayerState, Scene, StateReader, Streams } from "../scene/types.d.ts" */

/** The day whose state is shown: a period shows how it ended. */
export function pictureDay(state) {
  return state.view === "period" && state.to != null ? Math.max(state.day, state.to) : state.day;
}

/**
 * Remembers the states of one day.
 * @returns {StateReader}
 */
export function stateReader(scene, day) {
  const known = new Map();
  return (movementId) => {
    let state = known.get(movementId);
    if (!state) known.set(movementId, (state = stateOf(scene, movementId, day)));
    return state;
  };
}

/**
 * @param {Scene} scene  as the reader's picks have it
 * @param {PlayerState} state  the store's
 * @param {Streams} streams
 * @param {Corridor[]} corridors
 * @returns {Picture}
 */
export function frameOf(scene, state, streams, corridors) {
  const day = pictureDay(state);
  const shown = new Set(state.movements);
  const movements = scene.movements.filter((movement) => shown.has(movement.id));
  const stateOn = stateReader(scene, day);
  /** @type {[number, number]|null} */
  const span = state.view === "period" ? [state.day, day] : null;
  const choice = { view: state.view, span, movements: shown, basis: state.basis };
  const runs = replaced(streams.runsOn(scene, day, choice, stateOn), state.view);
  return {
    scene,
    day,
    // All journeys are shown as they were when the last had ended.
    countedDay: state.view === "all" ? scene.last_day : day,
    shown,
    movements,
    stateOn,
    runs,
    ...splitRuns(runs),
    streams,
    basis: state.basis,
    wide: state.view !== "day",
    hasty: state.playing || state.dragging,
    homelands: movements.flatMap((movement) =>
      homelandsOn(scene, movement, day, stateOn(movement.id)),
    ),
    parts: movements.flatMap((movement) => partsOn(scene, movement, day)),
    regions: regionsOn(scene, movements, day, stateOn),
    corridors: onePerWay(
      corridors.filter((corridor) => corridorShown(corridor, streams, state.view, day)),
    ),
    fronts: [],
    stations: [],
    journeys: journeysOf(scene, runs),
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

function corridorShown(corridor, streams, view, day) {
  const { flow, index } = corridor;
  if (!streams.shown[index]) return false;
  if (view === "all" || view === "period") return true;
  if (view === "sofar") return flow.depart[0] <= day;
  return flow.depart[0] <= day && day <= flow.arrive[1];
}

/** Several flows along one way are one corridor: its width is not a number. */
function onePerWay(corridors) {
  const seen = new Set();
  return corridors.filter(({ flow }) => {
    const way = `${flow.movement}/${flow.route}/${flow.reverse}`;
    return !seen.has(way) && seen.add(way);
  });
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
