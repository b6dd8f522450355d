/**
 * A movement's people on the day: a bar of states, the counts, and how each is known.
 * @module panel-states
 */
import { element, withNumbers } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { countsOn } from "../day/counts.js";
import { longDate } from "../time/days.js";
import { ahead } from "./panel-ahead.js";
import { curveOn } from "../day/evaluate.js";
import { cssFill } from "../theme/shades.js";
import { badge, references } from "./references.js";
import { isReturning } from "../day/moment.js";
import { stateNameOn } from "../day/state-names.js";
import { disputesOf } from "./panel-rivals.js";
import { whiskersOf } from "./whiskers.js";
import { range } from "../words/ranges.js";
import { idsOf, wordsOf } from "../words/vocabulary.js";
import { listed, movementName, number } from "../words/wording.js";
/** @import { Movement, People, Scene } from "../scene/types.d.ts" */

/** Measures that tell what part of a people was home again. */
const SHARES = new Set(["share-returned", "share-in-homeland"]);

/** Parts of a day's state that are more than nothing, in the order of the bar. */
function partsOf(scene, state) {
  return idsOf(scene, "state").filter((key) => state[key] && state[key].value > 0);
}

/** "12,300, interpolated (12,000–12,500)" */
function told(scene, { value, low, high, basis }) {
  const spread = low < high ? ` (${range(low, high)})` : "";
  return `${number(value)}${basis === "interpolated" ? `, ${wordsOf(scene, "basis", basis)}` : ""}${spread}`;
}

/** @returns {HTMLElement} the bar; what it shows is read out as its label */
export function stateBar(scene, state, hue, words, small = false) {
  const parts = partsOf(scene, state);
  const text = parts.map((key) => `${words(key)} ${told(scene, state[key])}`).join(", ");
  return element(
    "div",
    {
      class: small ? "xr-bar xr-bar-small" : "xr-bar",
      role: "img",
      "aria-label": text || "no count",
    },
    parts.map((key) =>
      element("span", {
        class: "xr-bar-part",
        style: { "flex-grow": String(state[key].value), background: cssFill(key, hue) },
      }),
    ),
    small ? null : whiskersOf(parts.map((key) => state[key])),
  );
}

/** Rows worth reading: those with people, and those the sources leave open at this stage. */
function rowsOf(scene, movement, state, day) {
  const over = day > movement.end;
  const returning =
    isReturning(movement, day) || (movement.return_end !== null && day > movement.return_end);
  return idsOf(scene, "state").filter((key) => {
    const quantity = state[key];
    if (quantity && quantity.value > 0) return true;
    if (key === "dead") return day >= movement.start;
    if (key === "returned") return returning && !quantity;
    return key === "home" && !quantity && !over && day >= movement.start;
  });
}

/** Leads from a line of the state to the disputes behind it. */
function disputeButton(scene, owns) {
  const open = (event) => {
    const panel = event.target.closest(".xr-panel");
    const boxes = owns
      .map((own) => panel.querySelector(`details[data-key="question-${own}"]`))
      .filter(Boolean);
    for (const box of boxes) box.open = true;
    if (!boxes.length) return;
    boxes[0].scrollIntoView({ block: "nearest" });
    boxes[0].querySelector("summary").focus({ preventScroll: true });
  };
  const title = owns
    .map((own) => (scene.conflicts[scene.claims[own].conflict] || { question: "" }).question)
    .join(" ");
  return element(
    "button",
    {
      type: "button",
      class: "xr-plain xr-disputed",
      "data-key": `disputed-${owns[0]}`,
      title,
      onclick: open,
    },
    "disputed",
  );
}

function row(scene, key, quantity, { hue, name, disputes }) {
  const spread = quantity && quantity.low !== quantity.high;
  const open = !quantity || (key === "dead" && quantity.value === 0 && quantity.high === 0);
  return element(
    "tr",
    { "data-state": key },
    element(
      "th",
      { scope: "row" },
      element("span", {
        class: "xr-swatch",
        style: { background: cssFill(key, hue) },
        "aria-hidden": "true",
      }),
      name,
      disputes,
    ),
    element(
      "td",
      { class: open ? "xr-number xr-open" : "xr-number" },
      open ? wordsOf(scene, "remark", "unknown") : number(quantity.value),
      spread ? element("small", {}, range(quantity.low, quantity.high)) : null,
    ),
    element(
      "td",
      { class: "xr-known" },
      open ? null : badge(quantity.basis, wordsOf(scene, "basis", quantity.basis)),
    ),
  );
}

/** "at home: 494,456 − 333,739", for each count that is a difference of two documented ones. */
function arithmetic(movement, state, day, words) {
  const { curves, whole } = movement.track;
  const at = (name) => curveOn(curves[name], day);
  const removed = at("removed");
  const loaded = at("loaded");
  const derived = (quantity) => quantity && quantity.basis === "derived" && quantity.value > 0;
  const minus = (a, b) => `${number(a)} − ${number(b)}`;
  const lines = [];
  if (derived(state.home) && removed)
    lines.push(`${words("home")} = ${minus(whole.value, removed.value)}`);
  if (derived(state.taken) && removed && loaded)
    lines.push(`${words("taken")} = ${minus(removed.value, loaded.value)}`);
  return lines.length ? element("p", { class: "xr-sums" }, lines.join("; ")) : null;
}

function countTable(scene, movement, state, day, words, hue) {
  const rows = rowsOf(scene, movement, state, day).map((key) => {
    const owns = disputesOf(scene, movement, key);
    return row(scene, key, state[key], {
      hue,
      name: words(key),
      disputes: owns.length ? disputeButton(scene, owns) : null,
    });
  });
  return element(
    "table",
    { class: "xr-states" },
    element(
      "caption",
      { class: "xr-hidden" },
      `${movementName(scene, movement)} on ${longDate(day)}`,
    ),
    element("tbody", {}, rows),
  );
}

/** Who is counted beyond the whole, each part by its cause. */
function beyondText(state) {
  if (!state.added || !state.added.value) return null;
  const dead = state.added_dead.value;
  const others = state.added.value - dead;
  const causes = [
    dead ? `${number(dead)} who died on the way, as the whole counts only those who arrived` : "",
    others ? `${number(others)} born in exile, joined later or counted differently` : "",
  ].filter(Boolean);
  const basis = others ? state.added.basis : state.added_dead.basis;
  return element(
    "p",
    { class: "xr-sums" },
    `Counted beyond the ${number(state.whole.value)}: ${causes.join("; ")} (${basis}).`,
  );
}

/** Where alone the dead are counted. */
function leastText(scene, state) {
  if (!state.dead_in.length) return null;
  const places = listed(state.dead_in.map((id) => scene.places[id].name));
  return element(
    "p",
    { class: "xr-sums" },
    `Of the dead only those in ${places} are counted; the others are still among those in exile.`,
  );
}

/** Ranks of what is told as long as it is known: the dead, and those who settled elsewhere for good. */
const LASTING = 1;
/** What else is told is no older than this many days, and no more than so many lines. */
const RECENT = 365;
const MOST_DATED = 6;

const largest = ({ value, low, high }) => value ?? high ?? low;

/** What the scene tells of people without a total, the weightiest first (`whereabouts.py` ranks it). */
function datedOn(scene, movement, day) {
  const past = (movement.dated || [])
    .filter(([from, to, , rank]) => rank !== null && (from ?? to) <= day)
    .map(([from, to, id, rank]) => ({ end: to ?? from, rank, claim: scene.claims[id] }))
    .sort((a, b) => a.rank - b.rank || largest(b.claim) - largest(a.claim));
  const lasting = past.filter(({ rank }) => rank <= LASTING);
  const recent = past
    .filter(({ rank, end }) => rank > LASTING && end >= day - RECENT)
    .slice(0, MOST_DATED);
  return { past, lasting, recent };
}

function datedList(found, name) {
  if (!found.length) return null;
  return element(
    "ul",
    { class: name },
    found.map(({ claim }) => element("li", {}, withNumbers(claim.text))),
  );
}

/** Kazakhs: no source gives a whole, so only dated counts are told, each in its own unit. */
function datedCounts(scene, movement, day) {
  const { lasting, recent } = datedOn(scene, movement, day);
  return [
    datedList(lasting, "xr-dated xr-dated-lasting"),
    element(
      "p",
      { class: "xr-sub" },
      "No source gives a total: dated counts only, in the unit of the source.",
    ),
    datedList(recent, "xr-dated"),
  ];
}

/** The one thing to say of people without a total: the dead, or whatever was counted last. */
function datedInShort(scene, movement, day) {
  const { past, lasting } = datedOn(scene, movement, day);
  const [first] = lasting.length ? lasting : [...past].sort((a, b) => b.end - a.end);
  return first ? first.claim.text : "no total stated";
}

/** A share alone is no count: it is told in words, with its source, and never multiplied. */
function shareLine(scene, movement, day) {
  const shares = Object.values(scene.claims).filter(
    (claim) =>
      claim.movement === movement.id &&
      SHARES.has(claim.measure) &&
      claim.unit === "percent" &&
      claim.from <= day,
  );
  const last = shares.sort(
    (a, b) => b.from - a.from || Number(b.rank === "preferred") - Number(a.rank === "preferred"),
  )[0];
  if (!last) return null;
  const said = references(last.sources, scene.sources);
  return element(
    "p",
    { class: "xr-share" },
    last.text,
    ". ",
    element("small", {}, badge(last.status[2]), " ", said),
  );
}

/**
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @returns {HTMLElement}
 */
export function stateSection(scene, movement, day) {
  const peoples = movement.peoples.map((id) => /** @type {People} */ (scene.index.people.get(id)));
  const name = movementName(scene, movement);
  const hue = peoples[0].colour;
  const state = countsOn(scene, movement.id, day);
  const words = (key) => stateNameOn(scene, movement, day, key);
  const head = element(
    "div",
    { class: "xr-section-head" },
    element("h2", {}, marks(peoples, 14), " ", name),
    state.whole ? element("span", { class: "xr-of" }, `of ${number(state.whole.value)}`) : null,
  );
  const body = state.whole
    ? [
        stateBar(scene, state, hue, words),
        countTable(scene, movement, state, day, words, hue),
        arithmetic(movement, state, day, words),
        beyondText(state),
        leastText(scene, state),
        shareLine(scene, movement, day),
      ]
    : datedCounts(scene, movement, day);
  return element(
    "section",
    { class: "xr-movement", "data-movement": movement.id, "aria-label": name },
    head,
    ...body.flat().filter(Boolean),
    ahead(scene, movement, day),
  );
}

/** The largest part of a movement's people and where they are, in a few words. */
export function inShort(scene, movement, day) {
  const state = countsOn(scene, movement.id, day);
  if (!state.whole) {
    return { count: "", text: datedInShort(scene, movement, day), state };
  }
  const parts = partsOf(scene, state)
    .filter((key) => key !== "dead")
    .sort((a, b) => state[b].value - state[a].value);
  if (!parts.length) return { count: "", text: "no count", state };
  const [first, second] = parts;
  const words = (key) => stateNameOn(scene, movement, day, key);
  const also = second ? `; ${number(state[second].value)} ${words(second)}` : "";
  const dead =
    state.dead && state.dead.value > 0
      ? `; ${state.dead_in.length ? "at least " : ""}${number(state.dead.value)} died`
      : "";
  const guessed = [first, second, "dead"].some(
    (key) => key && state[key] && state[key].value && state[key].basis === "interpolated",
  );
  return {
    count: number(state[first].value),
    text: `${words(first)}${also}${dead}${guessed ? "; interpolated" : ""}`,
    state,
  };
}
