/**
 * What a step says: its number in large, its sentences with their claims, the voice of somebody who was there.
 * @module step-words
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
import { stateOf } from "../day/evaluate.js";
import { totalOf } from "../day/quantities.js";
import { documentLine, isVoice, quotationOf } from "../panel/quotation.js";
import { references } from "../panel/references.js";
import { amount, guessed, isSpan } from "../words/ranges.js";
import { dayTold, movementsTold } from "./telling.js";
/** @import { Quantity, Scene, TourStep } from "../scene/types.d.ts" */

/** A figure that opens its claim. */
function claimButton(id, words, onOpen, attributes) {
  return element(
    "button",
    {
      type: "button",
      "data-claim": id,
      title: say("Who says so"),
      onclick: () => onOpen({ type: "claim", id }),
      ...attributes,
    },
    words,
  );
}

/** How many people were in a state on the step's last day; null where the sources leave one of several movements out. */
function quantityTold(scene, step, state) {
  const day = dayTold(scene, step);
  /** @type {(Quantity|null)[]} */
  const each = movementsTold(scene, step).map((id) => stateOf(scene, id, day)[state]);
  return each.includes(null) ? null : totalOf(each);
}

/**
 * The moment's number in large with what it counts.
 * @param {Scene} scene @param {TourStep} step @param {(selection: {type: string, id: string}) => void} onOpen
 * @returns {HTMLElement|null} null for a step without a number
 */
export function numberOf(scene, step, onOpen) {
  const { number } = step;
  if (!number) return null;
  const quantity = "state" in number ? quantityTold(scene, step, number.state) : null;
  const words = "claim" in number ? number.words : amount(scene, quantity);
  const look = { class: `xr-story-figure${isSpan(words) ? " xr-story-span" : ""}` };
  const figure =
    "claim" in number ? claimButton(number.claim, words, onOpen, look) : element("b", look, words);
  const label = element(
    "span",
    { class: "xr-story-label" },
    `${step.number_label}${guessed(scene, quantity)}`,
  );
  return element("p", { class: "xr-story-number" }, figure, " ", label);
}

/** The sentences; each figure in them opens its claim. */
export function textOf(step, onOpen) {
  const pieces = step.text.map((piece) =>
    typeof piece === "string"
      ? piece
      : claimButton(piece.claim, piece.words, onOpen, { class: "xr-story-claim" }),
  );
  return element("p", { class: "xr-story-text" }, pieces);
}

/** Somebody's words of the time: who, what they said, where it is printed, and what speaks against it. */
export function voiceOf(scene, step, onOpen) {
  const event = step.voice && scene.index.event.get(step.voice);
  const quotation = event && quotationOf(scene, event);
  if (!quotation) return null;
  const who = element(
    "button",
    {
      type: "button",
      class: "xr-plain xr-story-who",
      onclick: () => onOpen({ type: "event", id: event.id }),
    },
    event.title,
  );
  const whence =
    isVoice(event) && event.text ? element("p", { class: "xr-sub" }, event.text) : null;
  return element("div", { class: "xr-story-voice" }, who, whence, documentLine(event), quotation);
}

/** On what the step rests, by the short names of its sources. @returns {HTMLElement|null} null where it names none */
export function sourcesOf(scene, { sources }) {
  if (!sources.length) return null;
  const named = references(
    sources.map((key) => ({ key })),
    scene.sources,
  );
  return element("p", { class: "xr-sub xr-story-sources" }, say("Sources:"), " ", named);
}
