/**
 * The chronicle of a year, in the panel: what happened in it, in order, and how the people lived then.
 * @module panel-chronicle
 */
import { element, withNumbers } from "../dom/elements.js";
import { many, say } from "../language/say.js";
import { eventsOfYear, landOn, lawOn, noReturnOn, placesOn, vitalsOf } from "../day/chronicle.js";
import { mostTelling } from "../day/moment.js";
import { eventsShown } from "../time/steps.js";
import { parts } from "../time/days.js";
import { amount } from "../words/ranges.js";
import { wordsOf } from "../words/vocabulary.js";
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
  const told = (words, event) => element("p", {}, words, " ", named(scene, event, acts, "beside"));
  const [last, next] = [before[before.length - 1], after[0]];
  return [
    element("p", { class: "xr-sub" }, say("No event of this year in our sources.")),
    last ? told(say("Before it, {when}:", { when: last.when }), last) : null,
    next ? told(say("After it, {when}:", { when: next.when }), next) : null,
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
  const more = many("{count} more of this year", "{count} more of this year", rest.length);
  const folded = { class: "xr-more", "data-key": "year-more" };
  return [
    list(told),
    rest.length ? element("details", folded, element("summary", {}, more), list(rest)) : null,
  ];
}

/** @returns {string} "88,515", "≈ 46,100, interpolated", "45,768, counted in 1944", "not stated" */
function peopleIn(scene, { value, basis, last, behind }) {
  if (value !== null) {
    const known = basis === "documented" ? [] : [wordsOf(scene, "basis", basis)];
    return [amount(scene, { value, basis }), ...known].join(", ");
  }
  if (behind) return say("not back; number not stated");
  if (!last) return say("number not stated");
  return say("{number}, counted in {year}", {
    number: number(last.value),
    year: parts(last.day).y,
  });
}

/** The number of all who are not back is that of no one place, and stands under the name of none. */
function everywhereText(scene, { behind }) {
  if (!behind || !behind.told || !behind.total) return null;
  return say("In all regions: {number} not back", { number: amount(scene, behind.total) });
}

/** @param {Scene} scene @param {Region} region  of one movement */
function placeRow(scene, { place, rest, held: [held] }) {
  const whole = everywhereText(scene, held);
  if (whole) return element("li", {}, withNumbers(whole));
  const { name } = scene.places[place] || { name: place };
  const people = peopleIn(scene, held);
  const row = rest
    ? say("{place}, oblasts not stated: {people}", { place: name, people })
    : `${name}: ${people}`;
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
    rest
      ? element("li", {}, many("and {count} more place", "and {count} more places", rest))
      : null,
  );
}

function vitalsPart(scene, movement, day) {
  const vitals = vitalsOf(scene, movement, day).slice(0, MOST_VITALS);
  if (!vitals.length) return say("We have found no count for this year.");
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
  if (!among.length) return `${told}.`;
  const land = say("Its land lies in {places}.", { places: listed(among) });
  return `${told}. ${land}`;
}

/** For a people that was not let home: that there was no return, and when one is told of. */
function noReturnPart(scene, movement, { day, onOpen }) {
  const found = noReturnOn(scene, movement, day);
  if (!found) return null;
  const { later } = found;
  const year = parts(scene.last_day).y;
  const none = say("None up to {year}, where the atlas ends.", { year });
  const then = later
    ? say("First recorded in {when}:", { when: later.when })
    : say("Our sources record no return of the people as a whole since.");
  return [`${none} ${then} `, later ? opener(later, onOpen, "later") : null];
}

/** What is told of a year beside its events, each under its name; what is not known is left out. */
function livesList(scene, movement, { day, onOpen }) {
  const law = lawOn(scene, movement, day);
  const lives = [
    [say("Law and politics"), law ? [`${law.when}: `, opener(law, onOpen, "law")] : null],
    [say("Where they were"), placesPart(scene, movement, day)],
    [say("Births and deaths"), vitalsPart(scene, movement, day)],
    [say("The return"), noReturnPart(scene, movement, { day, onOpen })],
    [say("The homeland"), landPart(scene, movement, day)],
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
    element("h2", {}, say("The year {year}", { year: parts(day).y })),
    ...eventList(scene, ids, acts),
    movement ? livesList(scene, movement, acts) : null,
  ];
}
