/**
 * What an event quotes: its document, the words of the source, and what speaks against them.
 * @module quotation
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
import { gradeName } from "../words/vocabulary.js";
import { references } from "./references.js";

/** Whether an event is told by somebody who was there: nobody expects a count of it. */
export const isVoice = (event) => Boolean(event) && event.kind === "testimony";

/** Somebody's own words, in the quotation marks of the reader's language. @param {string} quotation */
export const inQuotes = (quotation) => say("“{quotation}”", { quotation });

/** @returns {HTMLElement|null} the decree or paper that the event is about, for the line under its title */
export function documentLine(event) {
  return event.document ? element("p", { class: "xr-document" }, event.document) : null;
}

const ourWords = (translation) => say("Our English: “{translation}”", { translation });

/**
 * The words of the source in quotation marks and whose they are, our translation where they are in
 * another language, and the refutation, which never stands apart from them.
 * @returns {HTMLElement|null} null for an event that quotes nothing
 */
export function quotationOf(scene, event) {
  if (!event.quotation) return null;
  const grade = event.grade ? ` ${gradeName(scene, event.grade)}.` : null;
  return element(
    "figure",
    { class: "xr-words", "data-event": event.id },
    element("blockquote", { class: "xr-quotation" }, inQuotes(event.quotation)),
    event.translation
      ? element("p", { class: "xr-translation" }, ourWords(event.translation))
      : null,
    element(
      "figcaption",
      { class: "xr-claim-source" },
      references(event.quoted_from, scene.sources),
      grade ? [".", grade] : null,
    ),
    event.refutation
      ? element(
          "p",
          { class: "xr-refutation" },
          element("b", {}, say("Against it:")),
          " ",
          event.refutation,
        )
      : null,
  );
}
