/**
 * What stands where texts of the scene will, until they have come.
 * @module waiting
 */
import { element } from "./elements.js";
import { say } from "../language/say.js";
/** @import { Texts } from "../scene/texts.js" */

/** @param {Texts} texts */
export const waitingWords = ({ failed }) =>
  failed
    ? say("What the sources say could not be loaded.")
    : say("The map is here; what the sources say is on its way …");

/**
 * A line that goes when they have come, and offers to ask again where they have not.
 * @param {Texts} texts @param {Object<string, *>} [attributes]
 * @returns {{node: HTMLElement, destroy: () => void}}
 */
export function createWaiting(texts, attributes = {}) {
  const words = element("span");
  const again = element(
    "button",
    { type: "button", class: "xr-plain", onclick: () => texts.again() },
    say("Try again"),
  );
  const node = element("p", { class: "xr-waiting", ...attributes }, words, " ", again);
  function show() {
    node.hidden = texts.here;
    words.textContent = texts.here ? "" : waitingWords(texts);
    again.hidden = !texts.failed;
  }
  show();
  return { node, destroy: texts.listen(show) };
}
