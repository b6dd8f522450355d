/**
 * The timeline strip: two rulers, one hand. It is the scrubber of the whole atlas.
 * @module strip
 */
import {element} from "./elements.js";
import {clampDay, longDate} from "./days.js";
import {bandOf, changeIn} from "./bands.js";
import {eventsShown} from "./steps.js";
import {countsOn} from "./counts.js";
import {layoutOf, overviewDay} from "./strip-layout.js";
import {PAGE_DAYS, pageFrom, pageOf, paceOfLength} from "./strip-page.js";
import {boxOf, paintBox, paintOverview} from "./strip-overview.js";
import {paintMagnifier} from "./strip-magnifier.js";
import {createHand, followDrag} from "./strip-hand.js";

/** Part of a band that must change on a page for the movement to get a tall row. */
const NOTABLE_CHANGE = 0.02;
/** A strip of ordinary height holds five to seven movements: more make it taller, fewer lower. */
const rowsBeyond = (count) => Math.max(0, count - 7) + Math.min(0, count - 5);
/** Half the width, in pixels, of the handle at each side of the box. */
const EDGE_REACH = 6;

/** What is drawn of each movement, by id. */
function tracksOf(scene) {
  return new Map(scene.movements.map((movement) => {
    const peoples = movement.peoples.map((id) => scene.index.people.get(id));
    const flows = scene.flows.filter((flow) => flow.movement === movement.id);
    return [movement.id, {movement, peoples, hue: peoples[0].colour, band: bandOf(scene, movement.id),
      modes: new Set(flows.length ? flows.map((flow) => flow.mode) : ["rail"])}];
  }));
}

/** Movements that change on a page: those the magnifier gives room to. */
function changingOn(tracks, ids, page) {
  return new Set(ids.filter((id) => {
    const {movement, band} = tracks.get(id);
    if (band) return changeIn(band, page.from, page.to) > NOTABLE_CHANGE;
    // a count that began before the page and ends after it changes nothing on it
    return (movement.dated || []).some((span) => [span[0], span[1]].some((day) => day != null && day >= page.from && day <= page.to));
  }));
}

/** A count is written into a band only where it stands still from one day to the other. */
function standing(scene) {
  return (id, part, from, to) => {
    const [first, last] = [from, to].map((day) => countsOn(scene, id, day)[part]);
    return first && last && first.value === last.value && last.value > 0 ? last.value : null;
  };
}

/**
 * @param {HTMLElement} box @param {object} scene decoded @param {object} store
 * @returns {{resize: (view: {narrow: boolean, scale: number}) => void, destroy: () => void}}
 */
export function createStrip(box, scene, store) {
  const canvas = element("canvas", {class: "xr-strip-canvas", "aria-hidden": "true"});
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Timeline, 1928 to 1961");
  box.replaceChildren(canvas);
  let tracks = tracksOf(scene);
  let view = {narrow: false, scale: 1};
  let page = pageOf(store.get().pace, store.get().day);
  let layout = null;
  let places = [];

  const geometry = () => ({layout, page});
  const hand = createHand(box, {geometry, hold, release: () => store.set({dragging: false}, "strip"),
    move: (day, which) => moveHand(store, day, which)});

  function hold() {
    store.set({playing: false, dragging: true}, "strip");
  }
  function paint() {
    const state = store.get();
    box.style.setProperty("--more-rows", String(view.narrow ? 0 : rowsBeyond(state.movements.length)));
    const width = box.clientWidth;
    const height = box.clientHeight;
    if (!width || !height) return;
    const ids = scene.movements.filter((m) => state.movements.includes(m.id)).sort((a, b) => a.start - b.start).map((m) => m.id);
    const closed = state.pace === "year";
    layout = layoutOf({width, height, ...view, ids, changing: changingOn(tracks, ids, page), closed});
    const context = sized(canvas, width, height);
    canvas.dataset.face = getComputedStyle(box).fontFamily;
    const frame = boxOf(layout, page);
    places = closed ? [] : paintMagnifier(context, layout, {page, box: frame, tracks, events: eventsShown(scene, ids), countOf: standing(scene)});
    paintOverview(context, layout, tracks);
    if (!closed) paintBox(context, frame);
    hand.show(state);
  }
  function follow(state, {changed}) {
    const turned = changed.has("pace") || state.day < page.from || state.day > page.to;
    if (turned) page = pageOf(state.pace, state.day, changed.has("pace") ? null : page);
    if (changed.has("pick")) tracks = tracksOf(scene);
    if (turned || changed.has("movements") || changed.has("pick") || !layout) paint();
    else if (changed.has("day") || changed.has("to") || changed.has("view")) hand.show(state);
  }

  listenPointer(canvas, {store, geometry, hand, hold, eventAt: (x, y) => eventAt(places, x, y),
    turn(next) {
      page = next;
      paint();
    }});
  const unsubscribe = store.subscribe(follow);
  if (document.fonts) document.fonts.ready.then(paint);
  return {
    resize(next) {
      view = next;
      paint();
    },
    destroy: unsubscribe,
  };
}

/** A canvas as sharp as the screen. */
function sized(canvas, width, height) {
  const ratio = globalThis.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** A period never turns inside out: its end stays at or after its first day. */
function moveHand(store, day, which) {
  const state = store.get();
  if (which === "to") store.set({to: Math.max(day - 1, state.day)}, "strip");
  else store.set({day, ...(state.to !== null && state.view === "period" && state.to < day ? {to: day} : {})}, "strip");
}

function eventAt(places, x, y) {
  const near = places.filter((place) => Math.abs(place.y - y) < 9 && Math.abs(place.x - x) < 8);
  near.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x));
  return near.length ? near[0].event : null;
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

const CURSORS = {left: "ew-resize", right: "ew-resize", overview: "pointer", page: "pointer", fan: "default"};

/**
 * Presses on the strip itself: a triangle opens its event, the box travels, its sides set the pace,
 * anywhere else brings the hand there.
 */
function listenPointer(canvas, {store, geometry, hand, hold, eventAt: eventUnder, turn}) {
  const spot = (event) => {
    const frame = canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  const go = (day) => moveHand(store, clampDay(day), "day");

  function begin(event) {
    const {layout, page} = geometry();
    const [x, y] = spot(event);
    const found = eventUnder(x, y);
    if (found) {
      store.set({playing: false, day: clampDay(found.start), selected: {type: "event", id: found.id}}, "strip");
      return null;
    }
    const part = partAt(layout, page, x, y);
    if (part === "fan") return null;
    hold();
    if (part === "left" || part === "right") return (later) => widen(store, layout, page, part, spot(later)[0]);
    if (part === "page" || !layout.magnifier) {
      go(hand.dayAt(event.clientX));
      return (later) => go(hand.dayAt(later.clientX));
    }
    return travel({store, layout, page, x, spot, go, turn});
  }
  followDrag(canvas, begin, () => store.set({dragging: false}, "strip"));
  canvas.addEventListener("pointermove", (event) => {
    const {layout, page} = geometry();
    if (!layout || event.buttons) return;
    const [x, y] = spot(event);
    const found = eventUnder(x, y);
    canvas.style.cursor = found ? "pointer" : CURSORS[partAt(layout, page, x, y)];
    canvas.title = found ? `${longDate(found.start)}: ${found.title}` : "";
  });
}

/** Dragging a side of the box: its new length chooses the nearest pace. */
function widen(store, layout, page, side, x) {
  const day = overviewDay(layout, x);
  const length = side === "left" ? page.to - day : day - page.from;
  store.set({pace: paceOfLength(Math.abs(length))}, "strip");
}

/** Dragging the box: the page goes along, the hand keeps its place on it. A press elsewhere fetches it first. */
function travel({store, layout, page, x, spot, go, turn}) {
  const frame = boxOf(layout, page);
  const inside = x >= frame.x0 && x <= frame.x1;
  if (!inside) go(overviewDay(layout, x));
  const {pace, day} = store.get();
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
