/**
 * The row of controls under the map: play and steps, pace, view, chapters.
 * @module controls
 */
import { element, segments } from "../dom/elements.js";
import { onFaces } from "../dom/faces.js";
import { icon } from "../dom/icons.js";
import { say } from "../language/say.js";
import { PACES } from "../time/clock.js";
import { unitWords } from "../time/pace-words.js";
import { edgePatch, playPatch, stepPatch } from "../time/steps.js";
import { pausesAtEvents } from "../day/pauses.js";
import { createChapters } from "./chapters.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

const steps = () => [
  ["day", say("day")],
  ["month", say("month")],
  ["year", say("year")],
  ["event", say("event")],
];
const views = () => [
  ["day", say("This day")],
  ["period", say("Period")],
  ["sofar", say("So far")],
  ["all", say("All")],
];

function iconButton(name, label, onclick, extra = {}) {
  return element(
    "button",
    {
      type: "button",
      class: "xr-button xr-square",
      "aria-label": label,
      title: label,
      onclick,
      ...extra,
    },
    icon(name),
  );
}

function createTransport(scene, store, reader) {
  const step = (direction) => () => store.set(stepPatch(scene, store.get(), direction), "controls");
  const play = element("button", {
    type: "button",
    class: "xr-button xr-play",
    onclick: () => store.set(playPatch(scene, store.get(), reader.pace), "controls"),
  });
  const previous = iconButton("previous", say("Step back"), step(-1));
  const next = iconButton("next", say("Step forward"), step(1));
  const edge = (name, label) =>
    iconButton(name, label, () => store.set(edgePatch(store.get(), name), "controls"), {
      "data-end": name,
    });
  const node = element(
    "div",
    { class: "xr-transport", role: "group", "aria-label": say("Play and step") },
    play,
    edge("first", say("First day")),
    previous,
    next,
    edge("last", say("Last day")),
  );
  const show = ({ playing, step: unit }) => {
    play.replaceChildren(
      icon(playing ? "pause" : "play"),
      element("span", {}, playing ? say("Pause") : say("Play")),
    );
    previous.title = unitWords(unit).back;
    next.title = unitWords(unit).forward;
    for (const button of [previous, next]) button.setAttribute("aria-label", button.title);
  };
  return { node, show };
}

/** Whether time that runs waits at each event. */
function createPausing(store) {
  const node = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-pauses",
      title: say("Playing stops at each event; press Play to go on"),
      onclick: () => store.set({ pauses: !pausesAtEvents(store.get()) }, "controls"),
    },
    icon("halt"),
    element("span", { class: "xr-button-word" }, say("Stop at events")),
  );
  const show = (state) => {
    node.setAttribute("aria-pressed", String(pausesAtEvents(state)));
    // A story has its own stops.
    node.disabled = Boolean(state.tour);
  };
  return { node, show };
}

/** @returns what one second stands for, slower and faster; the strip's magnifier follows it */
function createPace(store, reader) {
  const move = (by) => () => {
    const at = Math.max(0, Math.min(PACES.length - 1, PACES.indexOf(store.get().pace) + by));
    reader.pace = true;
    store.set({ pace: PACES[at] }, "controls");
  };
  const slower = iconButton("minus", say("Slower"), move(-1));
  const faster = iconButton("more", say("Faster"), move(1));
  const text = element("span", { class: "xr-pace-text" });
  const stop = createPausing(store);
  const node = element(
    "div",
    { class: "xr-pace", role: "group", "aria-label": say("Pace") },
    slower,
    text,
    faster,
    stop.node,
  );
  const show = (state) => {
    const { pace, lagging } = state;
    text.textContent = unitWords(pace)[lagging ? "lagging" : "pace"];
    text.title = lagging ? say("This computer cannot keep the pace") : "";
    stop.show(state);
    slower.disabled = pace === PACES[0];
    faster.disabled = pace === PACES[PACES.length - 1];
  };
  return { node, show };
}

/**
 * How tight the row may become: labels go first, then the chapters' word, then the step and the pace, which wait behind a
 * button; at last the row breaks.
 */
const TIGHTEST = 5;
/** CSS pixels kept free at its end. */
const BESIDE_EDGE = 6;

/** As tight as it must be and no more: how wide words are depends on the face that the host has. */
function fitRow(row) {
  for (let tight = 0; tight <= TIGHTEST; tight += 1) {
    row.dataset.tight = tight;
    const seen = [...row.children].filter(({ offsetWidth }) => offsetWidth);
    const last = seen[seen.length - 1];
    if (!last || last.offsetLeft + last.offsetWidth <= row.clientWidth - BESIDE_EDGE) return;
  }
}

/** Brings what found no room, in a second row. */
function createMore(row) {
  const more = iconButton("dots", say("More controls"), () => {
    const open = row().classList.toggle("xr-controls-all");
    // Not by :has() on the frame: with it whatever is written anywhere in the frame restyles all of it.
    row().closest(".xr-frame")?.classList.toggle("xr-controls-open", open);
    more.setAttribute("aria-expanded", String(open));
    fitRow(row());
  });
  more.classList.add("xr-controls-more");
  more.setAttribute("aria-expanded", "false");
  return more;
}

/**
 * @param {HTMLElement} box @param {Scene} scene decoded @param {Store} store
 * @param {{pace: boolean}} reader what the reader has set by hand
 * @returns {{destroy: () => void}}
 */
export function createControls(box, scene, store, reader) {
  const transport = createTransport(scene, store, reader);
  const step = segments(say("Step"), steps(), (value) => store.set({ step: value }, "controls"));
  const pace = createPace(store, reader);
  const view = segments(say("View"), views(), (value) => store.set({ view: value }, "controls"));
  const chapters = createChapters(scene, store);
  const label = (text) => element("span", { class: "xr-label", "aria-hidden": "true" }, text);
  const row = element(
    "div",
    { class: "xr-controls-row" },
    transport.node,
    element("div", { class: "xr-step" }, label(say("Step")), step.group),
    pace.node,
    chapters.node,
    createMore(() => row),
    element("div", { class: "xr-view" }, label(say("View")), view.group),
  );
  box.replaceChildren(row);
  const watcher = new ResizeObserver(() => fitRow(row));
  watcher.observe(row);
  const unfollow = onFaces(() => fitRow(row));

  function show(state) {
    transport.show(state);
    step.show(state.step);
    pace.show(state);
    view.show(state.view);
    fitRow(row);
  }
  show(store.get());
  const watched = [
    ...["playing", "step", "pace", "view", "presenting"],
    ...["pauses", "lagging", "tour"],
  ];
  const unsubscribe = store.subscribe(
    (state, { changed }) => watched.some((key) => changed.has(key)) && show(state),
  );
  return {
    destroy() {
      unsubscribe();
      watcher.disconnect();
      unfollow();
      chapters.destroy();
    },
  };
}
