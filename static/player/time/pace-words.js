/**
 * What a second stands for and how far a step goes, in words.
 * @module pace-words
 */
import { say } from "../language/say.js";

/**
 * @typedef {object} UnitWords
 * @property {string} pace "1 second = 1 day"; an event is no pace
 * @property {string} lagging where a computer cannot keep it: "under 1 day a second"
 * @property {string} back "Back one day" @property {string} forward "Forward one day"
 */

/** @type {Record<string, () => UnitWords>} a unit of time, or "event" -> its words in the language spoken */
const UNITS = {
  day: () => ({
    pace: say("1 second = 1 day"),
    lagging: say("under 1 day a second"),
    back: say("Back one day"),
    forward: say("Forward one day"),
  }),
  week: () => ({
    pace: say("1 second = 1 week"),
    lagging: say("under 1 week a second"),
    back: say("Back one week"),
    forward: say("Forward one week"),
  }),
  month: () => ({
    pace: say("1 second = 1 month"),
    lagging: say("under 1 month a second"),
    back: say("Back one month"),
    forward: say("Forward one month"),
  }),
  year: () => ({
    pace: say("1 second = 1 year"),
    lagging: say("under 1 year a second"),
    back: say("Back one year"),
    forward: say("Forward one year"),
  }),
  event: () => ({
    pace: "",
    lagging: "",
    back: say("Back one event"),
    forward: say("Forward one event"),
  }),
};

/** @param {string} unit of time, or "event" @returns {UnitWords} */
export const unitWords = (unit) => UNITS[unit]();
