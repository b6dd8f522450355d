/**
 * Where time that runs by itself waits for the reader: at events, if they want it.
 * @module pauses
 */
import { eventsShown } from "../time/steps.js";
import { tellingOf } from "./event-weights.js";
/** @import { PlayerState, Scene } from "../scene/types.d.ts" */

/**
 * Whether time stops at events: as the reader has set it, else in a presentation. A story has its own stops.
 * @param {Pick<PlayerState, "pauses"|"presenting"|"tour">} state
 */
export const pausesAtEvents = ({ pauses, presenting, tour }) => !tour && (pauses ?? presenting);

/**
 * The day of the next event at which time waits: one that can lead a day.
 * @param {Scene} scene @param {PlayerState} state
 * @returns {number} Infinity where there is none
 */
export function nextPause(scene, state) {
  if (!pausesAtEvents(state)) return Infinity;
  const next = eventsShown(scene, state.movements).find(
    (event) => event.start > state.day && tellingOf(event) > 0,
  );
  return next ? next.start : Infinity;
}
