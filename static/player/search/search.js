/**
 * The search: a button, and a box in which results come up as the reader types (a combobox with a list).
 * @module search
 */
import { createDialog } from "../dom/dialog.js";
import { element, inTongues } from "../dom/elements.js";
import { icon, marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { ownNamesIn } from "../words/own-names.js";
import { waitingWords } from "../dom/waiting.js";
import { number } from "../words/wording.js";
import { entriesOf, groupWords } from "./entries.js";
import { finderOf } from "./find.js";
import { goalOf } from "./goals.js";
import { actOn } from "./search-keys.js";
/** @import { Scene, Store, Tour } from "../scene/types.d.ts" */
/** @import { Entry } from "./entries.js" */

const optionId = (n) => `xr-search-option-${n}`;

/** @param {Scene} scene @param {Entry} entry @param {number} n @param {(entry: Entry) => void} onGo */
function optionOf(scene, entry, n, onGo) {
  const people = entry.group === "people" ? scene.index.people.get(entry.id) : null;
  const spoken = (text) => inTongues(ownNamesIn(scene.peoples, text));
  return element(
    "div",
    {
      role: "option",
      id: optionId(n),
      class: "xr-search-option",
      "aria-selected": "false",
      // the field keeps the focus
      onmousedown: (event) => event.preventDefault(),
      onclick: () => onGo(entry),
    },
    element("b", {}, people ? marks([people], 12) : null, spoken(entry.name)),
    element("span", { class: "xr-sub" }, spoken(entry.note)),
  );
}

function groupOf(group, options) {
  const id = `xr-search-${group}`;
  return element(
    "div",
    { role: "group", "aria-labelledby": id },
    element("div", { id, class: "xr-search-group", role: "presentation" }, groupWords(group)),
    options,
  );
}

/** The words under the results. */
function statusOf(query, { shown, count }) {
  if (!query.trim())
    return say(
      "Peoples, places, persons, events, stories and sources, in any spelling: Jambul, Zhambyl, Джамбул.",
    );
  if (!count) return say("Nothing by that name. Try just the first letters.");
  const seen = shown.reduce((sum, { entries }) => sum + entries.length, 0);
  const values = { seen, count: number(count) };
  return seen < count
    ? say("{seen} of {count}: keep typing to narrow the list.", values)
    : say("{count} found.", values);
}

/** The field and its list. @param {Scene} scene @param {(entry: Entry) => void} onGo */
function createCombobox(scene, onGo) {
  const list = element("div", {
    role: "listbox",
    id: "xr-search-list",
    "aria-label": say("Results"),
  });
  const status = element("p", { class: "xr-search-status", role: "status" });
  const field = element("input", {
    type: "text",
    class: "xr-field",
    id: "xr-search-field",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    oninput: () => {
      isAwaited = false;
      show();
    },
    onkeydown: press,
  });
  /** Made when somebody first searches. @type {ReturnType<typeof finderOf>|null} */
  let find = null;
  /** @type {Entry[]} */
  let entries = [];
  let active = -1;
  /** The reader has chosen the first that is found, before it could be found. */
  let isAwaited = false;

  function activate(n) {
    active = n;
    list.querySelectorAll("[role=option]").forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === n));
      if (at === n) option.scrollIntoView({ block: "nearest" });
    });
    if (n < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", optionId(n));
  }
  function show() {
    // half of the names would find half of what there is
    if (!scene.texts.here) {
      list.hidden = true;
      status.textContent = waitingWords(scene.texts);
      return;
    }
    find ??= finderOf(scene.folding, entriesOf(scene));
    const found = find(field.value);
    entries = found.shown.flatMap((each) => each.entries);
    let n = 0;
    list.replaceChildren(
      ...found.shown.map(({ group, entries: own }) =>
        groupOf(
          group,
          own.map((entry) => optionOf(scene, entry, n++, onGo)),
        ),
      ),
    );
    list.hidden = !entries.length;
    field.setAttribute("aria-expanded", String(entries.length > 0));
    status.textContent = statusOf(field.value, found);
    activate(entries.length ? 0 : -1);
    if (isAwaited && entries.length) onGo(entries[0]);
    isAwaited = false;
  }
  function press(event) {
    const act = actOn(event);
    isAwaited = act === "choose" && !scene.texts.here;
    if (act === null || !entries.length) return;
    if (act === "choose") onGo(entries[active]);
    else activate((active + act + entries.length) % entries.length);
    event.preventDefault();
  }
  return { field, list, status, show };
}

/** Puts the keyboard at what was found: who does not see the map hears it, and reads on from there. */
function focusFound(root) {
  const heading = root.querySelector(".xr-section-selection h2");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} root of the player @param {Scene} scene decoded @param {Store} store
 * @param {(tour: Tour) => void} onBegin begins a story
 * @returns {{button: HTMLElement, open: () => void, destroy: () => void}}
 */
export function createSearch(root, scene, store, onBegin) {
  const { field, list, status, show } = createCombobox(scene, go);
  const dialog = createDialog(
    { class: "xr-search", "aria-label": say("Search the atlas") },
    (close) => [
      element("label", { for: field.id }, say("Search the atlas")),
      element("div", { class: "xr-search-row" }, field, close),
      list,
      status,
    ],
  );
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-search-button",
      "aria-haspopup": "dialog",
      "aria-label": say("Search"),
      title: say("Search (/)"),
      onclick: open,
    },
    icon("search"),
    element("span", { class: "xr-button-word", "aria-hidden": "true" }, say("Search")),
  );

  function go(entry) {
    dialog.close();
    const tour = entry.group === "story" && scene.tours.find(({ id }) => id === entry.id);
    // the page is itself again before a story sets its first step, which measures the map
    const patch = tour ? {} : goalOf(scene, store.get(), entry);
    store.set({ ...patch, opening: false }, "search");
    if (tour) onBegin(tour);
    else focusFound(root);
  }
  function open() {
    store.set({ playing: false }, "search");
    field.value = "";
    scene.texts.again();
    show();
    dialog.showModal();
    field.focus();
  }
  root.append(dialog);
  const unlisten = scene.texts.listen(() => dialog.open && show());
  return {
    button,
    open,
    destroy() {
      unlisten();
      dialog.remove();
    },
  };
}
