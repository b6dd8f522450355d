/**
 * What is compared: two peoples, two days, or the removal and the return; whose, when, in numbers or in shares.
 * @module pair-choices
 */
import { element, refill, segments } from "../dom/elements.js";
import { say, stopped } from "../language/say.js";
import { FIRST_DAY, LAST_DAY, isoOf } from "../time/days.js";
import { dayTyped, typedDate } from "../time/typed-date.js";
import { ALL, countOf, daysOf, movementOf, rangeOf } from "./pair-state.js";
/** @import { PairState, Scene, Store } from "../scene/types.d.ts" */

/** @returns {[PairState["kind"], string][]} */
const kindsOf = () => [
  ["peoples", say("Two peoples")],
  ["dates", say("Two days")],
  ["return", say("Removal and return")],
];
/** @returns {[PairState["figures"], string][]} */
const figuresOf = () => [
  ["people", say("Numbers")],
  ["share", say("Shares")],
];

/** A field with its name before it. @param {string|HTMLElement} name @param {HTMLElement} field */
const named = (name, field) =>
  element("label", { class: "xp-field" }, element("span", {}, name), field);

function selectOf(onChange) {
  return element("select", { onchange: (event) => onChange(event.target.value) });
}

/**
 * The list is left alone while the clock runs: a reader may have opened it.
 * @param {HTMLSelectElement} select @param {[string, string, boolean][]} options value, words, whether it may be chosen
 */
function fill(select, options, value) {
  refill(select, options, () =>
    options.map(([id, words, may]) => element("option", { value: id, disabled: !may }, words)),
  );
  select.value = value;
}

/** A sentence begins with a capital. @param {string} words */
const sentence = (words) => stopped(`${words[0].toUpperCase()}${words.slice(1)}`);

/**
 * A day to be typed. What is no day of the atlas stays to be mended, with what is wrong beside it.
 * @param {Scene} scene @param {string} name @param {(day: number) => void} onDay
 */
function dateField(scene, name, onDay) {
  const wrong = element("span", { class: "xp-wrong", role: "alert" });
  let shown = NaN;
  const field = element("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    onchange() {
      const day = dayTyped(field.value);
      const fault = faultOf(day, scene);
      tell(fault);
      if (fault) return;
      write(day);
      onDay(day);
    },
  });
  const node = element("span", { class: "xp-dated" }, named(name, field), wrong);
  function tell(fault) {
    wrong.textContent = fault;
    field.setAttribute("aria-invalid", String(Boolean(fault)));
  }
  function write(day) {
    shown = day;
    field.value = typedDate(day);
    tell("");
  }
  /** What somebody is typing is left alone until the day becomes another. */
  const show = (day) => day !== shown && write(day);
  return { node, show };
}

/** @param {number} day @param {Scene} scene @returns {string} why it is no day of the atlas, or nothing */
function faultOf(day, scene) {
  if (day >= FIRST_DAY && day <= LAST_DAY) return "";
  if (!Number.isNaN(day)) return sentence(scene.address.reasons.date.outside);
  const date = typedDate(scene.address.opening_day);
  return say("No date: write it as {date} or {iso}.", {
    date,
    iso: isoOf(scene.address.opening_day),
  });
}

/** The fields of the days: one day, two, or how many have passed. @param {Scene} scene @param {Store<PairState>} store */
function createDays(scene, store) {
  const on = dateField(scene, say("Day"), (day) => {
    const { kind, distance, day: before } = store.get();
    // whoever sets one of two days leaves the other where it is
    const apart = kind === "dates" ? before + distance - day : distance;
    store.set({ playing: false, day, distance: apart }, "choices");
  });
  const then = dateField(scene, say("and"), (day) =>
    store.set({ playing: false, day: store.get().day, distance: day - store.get().day }, "choices"),
  );
  const count = element("input", {
    type: "number",
    min: 1,
    onchange({ target }) {
      const start = movementOf(scene, store.get().left)?.start ?? 0;
      if (target.value >= 1)
        store.set({ playing: false, day: start + Math.round(target.value) - 1 }, "choices");
      target.value = String(countOf(scene, store.get()));
    },
  });
  const fields = [on.node, then.node, named(say("Day"), count)];
  function show(state) {
    const days = daysOf(state);
    [on, then].forEach((field, n) => field.show(days[n]));
    const [first, last] = rangeOf(scene, state);
    count.max = String(last - first + 1);
    count.value = String(countOf(scene, state));
    fields[0].hidden = fields[2].hidden = false;
    fields[state.kind === "return" ? 0 : 2].hidden = true;
    fields[1].hidden = state.kind !== "dates";
  }
  return { fields, show };
}

/**
 * @param {Scene} scene @param {Store<PairState>} store
 * @param {string[]} counted movements whose removal and return are compared day by day
 */
export function createChoices(scene, store, counted) {
  const set = (patch) => store.set({ playing: false, map: null, ...patch }, "choices");
  const kinds = segments(
    say("What is compared"),
    kindsOf().filter(([kind]) => kind !== "return" || counted.length),
    (kind) => set({ kind }),
  );
  const left = selectOf((id) => set({ left: id }));
  const right = selectOf((id) => set({ right: id }));
  const leftName = element("span");
  const leftField = named(leftName, left);
  const rightField = named(say("Right"), right);
  const days = createDays(scene, store);
  const figures = segments(say("Numbers or shares"), figuresOf(), (chosen) =>
    store.set({ figures: chosen }, "choices"),
  );
  const node = element(
    "div",
    { class: "xp-choices", role: "group", "aria-label": say("What is compared, and when") },
    kinds.group,
    leftField,
    rightField,
    days.fields,
    figures.group,
  );
  function show(state) {
    const { kind } = state;
    const may = (id) => kind !== "return" || counted.includes(id);
    /** @type {[string, string, boolean][]} */
    const options = scene.movements.map(({ id, title }) => [
      id,
      may(id) ? title : say("{title} (no day of a return is known)", { title }),
      may(id),
    ]);
    fill(left, [...options, [ALL, say("All peoples"), may(ALL)]], state.left);
    fill(right, [...options, [ALL, say("All peoples"), true]], state.right);
    refill(leftName, kind, () => [kind === "peoples" ? say("Left") : say("People")]);
    rightField.hidden = kind !== "peoples";
    kinds.show(kind);
    figures.show(state.figures);
    days.show(state);
  }
  return { node, show };
}
