/** The things that are on the map now, each in words: for the pointer to show and for the keyboard to visit. */
import { countedOn } from "../day/evaluate.js";
import { isKnown, knownAmount, knownCount } from "../words/ranges.js";
import { inView, screenX, screenY } from "../plane/projection.js";
import { names, season } from "../words/wording.js";
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

/** How many of a people a region holds: "25,142 (25,042–25,216), derived". @param {Scene} scene @param {Held} held */
export function heldNumber(scene, held) {
  if (held.value !== null) return knownCount(scene, held.value, held.told, held.basis);
  if (held.behind)
    return `not back, number here not stated${behindWords(scene, held.behind.total)}`;
  if (held.last)
    return `number now not stated; ${knownCount(scene, held.last.value, held.last.told, null)} in ${parts(held.last.day).y}`;
  return "number not stated";
}

/** @param {Scene} scene @param {Region} region */
export const regionName = (scene, region) =>
  `${placeName(scene, region.place)}${region.rest ? ", oblasts not stated" : ""}`;

/** "; 353,980 in all regions, interpolated" */
function behindWords(scene, total) {
  return total ? `; ${knownAmount(scene, total, null)} in all regions, ${total.basis}` : "";
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
  return unit && unit.certainty && !unit.points ? [`outline ${unit.certainty}`] : [];
}

/** @returns {Thing} */
export function homelandThing(scene, view, homeland, state) {
  const who = names(homeland.movement.peoples.map((id) => scene.index.people.get(id)));
  const home = homeland.phase === "emptying" && state ? state.home : null;
  const back = homeland.phase === "restored" && state ? state.returned : null;
  const known = home || back;
  const counted = isKnown(known)
    ? [`${home ? "still at home" : "back home"}: ${knownAmount(scene, known)}`]
    : [];
  const lines = [
    placeName(scene, homeland.place),
    `Homeland of the ${who}${homeland.words ? `: ${homeland.words}` : ""}`,
    ...counted,
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

/** @returns {Thing} */
export function frontThing(scene, front, state) {
  const { group, rings } = front;
  const flows = rings.flatMap((ring) => ring.flows);
  const homeward = group.direction === "homeward";
  const quantity = homeward
    ? state.returned
    : group.direction === "outward"
      ? state.under_way
      : null;
  const number = isKnown(quantity)
    ? `${homeward ? "back home so far" : "under way"}: ${knownAmount(scene, quantity)}`
    : "on the way";
  const lines = [
    names(group.peoples),
    number,
    `${rings.length > 1 ? `${rings.length} fronts` : "front"} computed from departure and arrival dates: derived`,
  ];
  const left = state.in_exile;
  if (homeward && left?.value !== 0)
    lines.push(`not back: ${isKnown(left) ? knownAmount(scene, left) : "number not stated"}`);
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

/** How the number is known: its own claim's status, derived where parts of it go in streams of their own. */
function numberWords(scene, flow, day) {
  const counted = countedOn(scene, flow, day);
  if (counted !== flow)
    return counted.value === null
      ? "number not stated"
      : `${knownCount(scene, counted.value, counted)} people back so far: number ${counted.basis}`;
  if (flow.value === null || flow.value === undefined) return flow.size || "number not stated";
  const claim = scene.claims[flow.claim];
  const status = claim && claim.value === flow.value ? claim.status[2] : "derived";
  return `${knownCount(scene, flow.value, flow)} people: number ${status}`;
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
      `dates ${flow.dates}, route ${routeStatus(scene, flow, run)}`,
    ],
    x,
    y,
  };
}

/** @returns {Thing} */
export function stationThing(scene, station) {
  const status = station.documented
    ? "documented: a source names this station"
    : "derived: on the way between stations that sources name";
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
