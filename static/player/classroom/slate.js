/**
 * What a room reads of the day while presenting: the date, one sentence with whose it is, one number in large.
 * It has its place below the map, where it covers nothing.
 * @module slate
 */
import { element, refill, withNumbers } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { eventsOfPeriod, focusOf, leadOf, ledBy, mostTelling } from "../day/moment.js";
import { pictureDay } from "../day/picture.js";
import { whose } from "../panel/whose.js";
import { pickedScene } from "../scene/picks.js";
import { longDate } from "../time/days.js";
import { movementName } from "../words/wording.js";
import { dayNumber } from "./day-number.js";
import { beginningsOf, tellingsOf } from "./sentences.js";
/** @import { HistoricEvent, PlayerState, Scene, Store } from "../scene/types.d.ts" */

/** While the clock runs the words change at most this often. */
const REWRITE_MS = 180;
/** CSS pixels by which the letters of a last line may reach over it. */
const LETTERS = 8;
/** A figure of more letters than this is a span, such as "between 2,900 and 125,000". */
const MOST_LETTERS = 9;

/** The event that is told: the one in force, or the most telling of a period. @returns {HistoricEvent|null} */
function eventOf(scene, state, moving) {
  if (state.view !== "period" || state.to === null) return leadOf(scene, state, moving);
  return mostTelling(eventsOfPeriod(scene, state), 1)[0] ?? null;
}

/** Of whom the number is: whom the day is about, else whom the sentence is about. */
function ofWhom(scene, state, moving, lead) {
  const [first] = ledBy(moving, lead, state);
  return first ?? (lead && scene.index.movement.get(lead.movement ?? "")) ?? null;
}

/** Whose it is, and when it happened if not on this day. */
function beforeSentence(scene, event, state) {
  const isNow = event.start <= pictureDay(state) && event.end >= state.day;
  return element(
    "span",
    { class: "xr-slate-whose" },
    whose(scene, event),
    isNow ? ": " : ` ${event.when || longDate(event.start)}: `,
  );
}

/** @returns {Array<Node>} the figure in large, then of whom it is and how it is known */
function numberParts(scene, movement, day) {
  const number = movement && dayNumber(scene, movement, day);
  if (!number) return [];
  const { figure, state, known } = number;
  const peoples = movement.peoples.flatMap((id) => scene.index.people.get(id) ?? []);
  const long = figure.length > MOST_LETTERS;
  return [
    element("b", { class: `xr-slate-figure${long ? " xr-slate-span" : ""}` }, figure),
    element(
      "span",
      { class: "xr-slate-of" },
      marks(peoples, 14),
      element("b", {}, ` ${movementName(scene, movement)} `),
      `${state}${known}`,
    ),
  ];
}

/**
 * @param {HTMLElement} box @param {Scene} decoded @param {Store} store
 * @returns {{head: HTMLElement, fit: () => void, destroy: () => void}} head: where the date goes; fit: after a change of
 *   size, when another sentence may find room
 */
export function createSlate(box, decoded, store) {
  const date = element("div", { class: "xr-slate-date" });
  const number = element("p", { class: "xr-slate-number" });
  const words = element("p", { class: "xr-slate-words" });
  box.append(element("div", { class: "xr-slate-day" }, date, number), words);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let written = -Infinity;
  /** @type {HistoricEvent|null} */
  let told = null;

  /** As much of the text as there is room for, and the number beside it unless the shortest sentence needs its place. */
  function fit() {
    const before = words.querySelector(".xr-slate-whose");
    if (!told || !before) return;
    const tellings = tellingsOf(told.text || told.title);
    const fits = (text) => {
      words.replaceChildren(before, ...withNumbers(text));
      return words.scrollHeight <= words.clientHeight + LETTERS;
    };
    box.classList.remove("xr-slate-long");
    if (tellings.some(fits)) return;
    box.classList.add("xr-slate-long");
    if (!tellings.some(fits)) beginningsOf(tellings[tellings.length - 1]).some(fits);
  }
  /** @param {PlayerState} state */
  function write(state) {
    written = performance.now();
    const scene = pickedScene(decoded, state.pick);
    const moving = focusOf(scene, state);
    const lead = eventOf(scene, state, moving);
    const day = pictureDay(state);
    const movement = ofWhom(scene, state, moving, lead);
    refill(number, [movement?.id, day, state.pick], () => numberParts(scene, movement, day));
    told = lead;
    refill(words, [lead?.id, state.day, day], () => [
      lead ? beforeSentence(scene, lead, state) : "Before the first event in our sources.",
    ]);
    fit();
  }
  function follow(state) {
    if (!state.presenting) return;
    clearTimeout(timer);
    const wait = written + REWRITE_MS - performance.now();
    if (!(state.playing || state.dragging) || wait <= 0) write(state);
    else timer = setTimeout(() => write(store.get()), wait);
  }
  follow(store.get());
  const unsubscribe = store.subscribe(follow);
  return {
    head: date,
    fit,
    destroy() {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
