/**
 * What stands on each stretch of rail on a day: already run, being run, or still ahead.
 *
 * Streams of one movement and direction share their legs: a leg is drawn once, as wide as all the streams on it.
 * The result is a list of runs: stretches of a route in one style, joined across legs so that dashes do not restart.
 */
import { FREE_MODES } from "./lanes.js";
import { widthOf } from "./widths.js";

const AHEAD = 0;
const UNDER_WAY = 1;
const DONE = 2;

/**
 * @typedef {object} Run
 * @property {object} group  movement, direction, flows
 * @property {string} route  route id whose kilometres are meant
 * @property {number} from  km
 * @property {number} to  km
 * @property {"bed"|"band"|"core"|"ahead"} kind
 * @property {string} status  documented, derived or schematic
 * @property {number} width  pixels; 0 = number not stated
 * @property {boolean} flip  true where people travel against the route's own direction
 * @property {string} flow  id of the largest stream on it
 */

/** @param {object} scene  decoded */
export function createStreams(scene) {
  const { flows } = scene;
  const groups = groupsOf(scene);
  const phase = new Uint8Array(flows.length);
  const shown = new Uint8Array(flows.length);
  const head = new Float64Array(flows.length);
  const tail = new Float64Array(flows.length);

  /** Time of every flow on a day; `span` limits to flows that move between its two days. */
  function time(day, movements, span, all) {
    for (let i = 0; i < flows.length; i += 1) {
      const flow = flows[i];
      const length = scene.routes[flow.route].km;
      const outside = span && (flow.arrive[1] < span[0] || flow.depart[0] > span[1]);
      shown[i] = movements.has(flow.movement) && !outside ? 1 : 0;
      if (!shown[i]) continue;
      phase[i] = all || day > flow.arrive[1] ? DONE : day < flow.depart[0] ? AHEAD : UNDER_WAY;
      head[i] = runKm(length, flow.depart[0], flow.arrive[0], day);
      tail[i] = runKm(length, flow.depart[1], flow.arrive[1], day);
    }
  }

  /**
   * @param {number} day
   * @param {{view: string, span: [number, number]|null, movements: Set<string>, basis: string}} choice
   * @param {(movementId: string) => object} stateOn  the state of a movement on the day
   * @returns {Run[]}
   */
  function runsOn(day, choice, stateOn) {
    time(day, choice.movements, choice.span, choice.view === "all");
    const runs = [];
    for (const group of groups) {
      if (!choice.movements.has(group.movement.id)) continue;
      runsOfGroup(group, day, choice, stateOn, runs);
    }
    return runs;
  }

  function runsOfGroup(group, day, choice, stateOn, runs) {
    if (!group.members.some((i) => shown[i])) return;
    const moving = choice.view !== "all" && group.first <= day && day <= group.last;
    const underWay = moving && group.direction === "outward" ? stateOn(group.movement.id).under_way : null;
    const ceiling = underWay ? underWay.value : Infinity;
    const load = { choice, group, moving, ceiling, runs, open: new Map() };
    for (const piece of group.pieces) runsOfPiece(piece, tally(piece), load);
  }

  /** Adds up a piece's streams; `u` runs 0..1 along the piece in the direction of travel. */
  function tally(piece) {
    const sums = { done: 0, way: 0, passed: false, moving: false, ahead: false, tail: 1, head: 0, behind: 0, flow: -1 };
    let most = -1;
    for (let n = 0; n < piece.flows.length; n += 1) {
      const i = piece.flows[n];
      if (!shown[i]) continue;
      const value = flows[i].value || 0;
      if (value > most) {
        most = value;
        sums.flow = i;
      }
      if (phase[i] === DONE) {
        sums.passed = true;
        sums.done += value;
      } else if (phase[i] === AHEAD) sums.ahead = true;
      else tallyMoving(sums, value, head[i], tail[i], piece.starts[n], piece.ends[n]);
    }
    return sums;
  }

  return { runsOn, groups, phase, shown, head, tail };
}

function tallyMoving(sums, value, head, tail, start, end) {
  const length = end - start || 1;
  const h = Math.max(0, Math.min(1, (head - start) / length));
  const t = Math.max(0, Math.min(1, (tail - start) / length));
  if (h < 1) sums.ahead = true;
  if (h === 0) return;
  if (t === 1) {
    sums.passed = true;
    sums.done += value;
    return;
  }
  sums.moving = true;
  sums.way += value;
  sums.tail = Math.min(sums.tail, t);
  sums.head = Math.max(sums.head, h);
  sums.behind = Math.max(sums.behind, t);
}

function runsOfPiece(piece, sums, load) {
  const { choice, group, moving, ceiling } = load;
  const basis = choice.basis;
  const add = (kind, from, to, width) => addRun(load, piece, kind, from, to, width, sums.flow);
  const run = sums.passed ? 1 : sums.behind;
  if (run > 0) {
    const value = sums.passed ? sums.done : sums.way;
    if (choice.view !== "day" || group.direction === "homeward") add("bed", 0, run, widthOf(value, group.whole, basis));
    add("core", 0, run, 0);
  }
  if (sums.moving && group.direction === "homeward") {
    // A return takes years: its number is of all who went, not of those on the line that day.
    add("bed", sums.tail, sums.head, widthOf(sums.way, group.whole, basis));
    add("core", sums.tail, sums.head, 0);
  } else if (sums.moving) add("band", sums.tail, sums.head, widthOf(Math.min(ceiling, sums.way), group.whole, basis));
  if (moving && sums.ahead && !sums.passed) add("ahead", sums.moving ? sums.head : 0, 1, 0);
}

/** Appends a run, or lengthens the one it continues. */
function addRun(load, piece, kind, start, end, width, flow) {
  if (end <= start || flow < 0) return;
  const length = piece.to - piece.from;
  const from = piece.flip ? piece.to - end * length : piece.from + start * length;
  const to = piece.flip ? piece.to - start * length : piece.from + end * length;
  const last = load.open.get(kind);
  const same = last && last.route === piece.route && last.status === piece.status && Math.abs(last.width - width) < 0.01;
  if (same && Math.abs(last.to - from) < 1e-6) {
    last.to = to;
    return;
  }
  const run = { group: load.group, route: piece.route, from, to, kind, status: piece.status, width, flip: piece.flip, flow };
  load.open.set(kind, run);
  load.runs.push(run);
}

function runKm(length, start, end, day) {
  if (day >= end) return length;
  return day > start ? length * ((day - start) / (end - start)) : 0;
}

function groupsOf(scene) {
  const groups = new Map();
  scene.flows.forEach((flow, i) => {
    const key = `${flow.movement}/${flow.direction}`;
    if (!groups.has(key)) groups.set(key, emptyGroup(scene, flow));
    const group = groups.get(key);
    group.members.push(i);
    group.first = Math.min(group.first, flow.depart[0]);
    group.last = Math.max(group.last, flow.arrive[1]);
  });
  for (const group of groups.values()) group.pieces = piecesOf(scene, group);
  return [...groups.values()];
}

function emptyGroup(scene, flow) {
  const movement = scene.index.movement.get(flow.movement);
  return {
    movement,
    direction: flow.direction,
    peoples: movement.peoples.map((id) => scene.index.people.get(id)),
    whole: movement.track && movement.track.whole ? movement.track.whole.value : null,
    members: [],
    first: Infinity,
    last: -Infinity,
    pieces: [],
  };
}

/** A way that no source names is schematic on every leg, however well the rails themselves are known. */
function statusOf(flow, span) {
  return flow.status === "schematic" ? "schematic" : span.status;
}

/** The legs of a group, each once, owned by the first route that runs over it; the fullest routes come first. */
function piecesOf(scene, group) {
  const pieces = new Map();
  const order = [...group.members].sort((a, b) => (scene.flows[b].value || 0) - (scene.flows[a].value || 0));
  for (const i of order) {
    const flow = scene.flows[i];
    const route = scene.routes[flow.route];
    for (const span of route.spans) {
      if (FREE_MODES.has(span.mode)) continue;
      let piece = pieces.get(span.leg);
      if (!piece) {
        piece = { route: flow.route, from: span.from, to: span.to, status: statusOf(flow, span), flip: !!flow.reverse, flows: [], starts: [], ends: [] };
        pieces.set(span.leg, piece);
      }
      piece.flows.push(i);
      piece.starts.push(flow.reverse ? route.km - span.to : span.from);
      piece.ends.push(flow.reverse ? route.km - span.from : span.to);
    }
  }
  return [...pieces.values()];
}
