/**
 * The people chips: own name first. A press shows that people alone, and pressed again all; with
 * Ctrl or Shift, or once "Several" is on, it adds a people or takes it away. They stand in one row;
 * those for which there is no room wait behind a button.
 * @module peoples
 */
import { element } from "../dom/elements.js";
import { mark } from "../dom/icons.js";
import { createToolbar } from "../dom/roving.js";
import { say } from "../language/say.js";
import { movementsOf, peoplesMoved } from "../scene/moved.js";
import { listed, within } from "../words/wording.js";
import { createRow } from "./chips-row.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

/**
 * The movements to show once a people is pressed; never none.
 * @param {Scene} scene decoded @param {string[]} shown ids of movements @param {string} peopleId
 * @param {boolean} several whether it is added or taken away, rather than shown alone
 * @returns {string[]} in the order of the scene
 */
export function shownOnPress(scene, shown, peopleId, several) {
  const all = scene.movements.map((movement) => movement.id);
  const own = movementsOf(scene, peopleId).map((movement) => movement.id);
  const isOn = own.some((id) => shown.includes(id));
  const isAlone = isOn && shown.every((id) => own.includes(id));
  if (isAlone) return all;
  if (!several) return own;
  return all.filter((id) => (own.includes(id) ? !isOn : shown.includes(id)));
}

/** Whether what is selected belongs to a movement that is not among those shown. */
export function isSomebodyElses(scene, selected, movements) {
  if (!selected) return false;
  const { type, id } = selected;
  if (type === "movement") return !movements.includes(id);
  if (type !== "event") return false;
  const { movement } = scene.index.event.get(id);
  return Boolean(movement) && !movements.includes(movement);
}

/** "moved together with the Ingush", where the sources count two peoples as one. */
function companions(scene, people) {
  const others = movementsOf(scene, people.id)
    .flatMap((movement) => movement.peoples)
    .filter((id) => id !== people.id);
  return others.map((id) => scene.index.people.get(id).name);
}

/** More chips than this are set smaller. */
const MANY = 8;

/** What a chip is of, and what it does, shown on hovering. */
function hintOf(people, joint) {
  const values = { people: people.name, others: listed(joint.map(within)) };
  const name = joint.length ? say("{people}: counted together with {others}", values) : people.name;
  const how = say("Press to show alone, again to show all; Ctrl or Shift adds or removes");
  return `${name}. ${how}`;
}

function chip(scene, store, people, isSeveral) {
  const joint = companions(scene, people);
  const press = (event) => {
    const several = isSeveral() || event.ctrlKey || event.metaKey || event.shiftKey;
    const { movements: shown, selected } = store.get();
    const movements = shownOnPress(scene, shown, people.id, several);
    // what was open of a people that is no longer shown goes with it
    const isLeft = isSomebodyElses(scene, selected, movements);
    store.set({ movements, ...(isLeft ? { selected: null } : {}) }, "peoples");
  };
  return element(
    "button",
    {
      type: "button",
      class: "xr-chip",
      "aria-pressed": "true",
      "data-people": people.id,
      style: { "--hue": people.colour },
      onclick: press,
      title: hintOf(people, joint),
    },
    mark(people, 14),
    element(
      "span",
      { class: "xr-chip-names" },
      element("b", { lang: people.own_lang || null }, people.own || people.name),
      element("span", {}, people.name),
    ),
  );
}

/** A switch for fingers, which have no Ctrl: it is seen only where there is no mouse (player.css). */
function severalButton() {
  const button = element(
    "button",
    { type: "button", class: "xr-button xr-several", "aria-pressed": "false" },
    say("Several"),
  );
  const isOn = () => button.getAttribute("aria-pressed") === "true";
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(!isOn())));
  return { button, isOn };
}

/**
 * @param {HTMLElement} box @param {Scene} scene decoded @param {Store} store
 * @returns {{destroy: () => void}}
 */
export function createPeoples(box, scene, store) {
  const moved = peoplesMoved(scene);
  const several = severalButton();
  const chips = new Map(
    moved.map((people) => [people.id, chip(scene, store, people, several.isOn)]),
  );
  const { row, buttons, fit, destroy } = createRow(box, [...chips.values()], several.button);
  box.classList.toggle("xr-peoples-many", moved.length > MANY);
  box.replaceChildren(row);
  const label = say("Peoples to show, {count}", { count: moved.length });
  const toolbar = createToolbar(box, buttons, () => label);

  function show({ movements }) {
    for (const [id, button] of chips) {
      const on = movementsOf(scene, id).some((movement) => movements.includes(movement.id));
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
      toolbar.destroy();
      destroy();
    },
  };
}
