/**
 * Where a result leads: to a day, a spot on the map, and what is opened there.
 * @module goals
 */
import { clampDay } from "../time/days.js";
import { movementsOf } from "../scene/moved.js";
import { dayOfPaper } from "../panel/papers.js";
/** @import { Patch, PlayerState, Scene } from "../scene/types.d.ts" */

/** How close the map comes to a point, and to a land. */
const ZOOM = { point: 6, land: 5 };
/** An order is made in an office: the map shows those whom it concerned. */
const OF_AN_OFFICE = ["decree", "plan", "legal", "accusation"];

/** @typedef {{type: "claim"|"event", id: string, movement: string|null|undefined, place: string|null|undefined, day: number}} Statement a claim or an event */

/** @returns {Statement} */
function ofEvent(scene, event) {
  const movement = event.movement && scene.index.movement.get(event.movement);
  const day = movement ? dayOfPaper(event, movement) : event.start;
  return { type: "event", id: event.id, movement: event.movement, place: event.place, day };
}

/** Events and dated claims, the earliest first. @param {Scene} scene @returns {Statement[]} */
function statementsOf(scene) {
  const claims = Object.entries(scene.claims).flatMap(([id, { movement, place, from, to }]) => {
    const day = from ?? to;
    return day === undefined ? [] : [{ type: "claim", id, movement, place, day }];
  });
  const events = scene.events.map((event) => ofEvent(scene, event));
  return /** @type {Statement[]} */ ([...events, ...claims]).sort((a, b) => a.day - b.day);
}

/** Ids of the places of which something is told. @param {Scene} scene @returns {Set<string|null|undefined>} */
export const placesTold = (scene) => new Set(statementsOf(scene).map(({ place }) => place));

/**
 * The first statement of each work: of those that quote it if nothing was read in itself.
 * @param {Scene} scene @returns {Map<string, Statement>} by key of the work
 */
export function firstSaid(scene) {
  const read = new Map();
  const quoted = new Map();
  for (const statement of statementsOf(scene)) {
    const record =
      statement.type === "claim" ? scene.claims[statement.id] : scene.index.event.get(statement.id);
    for (const { key, quoting } of /** @type {any[]} */ (record?.sources ?? [])) {
      if (!read.has(key)) read.set(key, statement);
      for (const { key: other } of quoting) if (!quoted.has(other)) quoted.set(other, statement);
    }
  }
  return new Map([...quoted, ...read]);
}

/** The middle of a place, or of the land that it is; null where nobody knows where it lies. */
function spotOf(scene, placeId) {
  const place = placeId && scene.places[placeId];
  if (!place) return null;
  const land = (scene.index.unitsOfPlace.get(placeId) ?? []).find((unit) => unit.polygons.length);
  if (land) {
    const [west, south, east, north] = land.bounds;
    return { lon: (west + east) / 2, lat: (south + north) / 2, zoom: ZOOM.land };
  }
  if (place.lon === null || place.lat === null) return null;
  return { lon: place.lon, lat: place.lat, zoom: ZOOM.point };
}

/** Whoever is not shown is shown alone: the others would be in the way. */
const withMovement = (shown, movement) =>
  !movement || shown.includes(movement) ? shown : [movement];

/** The movements of the peoples whom an event concerns that belongs to no movement. */
function concerned(scene, shown, { movement, peoples }) {
  if (movement) return withMovement(shown, movement);
  const own = scene.movements.filter((each) => each.peoples.some((id) => peoples.includes(id)));
  const ids = own.map((each) => each.id);
  return ids.some((id) => shown.includes(id)) ? shown : ids;
}

/** @param {Scene} scene @param {PlayerState} state @param {Statement} statement @returns {Patch} */
function toStatement(scene, state, { type, id, movement, place, day }) {
  const event = type === "event" ? scene.index.event.get(id) : null;
  return {
    day: clampDay(day),
    movements: event
      ? concerned(scene, state.movements, event)
      : withMovement(state.movements, movement),
    selected: { type, id },
    map: event && OF_AN_OFFICE.includes(event.kind) ? null : spotOf(scene, place),
  };
}

/** @param {Scene} scene @param {PlayerState} state @param {string} id @returns {Patch} */
function toPlace(scene, state, id) {
  const told = statementsOf(scene).filter((statement) => statement.place === id);
  const isShown = ({ movement }) => !movement || state.movements.includes(movement);
  const first = told.find(isShown) ?? told[0];
  return {
    day: first ? clampDay(first.day) : state.day,
    movements: withMovement(state.movements, first?.movement),
    selected: { type: "place", id },
    map: spotOf(scene, id) ?? state.map,
  };
}

/** @param {Scene} scene @param {string} id @returns {Patch} */
function toPeople(scene, id) {
  const own = movementsOf(scene, id);
  return {
    day: clampDay(own[0].start),
    movements: own.map((movement) => movement.id),
    selected: null,
    map: null,
  };
}

/**
 * What going to a result changes; a story is begun instead.
 * @param {Scene} scene decoded @param {PlayerState} state @param {{group: string, id: string}} entry
 * @returns {Patch}
 */
export function goalOf(scene, state, { group, id }) {
  const event = (eventId) => ofEvent(scene, scene.index.event.get(eventId));
  const patch = () => {
    if (group === "people") return toPeople(scene, id);
    if (group === "place") return toPlace(scene, state, id);
    if (group === "event") return toStatement(scene, state, event(id));
    if (group === "source")
      return toStatement(scene, state, /** @type {Statement} */ (firstSaid(scene).get(id)));
    const person = scene.persons.find((each) => each.id === id);
    return toStatement(scene, state, event(person?.events[0]));
  };
  return { playing: false, view: "day", to: null, ...patch() };
}
