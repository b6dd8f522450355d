/**
 * Two maps with one clock: two peoples on one day, one people on two days, or its removal beside its return.
 *
 * Each map is the player's own (map/map.js) with a store of its own, into which the pair writes what it shows. The pair
 * has the clock, and tells its host what its address is.
 * @module pair
 */
import { element } from "../dom/elements.js";
import { decode } from "../scene/scene.js";
import { patched } from "../language/patched.js";
import { say, speak } from "../language/say.js";
import { createPresentation } from "../shell/presentation.js";
import { createPrinting } from "../shell/printing.js";
import { createStore } from "../shell/store.js";
import { dress } from "../theme/palette.js";
import { createClock } from "../time/clock.js";
import { framedOf, isTogether } from "./pair-cameras.js";
import { createChoices } from "./pair-choices.js";
import { createPairClock } from "./pair-clock.js";
import { listenPairKeys } from "./pair-keys.js";
import { createSide } from "./pair-side.js";
import { createPairTable } from "./pair-table.js";
import { pairFrom, pairRule, parametersOf, rangeOf } from "./pair-state.js";
/** @import { PairState, Scene, Store } from "../scene/types.d.ts" */

/** After so long without a change the host hears of the address, and screen readers of the maps. */
const REST_MS = 500;
const NARROW_PX = 700;

/** @returns {PairState} */
const opening = (given) => ({
  ...pairFrom(given),
  playing: false,
  dragging: false,
  presenting: false,
  pace: "day",
});

/**
 * Both maps, and what holds them together.
 * @param {Scene} scene @param {Store<PairState>} store @param {import("../map/drawing/easel.js").Way} [drawing]
 */
function createSides(scene, store, drawing) {
  let together = true;
  const sides = [0, 1].map((n) => {
    const own = /** @type {0|1} */ (n);
    return createSide(scene, store, own, {
      framed: () => framedOf(scene, store.get(), own, together),
      onDrag: (spot) => together && maps[1 - n]?.along(spot),
      drawing,
    });
  });
  const node = element("div", { class: "xp-sides" }, ...sides.map((side) => side.node));
  /** @type {ReturnType<typeof sides[0]["begin"]>[]} */
  const maps = [];

  function join() {
    together = isTogether(scene, store.get(), sides[0].size());
    node.dataset.together = String(together);
  }

  /** What a reader does to one map is done to the other. */
  function follow(side) {
    return side.store.subscribe(({ map }, { changed, origin }) => {
      if (changed.has("map") && origin === "map" && together) store.set({ map }, "map");
    });
  }

  return {
    node,
    begin() {
      node.dataset.kind = store.get().kind;
      join();
      maps.push(...sides.map((side) => side.begin()));
      sides.forEach(follow);
    },
    /** @param {PairState} state @param {Set<string>} changed */
    show(state, changed) {
      node.dataset.kind = state.kind;
      const others = ["kind", "left", "right"].some((key) => changed.has(key));
      if (others) join();
      // maps that stand apart keep the views that a reader has given them, until others are on them
      const along = together || others || changed.has("map");
      for (const side of sides) side.show(state, along);
      if (others && !state.map) for (const map of maps) map.go(null);
    },
    resize() {
      join();
      for (const side of sides) side.resize();
    },
    openKeys(open) {
      for (const map of maps) map.key.open(open);
      for (const side of sides) side.resize();
    },
    sharpen: (dots) => maps.forEach((map) => map.sharpen(dots)),
    spoken: () => sides.map((side) => side.spoken()).join(" "),
    snapshot: () => ({ left: maps[0].snapshot(), right: maps[1].snapshot() }),
    settled: () => Promise.all(maps.map((map) => map.settled())).then(() => {}),
    destroy: () => sides.forEach((side) => side.destroy()),
  };
}

/** Opens and closes the key of both maps. @param {(open: boolean) => void} open */
function keyButton(open) {
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xp-key",
      title: say("What the lines, widths and tints of the maps mean"),
      "aria-expanded": "false",
      onclick() {
        const opens = button.getAttribute("aria-expanded") === "false";
        button.setAttribute("aria-expanded", String(opens));
        open(opens);
      },
    },
    say("Key"),
  );
  return button;
}

/** The frame of the pair, empty. @param {HTMLElement} root */
function frameOf(root, parts) {
  root.classList.add("xr-player", "xr-pair");
  dress(root);
  root.setAttribute("data-testid", "pair");
  root.dataset.layout = root.clientWidth < NARROW_PX ? "narrow" : "wide";
  root.replaceChildren(element("div", { class: "xp-frame" }, ...parts));
}

/**
 * Mounts two maps with one clock. The page has Leaflet as the global L, and the style sheets of the player.
 * @param {HTMLElement} root
 * @param {{scene: any, words?: any, base: any, pair: Parameters<typeof pairFrom>[0], counted: string[],
 *   onReport?: (parameters: Record<string, string>) => void, drawing?: import("../map/drawing/easel.js").Way}} given
 *   pair: what is shown; counted: movements whose removal and return are compared day by day; onReport: hears the
 *   parameters of the address after each rest
 * @returns {{show: (pair: Parameters<typeof pairFrom>[0]) => void, flush: () => void, snapshot: () => object,
 *   settled: () => Promise<void>, destroy: () => void}} flush: reports at once, whatever goes on
 */
export function mountPair(
  root,
  { scene: english, words = null, base, pair, counted, onReport, drawing },
) {
  speak(words);
  const json = patched(english, words?.patch);
  const scene = json.index ? json : decode(json, base);
  const store = createStore(opening(pair), pairRule(scene, counted));
  // the clock, the presentation and the printing ask for nothing of the player's state that the pair has not
  const shared = /** @type {any} */ (store);
  const clock = createClock(shared, {
    pauseOf: (state) => rangeOf(scene, /** @type {any} */ (state))[1],
  });
  const presentation = createPresentation(root, shared);
  const sides = createSides(scene, store, drawing);
  const choices = createChoices(scene, store, counted);
  const controls = createPairClock(scene, store);
  const spoken = element("p", { class: "xr-hidden", role: "status" });
  controls.node.append(presentation.button);
  choices.node.append(keyButton(sides.openKeys));
  const table = createPairTable(scene, store.get);
  frameOf(root, [choices.node, sides.node, controls.node, spoken]);
  root.append(table.node);
  root.dataset.presenting = "false";
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let reported = JSON.stringify(parametersOf(store.get()));

  function report() {
    const parameters = parametersOf(store.get());
    const text = JSON.stringify(parameters);
    if (text !== reported) onReport?.(parameters);
    reported = text;
  }
  function rest() {
    const state = store.get();
    if (state.playing || state.dragging) return;
    spoken.textContent = sides.spoken();
    table.show(state);
    report();
  }
  /** @param {PairState} state @param {Set<string>} changed */
  function show(state, changed) {
    root.dataset.presenting = String(state.presenting);
    choices.show(state);
    controls.show(state);
    sides.show(state, changed);
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
  }
  choices.show(store.get());
  controls.show(store.get());
  sides.begin();
  const unsubscribe = store.subscribe((state, { changed }) => show(state, changed));
  const printing = createPrinting(root, sides.node, sides, shared);
  const observer = new ResizeObserver(() => {
    root.dataset.layout = root.clientWidth < NARROW_PX ? "narrow" : "wide";
    sides.resize();
  });
  observer.observe(sides.node);
  const unlisten = listenPairKeys(root, scene, store, presentation.present);
  const snapshot = () => sides.snapshot();
  Object.assign(root, { snapshot, settled: sides.settled });
  return {
    show: (given) => {
      reported = "";
      store.set({ playing: false, ...pairFrom(given) }, "host");
    },
    flush: report,
    snapshot,
    settled: sides.settled,
    destroy() {
      clearTimeout(timer);
      observer.disconnect();
      unlisten();
      unsubscribe();
      for (const part of [printing, sides, presentation, clock]) part.destroy();
      root.replaceChildren();
    },
  };
}
