/**
 * Steps through time: by day, month, year or event, and the chapters of a movement.
 * @module steps
 */
import { say } from "../language/say.js";
import { FIRST_DAY, LAST_DAY, addMonths, clampDay } from "./days.js";
import { lastStart } from "./period.js";
/** @import { Patch, PlayerState, Scene } from "../scene/types.d.ts" */

/** Events of the movements shown, and those of several that concern their peoples, in order of time. */
export function eventsShown(scene, movements) {
  const shown = scene.movements.filter((movement) => movements.includes(movement.id));
  const peoples = new Set(shown.flatMap((movement) => movement.peoples));
  return scene.events.filter((event) =>
    event.movement
      ? movements.includes(event.movement)
      : event.peoples.some((id) => peoples.has(id)),
  );
}

/**
 * Events of 1970, 1989 and 1991 lie beyond the axis: they are reached one by one from its last day.
 * @returns {Patch|null}
 */
function epilogueStep(events, state, direction) {
  const beyond = events.filter((event) => event.start > LAST_DAY);
  const chosen = state.selected && state.selected.type === "event" ? state.selected.id : null;
  const at = beyond.findIndex((event) => event.id === chosen) + direction;
  if (state.day < lastStart(state) || at >= beyond.length || at < -1) return null;
  return at < 0 ? { selected: null } : { selected: { type: "event", id: beyond[at].id } };
}

/** @returns {Patch} */
function eventStep(scene, state, direction) {
  const events = eventsShown(scene, state.movements);
  const starts = events.map((event) => event.start).filter((start) => start <= LAST_DAY);
  const later = starts.filter((start) => start > state.day);
  // a period that ends on the last day may begin before the last events
  if (direction > 0 && later.length) return { day: Math.min(...later) };
  const beyond = epilogueStep(events, state, direction);
  if (beyond) return beyond;
  if (direction > 0) return { day: lastStart(state) };
  return { day: Math.max(FIRST_DAY, ...starts.filter((start) => start < state.day)) };
}

/**
 * What one step changes in the state.
 * @param {Scene} scene @param {PlayerState} state @param {1|-1} direction @param {string} [step]
 * @returns {Patch}
 */
export function stepPatch(scene, state, direction, step = state.step) {
  const { day } = state;
  if (step === "event") return { playing: false, ...eventStep(scene, state, direction) };
  const next =
    step === "day" ? day + direction : addMonths(day, direction * (step === "year" ? 12 : 1));
  return { playing: false, day: Math.min(clampDay(next), lastStart(state)) };
}

/**
 * What going to the first or the last day changes.
 * @param {PlayerState} state @param {"first"|"last"} edge
 * @returns {Patch}
 */
export function edgePatch(state, edge) {
  return { playing: false, day: edge === "first" ? FIRST_DAY : lastStart(state) };
}

/** True where no movement shown is being moved: neither removal nor return is near. */
function isStill(scene, state) {
  const near = (from, to) =>
    from !== null && from !== undefined && state.day >= from - 10 && state.day <= (to ?? from);
  return !scene.movements.some(
    (movement) =>
      state.movements.includes(movement.id) &&
      movement.kind !== "flight" &&
      near(movement.start, movement.end),
  );
}

/**
 * What pressing Play changes: in the long years of exile a second stands for a month,
 * unless the reader has set a pace. At the end of the atlas it changes nothing.
 * @param {Scene} scene @param {PlayerState} state @param {boolean} chosen  whether the reader has
 * @returns {Patch}
 */
export function playPatch(scene, state, chosen) {
  if (state.playing) return { playing: false };
  if (state.day >= lastStart(state)) return {};
  // an event opened by hand belongs to its day: once time runs on it would stand for another
  const left = state.selected && state.selected.type === "event" ? { selected: null } : {};
  const slow = state.pace === "day" && !chosen && isStill(scene, state);
  return { playing: true, ...left, ...(slow ? { pace: "month" } : {}) };
}

/**
 * The chapters of a movement, each of equal weight: removal, exile, return.
 * @returns {Array<{name: string, day: number, pace: string}>} name: in words
 */
export function chaptersOf(movement) {
  const flight = movement.kind === "flight";
  const chapters = [
    flight
      ? { name: say("flight"), day: movement.start, pace: "month" }
      : { name: say("removal"), day: movement.start, pace: "day" },
  ];
  if (movement.end !== null && movement.end < LAST_DAY && !flight) {
    chapters.push({ name: say("exile"), day: movement.end + 1, pace: "month" });
  }
  if (movement.return_start !== null && movement.return_start !== undefined) {
    chapters.push({ name: say("return"), day: movement.return_start, pace: "month" });
  }
  return chapters.map((chapter) => ({ ...chapter, day: clampDay(chapter.day) }));
}
