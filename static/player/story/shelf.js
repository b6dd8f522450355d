/**
 * Where a story begins: the tours of the peoples shown, in the panel.
 * @module shelf
 */
import { element, inTongues, refill } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { say } from "../language/say.js";
import { peoplesOf, toursOf } from "../scene/tours.js";
import { ownNamesIn } from "../words/own-names.js";
/** @import { Scene, Store, Tour } from "../scene/types.d.ts" */

/** With more tours of some of the peoples shown than this they are folded: the day comes first. */
const MOST_OPEN = 2;

/** @param {Scene} scene @param {Tour} tour @param {(tour: Tour) => void} onBegin @param {boolean} large */
function tourButton(scene, tour, onBegin, large) {
  return element(
    "button",
    {
      type: "button",
      class: large ? "xr-shelf-all" : "xr-shelf-own",
      "data-key": `tour-${tour.id}`,
      "data-tour": tour.id,
      onclick: () => onBegin(tour),
    },
    large ? null : element("span", {}, marks(peoplesOf(scene, tour), 13)),
    element("b", {}, inTongues(ownNamesIn(scene.peoples, tour.title))),
    element("span", { class: "xr-sub" }, tour.summary),
  );
}

function contentOf(scene, movements, onBegin) {
  const { all, own } = toursOf(scene, movements);
  if (!all.length && !own.length) return [];
  const rows = element(
    "ul",
    {},
    own.map((tour) => element("li", {}, tourButton(scene, tour, onBegin, false))),
  );
  const folded = element(
    "details",
    { class: "xr-more", "data-key": "stories" },
    element("summary", {}, say("The story of one people: {count}", { count: own.length })),
    rows,
  );
  return [
    element("h2", {}, all.length + own.length > 1 ? say("Stories") : say("Story")),
    ...all.map((tour) => tourButton(scene, tour, onBegin, true)),
    own.length > MOST_OPEN ? folded : own.length ? rows : null,
  ];
}

/**
 * @param {Scene} scene decoded @param {Store} store @param {(tour: Tour) => void} onBegin
 * @returns {{node: HTMLElement, focus: (id: string) => void, destroy: () => void}}
 *   focus: puts the keyboard on a tour, or on the first thing where it is not among those shown
 */
export function createShelf(scene, store, onBegin) {
  const node = element("div", { class: "xr-section xr-shelf" });
  const show = ({ movements }) =>
    refill(node, movements, () => contentOf(scene, movements, onBegin));
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => changed.has("movements") && show(state),
  );
  function focus(id) {
    const own = node.querySelector(`[data-tour="${CSS.escape(id)}"]`);
    const folded = own?.closest("details");
    if (folded) folded.open = true;
    const target = own ?? node.querySelector("button, summary");
    /** @type {HTMLElement|null} */ (target)?.focus({ preventScroll: true });
  }
  return { node, focus, destroy: unsubscribe };
}
