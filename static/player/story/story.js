/**
 * Telling a tour: a step sets the whole picture, moves the map once, plays its days if it has any, and waits.
 * @module story
 */
import { spotBeside, stepAt } from "../scene/tours.js";
import { storyKey } from "./story-keys.js";
import { createView } from "./story-view.js";
import { isStrayed, paceOf, pictureOf } from "./telling.js";
/** @import { Patch, Scene, Store } from "../scene/types.d.ts" */
/** @import { Spot } from "../scene/tours.js" */

/** Days are played once the map has come to rest. */
const MOVE_MS = 1200;

/**
 * Opens steps, and knows what the step that is on has set.
 * @param {Scene} scene @param {Store} store @param {() => {width: number, height: number}} size of the map
 * @param {(to: Spot|null) => void} onOpen hears of each change of the telling's own, once it is made
 */
function createTelling(scene, store, size, onOpen) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  /** Steps whose days have been played: "ID 3". @type {Set<string>} */
  const played = new Set();
  /** @type {Patch} */
  let told = {};
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let setting = false;

  function write(patch, origin, to) {
    setting = true;
    store.set(patch, origin);
    setting = false;
    onOpen(to);
  }

  /** Who has moved the map or the clock meanwhile is left in peace. @param {Spot} of @param {[number, number]} days */
  function play(of, days) {
    if (isStrayed(store.get(), told, days)) return;
    played.add(`${of.id} ${of.step}`);
    write({ day: days[0], pace: paceOf(days), playing: true }, "story", of);
  }

  return {
    told: () => told,
    isSetting: () => setting,
    hasPlayed: (spot) => played.has(`${spot.id} ${spot.step}`),
    /**
     * Opens a step, whatever is going on.
     * @param {Spot} to @param {{origin?: string, plays?: boolean}} [how] origin "address": the map jumps, and nothing plays
     */
    open(to, { origin = "story", plays = false } = {}) {
      const step = stepAt(scene, to);
      if (!step) return;
      clearTimeout(timer);
      const plan = plays && !calm.matches ? step.plays : null;
      told = pictureOf(scene, step, { size: size(), atEnd: !plan });
      write({ ...told, tour: to }, origin, to);
      if (plan) timer = setTimeout(() => play(to, plan), MOVE_MS);
    },
    /** The same land on a map of another size, as long as the reader has not moved it. */
    fit() {
      const { tour, map } = store.get();
      const step = stepAt(scene, tour);
      if (!step || JSON.stringify(map) !== JSON.stringify(told.map)) return;
      told = { ...told, map: pictureOf(scene, step, { size: size(), atEnd: true }).map };
      write({ map: told.map }, "address", tour);
    },
    /** Ends the story; the picture stays. */
    end(origin) {
      clearTimeout(timer);
      write({ tour: null, stop: null, playing: false }, origin, null);
    },
    destroy: () => clearTimeout(timer),
  };
}

/**
 * @param {HTMLElement} root of the player @param {{map: HTMLElement, stage: HTMLElement, panel: HTMLElement}} boxes
 * @param {Scene} scene decoded @param {Store} store
 * @returns {{begin: (tour: {id: string}) => void, press: (event: KeyboardEvent) => boolean, headBox: () => HTMLElement|null, destroy: () => void}}
 *   press: a key; whether the story has taken it. headBox: where the date goes while a card is shown
 */
export function createStory(root, boxes, scene, store) {
  /** Asked only while a story is on. */
  const spot = () => /** @type {Spot} */ (store.get().tour);
  const size = () => ({ width: boxes.map.clientWidth, height: boxes.map.clientHeight });
  const telling = createTelling(scene, store, size, (to) => {
    if (to) view.tell(to);
    view.follow(store.get(), telling.told());
  });
  /** @param {Spot|null} to */
  function turn(to) {
    if (!to) return;
    telling.open(to, { plays: !telling.hasPlayed(to) });
    view.focus();
  }
  const acts = {
    begin: (tour) => turn({ id: tour.id, step: 1 }),
    go: (by) => turn(spotBeside(scene, spot(), by)),
    jump: (step) => turn({ ...spot(), step }),
    leave() {
      telling.end("story");
      view.focusShelf();
    },
    back() {
      telling.open(spot());
      view.focus();
    },
    play() {
      if (store.get().playing) store.set({ playing: false }, "story");
      else telling.open(spot(), { plays: true });
    },
    open(selected) {
      store.set({ selected, playing: false }, "story");
      view.focusWayBack();
    },
  };
  const view = createView(root, boxes, scene, store, acts);
  const unsubscribe = store.subscribe(({ tour }, { changed }) => {
    if (telling.isSetting()) return;
    if (changed.has("tour") && tour) telling.open(tour, { origin: "address" });
    else if (changed.has("tour")) telling.end("address");
    else view.follow(store.get(), telling.told());
  });
  const observer = new ResizeObserver(telling.fit);
  observer.observe(boxes.map);
  if (spot()) telling.open(spot(), { origin: "address" });

  return {
    begin: acts.begin,
    headBox: view.headBox,
    press(event) {
      const asked = spot() ? storyKey(event) : null;
      if (asked === "next") acts.go(1);
      else if (asked === "previous") acts.go(-1);
      else if (asked === "leave") (view.isOpened() ? acts.back : acts.leave)();
      return asked !== null;
    },
    destroy() {
      telling.destroy();
      observer.disconnect();
      unsubscribe();
      view.destroy();
    },
  };
}
