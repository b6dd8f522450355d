/**
 * The words behind a day, below its numbers: what the event in force quotes, and the voices.
 * @module panel-words
 */
import { element } from "../dom/elements.js";
import { many } from "../language/say.js";
import { documentLine, isVoice, quotationOf } from "./quotation.js";
import { whose } from "./whose.js";

/** The voices of the movements in focus, or of those of the event, in order of time. */
function voicesOf(scene, ids, lead) {
  const wanted = ids.length || !lead || !lead.movement ? ids : [lead.movement];
  return scene.events.filter((event) => isVoice(event) && wanted.includes(event.movement));
}

/** Whether voices are of more than one people, so that each must say whose it is. */
export const areMixed = (voices) => new Set(voices.map((event) => event.whose)).size > 1;

/** Marks and names on a line of their own. */
const whoseLine = (scene, event) => element("p", { class: "xr-sub" }, whose(scene, event));

function voiceRow(scene, event, isNamed, onOpen) {
  const attributes = {
    type: "button",
    class: "xr-plain",
    "data-key": `voice-${event.id}`,
    onclick: () => onOpen(event.id),
  };
  return element(
    "li",
    {},
    isNamed ? whoseLine(scene, event) : null,
    element("button", attributes, event.title),
    element("span", { class: "xr-sub" }, ` ${event.when}`),
  );
}

/** Folded: a reader opens them, and they push nothing away. */
function voicesSection(scene, voices, onOpen) {
  if (!voices.length) return null;
  const words = many(
    "{count} voice of those who were there",
    "{count} voices of those who were there",
    voices.length,
  );
  return element(
    "details",
    { class: "xr-more xr-voices", "data-key": "voices" },
    element("summary", {}, words),
    element(
      "ul",
      { class: "xr-told" },
      voices.map((event) => voiceRow(scene, event, areMixed(voices), onOpen)),
    ),
  );
}

/**
 * `lead` is the event in force, null where a period or the event's own card is shown; `voiced` is
 * the event whose people is heard where no movement is in focus; `movements` are those shown, and
 * where there are several a quotation says whose it is.
 * @returns {Array<Node|null>}
 */
export function wordsSection(scene, { ids, lead, voiced, movements }, onOpen) {
  const isQuoted = lead && (lead.document || lead.quotation);
  return [
    isQuoted && movements.length > 1 ? whoseLine(scene, lead) : null,
    lead ? documentLine(lead) : null,
    lead ? quotationOf(scene, lead) : null,
    voicesSection(scene, voicesOf(scene, ids, voiced), onOpen),
  ].filter(Boolean);
}
