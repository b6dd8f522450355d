/**
 * The people chips: own name first; a chip shows or hides the movement of that people. They stand in one row; those for
 * which there is no room wait behind a button.
 * @module peoples
 */
import { element } from "../dom/elements.js";
import { mark } from "../dom/icons.js";
import { listed } from "../words/wording.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

/** The language of each people's own name, for screen readers. */
const TONGUES = {
  karachais: "krc",
  balkars: "krc",
  kalmyks: "xal",
  chechens: "ce",
  ingush: "inh",
  kazakhs: "kk",
  "crimean-tatars": "crh",
  "meskhetian-turks": "tr",
  "volga-germans": "de",
};

/** Shows or hides the movements of a people; the last one hidden brings all back. */
function toggled(scene, shown, peopleId) {
  const own = scene.movements
    .filter((movement) => movement.peoples.includes(peopleId))
    .map((movement) => movement.id);
  const on = own.some((id) => shown.includes(id));
  const wanted = new Set(on ? shown.filter((id) => !own.includes(id)) : [...shown, ...own]);
  const next = scene.movements.map((movement) => movement.id).filter((id) => wanted.has(id));
  return next.length ? next : scene.movements.map((movement) => movement.id);
}

/** "moved together with the Ingush", where the sources count two peoples as one. */
function companions(scene, people) {
  const others = scene.movements
    .filter((movement) => movement.peoples.includes(people.id))
    .flatMap((movement) => movement.peoples)
    .filter((id) => id !== people.id);
  return others.map((id) => scene.index.people.get(id).name);
}

/** More chips than this are set smaller. */
const MANY = 8;

/**
 * Which of the chips stand in the row: those that are pressed have room before the others.
 * @param {{width: number, pressed: boolean}[]} chips in their order; CSS pixels
 * @param {number} room CSS pixels for all @param {number} gap between two @param {number} more what the button takes
 * @returns {boolean[]} for each chip whether it is seen
 */
export function chipsSeen(chips, room, gap, more) {
  const needed = chips.reduce((sum, { width }) => sum + width + gap, -gap);
  if (needed <= room) return chips.map(() => true);
  const order = [...chips.keys()].sort(
    (a, b) => Number(chips[b].pressed) - Number(chips[a].pressed),
  );
  let left = room - more;
  const seen = new Set();
  for (const n of order) {
    left -= chips[n].width + gap;
    if (left < 0) break;
    seen.add(n);
  }
  return chips.map((_, n) => seen.has(n));
}

/** The row, folded to its room or, asked for, with all chips over what lies below. */
function createRow(box, chips) {
  const more = element("button", {
    type: "button",
    class: "xr-chip xr-peoples-more",
    "aria-expanded": "false",
    "aria-controls": "xr-peoples-row",
    onclick: () => open(!isOpen()),
  });
  const row = element("div", { class: "xr-peoples-row", id: "xr-peoples-row" }, chips, more);
  const isOpen = () => row.classList.contains("xr-peoples-all");

  function open(wanted) {
    row.classList.toggle("xr-peoples-all", wanted);
    more.setAttribute("aria-expanded", String(wanted));
    fit();
  }
  function fit() {
    for (const chip of chips) chip.hidden = false;
    const { columnGap, overflowX } = getComputedStyle(row);
    // where a finger moves the row, all chips stand in it
    more.hidden = overflowX === "auto";
    if (more.hidden || !box.clientWidth) return;
    more.textContent = "+00";
    const sizes = chips.map((chip) => ({
      width: chip.offsetWidth,
      // what the keyboard is on must not vanish under it
      pressed: chip.getAttribute("aria-pressed") === "true" || chip === document.activeElement,
    }));
    const seen = chipsSeen(sizes, box.clientWidth, parseFloat(columnGap), more.offsetWidth);
    const hidden = seen.filter((each) => !each).length;
    more.hidden = !hidden;
    more.textContent = isOpen() ? "Fewer" : `+${hidden}`;
    const others = `${hidden} more ${hidden === 1 ? "people" : "peoples"}: +${hidden}`;
    more.setAttribute("aria-label", isOpen() ? "Fewer peoples" : others);
    if (!isOpen()) chips.forEach((chip, n) => (chip.hidden = !seen[n]));
  }
  const watcher = new ResizeObserver(fit);
  watcher.observe(box);
  if (document.fonts) document.fonts.ready.then(fit);
  row.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    open(false);
    more.focus();
  });
  return { row, fit, destroy: () => watcher.disconnect() };
}

function chip(scene, store, people) {
  const joint = companions(scene, people);
  const press = () =>
    store.set({ movements: toggled(scene, store.get().movements, people.id) }, "peoples");
  return element(
    "button",
    {
      type: "button",
      class: "xr-chip",
      "aria-pressed": "true",
      "data-people": people.id,
      style: { "--hue": people.colour },
      onclick: press,
      title: joint.length ? `${people.name}: counted together with ${listed(joint)}` : people.name,
    },
    mark(people, 14),
    element(
      "span",
      { class: "xr-chip-names" },
      element("b", { lang: TONGUES[people.id] || null }, people.own || people.name),
      element("span", {}, people.name),
    ),
  );
}

/**
 * @param {HTMLElement} box @param {Scene} scene decoded @param {Store} store
 * @returns {{destroy: () => void}}
 */
export function createPeoples(box, scene, store) {
  const moved = scene.peoples.filter((people) =>
    scene.movements.some((movement) => movement.peoples.includes(people.id)),
  );
  const chips = new Map(moved.map((people) => [people.id, chip(scene, store, people)]));
  const { row, fit, destroy } = createRow(box, [...chips.values()]);
  box.classList.toggle("xr-peoples-many", moved.length > MANY);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Peoples shown");
  box.replaceChildren(row);

  function show({ movements }) {
    for (const [id, button] of chips) {
      const on = scene.movements.some(
        (movement) => movements.includes(movement.id) && movement.peoples.includes(id),
      );
      button.setAttribute("aria-pressed", String(on));
    }
    fit();
  }
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => changed.has("movements") && show(state),
  );
  return {
    destroy() {
      unsubscribe();
      destroy();
    },
  };
}
