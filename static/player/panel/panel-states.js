/**
 * A movement's people on the day: a bar of states, the counts, and how each is known.
 * @module panel-states
 */
import { element } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { stateOf } from "../day/evaluate.js";
import { longDate } from "../time/days.js";
import { STACK } from "../theme/palette.js";
import { openIn } from "../day/bands.js";
import { leastOf } from "../day/quantities.js";
import { ahead } from "./panel-ahead.js";
import { cssFill } from "../theme/shades.js";
import { badge } from "./references.js";
import { stateNameOn } from "../day/state-names.js";
import { papersRow } from "./papers.js";
import { disputesOf } from "./panel-rivals.js";
import { isOpen, lastCounted, openWords, statesTold } from "./panel-counts.js";
import { datedCounts, datedInShort } from "./panel-dated.js";
import { beyondWords } from "./panel-beyond.js";
import { arithmetic, leastText, shareLine } from "./panel-sums.js";
import { whiskersOf } from "./whiskers.js";
import { amount, guessed, isKnown, isTold, spread } from "../words/ranges.js";
import { idsOf, wordsOf } from "../words/vocabulary.js";
import { movementName } from "../words/wording.js";
/** @import { HistoricEvent, Movement, People, Scene } from "../scene/types.d.ts" */

/** Parts of a day's state that are more than nothing, in the order of the bar. */
function partsOf(scene, state) {
  return idsOf(scene, "state").filter((key) => STACK.includes(key) && sizeOf(state, key) > 0);
}

/** How long a part of the bar is: its number, or the least of it; what lies open between them is a part too. */
function sizeOf(state, key) {
  if (key === "open") return openIn(state);
  return state[key] ? leastOf(state[key]) : 0;
}

/** "≈ 12,300, interpolated (12,000–12,500)" */
function told(scene, quantity) {
  const ranged = spread(scene, quantity);
  return `${amount(scene, quantity)}${guessed(scene, quantity)}${ranged ? ` (${ranged})` : ""}`;
}

/** @returns {HTMLElement} the bar; what it shows is read out as its label */
export function stateBar(scene, state, hue, words, small = false) {
  const parts = partsOf(scene, state);
  const counted = parts.filter((key) => key !== "open");
  const text = counted.map((key) => `${words(key)} ${told(scene, state[key])}`).join(", ");
  return element(
    "div",
    {
      class: small ? "xr-bar xr-bar-small" : "xr-bar",
      role: "img",
      "aria-label": text || say("no count"),
    },
    parts.map((key) =>
      element("span", {
        class: "xr-bar-part",
        style: { "flex-grow": String(sizeOf(state, key)), background: cssFill(key, hue) },
      }),
    ),
    small ? null : whiskersOf(parts.map((key) => state[key] ?? openPart(state))),
  );
}

/** The part of the bar that lies open has no range of its own. */
function openPart(state) {
  const value = openIn(state);
  return { value, low: value, high: value, basis: "derived" };
}

/** A button that leads from a count to the disputes behind it. */
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
    say("disputed"),
  );
}

function row(scene, key, quantity, { hue, name, disputes, last }) {
  const ranged = quantity && spread(scene, quantity);
  const open = isOpen(key, quantity);
  return element(
    "tr",
    { "data-state": key },
    element(
      "th",
      { scope: "row" },
      // Excess deaths are no part of the bar.
      STACK.includes(key)
        ? element("span", {
            class: "xr-swatch",
            style: { background: cssFill(key, hue) },
            "aria-hidden": "true",
          })
        : null,
      name,
      disputes,
    ),
    element(
      "td",
      { class: `xr-number${open ? " xr-open" : quantity.value === null ? " xr-bounds" : ""}` },
      open ? openWords(scene, last) : amount(scene, quantity),
      ranged ? element("small", {}, ranged) : null,
    ),
    element(
      "td",
      { class: "xr-known" },
      open ? null : badge(quantity.basis, wordsOf(scene, "basis", quantity.basis)),
    ),
  );
}

function countTable(scene, movement, state, day, words, hue) {
  const rows = statesTold(scene, movement, state, day).map((key) => {
    const owns = disputesOf(scene, movement, key);
    return row(scene, key, state[key], {
      hue,
      name: words(key),
      disputes: owns.length ? disputeButton(scene, owns) : null,
      last: key === "in_exile" ? state.last_living : null,
    });
  });
  return element(
    "table",
    { class: "xr-states" },
    element(
      "caption",
      { class: "xr-hidden" },
      say("{people} on {day}", { people: movementName(scene, movement), day: longDate(day) }),
    ),
    element("tbody", {}, rows),
  );
}

const wholeOf = (scene, { whole }) =>
  element("span", { class: "xr-of" }, say("of {number}", { number: amount(scene, whole) }));

/**
 * @param {Scene} scene @param {Movement} movement @param {number} day
 * @param {(event: HistoricEvent) => void} onPaper opens the decree or a voice
 * @returns {HTMLElement}
 */
export function stateSection(scene, movement, day, onPaper) {
  const peoples = movement.peoples.map((id) => /** @type {People} */ (scene.index.people.get(id)));
  const name = movementName(scene, movement);
  const hue = peoples[0].colour;
  const state = stateOf(scene, movement.id, day);
  const words = (key) => stateNameOn(scene, movement, day, key);
  const head = element(
    "div",
    { class: "xr-section-head" },
    element("h2", {}, marks(peoples, 14), " ", name),
    state.whole ? wholeOf(scene, state) : null,
  );
  const body = state.whole
    ? [
        stateBar(scene, state, hue, words),
        countTable(scene, movement, state, day, words, hue),
        arithmetic(movement, state, day, words),
        beyondWords(scene, movement, state).map((text) => element("p", { class: "xr-sums" }, text)),
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
    papersRow(scene, movement, onPaper),
  );
}

/** The largest part of a movement's people and where they are, in a few words. */
export function inShort(scene, movement, day) {
  const state = stateOf(scene, movement.id, day);
  if (!state.whole) {
    return { count: "", text: datedInShort(scene, movement, day), state };
  }
  const parts = partsOf(scene, state)
    .filter((key) => key !== "dead" && key !== "open")
    .sort((a, b) => sizeOf(state, b) - sizeOf(state, a));
  if (!parts.length) {
    const text = state.last_living ? lastCounted(scene, state.last_living) : say("no count");
    return { count: "", text, state };
  }
  const [first, second] = parts;
  const words = (key) => `${stateNameOn(scene, movement, day, key)}${guessed(scene, state[key])}`;
  const pieces = [words(first)];
  const numberOf = (key) => ({ number: amount(scene, state[key]) });
  if (second) pieces.push(say("{number} {state}", { ...numberOf(second), state: words(second) }));
  if (state.dead && isKnown(state.dead) && isTold("dead", state.dead))
    pieces.push(say("{number} died", numberOf("dead")) + guessed(scene, state.dead));
  return { count: amount(scene, state[first]), text: pieces.join("; "), state };
}
