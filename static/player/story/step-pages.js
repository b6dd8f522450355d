/**
 * The pages of a step's words: where the words have no room in one, as below the map while presenting, they run on in
 * columns (theme/presenting.css), so that no line is cut, and a button turns from one to the next.
 * @module step-pages
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";

/**
 * @param {number} left how far the box is scrolled @param {number} width of one page @param {number} whole width of all
 * @returns {{left: number, last: boolean}|null} the page after the one that is seen, and whether that one is the last;
 *   null: there is one page alone
 */
export function pageAfter(left, width, whole) {
  const count = Math.round(whole / width);
  if (!(count > 1)) return null;
  const at = Math.round(left / width);
  const last = at >= count - 1;
  return { left: last ? 0 : (at + 1) * width, last };
}

/**
 * @param {HTMLElement} body what holds the words
 * @returns {{node: HTMLElement, show: (voiced: boolean) => void, destroy: () => void}} node: the button; show: a step
 *   has been written, with somebody's voice or without
 */
export function createPages(body) {
  let words = "";
  const after = () => pageAfter(body.scrollLeft, body.clientWidth, body.scrollWidth);
  const node = element("button", {
    type: "button",
    class: "xr-button xr-story-more",
    hidden: true,
    onclick: () => {
      body.scrollLeft = after()?.left ?? 0;
      look();
    },
  });
  function look() {
    const next = after();
    node.hidden = !next;
    node.textContent = next?.last ? say("The sentences again") : words;
  }
  const observer = new ResizeObserver(look);
  observer.observe(body);
  // the keyboard may reach a source on a later page
  body.addEventListener("scroll", look, { passive: true });

  return {
    node,
    show(voiced) {
      words = voiced ? say("A voice, and the sources") : say("The sources");
      body.scrollLeft = 0;
      look();
    },
    destroy: () => observer.disconnect(),
  };
}
