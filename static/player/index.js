/**
 * The player of "Exile and Return": mounts the map, the clock, the timeline strip and the panel of the day
 * into one element, for any host (a Streamlit component, a page of one file).
 * @module player
 */
import { decode } from "./scene/scene.js";
import { patched } from "./language/patched.js";
import { say, speak, spoken } from "./language/say.js";
import { createMap } from "./map/map.js";
import { createStore } from "./shell/store.js";
import { createPauses } from "./day/pauses.js";
import { createClock } from "./time/clock.js";
import { createControls } from "./shell/controls.js";
import { createPeoples } from "./panel/peoples.js";
import { createStrip } from "./timeline/strip.js";
import { createDateHead, createPanel } from "./panel/panel.js";
import { createTold } from "./panel/told.js";
import { createPresentation } from "./shell/presentation.js";
import { createNotes } from "./classroom/notes.js";
import { createSlate } from "./classroom/slate.js";
import { createPrinting } from "./shell/printing.js";
import { createShare } from "./shell/share.js";
import { isKnown } from "./scene/selection.js";
import { choosable } from "./scene/picks.js";
import { createChosen } from "./panel/chosen.js";
import { createAddress } from "./shell/address.js";
import { forgetParameter } from "./shell/address-bar.js";
import { createStory } from "./story/story.js";
import { createSearch } from "./search/search.js";
import { titleWords } from "./opening/title-words.js";
import { createOpening } from "./opening/opening-page.js";
import { openingRule } from "./opening/opening-rule.js";
import { keepPlace } from "./opening/last-place.js";
import { PICTURE } from "./scene/picture-keys.js";
import { stepAt } from "./scene/tours.js";
import {
  isAddress,
  openingPicture,
  readQuery,
  titlePicture,
  writeQuery,
} from "./shell/address-query.js";
import { clampDay, dayOf } from "./time/days.js";
import { periodRule } from "./time/period.js";
import { listenKeys } from "./shell/keys.js";
import { dress } from "./theme/palette.js";
import { element } from "./dom/elements.js";
import { icon } from "./dom/icons.js";
import { createToolbar } from "./dom/roving.js";
/** @import { Command, Patch, PlayerState, Scene } from "./scene/types.d.ts" */

/** Under this width of the player the panel goes below the strip. */
const NARROW_PX = 900;
const PRESENTING_SCALE = 1.25;
const COMMANDED = [...PICTURE, "pace", "step", "presenting", "playing"];

/** Players by root: Streamlit runs the entry again at every rerun, and the same root keeps its player. */
const players = new WeakMap();

/**
 * Where the player opens: at the fragment of the page if the address is kept there, else where the host says; where
 * neither says anything of the picture, with the opening.
 * @param {Scene} scene @param {Command|null} given @param {string} fragment "" where it says nothing of the picture
 * @returns {PlayerState}
 */
function openingState(scene, given, fragment) {
  /** @type {Pick<PlayerState, "playing"|"stop"|"pauses"|"lagging"|"pace"|"step"|"presenting"|"dragging">} */
  const rest = {
    playing: false,
    stop: null,
    pauses: null,
    lagging: false,
    pace: "day",
    step: "day",
    presenting: false,
    dragging: false,
  };
  const said = fragment ? readQuery(fragment, scene).picture : checked(scene, given || {});
  const unsaid = Object.keys(said).length ? openingPicture(scene) : titlePicture(scene);
  return { ...unsaid, ...rest, ...said, playing: false };
}

/**
 * What a host may set, in the store's terms; ids the scene does not have are dropped.
 * @param {Scene} scene
 * @param {Command} command
 * @returns {Patch}
 */
function checked(scene, command) {
  /** @type {any} */
  const patch = {};
  for (const key of COMMANDED) if (command[key] !== undefined) patch[key] = command[key];
  if (patch.day === undefined && command.date) patch.day = dayOf(command.date);
  if (typeof patch.day === "string") patch.day = dayOf(patch.day);
  if (typeof patch.to === "string") patch.to = dayOf(patch.to);
  for (const key of ["day", "to"]) {
    if (Number.isFinite(patch[key])) patch[key] = clampDay(patch[key]);
    else if (patch[key] !== null || key === "day") delete patch[key];
  }
  if (patch.movements) {
    patch.movements = scene.movements
      .map((movement) => movement.id)
      .filter((id) => patch.movements.includes(id));
    if (!patch.movements.length) delete patch.movements;
  }
  if (patch.selected && !isKnown(scene, patch.selected)) delete patch.selected;
  if (patch.tour && !stepAt(scene, patch.tour)) delete patch.tour;
  if (patch.pick) patch.pick = patch.pick.filter((id) => choosable(scene).has(id));
  return command.query ? { ...readQuery(command.query, scene).picture, ...patch } : patch;
}

/**
 * A rule for the store on top of another: an address may name any language, the page speaks one until it opens anew.
 * @param {(state: PlayerState, patch: Patch) => Patch} rule
 * @returns {(state: PlayerState, patch: Patch) => Patch}
 */
const ofOneLanguage = (rule) => (state, patch) => ({ ...rule(state, patch), lang: spoken().tag });

/** Soon after the first picture; a page in the background paints none, and does not wait for it. */
function afterPicture(act) {
  let done = false;
  const once = () => {
    if (!done) act();
    done = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 1000);
}

/** The parts of the page, empty. */
function frameOf(root) {
  const boxes = {
    top: element("div", { class: "xr-top" }),
    peoples: element("div", { class: "xr-peoples", id: "xr-peoples" }),
    map: element("div", { class: "xr-map", role: "region", "aria-label": say("Map") }),
    controls: element("div", {
      class: "xr-controls",
      role: "group",
      "aria-label": say("Controls"),
    }),
    /** What is done with the whole picture: the key, sharing, presenting. */
    actions: element("div", { class: "xr-actions" }),
    strip: element("div", { class: "xr-strip" }),
    /** What a room reads of the day, while presenting. */
    slate: element("section", { class: "xr-slate", "aria-label": say("The day for the room") }),
    panel: element("section", {
      class: "xr-panel",
      "aria-label": say("The day in words"),
      tabindex: "0",
    }),
  };
  const stage = element("div", { class: "xr-stage" }, boxes.map);
  const bar = element("div", { class: "xr-bar-top" }, boxes.peoples, boxes.actions);
  const frame = element(
    "div",
    { class: "xr-frame" },
    document.querySelector("h1")
      ? null
      : element("h1", { class: "xr-hidden xr-name" }, titleWords()),
    boxes.top,
    bar,
    // before the map for the keyboard, so that Play is near; the style sheets lay it out below the map
    boxes.controls,
    stage,
    boxes.slate,
    boxes.strip,
    boxes.panel,
  );
  root.classList.add("xr-player");
  dress(root);
  root.setAttribute("data-testid", "player");
  // the map measures its box when it is made: the layout must stand before
  root.dataset.layout = root.clientWidth < NARROW_PX ? "narrow" : "wide";
  root.replaceChildren(frame);
  return { ...boxes, stage, bar, frame };
}

/** On a phone and in a presentation the chips wait behind a button. */
function createPeoplesButton(boxes) {
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-peoples-button",
      "aria-label": say("Peoples shown"),
      title: say("Peoples shown"),
      "aria-expanded": "false",
      "aria-controls": "xr-peoples",
    },
    icon("filters"),
    element("span", { class: "xr-button-word", "aria-hidden": "true" }, say("Peoples")),
  );
  button.addEventListener("click", () => {
    const open = boxes.frame.classList.toggle("xr-peoples-open");
    button.setAttribute("aria-expanded", String(open));
  });
  return button;
}

/** Where the layout has the buttons for the whole picture, and that for all years. */
function placeButtons(boxes, years, { narrow, presenting, opening, story }) {
  const beside = presenting ? boxes.controls : boxes.top;
  const isInBar = opening || (presenting ? narrow && story : !narrow);
  const home = isInBar ? boxes.bar : beside;
  if (boxes.actions.parentNode !== home) home.append(boxes.actions);
  const view = boxes.controls.querySelector(".xr-view");
  if (narrow) view.before(years);
  else if (years.parentNode !== boxes.strip) boxes.strip.prepend(years);
}

/** Puts the head of the day and the buttons where the layout wants them and tells the parts their size. */
function createArrangement(root, boxes, head, store, parts) {
  const watched = [root, boxes.map, boxes.strip];
  const sizesNow = () =>
    watched.map(({ clientWidth, clientHeight }) => `${clientWidth}/${clientHeight}`).join();
  let sizes = "";
  function place() {
    const { presenting, opening, tour } = store.get();
    const isNarrow = root.dataset.layout === "narrow";
    const card = parts.story.headBox();
    const inStory = Boolean(root.dataset.story);
    const day = presenting && !inStory ? parts.slate.head : boxes.panel;
    const home = isNarrow && !presenting ? boxes.top : (card ?? day);
    if (head.parentNode !== home) home.prepend(head);
    const layout = { narrow: isNarrow, presenting, opening, story: Boolean(tour) };
    placeButtons(boxes, parts.strip.years, layout);
  }
  function arrange() {
    const { presenting } = store.get();
    const narrow = root.clientWidth < NARROW_PX;
    root.dataset.layout = narrow ? "narrow" : "wide";
    root.dataset.presenting = String(presenting);
    place();
    parts.strip.resize({ narrow, scale: presenting && !narrow ? PRESENTING_SCALE : 1 });
    parts.map.resize();
    parts.slate.fit();
    sizes = sizesNow();
  }
  // It calls once at the beginning, of the sizes for which all is arranged already.
  const observer = new ResizeObserver(() => sizesNow() !== sizes && arrange());
  for (const node of watched) observer.observe(node);
  const unsubscribe = store.subscribe((_, { changed }) => {
    if (changed.has("presenting") || changed.has("opening")) arrange();
    else if (changed.has("tour") || changed.has("selected")) place();
  });
  arrange();
  return {
    destroy() {
      observer.disconnect();
      unsubscribe();
    },
  };
}

/**
 * A host's command is obeyed once: reruns bring the same one again. It is dropped if the reader has acted since
 * in a way of which the host had not heard (`after` says of how many acts it had).
 */
function createCommand(scene, store, address) {
  let last = -Infinity;
  return (command) => {
    if (!command) return false;
    if (command.seq !== undefined && command.seq !== null) {
      if (command.seq <= last) return false;
      last = command.seq;
    }
    if (command.after !== undefined && command.after < address.acts()) return false;
    store.set({ playing: false, ...checked(scene, command) }, "host");
    return true;
  };
}

function build(root, given) {
  const { scene: english, words = null, base, state, onReport, options = {} } = given;
  speak(words, options.language);
  const json = patched(english, words?.patch);
  const scene = json.index ? json : decode(json, base);
  const inFragment = options.address === "hash" && isAddress(location.hash, scene);
  const fragment = inFragment ? location.hash : "";
  const rule = ofOneLanguage(openingRule(periodRule(scene)));
  const store = createStore(openingState(scene, state, fragment), rule);
  const boxes = frameOf(root);
  const reader = { pace: Boolean(state && state.pace) };
  const unsubscribe = store.subscribe((_, { changed, origin }) => {
    if (changed.has("pace") && origin === "strip") reader.pace = true;
  });
  const head = createDateHead();
  const map = createMap(boxes.map, scene, store, { drawing: options.drawing });
  const clock = createClock(store, {
    last: scene.last_day,
    pauseOf: createPauses(scene),
  });
  const presentation = createPresentation(root, store);
  const told = createTold(scene, store);
  const parts = {
    told,
    map,
    clock,
    presentation,
    peoples: createPeoples(boxes.peoples, scene, store),
    controls: createControls(boxes.controls, scene, store, reader),
    strip: createStrip(boxes.strip, scene, store),
    panel: createPanel(boxes.panel, head, scene, store, told),
    slate: createSlate(boxes.slate, told),
    address: createAddress(scene, store, { ...options, onReport, onWrite: keepPlace }),
  };
  parts.story = createStory(root, boxes, scene, store);
  parts.search = createSearch(root, scene, store, parts.story.begin);
  parts.opening = createOpening(root, boxes, scene, store, parts.story);
  parts.share = createShare(root, scene, store, options.share);
  parts.notes = createNotes(scene, store, parts.story, presentation.hold);
  const actions = [
    createPeoplesButton(boxes),
    parts.search.button,
    map.key.button,
    parts.share.button,
    parts.notes.button,
    presentation.button,
  ].filter((button) => button !== null);
  boxes.actions.append(...actions);
  parts.tools = createToolbar(boxes.actions, actions, (count) => say("Tools, {count}", { count }));
  boxes.stage.append(map.key.node);
  parts.printing = createPrinting(root, boxes.stage, map, store);
  parts.chosen = createChosen(boxes.controls, scene, store);
  parts.arrangement = createArrangement(root, boxes, head.node, store, parts);
  // who comes by a link to one claim finds it, also where the panel lies below the screen
  const showSelected = () =>
    store.get().selected &&
    boxes.panel.querySelector(".xr-section-selection")?.scrollIntoView({ block: "nearest" });
  showSelected();
  const unlistenTexts = scene.texts.listen(showSelected);
  if (!scene.texts.here) afterPicture(() => scene.texts.bring(given.texts));
  const unlisten = listenKeys(root, scene, store, {
    present: presentation.present,
    reader,
    story: parts.story.press,
    search: parts.search.open,
  });
  if (options.searching) {
    // who reloads or shares the page does not search again
    forgetParameter(options.searching);
    parts.search.open();
  }
  Object.assign(root, { snapshot: map.snapshot, settled: map.settled });
  return {
    version: versionOf(json),
    store,
    command: createCommand(scene, store, parts.address),
    write: parts.address.write,
    flush: parts.address.flush,
    snapshot: map.snapshot,
    settled: map.settled,
    query: () => writeQuery(store.get(), scene),
    destroy() {
      unlisten();
      unlistenTexts();
      unsubscribe();
      for (const part of Object.values(parts).reverse()) part.destroy();
      players.delete(root);
      delete root.snapshot;
      delete root.settled;
      root.replaceChildren();
    },
  };
}

const versionOf = (scene) =>
  `${scene.data_version}|${scene.movements.length}|${Object.keys(scene.claims).length}`;

/**
 * Mounts the player, or, where the root already has one of the same scene, gives it the new command.
 * The page has Leaflet as the global L, and the style sheets of theme/ and of Leaflet.
 * @param {HTMLElement} root
 * @param {{scene: any, texts?: () => Promise<any>, words?: any, base: any, state?: Command|null, command?: Command|null,
 *   onReport?: (report: import("./shell/address.js").Report) => void,
 *   options?: {address?: "none"|"hash"|"search", listening?: () => boolean, searching?: string, language?: string,
 *     drawing?: import("./map/drawing/easel.js").Way,
 *     onNotes?: (notes: string[], dismiss: () => void) => void,
 *     share?: {base: string, sign: "?"|"#", embed?: boolean, network?: {address: string, open: boolean}|null}}}} given
 *   texts: brings those of a scene that has come without them, in the reader's language; words: of another language than English (language/say.js); options.language: what this reader gets without asking;
 *   state: where to open; command (or a state with a seq): obeyed once per seq; searching: the parameter of the page's address that opens the search; address, listening, onNotes: see address.js; drawing: see map/drawing/easel.js
 * @returns {{destroy: () => void, command: (command: Command|null) => boolean, write: () => string, flush: () => boolean,
 *   snapshot: () => object, settled: () => Promise<void>, query: () => string}}
 */
export function mount(root, given) {
  const there = players.get(root);
  if (there && there.version === versionOf(given.scene)) {
    there.report.to = given.onReport;
    there.command(
      given.command || (given.state && given.state.seq !== undefined ? given.state : null),
    );
    return there;
  }
  if (there) there.destroy();
  // the host's callback may be a new function at each rerun: the newest one hears
  const report = { to: given.onReport };
  const player = {
    ...build(root, { ...given, onReport: (news) => report.to && report.to(news) }),
    report,
  };
  players.set(root, player);
  const first = given.command || given.state;
  if (first && first.seq !== undefined) player.command(first);
  return player;
}

export { say };
