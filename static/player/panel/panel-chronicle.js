/**
 * The chronicle of a year, in the panel: what happened in it, in order, and how the people lived then.
 * @module panel-chronicle
 */
import { element, withNumbers } from "../dom/elements.js";
import { eventsOfYear, landOn, lawOn, noReturnOn, placesOn, vitalsOf } from "../day/chronicle.js";
import { mostTelling } from "../day/moment.js";
import { eventsShown } from "../time/steps.js";
import { parts } from "../time/days.js";
import { amount } from "../words/ranges.js";
import { listed, number } from "../words/wording.js";
import { references } from "./references.js";
import { whose } from "./whose.js";
/** @import { HistoricEvent, Movement, Region, Scene } from "../scene/types.d.ts" */

/** A year shows so many events, the most telling; the others are folded. */
const MOST_EVENTS = 8;
const MOST_PLACES = 8;
const MOST_VITALS = 4;

const opener = (event, onOpen, key) =>
  element(
    "button",
    {
      type: "button",
      class: "xr-plain",
      "data-key": `${key}-${event.id}`,
      onclick: () => onOpen(event.id),
    },
    event.title,
  );

/** An event with whose it is, where that is not said already. */
const named = (scene, event, { isNamed, onOpen }, key) => [
  isNamed(event) ? whose(scene, event) : null,
  " ",
  opener(event, onOpen, key),
];

function eventRow(scene, event, acts) {
  const isLead = acts.lead !== null && event.id === acts.lead.id;
  return element(
    "li",
    {
      class: event.start > acts.day ? "xr-year-ahead" : "",
      "aria-current": isLead ? "true" : null,
    },
    element("span", { class: "xr-year-when" }, event.when),
    " ",
    named(scene, event, acts, "year"),
  );
}

/** In a year of which no event is known: the last before it and the first after it. */
function besideYear(scene, movements, acts) {
  const events = eventsShown(scene, movements);
  const before = events.filter(({ start }) => start <= acts.day);
  const after = events.filter(({ start }) => start > acts.day);
  const told = (word, event) =>
    event ? element("p", {}, `${word} ${event.when}: `, named(scene, event, acts, "beside")) : null;
  return [
    element("p", { class: "xr-sub" }, "No event of this year in our sources."),
    told("Before it,", before[before.length - 1]),
    told("After it,", after[0]),
  ];
}

function eventList(scene, movements, acts) {
  const events = eventsOfYear(scene, movements, acts.day);
  if (!events.length) return besideYear(scene, movements, acts);
  const told = mostTelling(events, MOST_EVENTS);
  const rest = events.filter((event) => !told.includes(event));
  const list = (some) =>
    element(
      "ol",
      { class: "xr-year" },
      some.map((event) => eventRow(scene, event, acts)),
    );
  const more = `${number(rest.length)} more of this year`;
  const folded = { class: "xr-more", "data-key": "year-more" };
  return [
    list(told),
    rest.length ? element("details", folded, element("summary", {}, more), list(rest)) : null,
  ];
}

/** @returns {string} "88,515", "45,768, counted in 1944", "not stated" */
function peopleIn(scene, { value, basis, last, behind }) {
  if (value !== null) return `${number(value)}${basis === "documented" ? "" : `, ${basis}`}`;
  if (behind)
    return behind.told && behind.total
      ? `${amount(scene, behind.total)} not back, region not stated`
      : "not back; number not stated";
  return last ? `${number(last.value)}, counted in ${parts(last.day).y}` : "number not stated";
}

/** @param {Scene} scene @param {Region} region  of one movement */
function placeRow(scene, { place, rest, held: [held] }) {
  const { name } = scene.places[place] || { name: place };
  const row = `${name}${rest ? ", oblasts not stated" : ""}: ${peopleIn(scene, held)}`;
  return element("li", {}, withNumbers(row));
}

function placesPart(scene, movement, day) {
  const places = placesOn(scene, movement, day);
  const shown = places.slice(0, MOST_PLACES);
  const rest = places.length - shown.length;
  if (!shown.length) return null;
  return element(
    "ul",
    { class: "xr-year-list" },
    shown.map((region) => placeRow(scene, region)),
    rest ? element("li", {}, `and ${number(rest)} more ${rest === 1 ? "place" : "places"}`) : null,
  );
}

function vitalsPart(scene, movement, day) {
  const vitals = vitalsOf(scene, movement, day).slice(0, MOST_VITALS);
  if (!vitals.length) return "We have found no count for this year.";
  return element(
    "ul",
    { class: "xr-year-list" },
    vitals.map((claim) =>
      element(
        "li",
        {},
        withNumbers(claim.text),
        ". ",
        element("small", {}, references(claim.sources, scene.sources)),
      ),
    ),
  );
}

function landPart(scene, movement, day) {
  const { places, among } = landOn(scene, movement, day);
  if (!places.length) return null;
  const told = places.map(([name, words]) => (words ? `${name}: ${words}` : name)).join("; ");
  return `${told}.${among.length ? ` Its land lies in ${listed(among)}.` : ""}`;
}

/** For a people that was not let home: that there was no return, and when one is told of. */
function noReturnPart(scene, movement, { day, onOpen }) {
  const found = noReturnOn(scene, movement, day);
  if (!found) return null;
  const { later } = found;
  const none = `None up to ${parts(scene.last_day).y}, where the atlas ends.`;
  if (!later) return `${none} Our sources record no return of the people as a whole since.`;
  return [`${none} First recorded in `, `${later.when}: `, opener(later, onOpen, "later")];
}

/** What is told of a year beside its events, each under its name; what is not known is left out. */
function livesList(scene, movement, { day, onOpen }) {
  const law = lawOn(scene, movement, day);
  const lives = [
    ["Law and politics", law ? [`${law.when}: `, opener(law, onOpen, "law")] : null],
    ["Where they were", placesPart(scene, movement, day)],
    ["Births and deaths", vitalsPart(scene, movement, day)],
    ["The return", noReturnPart(scene, movement, { day, onOpen })],
    ["The homeland", landPart(scene, movement, day)],
  ].filter(([, told]) => told !== null);
  return element(
    "dl",
    { class: "xr-lives" },
    lives.flatMap(([name, told]) => [element("dt", {}, name), element("dd", {}, told)]),
  );
}

/** Whether a year is told as a chronicle: the days of a removal have their own sentences. */
const isTold = (movement, day) =>
  movement.kind === "flight" ? day >= movement.start : day > movement.end;

/**
 * The year of a day: of the one movement in focus with how its people lived, of several the events alone.
 * @param {Scene} scene
 * @param {{movements: string[], focus: Movement[], day: number, lead: HistoricEvent|null}} moment
 *   movements: ids of those shown
 * @param {(id: string) => void} onOpen opens an event
 * @returns {Array<Node|null>}
 */
export function chronicleSection(scene, { movements, focus, day, lead }, onOpen) {
  if (focus.length > 1 || focus.some((movement) => !isTold(movement, day))) return [];
  const [movement] = focus;
  const ids = movement ? [movement.id] : movements;
  const isNamed = ({ movement: id }) => !movement || id !== movement.id;
  const acts = { day, lead, isNamed, onOpen };
  return [
    element("h2", {}, `The year ${parts(day).y}`),
    ...eventList(scene, ids, acts),
    movement ? livesList(scene, movement, acts) : null,
  ];
}
