/** The things that are on the map now, each in words: for the pointer to show and for the keyboard to visit. */
import { countedOn } from "../day/evaluate.js";
import { many, say } from "../language/say.js";
import { isKnown, knownAmount, rangedAmount } from "../words/ranges.js";
import { inView, screenX, screenY } from "../plane/projection.js";
import { wordsOf } from "../words/vocabulary.js";
import { names, season, within } from "../words/wording.js";
import { parts } from "../time/days.js";
/** @import { Held, Region, Run, Scene, Thing } from "../scene/types.d.ts" */

function placeName(scene, id) {
  const place = scene.places[id];
  if (!place) return id;
  return place.now ? `${place.name} (${place.now})` : place.name;
}

function heldWords(scene, held) {
  const who = names(held.movement.peoples.map((id) => scene.index.people.get(id)));
  return `${who}: ${heldNumber(scene, held)}`;
}

const basisWords = (scene, basis) => wordsOf(scene, "basis", basis);
const statusWords = (scene, status) => wordsOf(scene, "status", status);

const NO_RANGE = { low: null, high: null };

/** How many of a people a region holds: "25,142 (25,042–25,216), derived". @param {Scene} scene @param {Held} held */
export function heldNumber(scene, held) {
  const { value, told, basis, behind, last } = held;
  if (value !== null) return knownAmount(scene, { ...(told ?? NO_RANGE), value, basis });
  if (behind) return behindWords(scene, behind.total);
  if (!last) return say("number not stated");
  const number = rangedAmount(scene, { ...(last.told ?? NO_RANGE), value: last.value });
  return say("number now not stated; {number} in {year}", { number, year: parts(last.day).y });
}

/** @param {Scene} scene @param {Region} region */
export function regionName(scene, { place: id, rest }) {
  const place = placeName(scene, id);
  return rest ? say("{place}, oblasts not stated", { place }) : place;
}

/** "not back, number here not stated; ≈ 354,000 in all regions, interpolated" */
function behindWords(scene, total) {
  if (!total) return say("not back, number here not stated");
  return say("not back, number here not stated; {number} in all regions, {basis}", {
    number: rangedAmount(scene, total),
    basis: basisWords(scene, total.basis),
  });
}

function centre(view, bounds) {
  const x = (screenX(view, bounds[0]) + screenX(view, bounds[2])) / 2;
  const y = (screenY(view, bounds[1]) + screenY(view, bounds[3])) / 2;
  return {
    x: Math.max(12, Math.min(view.width - 12, x)),
    y: Math.max(12, Math.min(view.height - 12, y)),
  };
}

/** @returns {Thing} */
export function regionThing(scene, view, region) {
  const place = scene.places[region.place];
  const at = region.rect
    ? { x: region.rect.x + region.rect.width / 2, y: region.rect.y + region.rect.height / 2 }
    : region.unit
      ? centre(view, region.unit.bounds)
      : { x: screenX(view, place.lon), y: screenY(view, place.lat) };
  const lines = [
    regionName(scene, region),
    ...region.held.map((held) => heldWords(scene, held)),
    ...outlineWords(region.unit),
  ];
  return { key: `place:${region.place}`, type: "place", id: region.place, lines, ...at };
}

/** How an outline is known; nothing where the unit is known by points alone. */
function outlineWords(unit) {
  if (!unit || !unit.certainty || unit.points) return [];
  const words = {
    exact: say("outline exact"),
    close: say("outline close"),
    approximate: say("outline approximate"),
  };
  return [words[unit.certainty] ?? unit.certainty];
}

/** How many are still at home, or back there, where that is known. @returns {string[]} */
function homeCount(scene, { phase }, state) {
  const home = phase === "emptying" && state ? state.home : null;
  const back = phase === "restored" && state ? state.returned : null;
  if (!isKnown(home || back)) return [];
  const number = knownAmount(scene, home || back);
  return [
    home ? say("still at home: {number}", { number }) : say("back home: {number}", { number }),
  ];
}

/** @returns {Thing} */
export function homelandThing(scene, view, homeland, state) {
  const who = names(homeland.movement.peoples.map((id) => scene.index.people.get(id)));
  const whose = { peoples: within(who), words: homeland.words };
  const lines = [
    placeName(scene, homeland.place),
    homeland.words
      ? say("Homeland of the {peoples}: {words}", whose)
      : say("Homeland of the {peoples}", whose),
    ...homeCount(scene, homeland, state),
    ...outlineWords(homeland.unit),
  ];
  return {
    key: `place:${homeland.place}`,
    type: "place",
    id: homeland.place,
    lines,
    ...centre(view, homeland.unit.bounds),
  };
}

function frontNumber(scene, { direction }, state) {
  const quantity = { homeward: state.returned, outward: state.under_way }[direction];
  if (!isKnown(quantity)) return say("on the way");
  const number = knownAmount(scene, quantity);
  return direction === "homeward"
    ? say("back home so far: {number}", { number })
    : say("under way: {number}", { number });
}

/** Those who are not back while others return. @returns {string[]} */
function stillAway(scene, { direction }, { in_exile: left }) {
  if (direction !== "homeward" || left?.value === 0) return [];
  if (!isKnown(left)) return [say("not back: number not stated")];
  return [say("not back: {number}", { number: knownAmount(scene, left) })];
}

/** @returns {Thing} */
export function frontThing(scene, front, state) {
  const { group, rings } = front;
  const flows = rings.flatMap((ring) => ring.flows);
  const lines = [
    names(group.peoples),
    frontNumber(scene, group, state),
    many(
      "front computed from departure and arrival dates: derived",
      "{count} fronts computed from departure and arrival dates: derived",
      rings.length,
    ),
    ...stillAway(scene, group, state),
  ];
  const one = flows.length === 1;
  return {
    key: `front:${group.movement.id}/${group.direction}`,
    type: one ? "flow" : "movement",
    id: one ? flows[0].id : group.movement.id,
    lines,
    x: rings[0].x,
    y: rings[0].y,
  };
}

/** How the way is known where the pointer is; a way that no source names is schematic however well the rails are known. */
function routeStatus(scene, flow, run) {
  if (run) return run.status;
  return flow.status === "schematic"
    ? "schematic"
    : scene.routes[flow.route].spans.reduce(
        (worst, { status }) => (RANKS.indexOf(status) > RANKS.indexOf(worst) ? status : worst),
        "documented",
      );
}

const RANKS = ["documented", "derived", "schematic"];

function backSoFar(scene, counted) {
  const { value, basis } = counted;
  if (value === null) return say("number not stated");
  return many(
    "{count} person back so far: number {basis}",
    "{count} people back so far: number {basis}",
    value,
    { count: rangedAmount(scene, counted), basis: basisWords(scene, basis) },
  );
}

/** How the number is known: its own claim's status, derived where parts of it go in streams of their own. */
function numberWords(scene, flow, day) {
  const counted = countedOn(scene, flow, day);
  if (counted !== flow) return backSoFar(scene, counted);
  const { value } = flow;
  if (value === null || value === undefined) return flow.size || say("number not stated");
  const claim = scene.claims[flow.claim];
  const status = claim && claim.value === value ? claim.status[2] : "derived";
  return many("{count} person: number {status}", "{count} people: number {status}", value, {
    count: rangedAmount(scene, { value, low: flow.low, high: flow.high }),
    status: statusWords(scene, status),
  });
}

/**
 * @param {number} day  of which the number is, where it grows with the days
 * @param {Run|null} [run]  where the pointer is
 * @returns {Thing}
 */
export function journeyThing(scene, flow, day, x, y, run = null) {
  const who = names(flow.peoples.map((id) => scene.index.people.get(id)));
  const way = `${placeName(scene, flow.origin)} → ${placeName(scene, flow.destination)}`;
  const when = flow.season || season(flow.depart[0], flow.arrive[1]);
  return {
    key: `flow:${flow.id}`,
    type: "flow",
    id: flow.id,
    lines: [
      `${who}, ${when}`,
      way,
      numberWords(scene, flow, day),
      say("dates {dates}, route {route}", {
        dates: statusWords(scene, flow.dates),
        route: statusWords(scene, routeStatus(scene, flow, run)),
      }),
    ],
    x,
    y,
  };
}

/** @returns {Thing} */
export function stationThing(scene, station) {
  const status = station.documented
    ? say("documented: a source names this station")
    : say("derived: on the way between stations that sources name");
  return {
    key: `place:${station.place}`,
    type: "place",
    id: station.place,
    lines: [placeName(scene, station.place), station.said || status],
    x: station.x,
    y: station.y,
  };
}

/** Everything that a keyboard reader can visit, in reading order: fronts, homelands, regions, stations. @returns {Thing[]} */
export function thingsOn(scene, view, frame) {
  const things = frame.fronts.map((front) =>
    frontThing(scene, front, frame.stateOn(front.group.movement.id)),
  );
  for (const homeland of frame.homelands)
    if (inView(view, homeland.unit.bounds))
      things.push(homelandThing(scene, view, homeland, frame.stateOn(homeland.movement.id)));
  for (const region of frame.regions) {
    if (region.unit ? inView(view, region.unit.bounds) : region.rect)
      things.push(regionThing(scene, view, region));
  }
  for (const { flow, x, y } of frame.journeys)
    things.push(journeyThing(scene, flow, frame.countedDay, x, y));
  for (const { flow, x, y } of frame.corridorPlaces)
    things.push(journeyThing(scene, flow, frame.countedDay, x, y));
  for (const station of frame.stations) things.push(stationThing(scene, station));
  const seen = new Set();
  return things.filter((thing) => !seen.has(thing.key) && seen.add(thing.key));
}
