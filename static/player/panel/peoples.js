/**
 * The people chips: own name first; a chip shows or hides the movement of that people. They stand in one row; those for
 * which there is no room wait behind a button.
 * @module peoples
 */
import { element } from "../dom/elements.js";
import { mark } from "../dom/icons.js";
import { listed } from "../words/wording.js";
import { createRow } from "./chips-row.js";
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
