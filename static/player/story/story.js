/**
 * Telling a tour: a step sets the whole picture, moves the map once, plays its days if it has any, and waits.
 * @module story
 */
import { FLIGHT_S } from "../plane/flight.js";
import { spotBeside, stepAt } from "../scene/tours.js";
import { storyKey } from "./story-keys.js";
import { createPace } from "./story-pace.js";
import { createView } from "./story-view.js";
import { isStrayed, pictureOf, saidBeside } from "./telling.js";
/** @import { Patch, Scene, Store } from "../scene/types.d.ts" */
/** @import { Spot } from "../scene/tours.js" */

/** @param {Spot} spot */
const keyOf = ({ id, step }) => `${id} ${step}`;

/**
 * Opens steps, and knows what the step that is on has set.
 * @param {Scene} scene @param {Store} store @param {() => {width: number, height: number}} size of the map
 * @param {(to: Spot|null) => void} onOpen hears of each change of the telling's own, once it is made
 */
function createTelling(scene, store, size, onOpen) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const pace = createPace(store);
  /** Steps whose days have been played: "ID 3". @type {Set<string>} */
  const played = new Set();
  /** @type {Patch} */
  let told = {};
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let setting = false;

  function write(patch, origin, to) {
    setting = true;
    try {
      store.set(patch, origin);
    } finally {
      setting = false;
    }
    onOpen(to);
  }

  /** @param {Spot} of @param {[number, number]} days @param {number} day from which they are played */
  function play(of, days, day) {
    played.add(keyOf(of));
    write({ day, stop: days[1], pace: pace.take(keyOf(of), days), playing: true }, "story", of);
  }

  /** Who has moved the map or the clock meanwhile is left in peace. @param {Spot} of @param {[number, number]} days */
  function playUnlessStrayed(of, days) {
    const state = store.get();
    if (!state.playing && !isStrayed(state, told, null)) play(of, days, days[0]);
  }

  return {
    told: () => told,
    isSetting: () => setting,
    /** Whether a step plays by itself: once, and only for who has not asked for less motion. */
    playsItself: (spot) => !calm.matches && !played.has(keyOf(spot)),
    /**
     * Opens a step, whatever is going on.
     * @param {Spot} to @param {{origin?: string, plays?: boolean}} [how] origin "address": the map jumps,
     *   nothing plays, and what else the address says stays
     */
    open(to, { origin = "story", plays = false } = {}) {
      const step = stepAt(scene, to);
      if (!step) return;
      clearTimeout(timer);
      const plan = plays ? step.plays : null;
      told = pictureOf(scene, step, { size: size(), atEnd: !plan });
      const said = origin === "address" ? saidBeside(store.get(), told, scene) : {};
      write({ ...told, ...said, tour: to }, origin, to);
      // days are played once the map has come to rest
      const wait = calm.matches ? 0 : FLIGHT_S * 1000;
      if (plan) timer = setTimeout(() => playUnlessStrayed(to, plan), wait);
    },
    /** Plays the days of a step: on from the day at which they were left, else all of them. @param {Spot} of */
    playOn(of) {
      const days = stepAt(scene, of)?.plays;
      if (!days) return;
      const { day } = store.get();
      clearTimeout(timer);
      if (days[0] < day && day < days[1]) play(of, days, day);
      else this.open(of, { plays: true });
    },
    /** From now on what the step marks counts as opened by the reader while it is selected. */
    unmark() {
      told = { ...told, selected: null };
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
      write({ tour: null, stop: null, playing: false, ...pace.giveBack() }, origin, null);
    },
    destroy: () => clearTimeout(timer),
  };
}

/**
 * @param {HTMLElement} root of the player @param {{map: HTMLElement, stage: HTMLElement, panel: HTMLElement}} boxes
 * @param {Scene} scene decoded @param {Store} store
 * @returns {{begin: (tour: import("../scene/types.d.ts").Tour) => void, go: (by: 1|-1) => void, press: (event: KeyboardEvent) => boolean,
 *   headBox: () => HTMLElement|null, destroy: () => void}} begin: a tour, at its first step. press: a key; whether the story has taken it. headBox: where the date goes while a card is shown
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
    telling.open(to, { plays: telling.playsItself(to) });
    view.focus();
  }
  const acts = {
    begin: (tour) => turn({ id: tour.id, step: 1 }),
    go: (by) => turn(spotBeside(scene, spot(), by)),
    jump: (step) => turn({ ...spot(), step }),
    leave() {
      const { id } = spot();
      telling.end("story");
      view.focusShelf(id);
    },
    back() {
      telling.open(spot());
      view.focus();
    },
    play() {
      if (store.get().playing) store.set({ playing: false }, "story");
      else telling.playOn(spot());
    },
    open(selected) {
      telling.unmark();
      store.set({ selected, playing: false }, "story");
      view.follow(store.get(), telling.told());
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
    go: (by) => spot() && acts.go(by),
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
