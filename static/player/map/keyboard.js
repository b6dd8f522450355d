/**
 * The map for readers without a pointer: one list box of the things on it now.
 *
 * Tab enters it, arrows move and show a ring on the map, Enter opens, Escape clears the selection.
 */
import { say, sentences } from "../language/say.js";
import { capital } from "../words/wording.js";
/** @import { Thing } from "../scene/types.d.ts" */

/**
 * @param {HTMLElement} host
 * @param {{things: () => Thing[], visit: (thing: Thing|null) => void, open: (thing: Thing) => void, clear: () => void}} map
 */
export function createReader(host, map) {
  const list = document.createElement("ul");
  list.className = "er-map-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("On the map now"));
  list.tabIndex = 0;
  host.append(list);
  const prefix = `er-thing-${Math.floor(performance.now() * 1000).toString(36)}-`;
  let things = [];
  let at = -1;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  function refresh() {
    const key = at >= 0 && things[at] ? things[at].key : null;
    things = map.things();
    list.replaceChildren(...things.map(optionOf));
    list.removeAttribute("data-late");
    const kept = things.findIndex((thing) => thing.key === key);
    if (document.activeElement === list) go(kept >= 0 ? kept : Math.min(0, things.length - 1));
    else at = kept;
  }

  function optionOf(thing, n) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = prefix + n;
    option.setAttribute("aria-selected", "false");
    option.textContent = sentences(thing.lines.map(capital));
    return option;
  }

  function go(n) {
    if (at >= 0 && list.children[at]) list.children[at].setAttribute("aria-selected", "false");
    at = n;
    if (n < 0) list.removeAttribute("aria-activedescendant");
    else {
      list.setAttribute("aria-activedescendant", prefix + n);
      list.children[n].setAttribute("aria-selected", "true");
    }
    map.visit(n < 0 ? null : things[n]);
  }

  function onKey(event) {
    const last = things.length - 1;
    const moves = {
      ArrowDown: Math.min(last, at + 1),
      ArrowRight: Math.min(last, at + 1),
      ArrowUp: Math.max(0, at - 1),
      ArrowLeft: Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    if (event.key in moves && last >= 0) go(moves[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && things[at]) map.open(things[at]);
    else if (event.key === "Escape") map.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  list.addEventListener("keydown", onKey);
  list.addEventListener("focus", refresh);
  list.addEventListener("blur", () => map.visit(null));

  /**
   * Called after each draw; the list is rewritten when the map has been still for a moment and
   * carries `data-late` until then.
   */
  function changed() {
    clearTimeout(timer);
    list.setAttribute("data-late", "");
    timer = setTimeout(refresh, 300);
  }

  return { changed, destroy: () => clearTimeout(timer) };
}
