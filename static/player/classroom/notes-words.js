/**
 * What a teacher has before them while a story is told: the step's words, how the next one begins, the time.
 * @module notes-words
 */
import { say } from "../language/say.js";
import { stepAt, tourAt } from "../scene/tours.js";
import { waitingWords } from "../dom/waiting.js";
import { firstSentence } from "./sentences.js";
/** @import { PlayerState, Scene, TourStep } from "../scene/types.d.ts" */

/** The words of a step in a row, its figures among them. @param {TourStep} step */
function plainText({ text }) {
  return text.map((piece) => (typeof piece === "string" ? piece : piece.words)).join("");
}

/**
 * @param {Scene} scene @param {PlayerState["tour"]} spot
 * @returns {{where: string, isFirst: boolean, heading: string, text: string,
 *   next: {heading: string, sentence: string}|null}|null} null where no story is told; next is null at the last step
 */
export function notesOf(scene, spot) {
  const [tour, step] = [tourAt(scene, spot), stepAt(scene, spot)];
  if (!spot || !tour || !step) return null;
  const next = tour.steps[spot.step];
  const values = { tour: tour.title, n: spot.step, count: tour.steps.length };
  const isHere = scene.texts.here;
  const begin = (of) => (isHere ? firstSentence(plainText(of)) : "");
  return {
    where: say("{tour}, {n} of {count}", values),
    isFirst: spot.step === 1,
    heading: step.heading,
    text: isHere ? plainText(step) : waitingWords(scene.texts),
    next: next ? { heading: next.heading, sentence: begin(next) } : null,
  };
}

/** @param {number} milliseconds @returns {string} "4:07", "1:04:07" */
export function elapsedText(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number) => String(number).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
