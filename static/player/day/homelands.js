/**
 * Homelands by state: at home, emptying, emptied, restored.
 * Which outlines show them on which days the scene says (atlas/picture/homelands.py), and how many are there, the day.
 */
import { validOn } from "../scene/scene.js";
import { parts } from "../time/days.js";
import { stillHome, wordsOf } from "../words/vocabulary.js";
import { monthYear } from "../words/wording.js";
/** @import { Homeland } from "../scene/types.d.ts" */

/** @returns {Homeland[]} */
export function homelandsOn(scene, movement, day, state) {
  const stage = movement.homelands.find((item) => validOn(item, day));
  if (!stage) return [];
  const { phase, share } = phaseOf(stage, state);
  const words = homelandWords(scene, stage, movement, { phase, share });
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
  const share = Math.min(1, state.home.value / state.whole.value);
  return { phase: share >= 1 ? "home" : share > 0 ? "emptying" : "emptied", share };
}

/** The share of the living who are back, as far as they were counted; null where nobody counted. */
function backOf(state) {
  if (!state.returned || !state.whole) return null;
  const others = [state.in_exile, state.elsewhere, state.not_stated, state.under_way, state.taken];
  const living = others.reduce((total, q) => total + (q ? q.value : 0), state.returned.value);
  return living ? state.returned.value / living : null;
}

function homelandWords(scene, { borders, abolished }, movement, { phase, share }) {
  const say = (id, values) => wordsOf(scene, "homeland", id, values);
  if (phase === "restored")
    return borders == null ? say("restored") : say("borders", { year: parts(borders).y });
  if (phase === "home") return say("home");
  if (phase === "emptying") return stillHome(scene, share);
  if (phase !== "emptied") return "";
  // Nobody is at home from the day on which the last were taken: its month is given, not that of a later count.
  return abolished
    ? say("abolished")
    : say("emptied", { month: monthYear(movement.track.emptied) });
}

/** Units among which the land of an emptied homeland was divided on the day. */
export function partsOn(scene, movement, day) {
  const shown = movement.parts.filter((part) => validOn(part, day));
  return shown.map(({ unit }) => scene.index.unit.get(unit));
}
