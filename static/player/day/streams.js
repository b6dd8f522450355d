/**
 * What stands on each stretch of rail on a day: already run, being run, or still ahead.
 *
 * Streams of one movement and direction share their legs: a leg is drawn once, as wide as all the streams on it.
 * The result is a list of runs: stretches of a route in one style, joined across legs so that dashes do not restart.
 */
import { countedOn, runKm } from "./evaluate.js";
import { CORE_EDGED, widthOf } from "./lanes.js";
/** @import { Counted, Run, RunChoice, Scene, StateReader, Streams } from "../scene/types.d.ts" */

const AHEAD = 0;
/** A stream's `phase` while somebody of it travels. */
export const UNDER_WAY = 1;
const DONE = 2;

/**
 * @param {Scene} decoded
 * @returns {Streams}
 */
export function createStreams(decoded) {
  const { groups } = decoded;
  /** As the reader's picks have them on the day timed. */
  let { flows } = decoded;
  const phase = new Uint8Array(flows.length);
  const shown = new Uint8Array(flows.length);
  const head = new Float64Array(flows.length);
  const tail = new Float64Array(flows.length);
  /** @type {Counted[]} */
  const counted = [...flows];

  /** Time of every flow on a day; `span` limits to flows that move between its two days. */
  function time(scene, day, { movements, span, view }) {
    const all = view === "all";
    flows = scene.flows;
    for (let i = 0; i < flows.length; i += 1) {
      const flow = flows[i];
      const length = scene.routes[flow.route].km;
      const outside = span && (flow.arrive[1] < span[0] || flow.depart[0] > span[1]);
      shown[i] = movements.has(flow.movement) && !outside ? 1 : 0;
      if (!shown[i]) continue;
      // All journeys are shown as they were when the last had ended.
      counted[i] = countedOn(scene, flow, all ? scene.last_day : day);
      phase[i] = all || day > flow.arrive[1] ? DONE : day < flow.depart[0] ? AHEAD : UNDER_WAY;
      head[i] = runKm(length, flow.depart[0], flow.arrive[0], day);
      tail[i] = runKm(length, flow.depart[1], flow.arrive[1], day);
    }
  }

  /**
   * @param {Scene} scene  the one decoded, or what picks make of it
   * @param {number} day
   * @param {RunChoice} choice
   * @param {StateReader} stateOn  the state of a movement on the day
   * @returns {Run[]}
   */
  function runsOn(scene, day, choice, stateOn) {
    time(scene, day, choice);
    const runs = [];
    for (const group of groups) {
      if (!choice.movements.has(group.movement.id)) continue;
      if (!group.members.some((i) => shown[i])) continue;
      const track = scene.index.movement.get(group.movement.id)?.track;
      runsOfGroup(group, track, day, choice, stateOn, runs);
    }
    return runs;
  }

  function runsOfGroup(group, track, day, choice, stateOn, runs) {
    const whole = track ? track.whole : null;
    const moving = choice.view !== "all" && group.first <= day && day <= group.last;
    const underWay =
      moving && group.direction === "outward" ? stateOn(group.movement.id).under_way : null;
    // Nobody counts more on the way than there were in all, whoever's total that is.
    const all = group.direction === "outward" ? whole : null;
    const load = { choice, group, moving, ceiling: underWay, whole, all, runs, open: new Map() };
    for (const piece of group.pieces) runsOfPiece(piece, tally(piece), load);
  }

  /**
   * Adds up a piece's streams; `u` runs 0..1 along the piece in the direction of travel. `told` is of all that ever
   * run it, `done` and `way` of those counted by the day.
   */
  function tally(piece) {
    const sums = {
      told: zero(),
      done: zero(),
      way: zero(),
      passed: false,
      moving: false,
      ahead: false,
      tail: 1,
      head: 0,
      behind: 0,
      flow: -1,
    };
    let most = -1;
    for (let n = 0; n < piece.flows.length; n += 1) {
      const i = piece.flows[n];
      if (!shown[i]) continue;
      const value = flows[i].value || 0;
      add(sums.told, flows[i]);
      if (value > most) {
        most = value;
        sums.flow = i;
      }
      if (phase[i] === DONE) {
        sums.passed = true;
        add(sums.done, counted[i]);
      } else if (phase[i] === AHEAD) sums.ahead = true;
      else tallyMoving(sums, counted[i], head[i], tail[i], piece.starts[n], piece.ends[n]);
    }
    return sums;
  }

  return { runsOn, groups, phase, shown, head, tail, counted };
}

const zero = () => ({ value: 0, low: 0, high: 0 });

/** Adds a stream's number and its range, which does not depend on whose number is picked. */
function add(sum, { value, low, high }) {
  sum.value += value || 0;
  sum.low += low ?? (value || 0);
  sum.high += high ?? (value || 0);
}

/**
 * No more than a count of all, each end of the range by its own. Where all have bounds and no number, a way has its own
 * and its range, up to the most of them.
 */
function within(number, ceiling) {
  if (!ceiling) return number;
  const most = ceiling.high ?? Infinity;
  const value = Math.min(number.value, ceiling.value ?? most);
  const low = Math.min(number.low, ceiling.value === null ? value : ceiling.low, value);
  return { value, low, high: Math.max(value, Math.min(number.high, most)) };
}

function tallyMoving(sums, number, head, tail, start, end) {
  const length = end - start || 1;
  const h = Math.max(0, Math.min(1, (head - start) / length));
  const t = Math.max(0, Math.min(1, (tail - start) / length));
  if (h < 1) sums.ahead = true;
  if (h === 0) return;
  if (t === 1) {
    sums.passed = true;
    add(sums.done, number);
    return;
  }
  sums.moving = true;
  add(sums.way, number);
  sums.tail = Math.min(sums.tail, t);
  sums.head = Math.max(sums.head, h);
  sums.behind = Math.max(sums.behind, t);
}

function runsOfPiece(piece, sums, load) {
  const { choice, group, moving, ceiling, all } = load;
  const done = within(sums.passed ? sums.done : sums.way, all);
  const way = within(sums.way, all);
  // of all that ever run here: on the way the mark must not come and go
  const disputed = isDisputed(within(sums.told, all));
  const put = (kind, from, to, number, marked) =>
    addRun(load, piece, {
      kind,
      from,
      to,
      flow: sums.flow,
      disputed: marked && disputed,
      ...numberOf(number),
      ...widthsOf(number, load),
    });
  /** A bed and the core above it; what the core would hide of a disputed bed is shown around the core. */
  const lay = (from, to, number, wanted) => {
    const bed = wanted && number.value > 0;
    const shown = bed && widthsOf(number, load).most > CORE_EDGED;
    if (bed) put("bed", from, to, number, shown);
    put("core", from, to, null, !shown);
  };
  const run = sums.passed ? 1 : sums.behind;
  if (run > 0) lay(0, run, done, choice.view !== "day" || group.direction === "homeward");
  // A return takes years: its number is of all who went, not of those on the line that day.
  if (sums.moving && group.direction === "homeward") lay(sums.tail, sums.head, way, true);
  else if (sums.moving) put("band", sums.tail, sums.head, within(way, ceiling), true);
  if (moving && sums.ahead && !sums.passed)
    put("ahead", sums.moving ? sums.head : 0, 1, null, false);
}

const isDisputed = ({ low, high }) => low < high;

/** A number and both ends of its range, in people. */
const numberOf = (number) =>
  number ? { ...number, value: number.value || null } : { value: null, low: 0, high: 0 };

/** Pixels of a number and of both ends of its range. */
function widthsOf(number, { whole, choice }) {
  const of = (value) => widthOf(value, whole ? whole.value : null, choice.basis);
  return number
    ? { width: of(number.value), least: of(number.low), most: of(number.high) }
    : { width: 0, least: 0, most: 0 };
}

/** Appends a run, or lengthens the one it continues. */
function addRun(load, piece, { kind, from: start, to: end, ...look }) {
  if (end <= start || look.flow < 0) return;
  const length = piece.to - piece.from;
  const from = piece.flip ? piece.to - end * length : piece.from + start * length;
  const to = piece.flip ? piece.to - start * length : piece.from + end * length;
  const last = load.open.get(kind);
  const same =
    last && last.route === piece.route && last.status === piece.status && alike(last, look);
  if (same && Math.abs(last.to - from) < 1e-6) {
    last.to = to;
    return;
  }
  const run = {
    group: load.group,
    route: piece.route,
    from,
    to,
    kind,
    status: piece.status,
    flip: piece.flip,
    ...look,
  };
  load.open.set(kind, run);
  load.runs.push(run);
}

/** One run has one number, so that what is said of it holds from end to end. */
function alike(run, look) {
  return ["disputed", "value", "low", "high"].every((key) => run[key] === look[key]);
}
