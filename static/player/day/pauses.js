/**
 * Where time that runs by itself waits for the reader: where another sentence is told, if they want it.
 * @module pauses
 */
import { eventsShown } from "../time/steps.js";
import { tellingOf } from "./event-weights.js";
import { leadOf } from "./moment.js";
/** @import { PlayerState, Scene } from "../scene/types.d.ts" */

/**
 * Whether time stops at events: as the reader has set it, else in a presentation. A story has its own stops.
 * @param {Pick<PlayerState, "pauses"|"presenting"|"tour">} state
 */
export const pausesAtEvents = ({ pauses, presenting, tour }) => !tour && (pauses ?? presenting);

/** Whether the sentence of a day is another than that of the day before. */
function isNews(scene, state, day) {
  const idOn = (at) => leadOf(scene, { ...state, day: at })?.id;
  return idOn(day) !== idOn(day - 1);
}

/**
 * The day of the next event at which time waits: one from which another event leads.
 * @param {Scene} scene @param {PlayerState} state
 * @returns {number} Infinity where there is none
 */
export function nextPause(scene, state) {
  if (!pausesAtEvents(state)) return Infinity;
  const days = eventsShown(scene, state.movements)
    .filter((event) => event.start > state.day && tellingOf(event) > 0)
    .map(({ start }) => start);
  return [...new Set(days)].find((day) => isNews(scene, state, day)) ?? Infinity;
}

/**
 * The same for a clock, which asks at each of its frames: it is found once for all days before it.
 * @param {Scene} scene @returns {(state: PlayerState) => number}
 */
export function createPauses(scene) {
  let [of, from, next] = ["", Infinity, -Infinity];
  return (state) => {
    const { movements, selected, pauses, presenting, tour, day } = state;
    const now = JSON.stringify([movements, selected, pauses, presenting, tour]);
    if (now !== of || day < from || day >= next)
      [of, from, next] = [now, day, nextPause(scene, state)];
    return next;
  };
}
