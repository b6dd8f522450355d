/**
 * The state of each movement on a day, where its fronts are and how many they are.
 *
 * The same formulae stand in Python (atlas/model/timeline.py, curves.py; atlas/routes/fronts.py, paths.py); a cross test
 * holds the two together.
 * All counts are integers and stay integers: interpolation floors, in both languages.
 */
/** @import { Basis, Counted, LonLat, Quantity, Scene, State } from "../scene/types.d.ts" */

/** @type {Quantity} */
const ZERO = Object.freeze({ value: 0, low: 0, high: 0, basis: "documented" });

/** Integer floor division; the products stay below 2^53, so the quotient's floor is exact. */
function between(day0, value0, day1, value1, day) {
  return value0 + Math.floor(((value1 - value0) * (day - day0)) / (day1 - day0));
}

/**
 * A running total at the end of a day.
 * @param {Array|null|undefined} curve  knots [day, value, low, high, basis, claims], by day
 * @returns {Quantity}  zero before the first knot, the last value after the last
 */
export function curveOn(curve, day) {
  if (!curve || curve.length === 0 || day < curve[0][0]) return ZERO;
  let after = 1;
  while (after < curve.length && curve[after][0] <= day) after += 1;
  const left = curve[after - 1];
  if (left[0] === day || after === curve.length)
    return quantity(left[1], left[2], left[3], left[4]);
  const right = curve[after];
  const flat = left[1] === right[1] && left[2] === right[2] && left[3] === right[3];
  const at = (n) => between(left[0], left[n], right[0], right[n], day);
  return quantity(at(1), at(2), at(3), flat ? left[4] : "interpolated");
}

/** @returns {Quantity} */
function quantity(value, low, high, basis) {
  return { value, low, high, basis };
}

/**
 * Documented if one documented figure makes it, derived if several do, else interpolated.
 * @returns {Basis}
 */
function basisOf(quantities) {
  const making = quantities.filter((q) => q.value);
  if (making.some((q) => q.basis === "interpolated")) return "interpolated";
  if (making.length <= 1) return making.length ? making[0].basis : "documented";
  return "derived";
}

function sum(a, b) {
  return quantity(a.value + b.value, a.low + b.low, a.high + b.high, basisOf([a, b]));
}

function capped(q, ceiling) {
  return quantity(
    Math.min(q.value, ceiling),
    Math.min(q.low, ceiling),
    Math.min(q.high, ceiling),
    q.basis,
  );
}

/** a - b, its range the widest that both allow; where they are the same nobody is left, whatever the range. */
function minus(a, b) {
  if (a.value === b.value) return quantity(0, 0, 0, basisOf([a, b]));
  return quantity(
    a.value - b.value,
    Math.max(0, a.low - b.high),
    Math.max(0, a.high - b.low),
    basisOf([a, b]),
  );
}

/** What a region holds on a day from `arrive_from` to `to`; full from `from`, counted on `counted`. */
function regionOn(region, day) {
  if (day >= region.from) {
    const counted = region.counted == null ? region.from : region.counted;
    return quantity(
      region.value,
      region.low,
      region.high,
      day === counted ? region.basis : "derived",
    );
  }
  return curveOn(
    [
      [region.arrive_from - 1, 0, 0, 0, "documented"],
      [region.from, region.value, region.low, region.high, region.basis],
    ],
    day,
  );
}

function stockOn(track, day) {
  return (track.stocks || []).find((stock) => stock.from <= day && day <= stock.to) || null;
}

/** Who is held in which place, and the last counts of places no longer known. */
function heldOn(movement, day) {
  const { track, return_start: returnStart } = movement;
  const held = {};
  const lastCounts = {};
  for (const region of track.regions) {
    if (region.arrive_from <= day && day <= region.to) held[region.place] = regionOn(region, day);
    else if (region.held_from !== null && region.held_from <= day && day < region.arrive_from)
      held[region.place] = null;
    else if (day > region.to) {
      lastCounts[region.place] = {
        value: region.value,
        day: region.counted == null ? region.from : region.counted,
        claim: region.claim,
      };
      if (returnStart == null || day < returnStart) held[region.place] = null;
    }
  }
  return { held, lastCounts };
}

/** How many of those neither at home, moving, dead nor back are in no count of exile. */
function notStatedOn(track, day, rest, returnsUnknown, basis) {
  const known = curveOn(track.curves.not_stated, day);
  const leeway = curveOn(track.curves.leeway, day);
  const stock = stockOn(track, day);
  let value = returnsUnknown ? rest : Math.min(rest, known.value);
  if (stock) value = Math.max(0, rest - stock.value);
  if (!value) return ZERO;
  // The range lies around the value as it lay around the last count.
  let low = value - (known.value - known.low);
  let high = value + (known.high - known.value);
  if (!stock && returnsUnknown) {
    low += leeway.low;
    high += leeway.high;
  } else if (!stock) {
    high = Math.max(value, Math.min(high, rest + leeway.high));
  }
  return quantity(value, Math.max(0, low), high, basis);
}

/** Takes what places hold beyond all in exile from the fullest: between counts each is rounded. */
function within(counted, total) {
  const held = { ...counted };
  let excess = Object.values(held).reduce((all, q) => all + (q ? q.value : 0), 0) - total;
  while (excess > 0) {
    const places = Object.keys(held).filter((place) => held[place]);
    const place = places.reduce(
      (best, next) => (held[next].value > held[best].value ? next : best),
      places[0],
    );
    const { value, low, high, basis } = held[place];
    const less = Math.min(excess, value);
    if (less <= 0) break;
    held[place] = quantity(value - less, Math.min(low, value - less), high, basis);
    excess -= less;
  }
  return held;
}

/** Adds those at no known place to the held; all in exile together, null where nobody counted who stayed behind. */
function exileOn(movement, day, total, counted, basis) {
  const { track, return_start: returnStart } = movement;
  const held = within(counted, total);
  const stock = stockOn(track, day);
  const leeway = curveOn(track.curves.leeway, day);
  const placed = Object.values(held).filter(Boolean);
  const all = (key) => placed.reduce((sumSoFar, q) => sumSoFar + q[key], 0);
  const unplaced = total - all("value");
  const low = Math.max(0, total + leeway.low);
  const high = total + leeway.high;
  const exile = { ...held };
  if (unplaced) {
    const known = stock && !placed.length ? "documented" : basis;
    exile.unplaced = quantity(unplaced, Math.max(0, low - all("high")), high - all("low"), known);
  } else if (!stock && returnStart != null && day >= returnStart) {
    // Those counted as dead or back fill the books; who stayed behind nobody counted.
    exile.unplaced = null;
    return { exile, inExile: null };
  }
  return {
    exile,
    inExile: quantity(total, low, high, basisOf(Object.values(exile).filter(Boolean))),
  };
}

/** The places where alone the dead are counted; none where the count is of all. */
function deathsOnlyIn(track, day, dead) {
  const found = track.died_in.find(([from, value]) => from <= day && value === dead);
  return found ? found[2] : [];
}

/** @returns {State} */
function unknownState() {
  const unknown = {
    whole: null,
    added: null,
    added_dead: null,
    home: null,
    taken: null,
    under_way: null,
    exile: {},
  };
  return {
    ...unknown,
    in_exile: null,
    dead: null,
    dead_in: [],
    returned: null,
    elsewhere: null,
    not_stated: null,
    last_counts: {},
  };
}

/**
 * Where the people of a movement were at the end of a day.
 * @param {Scene} scene  decoded scene
 * @param {string} movementId
 * @param {number} day  days since 1928-01-01
 * @returns {State} whole, added, added_dead (those of `added` who died on the way of a whole that counts arrivals), home, taken, under_way, exile {place or "unplaced": Quantity|null}, in_exile (all of
 *   them together), dead, returned, elsewhere, not_stated: each a Quantity or null (no source says);
 *   dead_in names the places where alone the dead are counted, so that `dead` is a least number;
 *   last_counts {place: {value, day, claim}}.
 *   A null inside `exile` means people were held there and their number on this day is not known.
 */
export function stateOf(scene, movementId, day) {
  const movement = scene.index.movement.get(movementId);
  const track = movement && movement.track;
  if (!track) return unknownState();
  const on = (name) => curveOn(track.curves[name], day);
  const { value, low, high, basis } = track.whole;
  const whole = quantity(value, low, high, basis || "documented");
  const removed = on("removed");
  const loaded = on("loaded");
  const offTrains = sum(on("arrived"), on("lost_on_way"));
  let home = minus(whole, removed);
  let uncounted = ZERO;
  if (day > track.home_until) {
    // The operation is over: no source says where those were whom a later count has beyond it.
    uncounted = home;
    home = ZERO;
  }
  const taken = minus(removed, loaded);
  const underWay = minus(loaded, capped(offTrains, loaded.value));
  const died = on("died");
  // Where no source counts deaths, none is not the same as zero.
  const dead = day < movement.start || died.value > 0 ? died : null;
  const added = on("added");
  const elsewhere = on("elsewhere");
  let returned = track.curves.returned ? on("returned") : null;
  if (!returned && (movement.return_start == null || day < movement.return_start)) returned = ZERO;
  const present = [home, uncounted, taken, underWay, dead, elsewhere, returned].filter(
    (q) => q !== null,
  );
  const rest = whole.value + added.value - present.reduce((total, q) => total + q.value, 0);
  // What is left over is arithmetic, whatever its parts rest on.
  const over = basisOf([...present, added]) === "interpolated" ? "interpolated" : "derived";
  const notStated = notStatedOn(track, day, rest, returned === null, over);
  const { held, lastCounts } = heldOn(movement, day);
  const { exile, inExile } = exileOn(movement, day, rest - notStated.value, held, over);
  return {
    whole,
    added,
    added_dead: on("added_dead"),
    home,
    taken,
    under_way: underWay,
    exile,
    in_exile: inExile,
    dead,
    dead_in: dead ? deathsOnlyIn(track, day, dead.value) : [],
    returned,
    elsewhere,
    not_stated: sum(notStated, uncounted),
    last_counts: lastCounts,
  };
}

/** @type {Counted} */
const NOT_COUNTED = Object.freeze({ value: null, low: null, high: null, basis: null });

/** The ways that one running total counts share it as their own numbers do; what is in none of them is on nobody's way. */
function shared(total, flow, flows) {
  const counted = flows.reduce(
    (sumSoFar, other) => sumSoFar + (other.total === flow.total ? other.value || 0 : 0),
    0,
  );
  return Math.max(counted, total[total.length - 1][1], 1);
}

/**
 * How many of a flow are counted by the end of a day: of a way home those who are back, of any other all.
 * @returns {Counted}  the flow itself where it is its own number;
 *   a `basis` where it is a part of a running total; nulls where nobody counted
 */
export function countedOn(scene, flow, day) {
  if (!flow.total || flow.value == null) return flow;
  const { track } = scene.index.movement.get(flow.movement);
  const total = track && track.curves[flow.total];
  if (!total || !total.length) return day >= flow.arrive[1] ? flow : NOT_COUNTED;
  const of = shared(total, flow, scene.index.flowsOfMovement.get(flow.movement));
  const { value, low, high, basis } = curveOn(total, day);
  const part = (number) => Math.floor((number * flow.value) / of);
  return part(value) < flow.value
    ? { value: part(value), low: part(low), high: part(high), basis }
    : flow;
}

/** Kilometres run by a day of who leaves on `start` and is there on `end`; a way of no days is run at once. */
export function runKm(length, start, end, day) {
  if (day >= end) return length;
  return day > start ? length * ((day - start) / (end - start)) : 0;
}

/**
 * The point at a distance along a route's own direction.
 * @returns {LonLat}
 */
export function pointAt(route, km) {
  const { cumulative, line } = route;
  const last = cumulative.length - 1;
  if (km <= cumulative[0]) return [line[0], line[1]];
  if (km >= cumulative[last]) return [line[2 * last], line[2 * last + 1]];
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] <= km) low = middle;
    else high = middle;
  }
  const step = cumulative[high] - cumulative[low];
  const part = step > 0 ? (km - cumulative[low]) / step : 0;
  const lon = line[2 * low] + (line[2 * high] - line[2 * low]) * part;
  const lat = line[2 * low + 1] + (line[2 * high + 1] - line[2 * low + 1]) * part;
  return [lon, lat];
}

/**
 * Where a flow's first and last people are.
 * @returns {{head_km: number, tail_km: number, head: [number, number], tail: [number, number], phase: "ahead"|"under-way"|"done"}}
 *   kilometres from the flow's own origin (a reversed flow counts from the route's end)
 */
export function positionOf(scene, flow, day) {
  const route = scene.routes[flow.route];
  const length = route.km;
  const headKm = runKm(length, flow.depart[0], flow.arrive[0], day);
  const tailKm = runKm(length, flow.depart[1], flow.arrive[1], day);
  const along = (km) => pointAt(route, flow.reverse ? length - km : km);
  const phase = day < flow.depart[0] ? "ahead" : day > flow.arrive[1] ? "done" : "under-way";
  return { head_km: headKm, tail_km: tailKm, head: along(headKm), tail: along(tailKm), phase };
}
