/**
 * The hand on the strip: a ring to drag, which is the slider of the keyboard and of screen readers.
 * @module strip-hand
 */
import { element } from "../dom/elements.js";
import { say } from "../language/say.js";
import { FIRST_DAY, LAST_DAY, clampDay, isoOf, shortDate } from "../time/days.js";
import { magnifierDay, magnifierX, overviewDay, overviewX } from "./strip-layout.js";

/** Of the date on the hand: figures as wide as what is around its letters, and CSS pixels of a figure in the widest face. */
const AROUND = 1.2;
const FIGURE = 7.54;
/** CSS pixels from the ring's middle to the date. */
const BESIDE_RING = 12;
/** CSS pixels by which it stands above the line of the days, clear of the events' words. */
const RAISED = 2.5;

/**
 * Follows a pointer from press to release.
 * @typedef {(event: PointerEvent) => void} Hears
 * @param {HTMLElement} node @param {(event: PointerEvent) => Hears|{move: Hears, release: Hears}|null} begin
 *   gives what to do at each move, and it may be at the release, or null to let the press pass
 * @param {() => void} [done]
 */
export function followDrag(node, begin, done = () => {}) {
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const begun = begin(event);
    if (!begun) return;
    const { move, release: end } =
      typeof begun === "function" ? { move: begun, release: null } : begun;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    const release = (last) => {
      node.removeEventListener("pointermove", move);
      node.removeEventListener("pointerup", release);
      node.removeEventListener("pointercancel", release);
      end?.(last);
      done();
    };
    node.addEventListener("pointermove", move);
    node.addEventListener("pointerup", release);
    node.addEventListener("pointercancel", release);
  });
}

/** Figures as wide as the longest date in this language: of one width, so that a new date lays nothing out anew. */
function pillFigures() {
  // One late day of each month.
  const dates = Array.from({ length: 12 }, (_, back) => shortDate(LAST_DAY - 31 * back));
  return Math.max(...dates.map(({ length }) => length)) + AROUND;
}

function ring(label, kind) {
  return element(
    "div",
    {
      class: `xr-hand xr-hand-${kind}`,
      role: "slider",
      tabindex: "0",
      "aria-label": label,
      "aria-orientation": "horizontal",
      "aria-valuemin": FIRST_DAY,
      "aria-valuemax": LAST_DAY,
    },
    element("span", { class: "xr-ring", "aria-hidden": "true" }),
  );
}

/**
 * @param {HTMLElement} box the strip
 * @param {{move: (day: number, which: "day"|"to") => void, hold: () => void, release: () => void,
 *   geometry: () => {layout: import("./strip-layout.js").StripLayout, page: import("./strip-page.js").Page}}} strip
 */
export function createHand(box, { move, hold, release, geometry }) {
  const hand = ring(say("Date"), "day");
  const end = ring(say("End of the period"), "to");
  const line = element("div", { class: "xr-hand-line", "aria-hidden": "true" });
  const upper = element("div", { class: "xr-hand-upper", "aria-hidden": "true" });
  const figures = pillFigures();
  const pill = element("div", {
    class: "xr-hand-pill",
    "aria-hidden": "true",
    style: { width: `${figures}ch` },
  });
  const span = element("div", { class: "xr-hand-span", "aria-hidden": "true" });
  const upperSpan = element("div", { class: "xr-hand-span", "aria-hidden": "true" });
  box.append(span, upperSpan, upper, line, pill, end, hand);

  function dayAt(clientX) {
    const { layout, page } = geometry();
    const x = clientX - box.getBoundingClientRect().left;
    return clampDay(
      Math.floor(layout.magnifier ? magnifierDay(layout, page, x) : overviewDay(layout, x)),
    );
  }
  /** @type {[HTMLElement, "day"|"to"][]} */
  const rings = [
    [hand, "day"],
    [end, "to"],
  ];
  for (const [node, which] of rings) {
    followDrag(
      node,
      () => {
        hold();
        node.focus({ preventScroll: true });
        return (event) => move(dayAt(event.clientX), which);
      },
      release,
    );
  }
  const parts = { hand, end, line, upper, pill, figures, span, upperSpan };
  return { dayAt, show: (state) => showHand(parts, state, geometry()) };
}

function label(node, day) {
  node.setAttribute("aria-valuenow", String(day));
  node.setAttribute("aria-valuetext", isoOf(day));
}

/** On whole pixels of the screen: a layer between two of them is blurred. `by` is a share of the node's own width. */
function place(node, x, y, by = "") {
  const ratio = globalThis.devicePixelRatio || 1;
  const whole = (at) => Math.round(at * ratio) / ratio;
  node.style.transform = `translate(${whole(x)}px, ${whole(y)}px)${by ? ` translateX(${by})` : ""}`;
}

function stretch(node, x0, width, y0, y1) {
  place(node, x0, y0);
  node.style.width = `${width}px`;
  node.style.height = `${y1 - y0}px`;
}

/** The shaded days of a period, on one ruler. */
function showSpan(node, from, to, edges, layout) {
  const x0 = Math.max(layout.left, Math.min(layout.right, from));
  const x1 = Math.max(layout.left, Math.min(layout.right, to));
  stretch(node, x0, Math.max(0, x1 - x0), edges.top, edges.bottom);
}

/**
 * The date moves with the ring: above the bands where there is one ruler, else beside the ring, over the names of days,
 * so that it hides neither the caption nor the key above.
 */
function placePill({ pill, figures }, x, layout) {
  const wide = figures * FIGURE * layout.scale;
  if (!layout.magnifier) {
    const middle = Math.max(wide / 2 + 2, Math.min(layout.width - wide / 2 - 2, x));
    return place(pill, middle, layout.overview.top - 15 * layout.scale, "-50%");
  }
  const beside = BESIDE_RING * layout.scale;
  const y = layout.magnifier.axis - RAISED * layout.scale;
  return x + beside + wide > layout.right
    ? place(pill, x - beside, y, "-100%")
    : place(pill, x + beside, y);
}

function showHand(parts, state, { layout, page }) {
  const { hand, end, line, upper, pill, span, upperSpan } = parts;
  const lower = layout.magnifier || layout.overview;
  const xOf = (day) => (layout.magnifier ? magnifierX(layout, page, day) : overviewX(layout, day));
  const x = xOf(state.day);
  place(hand, x, lower.top);
  // Widths are given as numbers: the difference of two positions wavers, and each new width costs a layout.
  stretch(line, x - 1, 2, lower.top, lower.bottom);
  stretch(
    upper,
    overviewX(layout, state.day) - 0.75,
    1.5,
    layout.overview.top - 2,
    layout.overview.bottom + 2,
  );
  upper.hidden = !layout.magnifier;
  const words = shortDate(state.day);
  if (pill.firstChild) pill.firstChild.data = words;
  else pill.textContent = words;
  pill.hidden = layout.narrow;
  placePill(parts, x, layout);
  label(hand, state.day);
  const period = state.view === "period" && state.to !== null;
  for (const node of [end, span, upperSpan]) node.hidden = !period;
  if (!period) return;
  const x1 = xOf(state.to + 1);
  end.style.visibility = x1 < layout.left || x1 > layout.right + 1 ? "hidden" : "";
  place(end, x1, lower.top);
  label(end, state.to);
  showSpan(span, x, x1, lower, layout);
  upperSpan.hidden = !layout.magnifier;
  showSpan(
    upperSpan,
    overviewX(layout, state.day),
    overviewX(layout, state.to + 1),
    layout.overview,
    layout,
  );
}
