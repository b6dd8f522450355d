/**
 * Elements of the page. Text only ever becomes text: nothing here parses markup.
 * @module elements
 */
import { GROUP } from "../language/say.js";

const SVG = "http://www.w3.org/2000/svg";

/** Sets attributes; `on…` adds a listener, null and false leave an attribute out, true writes it empty. */
function withAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style")
      for (const [key, part] of Object.entries(value)) node.style.setProperty(key, part);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  return node;
}

/** @typedef {Node|string|null|undefined|false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Object<string, *>} [attributes]
 * @param {...(Child|Child[]|Child[][])} children strings become text nodes
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = withAttributes(document.createElement(tag), attributes);
  node.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

const THOUSANDS = new RegExp(`(\\d{1,3}(?:${GROUP}\\d{3})+)`);

/** Numbers with thousands stand out in a sentence. @returns {Array<Node|string>} */
export function withNumbers(text) {
  return text
    .split(THOUSANDS)
    .map((part, i) => (i % 2 ? element("b", {}, part) : part))
    .filter(Boolean);
}

/**
 * A message in pieces, with elements in their places: where those are is for each language to say.
 * @param {string} said a message in which their `{name}` is left @param {Record<string, Child|Child[]>} parts by name
 * @returns {Child[]}
 */
export const inPlaces = (said, parts) =>
  said.split(/\{(\w+)\}/).flatMap((piece, i) => {
    if (i % 2 === 0) return piece || [];
    // braces in a text of the data are its own
    return Object.hasOwn(parts, piece) ? parts[piece] : `{${piece}}`;
  });

/** Words of several languages, each marked for screen readers. @param {[string, string|null][]} pieces @returns {(Node|string)[]} */
export const inTongues = (pieces) =>
  pieces.map(([words, lang]) => (lang ? element("span", { lang }, words) : words));

/**
 * The same for SVG.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Object<string, *>} [attributes]
 * @param {...(Node|string)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function drawing(tag, attributes = {}, ...children) {
  const node = withAttributes(document.createElementNS(SVG, tag), attributes);
  node.append(...children);
  return node;
}

/** What each box was last filled with. */
const fillings = new WeakMap();

/**
 * Fills a box anew only when what it shows has changed, and keeps the keyboard where it was.
 * @param {HTMLElement} box
 * @param {*} key compared as JSON with that of the last filling
 * @param {() => Array<Child|Child[]>} build
 */
export function refill(box, key, build) {
  const text = JSON.stringify(key);
  if (fillings.get(box) === text) return;
  fillings.set(box, text);
  const active = document.activeElement;
  const held = active && box.contains(active) ? active.getAttribute("data-key") : null;
  const open = new Set(
    [...box.querySelectorAll("details[open][data-key]")].map((node) =>
      node.getAttribute("data-key"),
    ),
  );
  const children = /** @type {(Node|string)[]} */ (build().flat().filter(Boolean));
  box.replaceChildren(...children);
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-key]"))) {
    if (open.has(node.getAttribute("data-key"))) node.setAttribute("open", "");
    if (held !== null && node.getAttribute("data-key") === held)
      node.focus({ preventScroll: true });
  }
}

/** A row of buttons of which one is pressed. */
export function segments(name, choices, onChoose) {
  const buttons = choices.map(([value, label]) =>
    element(
      "button",
      {
        type: "button",
        class: "xr-segment",
        "data-value": value,
        "aria-pressed": "false",
        onclick: () => onChoose(value),
      },
      label,
    ),
  );
  const group = element(
    "div",
    { class: "xr-segments", role: "group", "aria-label": name },
    buttons,
  );
  const show = (value) => {
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.dataset.value === value));
  };
  return { group, show };
}
