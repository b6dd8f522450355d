/**
 * One of two maps: whose it is, its day, its number in large, the map, and what happened.
 * @module pair-side
 */
import { leadOf } from "../day/moment.js";
import { element, refill, withNumbers } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { createMap } from "../map/map.js";
import { REWRITE_MS } from "../panel/told.js";
import { whenSaid, whose } from "../panel/whose.js";
import { createStore } from "../shell/store.js";
import { isSpan } from "../words/ranges.js";
import { pairNumber } from "./pair-number.js";
import { daysOf, movementOf, shownOf, whoOf } from "./pair-state.js";
import { clockWords, mapName, nameOf } from "./pair-words.js";
/** @import { HistoricEvent, PairState, PlayerState, Scene, Store } from "../scene/types.d.ts" */

/** Labels on each of the two maps. */
const MOST_LABELS = 12;
/** CSS pixels by which the letters of a last line may reach over it. */
const LETTERS = 4;

/** What of a state the pair leaves as it is. */
const REST = /** @type {const} */ ({
  opening: false,
  to: null,
  view: "day",
  selected: null,
  stop: null,
  pauses: null,
  lagging: false,
  pace: "day",
  step: "day",
  lang: "en",
  tour: null,
});

/**
 * What the player's map shows on a side of the pair.
 * @param {Scene} scene @param {PairState} state @param {0|1} n @returns {PlayerState}
 */
function sideState(scene, state, n) {
  const { figures, map, playing, dragging, presenting } = state;
  return {
    ...REST,
    pick: [],
    day: daysOf(state)[n],
    movements: shownOf(scene, whoOf(state)[n]),
    basis: figures,
    map,
    playing,
    dragging,
    presenting,
  };
}

function createHead() {
  const name = element("h2", { class: "xp-name" });
  const date = element("p", { class: "xp-date" });
  const figure = element("p", { class: "xp-number" });
  const node = element("header", { class: "xp-head" }, element("div", {}, name, date), figure);
  return { name, date, figure, node };
}

/**
 * @param {Scene} scene @param {Store<PairState>} store @param {0|1} n  0: the left one
 * @param {{framed: () => PlayerState, onDrag: (spot: PairState["map"]) => void,
 *   drawing?: import("../map/drawing/easel.js").Way}} beside  see map/map.js
 */
export function createSide(scene, store, n, beside) {
  const head = createHead();
  const box = element("div", { class: "xp-map" });
  const words = element("p", { class: "xp-words" });
  const node = element("section", { class: "xp-side" }, head.node, box, words);
  const own = createStore(sideState(scene, store.get(), n));
  /** @type {ReturnType<typeof createMap>|null} */
  let map = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let written = -Infinity;
  /** @type {HistoricEvent|null} */
  let told = null;

  /** The whole sentence, in smaller letters if it must be; where it still finds no room the title of its event. */
  function fit() {
    words.classList.remove("xp-long");
    const before = words.querySelector(".xp-whose");
    if (!told || !before) return;
    const isTooLong = (text, small) => {
      words.classList.toggle("xp-long", small);
      words.replaceChildren(before, ...withNumbers(text));
      return words.scrollHeight > words.clientHeight + LETTERS;
    };
    const { text, title } = told;
    if (isTooLong(text || title, false) && isTooLong(text || title, true)) isTooLong(title, false);
  }

  function writeWords() {
    written = performance.now();
    const state = own.get();
    told = leadOf(scene, state);
    const event = told;
    refill(words, [event?.id, state.day], () => [
      event
        ? element("span", { class: "xp-whose" }, whose(scene, event), whenSaid(event, state))
        : say("Before the first event in our sources."),
    ]);
    fit();
  }

  function writeHead(state) {
    const who = whoOf(state)[n];
    const clock = clockWords(scene, state)[n];
    const told = pairNumber(scene, who, daysOf(state)[n], state.figures);
    refill(head.name, who, () => [
      ...marks(
        (movementOf(scene, who)?.peoples ?? []).map((id) => scene.index.people.get(id)),
        16,
      ),
      element("span", {}, nameOf(scene, who)),
    ]);
    refill(head.date, clock, () => [
      element("b", {}, clock.large),
      clock.small && element("span", {}, clock.small),
    ]);
    refill(head.figure, told, () => [
      element("b", { class: isSpan(told.figure) ? "xp-range" : null }, told.figure),
      element("span", {}, told.of),
    ]);
    box.setAttribute("aria-label", mapName(scene, state, n));
  }

  /**
   * @param {PairState} state
   * @param {boolean} along  whether it looks where the pair does; else its view is its own
   */
  function show(state, along = true) {
    const { map: spot, ...rest } = sideState(scene, state, n);
    own.set(along ? { ...rest, map: spot } : rest, "pair");
    writeHead(state);
    clearTimeout(timer);
    const wait = written + REWRITE_MS - performance.now();
    if (!(state.playing || state.dragging) || wait <= 0) writeWords();
    else timer = setTimeout(writeWords, wait);
  }

  return {
    node,
    store: own,
    /** Once it stands in the page, where the map can measure its box. */
    begin() {
      map = createMap(box, scene, own, { ...beside, most: MOST_LABELS });
      // there are two: one button opens both
      map.key.node.removeAttribute("id");
      map.key.node.setAttribute(
        "aria-label",
        n ? say("Key of the right map") : say("Key of the left map"),
      );
      box.after(map.key.node);
      show(store.get());
      return map;
    },
    show,
    /** After a change of size: another sentence may find room. */
    resize() {
      map?.resize();
      fit();
    },
    size: () => ({ width: box.clientWidth, height: box.clientHeight }),
    /** What is on the map in a sentence, for those who cannot see it. */
    spoken() {
      const state = store.get();
      const { figure, of } = pairNumber(scene, whoOf(state)[n], daysOf(state)[n], state.figures);
      return `${mapName(scene, state, n)}: ${figure} ${of}. ${words.textContent}`;
    },
    destroy() {
      clearTimeout(timer);
      map?.destroy();
    },
  };
}
