/** What is on the map, as the page's tests, the host and whoever prints it read it. */
import { isoOf } from "../time/days.js";
import { positionOf } from "../day/evaluate.js";
import { markedOn } from "../day/leading.js";
import { UNDER_WAY } from "../day/streams.js";
/** @import { Picture, PlayerState } from "../scene/types.d.ts" */

/**
 * @param {PlayerState} state  the store's
 * @param {Picture} frame  of that state: what is drawn from it
 * @param {number} drawn  primitives of the last drawing
 * @returns {{day: number, date: string, marks: object[], regions: object[], runs: object[], homelands: object[],
 *   parts: string[], corridors: string[], drawn: number}}  `day` is the one chosen; in a period all else is of its last day
 */
export function snapshotOf(state, frame, drawn) {
  return {
    day: state.day,
    date: isoOf(state.day),
    marks: marksOf(frame),
    regions: frame.regions.map(({ place, value, held }) => ({
      id: place,
      value,
      ...rangeOf(held),
      ...behindOf(held),
    })),
    runs: frame.runs.map(runOf),
    homelands: frame.homelands.map(({ movement, place, unit, phase, share }) => ({
      movement: movement.id,
      place,
      unit: unit.id,
      phase,
      share,
    })),
    parts: frame.parts.map(({ id }) => id),
    corridors: frame.corridors.map(({ flow }) => flow.id),
    drawn,
  };
}

/** The front of every stream of which somebody is under way; `marked` where it has a mark of its own. */
function marksOf(frame) {
  const { scene, day, streams } = frame;
  const marked = markedOn(scene, streams, frame);
  const moving = scene.flows
    .map((_, i) => i)
    .filter((i) => streams.shown[i] && streams.phase[i] === UNDER_WAY);
  return moving.map((i) => {
    const flow = scene.flows[i];
    const [lon, lat] = positionOf(scene, flow, day).head;
    const { value, low, high } = streams.counted[i];
    return { id: flow.id, kind: "front", lon, lat, value, low, high, marked: marked.has(i) };
  });
}

function runOf({ group, route, from, to, kind, status, value, low, high, disputed, flip }) {
  return {
    movement: group.movement.id,
    direction: group.direction,
    route,
    from,
    to,
    kind,
    status,
    value,
    low,
    high,
    disputed,
    flip,
  };
}

/** Movements some of whose people are not back and may be here; with the number in all regions where it is written here. */
function behindOf(held) {
  const left = held.filter(({ behind }) => behind);
  const said = ({ movement, behind: { total, told } }) => ({
    movement: movement.id,
    told,
    value: total ? total.value : null,
  });
  return left.length ? { behind: left.map(said) } : {};
}

/** The least and the greatest number of all peoples held in a place; null where no number is known. */
function rangeOf(held) {
  const told = held.map((item) => item.told).filter(Boolean);
  const sum = (key) => told.reduce((total, range) => total + range[key], 0);
  return told.length ? { low: sum("low"), high: sum("high") } : { low: null, high: null };
}
