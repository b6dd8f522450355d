/**
 * Presentation mode for the classroom: larger type, the panel folded away, the date on the map, full screen.
 * @module presentation
 */
import { element } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
/** @import { Store } from "../scene/types.d.ts" */

/**
 * @param {HTMLElement} root @param {Store} store
 * @returns {{button: HTMLElement, present: (on: boolean) => void, destroy: () => void}}
 */
export function createPresentation(root, store) {
  const word = element("span", { class: "xr-button-word" });
  const picture = element("span", { class: "xr-button-icon" });
  const button = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-present",
      onclick: () => present(!store.get().presenting),
    },
    picture,
    word,
  );

  function present(on) {
    store.set({ presenting: on }, "presentation");
    // a browser or a frame may refuse full screen: the larger layout is useful without it
    if (on && root.requestFullscreen && !document.fullscreenElement)
      root.requestFullscreen().catch(() => {});
    if (!on && document.fullscreenElement === root) document.exitFullscreen().catch(() => {});
  }
  function show({ presenting }) {
    picture.replaceChildren(icon(presenting ? "leave" : "present"));
    word.textContent = presenting ? "Leave" : "Present";
    button.setAttribute("aria-pressed", String(presenting));
    button.setAttribute("aria-label", presenting ? "Leave the presentation" : "Present");
    button.title = presenting
      ? "Leave presentation mode (Esc)"
      : "Presentation mode: larger, full screen (F)";
  }
  // on Escape the browser itself leaves full screen: the layout follows
  const leave = () =>
    !document.fullscreenElement &&
    store.get().presenting &&
    store.set({ presenting: false }, "presentation");
  document.addEventListener("fullscreenchange", leave);
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => changed.has("presenting") && show(state),
  );
  return {
    button,
    present,
    destroy() {
      unsubscribe();
      document.removeEventListener("fullscreenchange", leave);
    },
  };
}
