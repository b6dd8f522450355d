/**
 * The movements as a list of buttons, for whoever has no pointer: what can be chosen on the map can be chosen here.
 * @module list
 */
import { element } from "./elements.js";
/** @import { Dated } from "./ways.js" */

/**
 * @typedef {object} Entry
 * @property {Dated} movement
 * @property {string} words
 * @property {() => void} point  shows where it is
 * @property {() => void} unpoint
 * @property {(event: Event, opener: HTMLElement) => void} choose
 */

/**
 * @param {Record<string, any>} labels
 * @param {() => Entry[]} entriesOf  all movements of all layers
 */
export function createList(labels, entriesOf) {
  /** @type {{node: HTMLElement, start: number}[]} */
  let items = [];
  let day = 0;
  const none = element("p", {}, labels.none);
  const list = element("ul", {});
  const panel = element("div", { class: "dated-list", hidden: "", onkeydown: listen }, none, list);
  const button = element(
    "button",
    {
      type: "button",
      "aria-label": labels.movements,
      title: labels.movements,
      "aria-expanded": "false",
      onclick: () => open(panel.hidden),
    },
    "☰",
  );

  function itemOf({ movement, words, point, unpoint, choose }) {
    const chosen = element(
      "button",
      {
        type: "button",
        style: `border-left-color:${movement.color}`,
        onfocus: point,
        onblur: unpoint,
        onclick: (event) => choose(event, chosen),
      },
      words,
    );
    return { node: element("li", {}, chosen), start: movement.start };
  }

  /** Those who have left by the day; what has the focus stays where it is. */
  function sift() {
    let count = 0;
    for (const { node, start } of items) {
      const isAhead = start > day;
      if (node.hidden !== isAhead) node.hidden = isAhead;
      if (!isAhead) count += 1;
    }
    none.hidden = count > 0;
  }

  function fill() {
    items = panel.hidden ? [] : entriesOf().map(itemOf);
    list.replaceChildren(...items.map(({ node }) => node));
    sift();
  }

  function open(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    fill();
  }

  function listen(event) {
    if (event.key !== "Escape") return;
    open(false);
    button.focus();
  }

  return {
    button,
    panel,
    /** After layers have come or gone. */
    refill: () => panel.hidden || fill(),
    show(state) {
      ({ day } = state);
      if (!panel.hidden) sift();
    },
  };
}
