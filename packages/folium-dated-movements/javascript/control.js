/**
 * The time control: play, step from event to event, pace, a slider of days, and the list of movements.
 * @module control
 */
import { dayWriter, isoOf } from "./calendar.js";
import { STYLE, element } from "./elements.js";
import { leap, pacesFor, partsOf } from "./pace.js";
import { counter } from "./words.js";

/** Milliseconds between two dates in words while the clock runs. */
const WRITTEN_MS = 80;
/** @type {Record<string, string>} */
const PACE_LABELS = {
  D: "days_a_second",
  W: "weeks_a_second",
  M: "months_a_second",
  Y: "years_a_second",
};
/** By how many steps of the pace a key moves the slider: a day of a thousand years is none that a hand can tell. */
const STEPS = /** @type {Record<string, 1|-1>} */ ({
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
});

/** The choice of paces, of those that fit the span. */
function createPaces(clock, { lang, labels }) {
  const counted = counter(lang, labels);
  const named = (pace) => {
    const { count, unit } = partsOf(pace);
    return counted(PACE_LABELS[unit], count);
  };
  let paces = [];
  const choose = () => clock.set({ pace: paces[select.selectedIndex] });
  const select = element("select", { "aria-label": labels.pace, onchange: choose });
  return {
    node: select,
    show({ first, last, pace }) {
      paces = pacesFor(last - first, pace);
      select.replaceChildren(...paces.map((each) => element("option", {}, named(each))));
      select.selectedIndex = paces.indexOf(pace);
    },
  };
}

/**
 * @param {ReturnType<typeof import("./clock.js").createClock>} clock
 * @param {{lang: string, labels: import("./words.js").Labels, precision: "day"|"month"|"year"}} options
 * @param {() => number[]} eventsOf  the days on which somebody leaves or arrives, ascending
 * @param {{button: HTMLElement, panel: HTMLElement}} list
 */
export function createControl(clock, { lang, labels, precision }, eventsOf, list) {
  const written = dayWriter(lang, precision);
  const go = (day) => clock.set({ day, playing: false });
  const forward = () => eventsOf().find((day) => day > clock.get().day) ?? clock.get().last;
  const back = () => eventsOf().findLast((day) => day < clock.get().day) ?? clock.get().first;
  const button = (label, sign, onclick) =>
    element("button", { type: "button", "aria-label": label, title: label, onclick }, sign);

  const date = element("output", { "aria-live": "polite" });
  const play = button(labels.play, "▶", () => clock.toggle());
  const slider = element("input", {
    type: "range",
    step: 1,
    "aria-label": labels.date,
    oninput: () => go(Number(slider.value)),
    onkeydown: (event) => {
      const way = STEPS[event.key];
      if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(leap(clock.get().day, clock.get().pace, way));
    },
  });
  const paces = createPaces(clock, { lang, labels });
  const node = element(
    "div",
    {
      class: "dated-box dated-control",
      role: "group",
      "aria-label": labels.control,
      lang,
      "data-testid": "dated-movements",
    },
    element("style", {}, STYLE),
    element("div", { class: "dated-row" }, date, paces.node),
    element(
      "div",
      { class: "dated-row" },
      button(labels.previous, "‹", () => go(back())),
      play,
      button(labels.next, "›", () => go(forward())),
      slider,
      list.button,
    ),
    list.panel,
  );

  /** What each element shows: an attribute that is written again has the browser lay out the page again. */
  const shown = new Map();
  function write(key, value, writing) {
    if (shown.get(key) === value) return;
    shown.set(key, value);
    writing(value);
  }

  /** A date that flies by need not be written sixty times a second. */
  let writtenAt = -Infinity;
  function show(state) {
    const { day, playing, pace, first, last } = state;
    const now = performance.now();
    const isDue = !playing || day >= last || now - writtenAt >= WRITTEN_MS;
    write("ends", `${first} ${last}`, () => {
      slider.min = String(first);
      slider.max = String(last);
    });
    if (isDue) writtenAt = now;
    const writeDay = () => {
      write("words", written(day), (words) => {
        date.textContent = words;
      });
      slider.value = String(day);
      slider.dataset.date = isoOf(day);
    };
    if (isDue) write("day", day, writeDay);
    write("playing", playing, () => {
      // spoken while it stands still: a day that flies by is not worth an announcement
      date.setAttribute("aria-live", playing ? "off" : "polite");
      play.textContent = playing ? "❚❚" : "▶";
      play.title = playing ? labels.pause : labels.play;
      play.setAttribute("aria-label", play.title);
    });
    if (!playing)
      write("spoken", written(day), (words) => slider.setAttribute("aria-valuetext", words));
    write("paces", `${first} ${last} ${pace}`, () => paces.show(state));
  }
  return { node, show };
}
