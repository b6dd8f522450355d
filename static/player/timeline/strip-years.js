/**
 * Whether all years of all peoples lie above the page: the reader's choice, kept in the browser. A presentation begins
 * without them, whatever was chosen before.
 * @module strip-years
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
/** @import { Store } from "../scene/types.d.ts" */

const KEPT_AS = "exile-and-return-all-years";

/** A page opened from the disk, or a browser that keeps nothing, may refuse. */
function kept() {
  try {
    return localStorage.getItem(KEPT_AS) === "yes";
  } catch {
    return false;
  }
}

function keep(open) {
  try {
    localStorage.setItem(KEPT_AS, open ? "yes" : "no");
  } catch {
    // then the choice lasts as long as the page
  }
}

/**
 * @param {HTMLElement} box the strip; data-years says to the style sheet how high it is
 * @param {Store} store @param {() => void} changed
 * @returns {{button: HTMLElement, isOpen: () => boolean, place: (layout: import("./strip-layout.js").StripLayout) => void,
 *   destroy: () => void}} place: puts the button where no name stands
 */
export function createYears(box, store, changed) {
  let open = false;
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-years",
      title: say("All years of the peoples shown, one above the other, and what the fills mean"),
      onclick: () => {
        if (!store.get().presenting) keep(!open);
        show(!open);
      },
    },
    say("All years"),
  );

  function show(wanted) {
    open = wanted;
    box.dataset.years = open ? "open" : "folded";
    button.setAttribute("aria-expanded", String(open));
    changed();
  }

  show(kept() && !store.get().presenting);
  const destroy = store.subscribe(({ presenting }, changes) => {
    if (changes.changed.has("presenting")) show(kept() && !presenting);
  });
  const place = ({ low, magnifier }) =>
    button.style.setProperty("--names-end", `${low || !magnifier ? 0 : magnifier.top}px`);
  return { button, isOpen: () => open, place, destroy };
}
