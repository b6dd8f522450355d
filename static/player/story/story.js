/**
 * Telling a tour: a step sets the whole picture, moves the map once, plays its days if it has any, and waits.
 * @module story
 */
import { element } from "../dom/elements.js";
import { spotBeside, stepAt, tourAt } from "../scene/tours.js";
import { createCard } from "./card.js";
import { createShelf } from "./shelf.js";
import { storyKey } from "./story-keys.js";
import { listenSwipe } from "./swipe.js";
import { isElsewhere, isStrayed, paceOf, pictureOf } from "./telling.js";
/** @import { Patch, Scene, Store } from "../scene/types.d.ts" */
/** @import { Spot } from "../scene/tours.js" */

/** Days are played once the map has come to rest. */
const MOVE_MS = 1200;

/** At the top of the panel while something else is open than what the step marks: the way back. */
function createWayBack(acts) {
  const title = element("span", { class: "xr-story-title" });
  const back = element(
    "button",
    { type: "button", class: "xr-button xr-story-back", onclick: acts.back },
    "Back to the story",
  );
  const node = element("div", { class: "xr-story-way", hidden: true }, title, back);
  return { node, title, focus: () => back.focus({ preventScroll: true }) };
}

/**
 * @param {HTMLElement} root of the player @param {{map: HTMLElement, stage: HTMLElement, panel: HTMLElement}} boxes
 * @param {Scene} scene decoded @param {Store} store
 * @returns {{press: (event: KeyboardEvent) => boolean, headBox: () => HTMLElement|null, destroy: () => void}}
 *   press: a key; whether the story has taken it. headBox: where the date goes while a card is shown
 */
export function createStory(root, boxes, scene, store) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  /** Steps whose days have been played: "ID 3". @type {Set<string>} */
  const played = new Set();
  /** What the step that is on has set. @type {Patch} */
  let told = {};
  /** The step that the card shows, also while it is hidden. @type {Spot} */
  let on = { id: "", step: 0 };
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let setting = false;
  /** "", "told" while the card is shown, "opened" while the panel shows something that the reader has opened. */
  let mode = "";

  const spot = () => store.get().tour;
  const size = () => ({ width: boxes.map.clientWidth, height: boxes.map.clientHeight });
  function write(patch, origin) {
    setting = true;
    store.set(patch, origin);
    setting = false;
  }

  /**
   * Opens a step, whatever is going on.
   * @param {Spot} to @param {{origin?: string, plays?: boolean}} [how] origin "address": the map jumps, and nothing plays
   */
  function open(to, { origin = "story", plays = false } = {}) {
    const step = stepAt(scene, to);
    if (!step) return;
    clearTimeout(timer);
    const plan = plays && !calm.matches ? step.plays : null;
    told = pictureOf(scene, step, { size: size(), atEnd: !plan });
    write({ ...told, tour: to }, origin);
    if (on.id !== to.id || on.step !== to.step) tell(to);
    follow();
    if (plan) timer = setTimeout(() => play(to, plan), MOVE_MS);
  }

  /** Who has moved the map or the clock meanwhile is left in peace. @param {Spot} of @param {[number, number]} days */
  function play(of, days) {
    if (isStrayed(store.get(), told, days)) return;
    played.add(`${of.id} ${of.step}`);
    write({ day: days[0], pace: paceOf(days), playing: true }, "story");
    follow();
  }

  /** @param {Spot} to */
  function tell(to) {
    on = to;
    const [tour, step] = [tourAt(scene, to), stepAt(scene, to)];
    if (tour && step) card.show(tour, step, to.step);
    if (tour) wayBack.title.textContent = tour.title;
  }

  /** Shows the card, or the panel where the reader has opened something else, or neither. */
  function follow() {
    const state = store.get();
    const step = stepAt(scene, state.tour);
    const next = !step ? "" : isElsewhere(state, told) ? "opened" : "told";
    card.follow(state, Boolean(step) && isStrayed(state, told, step?.plays ?? null));
    if (next === mode) return;
    mode = next;
    root.dataset.story = mode;
    card.node.hidden = mode !== "told";
    wayBack.node.hidden = mode !== "opened";
    shelf.node.hidden = mode !== "";
  }

  const begin = (tour) => turn({ id: tour.id, step: 1 });
  /** @param {Spot|null} to */
  function turn(to) {
    if (!to) return;
    open(to, { plays: !played.has(`${to.id} ${to.step}`) });
    card.focus();
    // on a phone the step begins at the map, wherever the reader has scrolled to
    if (root.dataset.layout === "narrow") root.scrollIntoView({ block: "start" });
  }
  const go = (by) => turn(spotBeside(scene, /** @type {Spot} */ (spot()), by));
  const acts = {
    go,
    jump: (step) => turn({ .../** @type {Spot} */ (spot()), step }),
    leave() {
      clearTimeout(timer);
      write({ tour: null, stop: null, playing: false }, "story");
      follow();
      const first = /** @type {HTMLElement|null} */ (shelf.node.querySelector("button, summary"));
      first?.focus({ preventScroll: true });
    },
    back() {
      open(/** @type {Spot} */ (spot()));
      card.focus();
    },
    play() {
      if (store.get().playing) store.set({ playing: false }, "controls");
      else open(/** @type {Spot} */ (spot()), { plays: true });
    },
    open(selected) {
      store.set({ selected, playing: false }, "story-opened");
      wayBack.focus();
    },
  };
  const card = createCard(scene, acts);
  const wayBack = createWayBack(acts);
  const shelf = createShelf(scene, store, begin);
  boxes.stage.after(card.node);
  boxes.panel.prepend(wayBack.node, shelf.node);
  listenSwipe(card.node, go);
  // a hand on the map leaves the keyboard there too, and arrows would move the map instead of turning the step
  boxes.map.addEventListener("pointerup", () => {
    const { activeElement: active } = document;
    if (spot() && active instanceof HTMLElement && boxes.map.contains(active)) active.blur();
  });

  const unsubscribe = store.subscribe((state, { changed }) => {
    if (setting) return;
    if (changed.has("tour")) {
      clearTimeout(timer);
      if (state.tour) open(state.tour, { origin: "address" });
      else write({ stop: null }, "address");
    }
    follow();
  });
  // the same land on a map of another size, as long as the reader has not moved it
  const observer = new ResizeObserver(() => {
    const { tour, map } = store.get();
    const step = stepAt(scene, tour);
    if (!step || JSON.stringify(map) !== JSON.stringify(told.map)) return;
    told.map = pictureOf(scene, step, { size: size(), atEnd: true }).map;
    write({ map: told.map }, "address");
  });
  observer.observe(boxes.map);
  if (spot()) open(/** @type {Spot} */ (spot()), { origin: "address" });

  return {
    headBox: () => (mode === "told" ? card.head : null),
    press(event) {
      const asked = spot() ? storyKey(event) : null;
      if (asked === "next") go(1);
      else if (asked === "previous") go(-1);
      else if (asked === "leave") (mode === "opened" ? acts.back : acts.leave)();
      return asked !== null;
    },
    destroy() {
      clearTimeout(timer);
      observer.disconnect();
      unsubscribe();
      shelf.destroy();
      delete root.dataset.story;
    },
  };
}
