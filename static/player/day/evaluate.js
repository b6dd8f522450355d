/**
 * The state of each movement on a day, where its fronts are and how many they are.
 *
 * The same formulae stand in Python (atlas/model/timeline.py; atlas/routes/fronts.py, paths.py); a cross test
 * holds the two together.
 */
import {
  ZERO,
  basisOf,
  countsOn,
  curveOn,
  difference,
  leastOf,
  leastSure,
  quantity,
  totalOf,
} from "./quantities.js";
import { balanceOf } from "./balance.js";
/** @import { Counted, LonLat, Scene, State } from "../scene/types.d.ts" */

function capped(q, ceiling) {
  const value = q.value === null ? null : Math.min(q.value, ceiling);
  const high = q.high === null ? ceiling : Math.min(q.high, ceiling);
  return quantity(value, Math.min(q.low, ceiling), high, q.basis);
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
      [region.arrive_from - 1, 0, 0, 0, "documented", "", 1],
      [region.from, region.value, region.low, region.high, region.basis, "", 1],
    ],
    day,
  );
}

/** Who is held in which place, and the last counts of places no longer known. */
function heldOn(movement, day) {
  const { track, return_start: returnStart } = movement;
  const held = {};
  const lastCounts = {};
  for (const region of track.regions) {
    if (region.arrive_from <= day && day <= region.to) held[region.place] = regionOn(region, day);
    else if (region.held_from !== null && region.held_from <= day && day < region.arrive_from)
      held[region.place] ??= null;
    else if (day > region.to) {
      lastCounts[region.place] = {
        value: region.value,
        day: region.counted == null ? region.from : region.counted,
        claim: region.claim,
      };
      if (returnStart == null || day < returnStart) held[region.place] = null;
    }
  }
  for (const place of Object.keys(lastCounts)) if (held[place]) delete lastCounts[place];
  return { held, lastCounts };
}

/** Takes what places hold beyond all in exile from the fullest: between counts each is rounded. */
function within(counted, total) {
  const held = { ...counted };
  let excess = Object.values(held).reduce((all, q) => all + (q ? leastOf(q) : 0), 0) - total;
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

/** The least that places hold together. */
const lowOf = (held) => Object.values(held).reduce((all, q) => all + (q ? q.low : 0), 0);

/**
 * All in exile, or arrived: where nobody counts them, no fewer than their places hold together. A count of all has a
 * range of its own: a rival of it says nothing of the places.
 */
function atLeast(people, placed) {
  if (people.value !== null) return people;
  const low = Math.max(people.low, placed);
  return { ...people, low, high: people.high === null ? null : Math.max(people.high, low) };
}

/** Adds those at no known place to the held. */
function exileOn(counted, inExile, isCounted) {
  if (!inExile) return { ...counted, unplaced: null };
  if (inExile.value === null) {
    const most = inExile.high === null ? null : Math.max(0, inExile.high - lowOf(counted));
    return { ...counted, unplaced: quantity(null, 0, most, inExile.basis) };
  }
  const held = within(counted, inExile.value);
  const placed = totalOf(Object.values(held).filter(Boolean));
  const unplaced = inExile.value - leastOf(placed);
  if (!unplaced) return held;
  const basis = isCounted && !leastOf(placed) ? inExile.basis : basisOf([inExile, placed]);
  const least = placed.high === null ? 0 : Math.max(0, inExile.low - placed.high);
  const most = inExile.high === null ? null : Math.max(unplaced, inExile.high - placed.low);
  return { ...held, unplaced: quantity(unplaced, Math.min(least, unplaced), most, basis) };
}

/** The places where alone the dead are counted; none where the count is of all. */
function deathsOnlyIn(track, day) {
  const { low } = curveOn(track.curves.died, day);
  const found = track.died_in.find(([from, value]) => from <= day && value === low);
  return found ? found[2] : [];
}

/** @returns {State} */
function unknownState() {
  const unknown = {
    whole: null,
    disputed: null,
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
    excess_dead: null,
    returned: null,
    elsewhere: null,
    not_stated: null,
    last_counts: {},
    last_living: null,
  };
}

/**
 * The dead by a day; null where no source counts them, which is not the same as nobody.
 * Where they are bounds, no more can have died than had been taken by then.
 */
function deadOn(movement, day, removed) {
  if (day < movement.start) return ZERO;
  const { died, added_dead: added } = movement.track.curves;
  if (!died || !died.length) return null;
  const [dead, beyond] = [curveOn(died, day), curveOn(added, day)];
  if (dead.value !== null || dead.high === null) return dead;
  if (removed.high === null || beyond.high === null) return dead;
  const most = Math.min(dead.high, removed.high + beyond.high);
  return { ...dead, high: Math.max(dead.low, most) };
}

/** A number that no source gives of its day, but that follows from what others give. */
const workedOut = (number) => ({ ...number, basis: leastSure([number.basis, "derived"]) });

/** Who had boarded and not arrived; as long as nobody has counted the dead some are among them. */
function underWayOn(track, day, loaded, arrivals, dead) {
  const { loaded: boarded, arrived, lost_on_way: lost } = track.curves;
  const offTrains = totalOf([arrivals, curveOn(lost, day)]);
  const left = difference(loaded, capped(offTrains, leastOf(loaded)));
  const isCounted = [...boarded, ...arrived].some((knot) => knot[0] === day && knot[5]);
  const travelling = leastOf(left) && !isCounted ? workedOut(left) : left;
  if (!dead || dead.value !== null || !leastOf(travelling)) return travelling;
  const unseen = dead.high === null ? travelling.low : dead.high - dead.low;
  return { ...travelling, low: Math.max(0, travelling.low - unseen) };
}

function returnedOn(movement, day) {
  const { returned } = movement.track.curves;
  if (returned) return curveOn(returned, day);
  return movement.return_start == null || day < movement.return_start ? ZERO : null;
}

/** What counts alone say of a part: a line between two of them bears no conclusion. */
const countedIn = (curve, shown, day) =>
  shown && shown.basis === "interpolated" ? countsOn(curve, day) : shown;

/** The last count of all the living in exile by a day, or the census after it. */
function lastCountOn({ counted, censuses }, day) {
  const lastOf = (counts) => counts.filter(([on]) => on <= day).pop();
  const [living, census] = [lastOf(counted), lastOf(censuses)];
  const isCensus = Boolean(census && (!living || census[0] > living[0]));
  const last = isCensus ? census : living;
  return last ? { value: last[1], day: last[0], claim: last[2], isCensus } : null;
}

/**
 * Where the people of a movement were at the end of a day.
 * @param {Scene} scene  decoded scene
 * @param {string} movementId
 * @param {number} day  days since 1928-01-01
 * @returns {State} whole, disputed (how many more the counts have, within the totals of other sources), added, added_dead (those of `added` who died on the way of a whole that counts arrivals), home, taken, under_way, exile {place or "unplaced": Quantity|null}, in_exile (all of
 *   them together), dead, excess_dead, returned, elsewhere, not_stated: each a Quantity or null (no source says);
 *   dead_in names the places where alone the dead are counted, so that `dead` is a least number;
 *   last_counts {place: {value, day, claim}}, last_living the last count of all, or the census after it, where in_exile is null.
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
  const dead = deadOn(movement, day, removed);
  const loaded = on("loaded");
  let home = difference(whole, removed);
  // Nobody counted then who would later be taken.
  if (day < movement.start) home = workedOut(home);
  let uncounted = ZERO;
  if (day > track.home_until) {
    // The operation is over: no source says where those were whom a later count has beyond it.
    uncounted = home;
    home = ZERO;
  }
  const taken = difference(removed, loaded);
  const { held, lastCounts } = heldOn(movement, day);
  const placed = lowOf(held);
  const underWay = underWayOn(track, day, loaded, atLeast(on("arrived"), placed), dead);
  const living = atLeast(on("living"), placed);
  const returned = returnedOn(movement, day);
  const elsewhere = on("elsewhere");
  const { curves } = track;
  const { disputed, added, missing } = balanceOf(
    whole,
    [home, uncounted, taken, underWay, dead, living, elsewhere, returned],
    [
      ...[home, uncounted, taken, underWay, dead],
      countedIn(curves.living, living, day),
      countedIn(curves.elsewhere, elsewhere, day),
      countedIn(curves.returned, returned, day),
    ],
    on("added_dead"),
  );
  const isOpen = living.value === null && !living.low && living.high === null;
  const inExile = isOpen ? null : living;
  const isCounted = track.counted.some(([on]) => on === day);
  return {
    whole,
    disputed,
    added,
    added_dead: on("added_dead"),
    home,
    taken,
    under_way: underWay,
    exile: exileOn(held, inExile, isCounted),
    in_exile: inExile,
    dead,
    dead_in: dead ? deathsOnlyIn(track, day) : [],
    excess_dead: track.curves.excess_dead?.length ? on("excess_dead") : null,
    returned,
    elsewhere,
    not_stated: totalOf([missing, uncounted]),
    last_counts: lastCounts,
    last_living: isOpen ? lastCountOn(track, day) : null,
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
  const [, value, low] = total[total.length - 1];
  return Math.max(counted, leastOf({ value, low }), 1);
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
  const now = curveOn(total, day);
  const part = (number) => Math.floor((number * flow.value) / of);
  // Where only bounds are known the least of them is drawn, and the range says the rest.
  const least = leastOf(now);
  const high = now.high === null ? least : now.high;
  return part(least) < flow.value
    ? { value: part(least), low: part(now.low), high: part(high), basis: now.basis }
    : flow;
}

/** Kilometres run by a day, leaving on `start` and there on `end`; a way of no days is run at once. */
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
