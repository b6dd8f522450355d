/**
 * What a room reads of the day while presenting: the date, one sentence with whose it is, one number in large.
 * It has its place below the map, where it covers nothing.
 * @module slate
 */
import { element, refill, withNumbers } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { eventsOfPeriod, mostTelling } from "../day/moment.js";
import { pictureDay } from "../day/picture.js";
import { whenSaid, whose } from "../panel/whose.js";
import { isSpan } from "../words/ranges.js";
import { movementName } from "../words/wording.js";
import { dayNumber } from "../day/day-number.js";
import { beginningsOf, tellingsOf } from "./sentences.js";
/** @import { HistoricEvent } from "../scene/types.d.ts" */
/** @import { Told } from "../panel/told.js" */

/** CSS pixels by which the letters of a last line may reach over it. */
const LETTERS = 8;

/** The event that is told: the one in force, or the most telling of a period. @param {Told} told */
const eventOf = ({ scene, state, period, lead }) =>
  period ? (mostTelling(eventsOfPeriod(scene, state), 1)[0] ?? null) : lead;

/** Of whom the number is: whom the day is about, else whom the sentence is about. */
const ofWhom = ({ scene, focus }, lead) =>
  focus[0] ?? (lead && scene.index.movement.get(lead.movement ?? "")) ?? null;

/** Whose it is, and when it happened if not on this day. */
function beforeSentence(scene, event, state) {
  return element("span", { class: "xr-slate-whose" }, whose(scene, event), whenSaid(event, state));
}

/** @returns {Array<Node>} the figure in large, then of whom it is and how it is known */
function numberParts(scene, movement, day) {
  const number = movement && dayNumber(scene, movement, day);
  if (!number) return [];
  const { figure, state, known } = number;
  const peoples = movement.peoples.flatMap((id) => scene.index.people.get(id) ?? []);
  return [
    element("b", { class: `xr-slate-figure${isSpan(figure) ? " xr-slate-span" : ""}` }, figure),
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
 * @param {HTMLElement} box
 * @param {{listen: (tell: (told: Told) => void) => () => void}} told what is told of the day
 * @returns {{head: HTMLElement, fit: () => void, destroy: () => void}} head: where the date goes; fit: after a change of
 *   size, when another sentence may find room
 */
export function createSlate(box, told) {
  const date = element("div", { class: "xr-slate-date" });
  const number = element("p", { class: "xr-slate-number" });
  const words = element("p", { class: "xr-slate-words" });
  const column = element("div", { class: "xr-slate-day" }, date, number);
  box.append(column, words);
  /** @type {HistoricEvent|null} */
  let event = null;

  /** As much of the text as there is room for, and the number beside it unless the shortest sentence needs its place. */
  function fit() {
    box.classList.remove("xr-slate-long", "xr-slate-tight");
    // Where the words of the number take the last line, what the day is beside its date gives way.
    box.classList.toggle("xr-slate-tight", column.offsetHeight > box.clientHeight);
    const before = words.querySelector(".xr-slate-whose");
    if (!event || !before) return;
    const tellings = tellingsOf(event.text || event.title);
    const fits = (text) => {
      words.replaceChildren(before, ...withNumbers(text));
      return words.scrollHeight <= words.clientHeight + LETTERS;
    };
    if (tellings.some(fits)) return;
    box.classList.add("xr-slate-long");
    if (!tellings.some(fits)) beginningsOf(tellings[tellings.length - 1]).some(fits);
  }
  /** @param {Told} given */
  function write(given) {
    const { scene, state } = given;
    if (!state.presenting) return;
    const lead = eventOf(given);
    const day = pictureDay(state);
    const movement = ofWhom(given, lead);
    refill(number, [movement?.id, day, state.pick], () => numberParts(scene, movement, day));
    event = lead;
    refill(words, [lead?.id, state.day, day], () => [
      lead ? beforeSentence(scene, lead, state) : say("Before the first event in our sources."),
    ]);
    fit();
  }
  return { head: date, fit, destroy: told.listen(write) };
}
