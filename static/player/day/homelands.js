/**
 * Homelands by state: at home, emptying, emptied, restored.
 * Which outlines show them on which days the scene says (atlas/picture/homelands.py), and how many are there, the day.
 */
import { leastOf } from "./quantities.js";
import { validOn } from "../scene/scene.js";
import { parts } from "../time/days.js";
import { stillHome, wordsOf } from "../words/vocabulary.js";
import { monthYear, number } from "../words/wording.js";
/** @import { Homeland } from "../scene/types.d.ts" */

/** @returns {Homeland[]} */
export function homelandsOn(scene, movement, day, state) {
  const stage = movement.homelands.find((item) => validOn(item, day));
  if (!stage) return [];
  const { phase, share: counted } = phaseOf(stage, state);
  const back = phase === "restored" && counted === null ? shareBackOn(movement, day) : null;
  const share = back ? back[1] / 100 : counted;
  const words = homelandWords(scene, stage, movement, { phase, share, back });
  // Around an emptied homeland no frame is needed.
  const shown = stage.units.filter(([, , frames]) => !(frames && phase === "emptied"));
  return shown.map(([place, unit, frames]) => ({
    movement,
    unit: scene.index.unit.get(unit),
    place,
    phase: frames ? "unknown" : phase,
    share,
    words,
  }));
}

function phaseOf({ role }, state) {
  if (role === "restored") return { phase: role, share: backOf(state) };
  if (role === "unknown") return { phase: role, share: 0 };
  const share = Math.min(1, leastOf(state.home) / state.whole.value);
  return { phase: share >= 1 ? "home" : share > 0 ? "emptying" : "emptied", share };
}

/**
 * The share of a people that was home again by a day, as a source gives it.
 * @param {import("../scene/types.d.ts").Movement} movement @param {number} day
 * @returns {[number, number]|null}  from which day, and how many per cent
 */
const shareBackOn = (movement, day) =>
  (movement.back || []).findLast(([from]) => from <= day) ?? null;

/** @returns {string|null} "84.3 per cent back by 1959"; null where no source gives a share by then */
export function shareBackWords(scene, movement, day) {
  const back = shareBackOn(movement, day);
  if (!back) return null;
  const values = { share: number(back[1]), year: parts(back[0]).y };
  return wordsOf(scene, "remark", "share_back", values);
}

/** The share of the living who are back, as far as they were counted; null where nobody counted. */
function backOf(state) {
  if (!state.returned || !state.whole) return null;
  const others = [state.elsewhere, state.not_stated, state.under_way, state.taken];
  const living = [state.returned, state.in_exile, ...others.filter((q) => q && leastOf(q))];
  // Without a number for each of them there is no share.
  if (living.some((q) => !q || q.value === null)) return null;
  const everybody = living.reduce((total, q) => total + q.value, 0);
  return everybody ? state.returned.value / everybody : null;
}

function homelandWords(scene, { borders, abolished }, movement, { phase, share, back }) {
  const inWords = (id, values) => wordsOf(scene, "homeland", id, values);
  if (back) return inWords("share_back", { share: number(back[1]), year: parts(back[0]).y });
  if (phase === "restored")
    return borders == null ? inWords("restored") : inWords("borders", { year: parts(borders).y });
  if (phase === "home") return inWords("home");
  if (phase === "emptying") return stillHome(scene, share);
  if (phase !== "emptied") return "";
  // Nobody is at home from the day on which the last were taken: its month is given, not that of a later count.
  return abolished
    ? inWords("abolished")
    : inWords("emptied", { month: monthYear(movement.track.emptied) });
}

/** Units among which the land of an emptied homeland was divided on the day. */
export function partsOn(scene, movement, day) {
  const shown = movement.parts.filter((part) => validOn(part, day));
  return shown.map(({ unit }) => scene.index.unit.get(unit));
}
