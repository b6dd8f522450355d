/**
 * The opening: what the page shows where its address says nothing. Nothing plays by itself.
 * @module opening-page
 */
import { pictureAt, titlePicture } from "../shell/address-query.js";
import { playPatch } from "../time/steps.js";
import { placeKept, placeWords } from "./last-place.js";
import { createTitle } from "./opening-view.js";
import { firstTour } from "./title-words.js";
/** @import { Scene, Store, Tour } from "../scene/types.d.ts" */

/**
 * @param {HTMLElement} root of the player
 * @param {{frame: HTMLElement, map: HTMLElement, controls: HTMLElement}} boxes
 * @param {Scene} scene decoded @param {Store} store
 * @param {{begin: (tour: Tour) => void}} story
 * @returns {{destroy: () => void}}
 */
export function createOpening(root, boxes, scene, store, story) {
  const tour = firstTour(scene);
  /** What is pressed here is gone with the opening: the keyboard goes on at *Play*. */
  function leave(patch) {
    store.set({ ...patch, opening: false }, "opening");
    const play = /** @type {HTMLElement|null} */ (boxes.controls.querySelector(".xr-play"));
    play?.focus({ preventScroll: true });
  }
  /** The page is itself again before the story sets its first step, which measures the map. */
  function tell(told) {
    store.set({ opening: false }, "opening");
    story.begin(told);
  }
  const explore = () => leave({});
  /** What is offered: another window may have moved on since. */
  let kept = "";
  const title = createTitle(scene, tour, titlePicture(scene).day, {
    begin: () => (tour ? tell(tour) : explore()),
    choose: ({ tour: own, movements }) =>
      own ? tell(own) : leave({ movements: movements.map(({ id }) => id) }),
    explore,
    play: () => leave(playPatch(scene, store.get(), false)),
    resume: () => leave(pictureAt(kept, scene)),
  });
  boxes.frame.prepend(...title.nodes);

  function show({ opening }) {
    if (opening) root.dataset.opening = "on";
    else delete root.dataset.opening;
    for (const node of title.nodes) node.hidden = !opening;
    // it is a picture here: what lies under a finger that scrolls must not move, nor be a stop for the keyboard
    boxes.map.inert = opening;
    if (!opening) return;
    kept = placeKept(scene);
    title.offer(kept && placeWords(kept, scene));
  }
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => changed.has("opening") && show(state),
  );
  return {
    destroy() {
      unsubscribe();
      title.destroy();
      delete root.dataset.opening;
    },
  };
}
