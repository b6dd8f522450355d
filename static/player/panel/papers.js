/**
 * From a people to the paper that ordered its removal: the decree, what speaks against its charge, and the voices.
 * @module papers
 */
import { element } from "../dom/elements.js";
import { many, say } from "../language/say.js";
import { movementName } from "../words/wording.js";
import { isVoice } from "./quotation.js";
/** @import { HistoricEvent, Movement, Scene } from "../scene/types.d.ts" */

const isDecree = ({ kind }) => kind === "decree";

/**
 * The day on which a paper opens: its first, but of a voice that is dated to the year or month of a removal the day
 * on which that began.
 * @param {{start: number, end: number, kind: string}} event @param {{start: number}} movement
 */
export function dayOfPaper(event, movement) {
  const { start, end } = event;
  const spans = start < movement.start && end >= movement.start;
  return isVoice(event) && spans ? movement.start : start;
}

/**
 * The first decree of a movement that a document is known of; of the events with a refutation the first, of which a
 * decree comes before any other; and those who were there, of a day the most exactly dated first.
 * @param {Scene} scene decoded @param {Movement} movement
 * @returns {{decree: HistoricEvent|null, refuted: HistoricEvent|null, voices: HistoricEvent[]}}
 */
export function papersOf(scene, movement) {
  const events = [...(scene.index.eventsOfMovement.get(movement.id) ?? [])].sort(
    (a, b) => dayOfPaper(a, movement) - dayOfPaper(b, movement) || a.end - b.end,
  );
  const charges = events.filter((event) => event.refutation);
  return {
    decree: events.find((event) => isDecree(event) && event.document) ?? null,
    refuted: charges.find(isDecree) ?? charges[0] ?? null,
    voices: events.filter(isVoice),
  };
}

/**
 * The papers as they are named in a row, each with the events that it opens, one after the other.
 * @returns {[string, HistoricEvent[]][]}
 */
export function papersNamed({ decree, refuted, voices }) {
  const isOne = decree !== null && decree === refuted;
  const papers = [
    [isOne ? say("Decree and refutation") : say("Decree"), decree ? [decree] : []],
    [say("Accusation and refutation"), refuted && !isOne ? [refuted] : []],
    [many("{count} voice", "{count} voices", voices.length), voices],
  ];
  return /** @type {[string, HistoricEvent[]][]} */ (papers.filter(([, events]) => events.length));
}

/** @param {HistoricEvent[]} events @param {{id: string|null}|null} selected @returns {HistoricEvent} the one after it */
export function nextPaper(events, selected) {
  const at = events.findIndex(({ id }) => selected !== null && id === selected.id);
  return events[(at + 1) % events.length];
}

/** @returns {HTMLElement|null} null for a movement of which none is known */
export function papersRow(scene, movement, onOpen) {
  const papers = papersNamed(papersOf(scene, movement));
  if (!papers.length) return null;
  const buttons = papers.map(([words, events]) =>
    element(
      "button",
      {
        type: "button",
        class: "xr-plain",
        "data-key": `paper-${events[0].id}`,
        title:
          events.length > 1 ? say("One after the other") : events[0].document || events[0].title,
        onclick: () => onOpen(events),
      },
      words,
      element("span", { class: "xr-hidden" }, `, ${movementName(scene, movement)}`),
    ),
  );
  return element("p", { class: "xr-papers" }, buttons);
}
