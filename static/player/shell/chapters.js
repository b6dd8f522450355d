/**
 * The chapter menu: removal, exile and return of each movement.
 * @module chapters
 */
import { element, refill } from "../dom/elements.js";
import { icon, marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { longDate, parts } from "../time/days.js";
import { movementName, within } from "../words/wording.js";
import { chaptersOf } from "../time/steps.js";
/** @import { Patch, Scene, Selection, Store } from "../scene/types.d.ts" */

function chapterButton(scene, movement, chapter, onChoose) {
  return element(
    "button",
    {
      type: "button",
      class: "xr-chapter",
      onclick: () => onChoose(movement, chapter),
      title: longDate(chapter.day),
    },
    element("span", {}, chapter.name),
    " ",
    element("small", {}, String(parts(chapter.day).y)),
    element("span", { class: "xr-hidden" }, `, ${within(movementName(scene, movement))}`),
  );
}

function rowOf(scene, movement, onChoose) {
  const peoples = movement.peoples.map((id) => scene.index.people.get(id));
  return element(
    "li",
    { class: "xr-chapter-row" },
    element(
      "span",
      { class: "xr-chapter-title" },
      marks(peoples, 11),
      element("span", {}, movementName(scene, movement)),
    ),
    element(
      "span",
      { class: "xr-chapter-list" },
      chaptersOf(movement).map((chapter) => chapterButton(scene, movement, chapter, onChoose)),
    ),
  );
}

/**
 * A chapter brings its day and its pace, and its movement alone: the others are there again when they are asked for.
 * @returns {Patch}
 */
function chapterPatch(movement, chapter) {
  /** @type {Selection} */
  const selected = { type: "movement", id: movement.id };
  const movements = [movement.id];
  return { playing: false, day: chapter.day, pace: chapter.pace, selected, movements };
}

function menuButton() {
  return element(
    "button",
    {
      type: "button",
      class: "xr-button xr-chapters-button",
      "aria-expanded": "false",
      "aria-controls": "xr-chapters-menu",
      "aria-label": say("Chapters"),
      title: say("Chapters: removal, exile, return"),
    },
    icon("chapters"),
    element("span", { class: "xr-button-word" }, say("Chapters")),
  );
}

/**
 * @param {Scene} scene decoded @param {Store} store
 * @returns {{node: HTMLElement, destroy: () => void}} a button with its menu
 */
export function createChapters(scene, store) {
  const list = element("ul", {
    class: "xr-chapters-menu",
    hidden: true,
    id: "xr-chapters-menu",
    "aria-label": say("Chapters"),
  });
  const button = menuButton();
  const node = element("div", { class: "xr-chapters" }, button, list);

  function open(wanted) {
    list.hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
  }
  function choose(movement, chapter) {
    open(false);
    button.focus();
    store.set(chapterPatch(movement, chapter), "chapters");
  }
  button.addEventListener("click", () => {
    refill(list, "rows", () => scene.movements.map((movement) => rowOf(scene, movement, choose)));
    open(list.hidden);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    open(false);
    button.focus();
  });
  node.addEventListener("focusout", (event) => {
    const next = /** @type {Node|null} */ (event.relatedTarget);
    if (next && !node.contains(next)) open(false);
  });
  const outside = (event) => node.contains(event.target) || open(false);
  document.addEventListener("pointerdown", outside);
  return {
    node,
    destroy: () => document.removeEventListener("pointerdown", outside),
  };
}
