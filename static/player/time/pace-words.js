/**
 * What a second stands for and how far a step goes, in words.
 * @module pace-words
 */
import { say } from "../language/say.js";

/** @param {string} pace @returns {string} "1 second = 1 day" */
export function paceWords(pace) {
  const words = {
    day: say("1 second = 1 day"),
    week: say("1 second = 1 week"),
    month: say("1 second = 1 month"),
    year: say("1 second = 1 year"),
  };
  return words[pace];
}

/** Where a computer cannot keep a pace. @param {string} pace @returns {string} "under 1 day a second" */
export function laggingWords(pace) {
  const words = {
    day: say("under 1 day a second"),
    week: say("under 1 week a second"),
    month: say("under 1 month a second"),
    year: say("under 1 year a second"),
  };
  return words[pace];
}

/** @param {string} unit of time, or "event" @returns {string} "Back one day" */
export function backWords(unit) {
  const words = {
    day: say("Back one day"),
    week: say("Back one week"),
    month: say("Back one month"),
    year: say("Back one year"),
    event: say("Back one event"),
  };
  return words[unit];
}

/** @param {string} unit of time, or "event" @returns {string} "Forward one day" */
export function forwardWords(unit) {
  const words = {
    day: say("Forward one day"),
    week: say("Forward one week"),
    month: say("Forward one month"),
    year: say("Forward one year"),
    event: say("Forward one event"),
  };
  return words[unit];
}
