/**
 * What the page shows of a story: its card, or the way back to it above the panel, or where stories begin.
 * @module story-view
 */
import { element, inTongues } from "../dom/elements.js";
import { say } from "../language/say.js";
import { stepAt, tourAt } from "../scene/tours.js";
import { ownNamesIn } from "../words/own-names.js";
import { createCard } from "./card.js";
import { createShelf } from "./shelf.js";
import { listenSwipe } from "./swipe.js";
import { isElsewhere, isStrayed } from "./telling.js";
/** @import { Patch, PlayerState, Scene, Store, Tour } from "../scene/types.d.ts" */
/** @import { Spot } from "../scene/tours.js" */

/** At the top of the panel while something else is open than what the step marks: the way back. */
function createWayBack(acts) {
  const title = element("span", { class: "xr-story-title" });
  const back = element(
    "button",
    { type: "button", class: "xr-button xr-story-back", onclick: acts.back },
    say("Back to the story"),
  );
  const node = element("div", { class: "xr-story-way", hidden: true }, title, back);
  return { node, title, focus: () => back.focus({ preventScroll: true }) };
}

/**
 * @param {HTMLElement} root of the player @param {{map: HTMLElement, stage: HTMLElement, panel: HTMLElement}} boxes
 * @param {Scene} scene decoded @param {Store} store
 * @param {import("./card.js").Acts & {begin: (tour: Tour) => void}} acts
 */
export function createView(root, boxes, scene, store, acts) {
  const card = createCard(scene, acts);
  const wayBack = createWayBack(acts);
  const shelf = createShelf(scene, store, acts.begin);
  /** "", "told" while the card is shown, "opened" while the panel shows something that the reader has opened. */
  let mode = "";
  /** The step that the card has, also while it is hidden. @type {Spot} */
  let on = { id: "", step: 0 };

  boxes.stage.after(card.node);
  boxes.panel.prepend(wayBack.node, shelf.node);
  listenSwipe(card.node, acts.go);
  // a hand on the map leaves the keyboard there too, and arrows would move the map instead of turning the step
  boxes.map.addEventListener("pointerup", () => {
    const { activeElement: active } = document;
    if (mode && active instanceof HTMLElement && boxes.map.contains(active)) active.blur();
  });

  return {
    isOpened: () => mode === "opened",
    /** Where the date goes while the card is shown. @returns {HTMLElement|null} */
    headBox: () => (mode === "told" ? card.head : null),
    /** @param {Spot} to */
    tell(to) {
      const [tour, step] = [tourAt(scene, to), stepAt(scene, to)];
      if (!tour || !step || (on.id === to.id && on.step === to.step)) return;
      on = to;
      card.show(tour, step, to.step);
      wayBack.title.replaceChildren(...inTongues(ownNamesIn(scene.peoples, tour.title)));
    },
    /** @param {PlayerState} state @param {Patch} told what the step has set */
    follow(state, told) {
      const step = stepAt(scene, state.tour);
      card.follow(state, Boolean(step) && isStrayed(state, told, step?.plays ?? null));
      const next = !step ? "" : isElsewhere(state, told) ? "opened" : "told";
      if (next === mode) return;
      mode = next;
      root.dataset.story = mode;
      card.node.hidden = mode !== "told";
      wayBack.node.hidden = mode !== "opened";
      shelf.node.hidden = mode !== "";
    },
    /** Puts the keyboard at the step; on a phone its map too comes into view, wherever the reader has scrolled to. */
    focus() {
      card.focus();
      if (root.dataset.layout === "narrow") root.scrollIntoView({ block: "start" });
    },
    focusWayBack: wayBack.focus,
    focusShelf: shelf.focus,
    destroy() {
      shelf.destroy();
      card.destroy();
      delete root.dataset.story;
    },
  };
}
