/**
 * The panel of the day: date, what happened, who is where, who says so.
 * @module panel
 */
import { element, refill } from "./elements.js";
import { marks } from "./icons.js";
import { isoOf, longDate } from "./days.js";
import { dayPhrase, focusOf, isFree, leadOf, ledBy, modesOf } from "./moment.js";
import { badge, references } from "./references.js";
import { inShort, stateBar, stateSection } from "./panel-states.js";
import { rivalsSection } from "./panel-rivals.js";
import { chosenInstead } from "./chosen.js";
import { selectionSection } from "./claims.js";
import { movementName, number, stateName } from "./phrases.js";

/** While playing the panel is rewritten no oftener than this; the date keeps pace. */
const REWRITE_MS = 180;

/** Numbers with thousands stand out in the sentence of the day. */
function withNumbers(text) {
  return text
    .split(/(\d{1,3}(?:,\d{3})+)/)
    .map((part, i) => (i % 2 ? element("b", {}, part) : part))
    .filter(Boolean);
}

function leadSection(scene, state, lead) {
  if (!lead) return [element("p", { class: "xr-lead" }, "Before the first event of our sources.")];
  const past = lead.start !== state.day && !(lead.end >= state.day);
  const since = state.day - lead.end;
  return [
    past
      ? element(
          "p",
          { class: "xr-sub" },
          `${lead.when || longDate(lead.start)}${since > 1 && since < 400 ? `, ${number(since)} days before` : ""}:`,
        )
      : null,
    element("p", { class: "xr-lead" }, withNumbers(lead.text || lead.title)),
    chosenInstead(scene, lead, state.pick),
    element("p", { class: "xr-lead-source" }, badge(lead.status), " ", references(lead.sources, scene.sources)),
  ];
}

/** A period is drawn whole, as it ended, and told as it began: said, lest the two seem to disagree. */
function periodNote({ view, to }) {
  if (view !== "period" || to === null) return [];
  return [element("p", { class: "xr-sub" }, `The map shows the whole period, as it ended on ${longDate(to)}. In words, its first day:`)];
}

function otherRow(scene, movement, day, onSelect) {
  const peoples = movement.peoples.map((id) => scene.index.people.get(id));
  const { count, text, state } = inShort(scene, movement, day);
  const modes = modesOf(scene, movement);
  const moment = { started: day >= movement.start, over: day > movement.end, free: isFree(movement, day), least: state.dead_in.length > 0, modes };
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
    state.whole ? stateBar(state, peoples[0].colour, (key) => stateName(key, moment), true) : null,
  );
}

function othersSection(scene, state, focus, onSelect) {
  const others = scene.movements.filter(
    (movement) => state.movements.includes(movement.id) && !focus.includes(movement),
  );
  if (!others.length) return [];
  return [
    element("h2", {}, focus.length ? "The other peoples, this day" : "The peoples, this day"),
    element(
      "ul",
      { class: "xr-others" },
      others.map((movement) => otherRow(scene, movement, state.day, onSelect)),
    ),
  ];
}

/** The head of the panel: it moves over the map when presenting and to the top on a phone. */
export function createDateHead() {
  const time = element("time", { class: "xr-date" });
  const status = element(
    "div",
    { class: "xr-status", role: "status", "aria-live": "polite", "aria-atomic": "true" },
    time,
  );
  const phrase = element("p", { class: "xr-phrase" });
  const node = element("div", { class: "xr-head" }, status, phrase);
  let shown = { day: null, words: null, playing: null };
  return {
    node,
    show(day, words, playing) {
      // sixty dates a second would drown the voice: it speaks again at the pause
      if (shown.playing !== playing) status.setAttribute("aria-live", playing ? "off" : "polite");
      if (shown.day !== day) {
        time.dateTime = isoOf(day);
        time.textContent = longDate(day);
      }
      if (shown.words !== words) phrase.textContent = words;
      shown = { day, words, playing };
    },
  };
}

/**
 * @param {HTMLElement} box @param {{show: Function}} head @param {object} scene decoded @param {object} store
 * @returns {{destroy: () => void}}
 */
export function createPanel(box, head, scene, store) {
  const names = ["selection", "lead", "states", "rivals", "others", "limits"];
  const sections = Object.fromEntries(
    names.map((name) => [name, element("div", { class: `xr-section xr-section-${name}` })]),
  );
  const limits = element("p", { class: "xr-limits" }, "A map cannot show the cold, the fear, or what was left behind.");
  sections.limits.append(limits);
  box.append(...Object.values(sections));
  let timer = 0;
  let written = -Infinity;

  const close = () => store.set({ selected: null }, "panel");
  const select = (id) => store.set({ selected: { type: "movement", id } }, "panel");
  const pickClaims = (pick) => store.set({ pick }, "panel");

  function write(state) {
    written = performance.now();
    const moving = focusOf(scene, state);
    const lead = leadOf(scene, state, moving);
    const focus = ledBy(moving, lead, state);
    const ids = focus.map((movement) => movement.id);
    const { day, pick, movements, selected, view, to } = state;
    head.show(day, dayPhrase(scene, state, focus, lead), state.playing);
    refill(sections.selection, [selected, selected && selected.type !== "event" ? day : 0, pick, movements], () =>
      selectionSection(scene, state, close, pickClaims),
    );
    const told = lead && selected && selected.type === "event" && selected.id === lead.id;
    refill(sections.lead, [lead && lead.id, day, told, pick, view, to], () => [
      ...periodNote(state),
      ...(told ? [] : leadSection(scene, state, lead)),
    ]);
    refill(sections.states, [ids, day, pick], () => focus.map((movement) => stateSection(scene, movement, day)));
    refill(sections.rivals, [ids, pick], () =>
      focus.map((movement) => rivalsSection(scene, movement, pick, pickClaims)),
    );
    refill(sections.others, [ids, day, pick, movements], () => othersSection(scene, state, focus, select));
  }
  function follow(state, { changed }) {
    if (changed.has("selected") && state.selected) box.scrollTop = 0;
    clearTimeout(timer);
    const wait = written + REWRITE_MS - performance.now();
    if (!(state.playing || state.dragging) || wait <= 0) write(state);
    else {
      head.show(state.day, head.node.lastChild.textContent, state.playing);
      timer = setTimeout(() => write(store.get()), wait);
    }
  }
  write(store.get());
  const unsubscribe = store.subscribe(follow);
  return {
    destroy() {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
