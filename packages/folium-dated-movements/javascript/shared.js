/**
 * What all layers of a map share: one clock, one control and one list.
 * @module shared
 */
import { isoOf } from "./calendar.js";
import { createClock } from "./clock.js";
import { createControl } from "./control.js";
import { createList } from "./list.js";
import { paceFor } from "./pace.js";

/** The clock of each map. @type {WeakMap<object, ReturnType<typeof createShared>>} */
const clocks = new WeakMap();
/** The day at which the clock of a map stood when its last layer left. @type {WeakMap<object, number>} */
const stood = new WeakMap();
/** Milliseconds that a day has to stand before a host in Python hears of it: each report runs its script again. */
const REST_MS = 300;
/** Pixels that Leaflet leaves between a control and the edge of the map. */
const MARGIN = 10;
/** Pixels of a map on which a long date and the pace have no room side by side. */
const NARROW = 380;
/** The share of a map's height that the list may take. */
const LIST_SHARE = 0.35;

/** What the layers of a map share, made for the first of them. */
export function sharedOf(L, map, settings) {
  const shared = clocks.get(map) ?? createShared(L, map, settings);
  clocks.set(map, shared);
  return shared;
}

/** Leaflet's control from a node. */
export function placed(L, map, node, position) {
  const control = L.control({ position });
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    return node;
  };
  return control.addTo(map);
}

/** The clock of a map with its control, and the layers that it moves. */
function createShared(L, map, settings) {
  const { pace: given, loop } = settings;
  const clock = createClock({ pace: given ?? "", loop });
  const layers = new Set();
  const list = createList(settings.labels, () => [...layers].flatMap((l) => l.entries()));
  const eventsOf = () =>
    [
      ...new Set([...layers].flatMap((l) => l.settings.movements.flatMap((m) => [m.start, m.end]))),
    ].sort((a, b) => a - b);
  const control = createControl(clock, settings, eventsOf, list);
  const holder = placed(L, map, control.node, settings.position);
  clock.subscribe(control.show);
  clock.subscribe(list.show);
  const report = reporter(map, clock);
  clock.subscribe(report);
  Object.assign(control.node, { snapshot });

  function snapshot() {
    const { day, playing } = clock.get();
    const fronts = [...layers].flatMap((layer) => layer.ways.fronts());
    const marks = fronts.map(({ movement, at: [lat, lon] }) => ({
      name: movement.name,
      value: movement.people,
      lat,
      lon,
    }));
    return { day, date: isoOf(day), playing, marks };
  }

  /** The span of all layers; the day stays where it is. */
  function span() {
    const firsts = [...layers].map((layer) => layer.settings.first);
    const lasts = [...layers].map((layer) => layer.settings.last);
    return { first: Math.min(...firsts), last: Math.max(...lasts) };
  }

  /** A pace that fits all that there is to play, unless one was given or chosen. */
  let fitting = given === null ? "" : null;
  function paceOf({ first, last }) {
    if (fitting === null || clock.get().pace !== fitting) return {};
    fitting = paceFor(last - first);
    return { pace: fitting };
  }

  /** The day asked for; where the layers do not reach it, the nearest is shown until they do, or another is chosen. */
  let [asked, nearest] = [NaN, NaN];
  const wanted = () => (clock.get().day === nearest ? asked : clock.get().day);

  /** All that depends on which layers there are. */
  function refresh(state) {
    const ends = span();
    asked = state.day ?? wanted();
    clock.set({ ...ends, ...paceOf(ends), ...state, day: asked });
    nearest = clock.get().day;
    control.show(clock.get());
    list.show(clock.get());
    list.refill();
  }

  /** No wider than the map, and clear of the credits, which Leaflet lays over whatever is in their row. */
  function arrange() {
    const { style } = control.node;
    const wide = map.getSize().x;
    style.setProperty("--dated-room", `${Math.round(map.getSize().y * LIST_SHARE)}px`);
    style.maxWidth = wide ? `${wide - 2 * MARGIN}px` : "";
    control.node.classList.toggle("dated-narrow", wide > 0 && wide < NARROW);
    const credits = map.attributionControl?.getContainer();
    const isTight = credits && control.node.offsetWidth + MARGIN + credits.offsetWidth > wide;
    const isBeside = holder.getPosition() === "bottomleft";
    style.marginBottom = isBeside && isTight ? `${credits.offsetHeight + MARGIN / 2}px` : "";
  }

  /** The corner that a legend was given, or the control's where the two would overlap. */
  function cornerBeside(legend, corner) {
    const own = holder.getPosition();
    const isSameRow = corner !== own && corner.startsWith(own.match(/^top|bottom/)[0]);
    const wide = control.node.offsetWidth + legend.getContainer().offsetWidth + 3 * MARGIN;
    return isSameRow && wide > map.getSize().x ? own : corner;
  }

  return {
    clock,
    arrange,
    /** @returns {string} the control's */
    corner: () => holder.getPosition(),
    /** Pixels of the map's height that the control covers, and the legends in its corner. */
    covered: () => (control.node.parentElement?.offsetHeight ?? 0) + MARGIN,
    cornerBeside,
    join(layer) {
      const isFirst = layers.size === 0;
      layers.add(layer);
      const { opening, first, autoplay } = layer.settings;
      const day = isFirst ? { day: stood.get(map) ?? opening ?? first } : {};
      refresh({ ...day, ...(isFirst && autoplay && !clock.isCalm() ? { playing: true } : {}) });
    },
    leave(layer) {
      layers.delete(layer);
      if (layers.size) return refresh({});
      stood.set(map, wanted());
      clock.destroy();
      holder.remove();
      return clocks.delete(map);
    },
  };
}

/** Tells the page of each day ("dated:day" on the map), and streamlit-folium of each that stands. */
function reporter(map, clock) {
  let timer = 0;
  return ({ day, playing }) => {
    const date = isoOf(day);
    map.fire("dated:day", { day, date, playing });
    clearTimeout(timer);
    // streamlit-folium hands what is drawn to Python; no other host hears of a drawing that is none
    if (playing || !(/** @type {any} */ (window).__GLOBAL_DATA__)) return;
    const feature = { type: "Feature", geometry: null, properties: { dated_movements: date } };
    timer = window.setTimeout(() => {
      if (clock.get().day === day) map.fire("draw:edited", { layer: { toGeoJSON: () => feature } });
    }, REST_MS);
  };
}
