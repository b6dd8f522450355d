/**
 * What can be found in a scene: peoples, places, events, the persons whom they name, stories and sources.
 * @module entries
 */
import { say } from "../language/say.js";
import { peoplesMoved } from "../scene/moved.js";
import { firstSaid, placesTold } from "./goals.js";
/** @import { Scene } from "../scene/types.d.ts" */

/**
 * @typedef {object} Entry
 * @property {string} group  one of GROUPS
 * @property {string} id
 * @property {string} name  what a reader sees
 * @property {string} note  what tells it from others of that name
 * @property {(string|null|undefined)[]} names  all that it is called
 * @property {string} text  what else it may be found by
 */

/** Groups of results in the order of those that fit equally well. */
export const GROUPS = ["people", "place", "person", "event", "story", "source"];

/** @param {string} group one of GROUPS */
export function groupWords(group) {
  const words = {
    people: say("Peoples"),
    place: say("Places"),
    person: say("People named"),
    event: say("Events and decrees"),
    story: say("Stories"),
    source: say("Sources"),
  };
  return words[group];
}

const said = (...parts) => parts.filter(Boolean).join(", ");

/** @param {Scene["places"][string]} place "today Zhezkazgan, Джезказган": its other names */
const placeNote = ({ name, now, ru }) =>
  said(now && say("today {place}", { place: now }), ru !== name && ru);

/** Those of which something is told come first. @param {Scene} scene @returns {Entry[]} */
function placeEntries(scene) {
  const told = placesTold(scene);
  const places = Object.entries(scene.places);
  places.sort(([a], [b]) => Number(told.has(b)) - Number(told.has(a)));
  return places.map(([id, place]) => ({
    group: "place",
    id,
    name: place.name,
    note: placeNote(place),
    names: [place.name, place.now, place.ru, place.also],
    text: "",
  }));
}

/** @param {Scene} scene @returns {Entry[]} */
function eventEntries(scene) {
  const named = new Map();
  for (const { name, ru = "", events } of scene.persons)
    for (const id of events) named.set(id, `${named.get(id) ?? ""} ${name} ${ru}`);
  return scene.events.map((event) => ({
    group: "event",
    id: event.id,
    name: event.title,
    note: said(event.whose, event.when),
    names: [event.title],
    text: [event.text, event.document, event.refutation, named.get(event.id)].join(" "),
  }));
}

/** Works from which nothing on the map comes lead nowhere. @param {Scene} scene @returns {Entry[]} */
function sourceEntries(scene) {
  const used = firstSaid(scene);
  return Object.entries(scene.sources)
    .filter(([key]) => used.has(key))
    .map(([id, { short, full }]) => ({
      group: "source",
      id,
      name: short,
      note: full,
      names: [short, full],
      text: "",
    }));
}

/** @param {Scene} scene decoded @returns {Entry[]} */
export function entriesOf(scene) {
  return [
    ...peoplesMoved(scene).map(({ id, name, own, also }) => ({
      ...{ group: "people", id, name, note: own, names: [name, own, also], text: "" },
    })),
    ...placeEntries(scene),
    ...eventEntries(scene),
    ...scene.persons.map(({ id, name, also, born, role }) => ({
      ...{ group: "person", id, name, names: [name, also], text: role },
      note: born ? say("Born {born}. {role}", { born, role }) : role,
    })),
    ...scene.tours.map(({ id, title, summary }) => ({
      ...{ group: "story", id, name: title, note: summary, names: [title], text: summary },
    })),
    ...sourceEntries(scene),
  ];
}
