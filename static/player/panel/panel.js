/**
 * The panel of the day: date, what happened, who is where, who says so.
 * @module panel
 */
import { element, refill } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { clampDay, isoOf, longDate } from "../time/days.js";
import { pictureDay } from "../day/picture.js";
import { dayPhrase } from "../day/moment.js";
import { stateNameOn } from "../day/state-names.js";
import { leadSection, periodSection } from "./panel-events.js";
import { chronicleSection } from "./panel-chronicle.js";
import { wordsSection } from "./panel-words.js";
import { inShort, stateBar, stateSection } from "./panel-states.js";
import { dayOfPaper, nextPaper, papersRow } from "./papers.js";
import { rivalsSection } from "./panel-rivals.js";
import { selectionSection } from "./claims.js";
import { createWaiting } from "../dom/waiting.js";
import { movementName } from "../words/wording.js";
/** @import { Movement, Scene, Store } from "../scene/types.d.ts" */

function otherRow(scene, movement, day, { onSelect, onPaper }) {
  const peoples = movement.peoples.map((id) => scene.index.people.get(id));
  const { count, text, state } = inShort(scene, movement, day);
  const words = (key) => stateNameOn(scene, movement, day, key);
  return element(
    "li",
    { class: "xr-other" },
    element(
      "button",
      {
        type: "button",
        class: "xr-other-name",
        "data-key": `other-${movement.id}`,
        onclick: () => onSelect(movement.id),
      },
      marks(peoples, 12),
      element("span", {}, movementName(scene, movement)),
    ),
    element("span", { class: "xr-other-count" }, count),
    element("span", { class: "xr-other-text" }, text),
    state.whole ? stateBar(scene, state, peoples[0].colour, words, true) : null,
    papersRow(scene, movement, onPaper),
  );
}

/** @param {boolean} led whether others are told of above @param {number|null} end of a period */
function othersHeading(led, end) {
  if (end === null) return led ? say("The other peoples, this day") : say("The peoples, this day");
  const day = longDate(end);
  return led ? say("The other peoples, on {day}", { day }) : say("The peoples, on {day}", { day });
}

/** @param {import("./told.js").Told} told */
function othersSection({ scene, state, focus, period }, acts) {
  const others = scene.movements.filter(
    (movement) => state.movements.includes(movement.id) && !focus.includes(movement),
  );
  if (!others.length) return [];
  return [
    element("h2", {}, othersHeading(focus.length > 0, period ? pictureDay(state) : null)),
    element(
      "ul",
      { class: "xr-others" },
      others.map((movement) => otherRow(scene, movement, pictureDay(state), acts)),
    ),
  ];
}

/** The head of the panel: it moves over the map when presenting and to the top on a phone. */
export function createDateHead() {
  const time = element("time", { class: "xr-date" });
  // only the date of the hand is a <time>
  const until = element("span", { class: "xr-until" });
  const status = element(
    "div",
    { class: "xr-status", role: "status", "aria-live": "polite", "aria-atomic": "true" },
    time,
    until,
  );
  const phrase = element("p", { class: "xr-phrase" });
  const node = element("div", { class: "xr-head" }, status, phrase);
  let shown = { day: null, end: null, words: null, playing: null };
  return {
    node,
    show(state, words) {
      const { day, playing } = state;
      const end = pictureDay(state);
      // sixty dates a second would flood a screen reader: it speaks again when the clock pauses
      if (shown.playing !== playing) status.setAttribute("aria-live", playing ? "off" : "polite");
      if (shown.day !== day) {
        time.dateTime = isoOf(day);
        time.textContent = longDate(day);
      }
      if (shown.end !== end || shown.day !== day)
        until.replaceChildren(
          ...(end === day ? [] : [" ", say("to {day}", { day: longDate(end) })]),
        );
      node.classList.toggle("xr-head-period", end !== day);
      if (shown.words !== words) phrase.textContent = words;
      shown = { day, end, words, playing };
    },
  };
}

/**
 * @param {HTMLElement} box @param {ReturnType<typeof createDateHead>} head
 * @param {Scene} decoded @param {Store} store
 * @param {{listen: (tell: (told: import("./told.js").Told) => void) => () => void}} told
 * @returns {{destroy: () => void}}
 */
export function createPanel(box, head, decoded, store, told) {
  const names = ["selection", "lead", "states", "year", "words", "rivals", "others", "limits"];
  const sections = Object.fromEntries(
    names.map((name) => [name, element("div", { class: `xr-section xr-section-${name}` })]),
  );
  const limits = element(
    "p",
    { class: "xr-limits" },
    say("A map cannot show the cold, the fear, or what was left behind."),
  );
  sections.limits.append(limits);
  const waiting = createWaiting(decoded.texts, { role: "status" });
  box.append(waiting.node, ...Object.values(sections));

  const close = () => store.set({ selected: null }, "panel");
  const select = (id) => store.set({ selected: { type: "movement", id } }, "panel");
  const open = (id) => store.set({ selected: { type: "event", id } }, "panel");
  /** A paper brings its day, and the map with it. */
  const openPaper = (events) => {
    const event = nextPaper(events, store.get().selected);
    const movement = /** @type {Movement} */ (decoded.index.movement.get(event.movement ?? ""));
    const day = clampDay(dayOfPaper(event, movement));
    store.set({ playing: false, day, selected: { type: "event", id: event.id } }, "paper");
  };
  const pickClaims = (pick) => store.set({ pick }, "panel");

  /** @param {import("./told.js").Told} given */
  function write(given) {
    const { scene, state, period, lead, focus } = given;
    const ids = focus.map((movement) => movement.id);
    const { pick, movements, selected } = state;
    const day = pictureDay(state);
    head.show(state, dayPhrase(scene, state, focus, lead));
    if (!scene.texts.here) return;
    refill(
      sections.selection,
      [selected, selected && selected.type !== "event" ? day : 0, pick, movements],
      () => selectionSection(scene, { ...state, day }, close, pickClaims),
    );
    const isOpen = lead && selected && selected.type === "event" && selected.id === lead.id;
    refill(
      sections.lead,
      [lead && lead.id, state.day, day, period, isOpen, pick, movements],
      () => {
        if (period) return periodSection(scene, state, open);
        return isOpen ? [] : leadSection(scene, state, lead);
      },
    );
    refill(sections.states, [ids, day, pick, period], () => [
      period && ids.length ? element("h2", {}, say("On {day}", { day: longDate(day) })) : null,
      ...focus.map((movement) => stateSection(scene, movement, day, openPaper)),
    ]);
    refill(sections.year, [ids, day, pick, movements, period, lead && lead.id], () =>
      period ? [] : chronicleSection(scene, { movements, focus, day, lead }, open),
    );
    // after the numbers, which a long quotation would push away
    const quoting = isOpen ? null : lead;
    refill(sections.words, [ids, quoting && quoting.id, lead && lead.id, movements], () =>
      wordsSection(scene, { ids, lead: quoting, voiced: lead, movements }, open),
    );
    refill(sections.rivals, [ids, pick], () =>
      focus.map((movement) => rivalsSection(scene, movement, pick, pickClaims)),
    );
    refill(sections.others, [ids, day, pick, movements, period], () =>
      othersSection(given, { onSelect: select, onPaper: openPaper }),
    );
  }
  /** The date is always that of the day, though the words follow it at their pace. */
  function follow(state, { changed }) {
    if (changed.has("selected") && state.selected) box.scrollTop = 0;
    head.show(state, head.node.lastChild?.textContent);
  }
  const unlisten = told.listen(write);
  const unsubscribe = store.subscribe(follow);
  return {
    destroy() {
      unlisten();
      unsubscribe();
      waiting.destroy();
    },
  };
}
