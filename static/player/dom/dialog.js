/**
 * A dialog over the page.
 * @module dialog
 */
import { say } from "../language/say.js";
import { element } from "./elements.js";
import { icon } from "./icons.js";

/**
 * A dialog that its button, Escape and a click beside it close.
 * @param {Object<string, *>} attributes of the dialog
 * @param {(close: HTMLElement) => import("./elements.js").Child[]} content is given the button that closes it
 * @returns {HTMLDialogElement}
 */
export function createDialog(attributes, content) {
  const close = element(
    "button",
    {
      type: "button",
      class: "xr-button xr-square",
      "aria-label": say("Close"),
      title: say("Close (Esc)"),
      onclick: () => dialog.close(),
    },
    icon("leave"),
  );
  const dialog = element("dialog", attributes, content(close));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return dialog;
}
