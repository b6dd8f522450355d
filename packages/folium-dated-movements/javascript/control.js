/**
 * The time control: play, step from event to event, pace, and a slider of days.
 * @module control
 */
import { dayWriter, isoOf } from "./calendar.js";
import { PACES } from "./clock.js";
import { STYLE, element } from "./elements.js";

/** Milliseconds between two dates in words while the clock runs. */
const WRITTEN_MS = 80;

/**
 * @param {ReturnType<typeof import("./clock.js").createClock>} clock
 * @param {{lang: string, labels: Record<string, string>}} options
 * @param {() => number[]} eventsOf  the days on which somebody leaves or arrives, ascending
 */
export function createControl(clock, { lang, labels }, eventsOf) {
  const written = dayWriter(lang);
  const digits = new Intl.NumberFormat(lang);
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
  });
  const given = clock.get().pace;
  const paces = [...Object.keys(PACES), ...(typeof given === "number" ? [given] : [])];
  const paceName = (pace) =>
    typeof pace === "number"
      ? labels.days_a_second.replace("{count}", () => digits.format(pace))
      : labels[`${pace}_a_second`];
  const choose = () => clock.set({ pace: paces[select.selectedIndex] });
  const select = element(
    "select",
    { "aria-label": labels.pace, onchange: choose },
    ...paces.map((pace) => element("option", {}, paceName(pace))),
  );
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
    element("div", { class: "dated-row" }, date, select),
    element(
      "div",
      { class: "dated-row" },
      button(labels.previous, "‹", () => go(back())),
      play,
      button(labels.next, "›", () => go(forward())),
      slider,
    ),
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
  function show({ day, playing, pace, first, last }) {
    const now = performance.now();
    const isDue = !playing || day >= last || now - writtenAt >= WRITTEN_MS;
    write("ends", `${first} ${last}`, () => {
      slider.min = String(first);
      slider.max = String(last);
    });
    if (isDue) writtenAt = now;
    const writeDay = () => {
      date.textContent = written(day);
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
    if (!playing) slider.setAttribute("aria-valuetext", written(day));
    write("pace", pace, () => {
      select.selectedIndex = paces.indexOf(pace);
    });
  }
  return { node, show };
}
