/**
 * Presses on the strip: scrub, travel, change the pace, open an event.
 * @module strip-pointer
 */
import { clampDay, longDate } from "../time/days.js";
import { overviewDay } from "./strip-layout.js";
import { PAGE_DAYS, pageFrom, paceOfLength } from "./strip-page.js";
import { boxOf } from "./strip-overview.js";
import { followDrag } from "./strip-hand.js";

/** Half the width, in pixels, of the handle at each side of the box. */
const EDGE_REACH = 6;

/** Each ring sets its own end of the period; that it never turns inside out is the store's rule (time/period.js). */
export function moveHand(store, day, which) {
  const { to, view } = store.get();
  if (which === "to") store.set({ to: day - 1 }, "strip");
  else store.set(view === "period" ? { day, to } : { day }, "strip");
}

/** The event whose triangle lies nearest to a press, if any does. */
function eventAt(places, x, y) {
  const near = places.filter((place) => Math.abs(place.y - y) < 9 && Math.abs(place.x - x) < 8);
  near.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x));
  return near.length ? near[0].event : null;
}

/** A pointer that has moved no farther, CSS pixels, was pressed and lifted. */
const TAP_REACH = 5;

/**
 * A press that is a drag once it has moved, and a tap if it never does.
 * @param {{clientX: number, clientY: number}} press
 * @param {{begin: () => ((event: PointerEvent) => void)|null, tap: () => void}} does  begin: gives what to do at each move
 * @returns {{move: (event: PointerEvent) => void, release: (event: PointerEvent) => void}}
 */
export function tapOrDrag(press, { begin, tap }) {
  let moved = false;
  /** @type {((event: PointerEvent) => void)|null} */
  let follow = null;
  return {
    move(event) {
      const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
      if (!moved && far <= TAP_REACH) return;
      if (!moved) follow = begin();
      moved = true;
      follow?.(event);
    },
    release: (event) => moved || event.type === "pointercancel" || tap(),
  };
}

/** Which part of the strip a press falls on. */
function partAt(layout, page, x, y) {
  if (!layout.magnifier) return "overview";
  if (y > layout.magnifier.top - 2) return "page";
  if (y > layout.overview.bottom + 4) return "fan";
  const frame = boxOf(layout, page);
  if (Math.abs(x - frame.x0 + 3) < EDGE_REACH) return "left";
  if (Math.abs(x - frame.x1 - 3) < EDGE_REACH) return "right";
  return "overview";
}

const CURSORS = {
  left: "ew-resize",
  right: "ew-resize",
  overview: "pointer",
  page: "pointer",
  fan: "default",
};

/**
 * Presses on the strip itself: a triangle opens its event, the box travels, its sides set the pace,
 * anywhere else brings the hand there.
 */
export function listenPointer(canvas, { store, geometry, hand, hold, places, turn }) {
  const spot = (event) => {
    const frame = canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  const go = (day) => moveHand(store, clampDay(day), "day");

  function begin(event) {
    const { layout, page } = geometry();
    const [x, y] = spot(event);
    const found = eventAt(places(), x, y);
    if (!found) return drag(layout, page, event, x, y);
    // Of a press on a triangle only the rest says what it is: lifted where it began it opens the event.
    return tapOrDrag(event, {
      begin: () => drag(layout, page, event, x, y),
      tap: () => open(found),
    });
  }
  const open = ({ start, id }) =>
    store.set({ playing: false, day: clampDay(start), selected: { type: "event", id } }, "strip");

  function drag(layout, page, event, x, y) {
    const part = partAt(layout, page, x, y);
    if (part === "fan") return null;
    hold();
    if (part === "left" || part === "right")
      return (later) => widen(store, layout, page, part, spot(later)[0]);
    if (part === "page" || !layout.magnifier) {
      go(hand.dayAt(event.clientX));
      return (later) => go(hand.dayAt(later.clientX));
    }
    return travel({ store, layout, page, x, spot, go, turn });
  }
  followDrag(canvas, begin, () => store.set({ dragging: false }, "strip"));
  canvas.addEventListener("pointermove", (event) => {
    const { layout, page } = geometry();
    if (!layout || event.buttons) return;
    const [x, y] = spot(event);
    const found = eventAt(places(), x, y);
    canvas.style.cursor = found ? "pointer" : CURSORS[partAt(layout, page, x, y)];
    canvas.title = found ? `${longDate(found.start)}: ${found.title}` : "";
  });
}

/** Dragging a side of the box: its new length chooses the nearest pace. */
function widen(store, layout, page, side, x) {
  const day = overviewDay(layout, x);
  const length = side === "left" ? page.to - day : day - page.from;
  store.set({ pace: paceOfLength(Math.abs(length)) }, "strip");
}

/** Dragging the box moves the page and the hand with it. A press beside the box brings it there first. */
function travel({ store, layout, page, x, spot, go, turn }) {
  const frame = boxOf(layout, page);
  const inside = x >= frame.x0 && x <= frame.x1;
  if (!inside) go(overviewDay(layout, x));
  const { pace, day } = store.get();
  const length = PAGE_DAYS[pace];
  const opened = inside ? page : pageFrom(pace, day - length / 3);
  const lead = day - opened.from;
  const start = overviewDay(layout, x);
  if (!inside) turn(opened);
  return (later) => {
    const next = pageFrom(pace, opened.from + overviewDay(layout, spot(later)[0]) - start);
    turn(next);
    go(next.from + lead);
  };
}
