/**
 * The time control of dated movements: play, step from event to event, pace, and a slider of days.
 * @module dated-control
 */
import { element } from "../dom/elements.js";
import { PACES } from "../time/clock.js";
import { unitWords } from "../time/pace-words.js";
import { isoOf, longDate } from "../time/days.js";
/** @import { PlayerState } from "../scene/types.d.ts" */

const STYLE = [
  ".er-dated{background:#fff;border:1px solid #c9c4b8;border-radius:4px;color:#23262b;",
  'font:14px "Source Sans 3","Source Sans Pro","Source Sans",Arial,sans-serif;padding:8px 10px;',
  "box-sizing:border-box;display:flex;flex-wrap:wrap;gap:6px 8px;align-items:center;max-width:calc(100vw - 20px)}",
  ".leaflet-bottom .er-dated{margin-bottom:24px}",
  ".er-dated output{font-weight:700;font-size:18px;min-width:11em}",
  ".er-dated button,.er-dated select{font:inherit;color:inherit;background:#fff;border:1px solid #767067;border-radius:4px;",
  "min-height:32px;padding:2px 10px;cursor:pointer}",
  ".er-dated button:focus-visible,.er-dated select:focus-visible,.er-dated input:focus-visible{outline:2px solid #23262b;outline-offset:2px}",
  ".er-dated input{flex:1 1 260px;min-width:0;accent-color:#23262b;min-height:32px;margin:0}",
  ".er-dated-words{white-space:normal!important;width:max-content;max-width:22em;",
  'font:13px "Source Sans 3","Source Sans Pro","Source Sans",Arial,sans-serif!important;color:#23262b!important}',
  "@media print{.er-dated button,.er-dated select,.er-dated input{display:none}}",
].join("");

/** Days on which somebody leaves or arrives. */
const eventsOf = (movements) =>
  [...new Set(movements.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);

/**
 * @returns {{node: HTMLElement, show: (state: PlayerState) => void}}
 */
export function createControl({ movements, first, last, label }, store) {
  const events = eventsOf(movements);
  const go = (day) => store.set({ day, playing: false }, "control");
  const forward = () => events.find((day) => day > store.get().day) ?? last;
  const back = () => events.findLast((day) => day < store.get().day) ?? first;
  const date = element("output", { role: "status" });
  const press = () =>
    store.set({ playing: !store.get().playing && store.get().day < last }, "control");
  const play = element("button", { type: "button", onclick: press });
  const slider = element("input", {
    type: "range",
    min: first,
    max: last,
    step: 1,
    "aria-label": "Date",
    oninput: () => go(Number(slider.value)),
  });
  const pace = element(
    "select",
    { "aria-label": "Pace", onchange: () => store.set({ pace: pace.value }, "control") },
    PACES.map((unit) => element("option", { value: unit }, unitWords(unit).pace)),
  );
  const node = element(
    "div",
    { class: "er-dated", role: "group", "aria-label": label, "data-testid": "dated-movements" },
    element("style", {}, STYLE),
    date,
    element(
      "button",
      { type: "button", "aria-label": "Previous event", onclick: () => go(back()) },
      "‹",
    ),
    play,
    element(
      "button",
      { type: "button", "aria-label": "Next event", onclick: () => go(forward()) },
      "›",
    ),
    pace,
    slider,
  );

  function show({ day, playing, pace: unit }) {
    date.textContent = longDate(day);
    slider.value = day;
    slider.setAttribute("aria-valuetext", isoOf(day));
    play.textContent = playing ? "Pause" : "Play";
    pace.value = unit;
  }
  return { node, show };
}
