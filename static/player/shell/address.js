/**
 * The state as an address: `date=1944-02-25&movement=…&view=…`, read, written and reported.
 * One writer: 250 ms after the last change, never while playing or dragging unless the reader leaves.
 * @module address
 */
import { clampDay, dayOf, isoOf } from "../time/days.js";
import { addressBar } from "./address-bar.js";
import { isKnown } from "../scene/selection.js";
import { choosable } from "../scene/picks.js";
/** @import { Patch, PlayerState, Scene, Selection, Store } from "../scene/types.d.ts" */

/** Where the atlas opens when nobody says otherwise: the second day of the removal of Chechens and Ingush. */
export const OPENING = "1944-02-24";
/** @type {any[]} */
const VIEWS = ["day", "period", "sofar", "all"];
const DELAY_MS = 250;
const REPORTED = [
  "day",
  "to",
  "view",
  "movements",
  "selected",
  "basis",
  "pick",
  "map",
  "lang",
  "playing",
  "dragging",
];

const listOf = (text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

function mapOf(text) {
  const numbers = text.split(",").map(Number);
  if (numbers.length !== 3 || numbers.some((n) => !Number.isFinite(n))) return null;
  return { lon: numbers[0], lat: numbers[1], zoom: numbers[2] };
}

/**
 * "claim:ID" as a selection, null where the scene has no such thing.
 * @returns {Selection|null}
 */
function selectedOf(text, scene) {
  const [type, id] = String(text).split(":");
  const selection = /** @type {Selection} */ ({ type, id });
  return isKnown(scene, selection) ? selection : null;
}

/**
 * Reads an address; what is unknown or malformed is left out, never guessed.
 * @param {string} query with or without ? or #
 * @param {Scene} scene
 * @returns {Patch} for the store
 */
export function readQuery(query, scene) {
  const fields = new URLSearchParams(String(query).replace(/^[?#]/, ""));
  // of a repeated parameter the last, as on the server
  const last = (name) => fields.getAll(name).at(-1) ?? "";
  /** @type {Patch} */
  const patch = {};
  const day = dayOf(last("date"));
  const to = dayOf(last("to"));
  if (!Number.isNaN(day)) patch.day = clampDay(day);
  if (!Number.isNaN(to)) patch.to = clampDay(to);
  const [view, basis] = [/** @type {any} */ (last("view")), /** @type {any} */ (last("basis"))];
  if (VIEWS.includes(view)) patch.view = view;
  if (["people", "share"].includes(basis)) patch.basis = basis;
  const wanted = listOf(last("movement") || "");
  const known = scene.movements.map((movement) => movement.id).filter((id) => wanted.includes(id));
  if (known.length) patch.movements = known;
  const rivals = choosable(scene);
  const pick = listOf(last("pick") || "").filter((id) => rivals.has(id));
  if (pick.length) patch.pick = pick;
  const selected = last("select") && selectedOf(last("select"), scene);
  if (selected) patch.selected = selected;
  const map = last("map") && mapOf(last("map"));
  if (map) patch.map = map;
  if (last("lang")) patch.lang = last("lang");
  return patch;
}

/**
 * What an address means that does not speak of it: it holds the whole picture, whatever was on the screen before.
 * @param {Scene} scene
 * @returns {Patch}
 */
const unsaid = (scene) => ({
  to: null,
  view: "day",
  movements: scene.movements.map((movement) => movement.id),
  selected: null,
  basis: "people",
  pick: [],
  map: null,
  lang: "en",
  playing: false,
});

/**
 * @param {PlayerState} state @param {Scene} scene
 * @returns {string} without ? or #; what stands at its default is left out
 */
export function writeQuery(state, scene) {
  const fields = [["date", isoOf(state.day)]];
  if (state.view === "period" && state.to !== null) fields.push(["to", isoOf(state.to)]);
  if (state.movements.length < scene.movements.length)
    fields.push(["movement", state.movements.join(",")]);
  if (state.view !== "day") fields.push(["view", state.view]);
  if (state.pick.length) fields.push(["pick", state.pick.join(",")]);
  if (state.selected) fields.push(["select", `${state.selected.type}:${state.selected.id}`]);
  if (state.basis !== "people") fields.push(["basis", state.basis]);
  if (state.map)
    fields.push([
      "map",
      [state.map.lon.toFixed(3), state.map.lat.toFixed(3), state.map.zoom.toFixed(2)].join(","),
    ]);
  if (state.lang && state.lang !== "en") fields.push(["lang", state.lang]);
  // which data the reader saw: it decides nothing, and tells a later reader what has changed
  if (scene.data_version) fields.push(["v", scene.data_version]);
  // ids, dates and numbers need no escaping beyond what is done here; commas and colons stay legible
  const legible = (value) => encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":");
  return fields.map(([name, value]) => `${name}=${legible(value)}`).join("&");
}

/**
 * Tells the host, and the browser's address, what the reader has chosen.
 * @param {Scene} scene @param {Store} store
 * @param {object} host
 * @param {"none"|"hash"|"search"} [host.address] where the address is written, if anywhere
 * @param {string[]} [host.names] with "search": the parameters that are ours; all others stay as they are
 * @param {(report: Report) => void} [host.onReport]
 * @param {() => boolean} [host.listening] whether a report is wanted now; one that is not waits for `flush`
 * @returns {{acts: () => number, write: () => string, flush: () => boolean, destroy: () => void}}
 *   acts: how often the reader has changed the picture; write: write the address at once, whatever goes on, and
 *   return all of it; flush: write and report at once, and say whether there was anything to report
 *
 * @typedef {{day: number, iso: string, query: string, seq: number, acts: number, to: number|null,
 *   selected: object|null}} Report query: the whole address, with what others wrote into it
 */
export function createAddress(
  scene,
  store,
  { address = "none", names = [], onReport, listening = () => true },
) {
  const bar = addressBar(address, names);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let seq = 0;
  let acts = 0;
  let unreported = false;

  function report(state, query) {
    unreported = false;
    // it grows across players too: a page that is opened again begins with a new one
    seq = Math.max(seq + 1, Math.round(performance.timeOrigin + performance.now()));
    onReport?.({
      day: state.day,
      iso: isoOf(state.day),
      query,
      seq,
      acts,
      to: state.to,
      selected: state.selected,
    });
  }
  function write() {
    clearTimeout(timer);
    timer = undefined;
    return bar.write(writeQuery(store.get(), scene));
  }
  function settle() {
    const state = store.get();
    if (state.playing || state.dragging) return;
    const query = write();
    if (unreported && onReport && listening()) report(state, query);
  }
  function flush() {
    const query = write();
    const news = unreported && Boolean(onReport);
    if (news) report(store.get(), query);
    return news;
  }
  const unsubscribe = store.subscribe((_, { changed, origin }) => {
    if (!REPORTED.some((key) => changed.has(key))) return;
    // what the host commanded it knows already: reporting it would start a rerun for nothing
    if (origin !== "host") unreported = true;
    if (origin !== "host" && origin !== "clock") acts += 1;
    // moving the map about is no place to come back to
    if (origin !== "clock" && [...changed].some((key) => key !== "map" && REPORTED.includes(key)))
      bar.act();
    clearTimeout(timer);
    timer = setTimeout(settle, DELAY_MS);
  });
  const unfollow = bar.follow((query) => {
    const patch = readQuery(query, scene);
    if (address === "search")
      store.set({ ...unsaid(scene), day: dayOf(OPENING), ...patch }, "address");
    // a fragment that says nothing of the picture is a place in the page
    else if (Object.keys(patch).length) store.set({ ...unsaid(scene), ...patch }, "address");
  });
  return {
    acts: () => acts,
    write,
    flush,
    destroy() {
      clearTimeout(timer);
      unsubscribe();
      unfollow();
    },
  };
}
