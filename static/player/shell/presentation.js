/**
 * Presentation mode for the classroom: larger type, the panel folded away, the date on the map, full screen.
 * @module presentation
 */
import { element } from "../dom/elements.js";
import { icon } from "../dom/icons.js";
import { say } from "../language/say.js";
/** @import { Store } from "../scene/types.d.ts" */

/** What a browser takes for the reader's own act, without which it refuses full screen. */
const PRESSES = ["keydown", "pointerup"];

/**
 * @param {HTMLElement} root @param {Store} store
 * @returns {{button: HTMLElement, present: (on: boolean) => void, hold: (opens: boolean) => void, destroy: () => void}} hold: a
 *   window is about to be opened, or was not
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

  // a browser or a frame may refuse full screen: the larger layout is useful without it
  const fill = () => {
    if (root.requestFullscreen && !document.fullscreenElement)
      root.requestFullscreen().then(empty, () => {});
  };
  /** Ends full screen without a presentation; the press that brought it back may have ended that. */
  function empty() {
    if (!store.get().presenting && document.fullscreenElement === root)
      document.exitFullscreen().catch(() => {});
  }
  /** A browser ends full screen where a page opens a window: the next press in this one brings it back. */
  let held = false;
  function hold(opens) {
    held = opens && document.fullscreenElement === root;
  }
  /** @param {Event} press */
  function regain(press) {
    const isEscape = press instanceof KeyboardEvent && press.key === "Escape";
    if (held && store.get().presenting && !isEscape) fill();
    held = false;
  }

  function present(on) {
    store.set({ presenting: on }, "presentation");
    if (on) fill();
    else empty();
  }
  function show({ presenting }) {
    picture.replaceChildren(icon(presenting ? "leave" : "present"));
    word.textContent = presenting ? say("Leave") : say("Present");
    button.setAttribute("aria-pressed", String(presenting));
    button.setAttribute("aria-label", presenting ? say("Leave the presentation") : say("Present"));
    button.title = presenting
      ? say("Leave presentation mode (Esc)")
      : say("Presentation mode: larger, full screen (F)");
  }
  // on Escape the browser itself leaves full screen: the layout follows
  const leave = () =>
    !document.fullscreenElement &&
    !held &&
    store.get().presenting &&
    store.set({ presenting: false }, "presentation");
  document.addEventListener("fullscreenchange", leave);
  for (const kind of PRESSES) root.addEventListener(kind, regain, true);
  show(store.get());
  const unsubscribe = store.subscribe(
    (state, { changed }) => changed.has("presenting") && show(state),
  );
  return {
    button,
    present,
    hold,
    destroy() {
      for (const kind of PRESSES) root.removeEventListener(kind, regain, true);
      unsubscribe();
      document.removeEventListener("fullscreenchange", leave);
    },
  };
}
