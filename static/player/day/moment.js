/**
 * What a day is about: whom it concerns, which event is in force, how the day is called.
 * @module moment
 */
import { parts, weekdayOf } from "../time/days.js";
import { many, say, sentences } from "../language/say.js";
import { stateOf } from "./evaluate.js";
import { leastOf } from "./quantities.js";
import { isOfRemoval, tellingOf } from "./event-weights.js";
import { pictureDay } from "./picture.js";
import { eventsShown } from "../time/steps.js";
import { capital, numberWord, ordinal } from "../words/wording.js";
/** @import { HistoricEvent } from "../scene/types.d.ts" */

const within = (day, from, to) =>
  from !== null && from !== undefined && day >= from && day <= (to ?? from);

/** A removal is under way from its first day until the last arrival is counted. */
export function isRemoved(movement, day) {
  return within(day, movement.start, movement.end);
}

/** A return is under way between its first day and the last count of it. */
export function isReturning(movement, day) {
  return within(day, movement.return_start, movement.return_end);
}

/** From the day when people could return. */
export function isFree(movement, day) {
  return (
    movement.return_start !== null &&
    movement.return_start !== undefined &&
    day >= movement.return_start
  );
}

/** Of a period with more movements than this each gets one line: in full they would fill the panel many times over. */
const MOST_IN_FULL = 2;

/** Whether a movement is under way on the day, or on some day of the period. */
function isMoving({ start, end, return_start: back, return_end: done }, [from, to]) {
  const meets = (first, last) =>
    first !== null && first !== undefined && first <= to && (last ?? first) >= from;
  return meets(start, end) || meets(back, done);
}

/**
 * The movements the panel shows in full: the one that alone is shown, else the one selected, then those being moved
 * this day, or in this period.
 * @returns {object[]}
 */
export function focusOf(scene, state) {
  const last = pictureDay(state);
  const shown = scene.movements.filter((movement) => state.movements.includes(movement.id));
  if (shown.length === 1) return shown;
  const chosen = state.selected && state.selected.type === "movement" ? state.selected.id : null;
  let moving = shown.filter((movement) => isMoving(movement, [state.day, last]));
  if (last > state.day && moving.length > MOST_IN_FULL) moving = [];
  // the removal that began last is what the day is about
  const removed = (movement) => (isRemoved(movement, last) ? movement.start : -1);
  moving.sort((a, b) => removed(b) - removed(a));
  const first = shown.filter((movement) => movement.id === chosen);
  return first.concat(moving.filter((movement) => movement.id !== chosen));
}

/** Events longer than this are circumstances, not news of a day. */
const LONG_EVENT = 60;

/** Minutes into the day where the source gives the clock: of several reports in a day the last one leads. */
function minutes(event) {
  const clock = /T(\d{2}):(\d{2})/.exec(event.edtf || "");
  return clock ? Number(clock[1]) * 60 + Number(clock[2]) : 0;
}

/** Weight of an event as the lead of a day: of those selected, of this very day, of those being moved, the latest. */
function leadWeight(event, state, focus) {
  const chosen =
    state.selected && state.selected.type === "movement" && event.movement === state.selected.id;
  const covers = within(state.day, event.start, event.end) && event.end - event.start < LONG_EVENT;
  const own = focus.some((movement) => movement.id === event.movement);
  const telling = tellingOf(event);
  return [
    covers && chosen && telling > 0,
    covers && event.start === state.day ? telling : 0,
    covers && own ? telling : 0,
    telling > 1,
    event.start,
    minutes(event),
    telling,
  ].map(Number);
}

/** The movements in full, the one of the day's event first: the panel opens with whom the day is about. */
export function ledBy(focus, lead, state) {
  const chosen = state.selected && state.selected.type === "movement";
  if (!lead || chosen || !within(state.day, lead.start, lead.end)) return focus;
  const first = focus.filter((movement) => movement.id === lead.movement);
  return first.concat(focus.filter((movement) => movement.id !== lead.movement));
}

/** Whether a removal of which an event tells has not begun, though the month has to which it is dated. */
function isAhead(scene, event, day) {
  const movement = scene.movements.find(({ id }) => id === event.movement);
  return (
    Boolean(movement) && isOfRemoval(event) && day < movement.start && event.end >= movement.start
  );
}

/** The event in force: the one that falls on the day, or the last one before it. */
export function leadOf(scene, state, focus = focusOf(scene, state)) {
  const past = eventsShown(scene, state.movements).filter(
    (event) => event.start <= state.day && !isAhead(scene, event, state.day),
  );
  /** @type {HistoricEvent|null} */
  let best = null;
  /** @type {number[]} */
  let bestWeight = [];
  for (const event of past) {
    const weight = leadWeight(event, state, focus);
    // Of equals the first in the data leads: there the day's main event stands first.
    const at = weight.findIndex((part, i) => part !== bestWeight[i]);
    if (!best || (at >= 0 && weight[at] > bestWeight[at])) {
      best = event;
      bestWeight = weight;
    }
  }
  return best;
}

/** The events of a period: those within it and the short ones that reach into it, in order of time. */
export function eventsOfPeriod(scene, state) {
  const last = pictureDay(state);
  return eventsShown(scene, state.movements).filter(({ start, end }) => {
    const within = start >= state.day && end <= last;
    return start <= last && end >= state.day && (within || end - start < LONG_EVENT);
  });
}

/** The most telling events, at most this many, spread over all of their time and in its order. */
export function mostTelling(events, most) {
  if (events.length <= most) return [...events];
  const best = [...events].sort((a, b) => tellingOf(b) - tellingOf(a));
  const least = tellingOf(best[most - 1]);
  const sure = events.filter((event) => tellingOf(event) > least);
  const others = events.filter((event) => tellingOf(event) === least);
  const room = most - sure.length;
  const sample = Array.from(
    { length: room },
    (_, n) => others[Math.floor(((n + 0.5) * others.length) / room)],
  );
  return events.filter((event) => sure.includes(event) || sample.includes(event));
}

/** Peoples who are kept away: whoever may go home is no longer counted, though not all are back. */
function exiled(scene, state) {
  return scene.movements
    .filter((movement) => {
      if (!state.movements.includes(movement.id) || isFree(movement, state.day)) return false;
      const { in_exile: total, last_living: last } = stateOf(scene, movement.id, state.day);
      return total ? leastOf(total) > 0 : last !== null;
    })
    .reduce((count, movement) => count + movement.peoples.length, 0);
}

/**
 * Where days fly by faster than one a second nobody reads a weekday, and words that follow at their own pace would
 * give the wrong one.
 * @returns {string} "Thursday, 11:00. Second day of the removal"
 */
export function dayPhrase(scene, state, focus, lead) {
  const { day } = state;
  const days = pictureDay(state) - day + 1;
  if (state.view === "period" && state.to !== null) return many("One day", "{count} days", days);
  const clock = lead && lead.start === day ? /T(\d{2}:\d{2})/.exec(lead.edtf || "") : null;
  const name = capital(weekdayOf(day));
  const weekday = clock ? `${name}, ${clock[1]}` : name;
  const quick = state.playing && state.pace !== "day";
  return sentences([quick ? "" : weekday, stagePhrase(scene, state, focus[0])]);
}

/** @returns {string} "Second day of the removal", "Two peoples in exile", or "" */
function stagePhrase(scene, state, first) {
  const { day } = state;
  const yearSince = (start) => ({ ordinal: ordinal(parts(day).y - parts(start).y + 1) });
  if (first && isRemoved(first, day) && first.kind === "flight")
    return capital(say("{ordinal} year of the flight", yearSince(first.start)));
  // Where no source gives the first day, days are not counted.
  if (first && isRemoved(first, day) && !/^\d{4}-\d{2}-\d{2}/.test(first.precision.start))
    return say("During the removal");
  if (first && isRemoved(first, day))
    return capital(
      say("{ordinal} day of the removal", { ordinal: ordinal(day - first.start + 1) }),
    );
  if (first && isReturning(first, day))
    return capital(say("{ordinal} year of the return", yearSince(first.return_start)));
  const peoples = exiled(scene, state);
  if (!peoples) return "";
  const count = numberWord(peoples);
  return capital(many("{count} people in exile", "{count} peoples in exile", peoples, { count }));
}
