/**
 * The one clock of two maps: play, step, the pace, and a ruler to drag along.
 * @module pair-clock
 */
import { element, refill } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { say } from "../language/say.js";
import { PACES } from "../time/clock.js";
import { unitWords } from "../time/pace-words.js";
import { movementName } from "../words/wording.js";
import { axisOf, placeOf, spansOf, ticksOf } from "./pair-axis.js";
import { daysOf, pairStep, rangeOf } from "./pair-state.js";
import { spokenClock } from "./pair-words.js";
/** @import { PairState, Scene, Store } from "../scene/types.d.ts" */

/** In per cent of the ruler: after a stretch that ends later there is no room for its words. */
const LATE = 85;

function stepButton(name, direction, scene, store) {
  const onclick = () => store.set(pairStep(scene, store.get(), direction), "clock");
  return element("button", { type: "button", class: "xr-button xr-square", onclick }, icon(name));
}

/** Starts or stops the clock, which stands still on its last day. @param {Scene} scene @param {PairState} state */
export function pairPlay(scene, state) {
  const isOver = state.day >= rangeOf(scene, state)[1];
  return { playing: !state.playing && !isOver };
}

function createTransport(scene, store) {
  const play = element("button", {
    type: "button",
    class: "xr-button xr-play",
    onclick: () => store.set(pairPlay(scene, store.get()), "clock"),
  });
  const back = stepButton("previous", -1, scene, store);
  const on = stepButton("next", 1, scene, store);
  const pace = element(
    "select",
    {
      "aria-label": say("Pace"),
      onchange: ({ target }) => store.set({ pace: target.value }, "clock"),
    },
    PACES.map((each) => element("option", { value: each }, unitWords(each).pace)),
  );
  const node = element(
    "div",
    { class: "xp-transport", role: "group", "aria-label": say("Play and step") },
    back,
    play,
    on,
    pace,
  );
  function show(state) {
    refill(play, state.playing, () => [
      icon(state.playing ? "pause" : "play"),
      element("span", {}, state.playing ? say("Pause") : say("Play")),
    ]);
    back.title = unitWords(state.pace).back;
    on.title = unitWords(state.pace).forward;
    for (const button of [back, on]) button.setAttribute("aria-label", button.title);
    pace.value = state.pace;
  }
  return { node, show };
}

/** Where the words of a stretch stand: after it, near the end of the ruler before it, else on it. */
function wordsPlace({ left, width }) {
  const end = left + width;
  if (end < LATE) return { left: `${end}%` };
  return { right: left > 100 - LATE ? `${100 - left}%` : "0" };
}

function spanNodes(scene, span) {
  const { movement, what, left, width } = span;
  const removal = movement.kind === "flight" ? say("flight") : say("removal");
  const words = what === "removal" ? `${movementName(scene, movement)}: ${removal}` : say("return");
  const hue = scene.index.people.get(movement.peoples[0])?.colour;
  const style = { left: `${left}%`, width: `${width}%`, "--hue": hue };
  return [
    element("i", { class: `xp-span xp-${what}`, style }),
    element("span", { class: "xp-span-words", style: wordsPlace(span) }, words),
  ];
}

/** @param {Scene} scene @param {Store<PairState>} store */
function createRuler(scene, store) {
  const release = () => store.set({ dragging: false }, "ruler");
  const drawn = element("div", { class: "xp-drawn", "aria-hidden": "true" });
  const second = element("i", { class: "xp-second", "aria-hidden": "true" });
  const hand = element("input", {
    type: "range",
    class: "xp-hand",
    step: 1,
    "aria-label": say("Day"),
    oninput: ({ target }) =>
      store.set({ day: Number(target.value), playing: false, dragging: true }, "ruler"),
    onchange: release,
    // a hand that is brought back to where it was has not changed
    onpointerup: release,
    onpointercancel: release,
  });
  const node = element("div", { class: "xp-ruler" }, drawn, second, hand);
  function show(state) {
    const { kind, left: who, right: other, distance } = state;
    const axis = axisOf(scene, state);
    const [first, last] = rangeOf(scene, state);
    const [from, to] = [Math.max(first, axis.from), Math.min(last, axis.to)];
    refill(drawn, [axis, kind, who, other, distance], () => [
      ...spansOf(scene, state, axis).map((row) =>
        element(
          "div",
          { class: "xp-row" },
          row.flatMap((span) => spanNodes(scene, span)),
        ),
      ),
      element(
        "div",
        { class: "xp-ticks" },
        ticksOf(state, axis).map(({ place, words }) =>
          element("span", { style: { left: `${place}%` } }, words),
        ),
      ),
    ]);
    hand.min = String(from);
    hand.max = String(to);
    hand.value = String(state.day);
    hand.setAttribute("aria-valuetext", spokenClock(scene, state));
    const [left, right] = [placeOf(axis, from), placeOf(axis, to)];
    hand.style.setProperty("--hand-from", `${left}%`);
    hand.style.setProperty("--hand-length", `${right - left}%`);
    second.hidden = state.kind !== "dates";
    second.style.left = `${placeOf(axis, daysOf(state)[1])}%`;
  }
  return { node, show };
}

/** @param {Scene} scene @param {Store<PairState>} store */
export function createPairClock(scene, store) {
  const transport = createTransport(scene, store);
  const ruler = createRuler(scene, store);
  const node = element(
    "div",
    { class: "xp-clock", role: "group", "aria-label": say("One clock for both maps") },
    transport.node,
    ruler.node,
  );
  function show(state) {
    transport.show(state);
    ruler.show(state);
  }
  return { node, show };
}
