/**
 * The query of an address, `date=1944-02-25&movement=…&view=…`: read and written as the server does
 * (atlas/picture/address.py, whose rules come with the scene; tests/data/addresses.json holds cases for both).
 * @module address-query
 */
import { mustBeNamed, spoken } from "../language/say.js";
import { FIRST_DAY, LAST_DAY, clampDay, dayOf, isoOf } from "../time/days.js";
import { endFrom } from "../time/period.js";
import { isKnown } from "../scene/selection.js";
import { questionsOf } from "../scene/picks.js";
/** @import { PlayerState, Scene } from "../scene/types.d.ts" */

/** Characters of a value that a sentence quotes. */
const MOST_QUOTED = 80;
const DATE = /^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;
const STEP = /^[1-9][0-9]{0,2}$/;

/**
 * @typedef {{name: string, value: string, fault: string}} LeftOut a value, or a part of one, that the picture does without
 * @typedef {Record<string, string[]>} Refused the pieces of a value by what is wrong with them
 * @typedef {(text: string, scene: Scene) => [*, Refused]} Reader of one parameter; undefined where nothing is left of it
 * @typedef {Omit<PlayerState, "playing"|"stop"|"pauses"|"lagging"|"pace"|"step"|"presenting"|"dragging">} AddressPicture what an address says
 */

const stripped = (text) => text.replace(/^ +| +$/g, "");
/** The members of a list, each once; only spaces around them are nothing. */
const piecesOf = (text) => [...new Set(text.split(",").map(stripped).filter(Boolean))];

/** @type {Reader} */
function readDay(text) {
  const day = DATE.test(text) ? dayOf(text) : NaN;
  if (Number.isNaN(day)) return [undefined, { malformed: [text] }];
  return day < FIRST_DAY || day > LAST_DAY ? [undefined, { outside: [text] }] : [day, {}];
}

/** @type {Reader} */
function readMovements(text, scene) {
  const wanted = piecesOf(text);
  const ids = scene.movements.map((movement) => movement.id);
  const known = ids.filter((id) => wanted.includes(id));
  const unknown = wanted.filter((id) => !ids.includes(id));
  return [known.length ? known : undefined, unknown.length ? { unknown } : {}];
}

/** The picked figures, one a question; the atlas's own choice needs no pick. @type {Reader} */
function readPicks(text, scene) {
  const questions = scene.movements.flatMap(questionsOf);
  const chosen = new Map();
  /** @type {Refused} */
  const refused = {};
  for (const id of piecesOf(text)) {
    const question = questions.find((ids) => ids.includes(id));
    if (question && !chosen.has(question)) chosen.set(question, id);
    else (refused[question ? "second" : "unknown"] ??= []).push(id);
  }
  return [[...chosen].filter(([ids, id]) => id !== ids[0]).map(([, id]) => id), refused];
}

/** @type {Reader} */
function readSelected(text, scene) {
  const colon = text.indexOf(":");
  const [type, id] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
  if (!["claim", "event", "flow", "movement", "place"].includes(type) || !id)
    return [undefined, { malformed: [text] }];
  return isKnown(scene, { type, id }) ? [{ type, id }, {}] : [undefined, { unknown: [text] }];
}

/** @type {Reader} */
function readMap(text, scene) {
  const pieces = text.split(",").map(stripped);
  if (pieces.length !== 3 || !pieces.every((piece) => NUMBER.test(piece)))
    return [undefined, { malformed: [text] }];
  const [lon, lat, zoom] = pieces.map(Number);
  const [least, most] = scene.address.zooms;
  const outside = Math.abs(lon) > 180 || Math.abs(lat) > 85 || zoom < least || zoom > most;
  return outside ? [undefined, { outside: [text] }] : [{ lon, lat, zoom }, {}];
}

/** @type {Reader} */
function readTour(text, scene) {
  const known = scene.tours.some((tour) => tour.id === text);
  return known ? [text, {}] : [undefined, { unknown: [text] }];
}

/** @type {Reader} */
const readStep = (text) =>
  STEP.test(text) ? [Number(text), {}] : [undefined, { malformed: [text] }];

/** @param {"views"|"bases"|"languages"} known @returns {Reader} */
const oneOf = (known) => (text, scene) =>
  scene.address[known].includes(text) ? [text, {}] : [undefined, { unknown: [text] }];

/** Parameter -> what of the picture it says, and how it is read. @type {Record<string, [string, Reader]>} */
const READERS = {
  date: ["day", readDay],
  to: ["to", readDay],
  movement: ["movements", readMovements],
  view: ["view", oneOf("views")],
  pick: ["pick", readPicks],
  select: ["selected", readSelected],
  basis: ["basis", oneOf("bases")],
  map: ["map", readMap],
  tour: ["tour", readTour],
  step: ["tourStep", readStep],
  lang: ["lang", oneOf("languages")],
};

// after a "&" a second question mark is the first letter of a name, as on the server
const fieldsOf = (query) => new URLSearchParams(String(query).replace(/^[?#]?/, "&"));

/** The values of a parameter; an empty one is none. @returns {string[]} */
const givenIn = (fields, name) => fields.getAll(name).filter(Boolean);

/**
 * Whether a text says anything of a picture: a fragment may also be a place in the page, and a language is no picture.
 * @param {string} query @param {Scene} scene
 */
export function isAddress(query, scene) {
  const fields = fieldsOf(query);
  return scene.address.names.some((name) => name !== "lang" && givenIn(fields, name).length > 0);
}

/**
 * What an address leaves unsaid.
 * @param {Scene} scene
 * @returns {AddressPicture}
 */
export const openingPicture = (scene) => ({
  opening: false,
  day: scene.address.opening_day,
  to: null,
  view: "day",
  movements: scene.movements.map((movement) => movement.id),
  selected: null,
  basis: "people",
  pick: [],
  map: null,
  tour: null,
  lang: spoken().tag,
});

/**
 * The picture of the opening: everybody at home, on the day before anybody was taken.
 * @param {Scene} scene
 * @returns {AddressPicture}
 */
export const titlePicture = (scene) => ({
  ...openingPicture(scene),
  opening: true,
  day: clampDay(Math.min(...scene.movements.map(({ start }) => start)) - 1),
});

/**
 * What the page shows at an address: the opening where it says nothing of a picture.
 * @param {string} query @param {Scene} scene
 * @returns {AddressPicture}
 */
export const pictureAt = (query, scene) =>
  isAddress(query, scene) ? readQuery(query, scene).picture : titlePicture(scene);

/**
 * The value of a parameter, of several the last, and what it leaves out.
 * @returns {{text: string, leftOut: LeftOut[]}}
 */
function lastOf(fields, name, scene) {
  const given = givenIn(fields, name);
  const text = given.at(-1) ?? "";
  const others = given.filter((other) => other !== text).slice(0, 1);
  const leftOut = others.map((value) => ({ name, value, fault: "repeated" }));
  if ([...text].length <= scene.address.longest) return { text, leftOut };
  return { text: "", leftOut: [...leftOut, { name, value: text, fault: "long" }] };
}

/**
 * Reads an address, which holds the whole picture; what is unknown, malformed or out of range is left out, never
 * guessed at.
 * @param {string} query with or without ? or #
 * @param {Scene} scene
 * @returns {{picture: AddressPicture, leftOut: LeftOut[]}}
 */
export function readQuery(query, scene) {
  const fields = fieldsOf(query);
  /** @type {any} */
  const picture = openingPicture(scene);
  /** @type {LeftOut[]} */
  const leftOut = [];
  for (const [name, [key, reader]] of Object.entries(READERS)) {
    const last = lastOf(fields, name, scene);
    leftOut.push(...last.leftOut);
    if (!last.text) continue;
    const [value, refused] = reader(last.text, scene);
    for (const [fault, pieces] of Object.entries(refused))
      leftOut.push({ name, value: pieces.join(","), fault });
    if (value !== undefined) picture[key] = value;
  }
  const period = picture.view === "period";
  if (picture.to !== null && (!period || picture.to < picture.day)) {
    leftOut.push({ name: "to", value: isoOf(picture.to), fault: period ? "early" : "unused" });
    picture.to = null;
  }
  if (period) picture.to ??= endFrom(scene, picture.day);
  leftOut.push(...fitStep(picture, scene));
  return { picture, leftOut };
}

/**
 * Makes the step one of the tour: its first unless a sound one is given.
 * @returns {LeftOut[]}
 */
function fitStep(picture, scene) {
  const { tour: id, tourStep: step } = picture;
  delete picture.tourStep;
  const last = scene.tours.find((tour) => tour.id === id)?.steps.length ?? 0;
  const fits = step !== undefined && step <= last;
  picture.tour = id ? { id, step: fits ? step : 1 } : null;
  if (step === undefined || fits) return [];
  return [{ name: "step", value: String(step), fault: id ? "outside" : "unused" }];
}

/** A value fit for a sentence: cut, and with `\u{202e}` for what is not printed. */
function quoted(value) {
  const characters = [...value];
  const cut =
    characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join("")}…` : value;
  return cut.replace(
    /(?! )[\p{C}\p{Z}]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
  );
}

/**
 * What a reader should know of an address, one sentence each: what is left out, and that the data has changed.
 * @param {string} query @param {Scene} scene
 * @returns {string[]}
 */
export function notesOn(query, scene) {
  const { reasons, sentence, changed } = scene.address;
  const notes = readQuery(query, scene).leftOut.map(({ name, value, fault }) => {
    const words = {
      name,
      value: quoted(value),
      reason: reasons[name][fault] ?? reasons.any[fault],
    };
    return sentence.replace(/\{(\w+)\}/g, (_, key) => words[key]);
  });
  const version = lastOf(fieldsOf(query), "v", scene).text;
  if (version && scene.data_version && version !== scene.data_version) notes.push(changed);
  return notes;
}

/** A number with so many decimals; there is no minus nought. */
function fixed(number, places) {
  const text = number.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : text;
}

/** Where a map is, as the value of a parameter. @param {{lon: number, lat: number, zoom: number}} spot */
export const spotText = ({ lon, lat, zoom }) =>
  [fixed(lon, 3), fixed(lat, 3), fixed(zoom, 2)].join(",");

/**
 * @param {AddressPicture} state @param {Scene} scene
 * @returns {string} without ? or #; what has its default value is left out, and the opening has no address
 */
export function writeQuery(state, scene) {
  const lang = mustBeNamed(state.lang) ? [["lang", state.lang]] : [];
  if (state.opening) return lang.map((field) => field.join("=")).join("");
  const fields = [["date", isoOf(state.day)]];
  if (state.view === "period" && state.to !== null) fields.push(["to", isoOf(state.to)]);
  if (state.movements.length < scene.movements.length)
    fields.push(["movement", state.movements.join(",")]);
  if (state.view !== "day") fields.push(["view", state.view]);
  if (state.pick.length) fields.push(["pick", state.pick.join(",")]);
  if (state.selected) fields.push(["select", `${state.selected.type}:${state.selected.id}`]);
  if (state.basis !== "people") fields.push(["basis", state.basis]);
  if (state.map) fields.push(["map", spotText(state.map)]);
  if (state.tour) fields.push(["tour", state.tour.id], ["step", String(state.tour.step)]);
  fields.push(...lang);
  // which data the reader saw: it decides nothing, and tells a later reader what has changed
  if (scene.data_version) fields.push(["v", scene.data_version]);
  // ids, dates and numbers need no escaping beyond what is done here; commas and colons stay legible
  const legible = (value) => encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":");
  return fields.map(([name, value]) => `${name}=${legible(value)}`).join("&");
}
