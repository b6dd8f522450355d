/**
 * Dated movements as a Leaflet layer: `L.DatedMovements`. All such layers of a map share one clock and one control,
 * which stay as long as one of them is on the map.
 * @module index
 */
import { isoOf } from "./calendar.js";
import { createClock } from "./clock.js";
import { createControl } from "./control.js";
import { element } from "./elements.js";
import { createLegend } from "./legend.js";
import { surfaceClass } from "./surface.js";
import { boxOf, createWays, drawPieces } from "./ways.js";
/** @import { Dated } from "./ways.js" */

/** The clock of each map. @type {WeakMap<object, ReturnType<typeof createShared>>} */
const clocks = new WeakMap();
/** Milliseconds that a day has to stand before a host in Python hears of it: each report runs its script again. */
const REST_MS = 300;
/** And before what was drawn piece by piece is drawn as a whole. */
const SETTLED_MS = 200;

/**
 * @typedef {object} Settings
 * @property {Dated[]} movements
 * @property {number} first @property {number} last  days since 1970-01-01, both inclusive
 * @property {number|null} opening @property {string|number} pace @property {boolean} loop @property {boolean} autoplay
 * @property {number} people_per_px @property {string|null} legend  a corner, or null for none
 * @property {string} position  the control's corner
 * @property {string} name @property {string} lang @property {Record<string, string>} labels
 */

/** Leaflet's control from a node. */
function placed(L, map, node, position) {
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
  const clock = createClock(settings);
  const layers = new Set();
  const eventsOf = () =>
    [
      ...new Set([...layers].flatMap((l) => l.settings.movements.flatMap((m) => [m.start, m.end]))),
    ].sort((a, b) => a - b);
  const control = createControl(clock, settings, eventsOf);
  const holder = placed(L, map, control.node, settings.position);
  clock.subscribe(control.show);
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

  return {
    clock,
    join(layer) {
      const isFirst = layers.size === 0;
      layers.add(layer);
      const { opening, first, autoplay } = layer.settings;
      const day = isFirst ? { day: opening ?? first } : {};
      clock.set({ ...span(), ...day, ...(isFirst && autoplay ? { playing: true } : {}) });
      control.show(clock.get());
    },
    leave(layer) {
      layers.delete(layer);
      if (layers.size) return clock.set(span());
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

/** Name, number and what else is to be shown at the pointer. */
function wordsOf(settings) {
  const digits = new Intl.NumberFormat(settings.lang);
  const { people: counted, not_stated: unknown } = settings.labels;
  /** @param {Dated} movement */
  const number = ({ people }) =>
    people === null ? unknown : counted.replace("{count}", () => digits.format(people));
  const said = (movement) => `${movement.name}, ${number(movement)}`;
  return { said, atPointer: (m) => [said(m), m.tooltip].filter(Boolean).join(" · ") };
}

/** @param {string} words @returns {string} the same as markup */
const escaped = (words) => element("i", {}, words).innerHTML;

/**
 * @param {any} L  the Leaflet of the page
 * @returns {any} the class of the layer: `new (define(L))(settings)`
 */
export function define(L) {
  const Surface = surfaceClass(L);
  return L.Layer.extend({
    initialize(/** @type {Settings} */ settings) {
      this.settings = settings;
      this._fronts = [];
      this.words = wordsOf(settings);
      const peoplePerPx = settings.people_per_px;
      this.ways = createWays(settings.movements, { peoplePerPx, said: this.words.said });
    },

    onAdd(map) {
      this.shared = clocks.get(map) ?? createShared(L, map, this.settings);
      clocks.set(map, this.shared);
      this.surface = new Surface().addTo(map);
      this.surface.on("redraw", this._drawAnew, this);
      map.on("viewreset zoomend", this._drawAnew, this);
      map.on({ mousemove: this._hover, mouseout: this._unhover, click: this._choose }, this);
      const { name, lang, labels, legend, movements, people_per_px: peoplePerPx } = this.settings;
      const key = legend && createLegend(movements, { name, lang, labels, peoplePerPx });
      this.legend = key ? placed(L, map, key, legend) : null;
      this._stop = this.shared.clock.subscribe((state) => this._show(state.day));
      this.shared.join(this);
      this._drawAnew();
    },

    onRemove(map) {
      this._stop();
      map.off("viewreset zoomend", this._drawAnew, this);
      map.off({ mousemove: this._hover, mouseout: this._unhover, click: this._choose }, this);
      clearTimeout(this._settling);
      this._unhover();
      this.legend?.remove();
      this.surface.off("redraw", this._drawAnew, this).remove();
      this.shared.leave(this);
    },

    /** The bounds of all ways, whatever the day. */
    getBounds() {
      return L.latLngBounds(this.settings.movements.flatMap(({ line }) => line));
    },

    /** After the map has moved. */
    _drawAnew() {
      this._right = this._map.containerPointToLayerPoint(this._map.getSize()).x - 4;
      this.ways.place((point) => this._map.latLngToLayerPoint(point));
      this.ways.drawAhead(this.surface.emptied("ahead"));
      this.ways.show(this.shared.clock.get().day);
      this._drawGone();
    },

    _drawGone() {
      clearTimeout(this._settling);
      this.ways.drawGone(this.surface.emptied("gone"));
      this.surface.uncover();
      this._fronts = this.ways.drawFronts(this.surface.ink("seen"), this._right);
      this._isGoneWhole = true;
    },

    /** Only what has been gone since is drawn, and what fronts and names have left is shown again. */
    _show(day) {
      const pieces = this.ways.show(day);
      if (!pieces) return this._drawGone();
      if (!pieces.length && !this._fronts.length) return undefined;
      if (this._fronts.length || this.ways.hasFronts()) {
        if (!this._isGoneWhole) return this._drawGone();
        drawPieces(this.surface.ink("gone"), pieces);
        this.surface.uncoverWithin([...pieces.map(boxOf), ...this._fronts]);
        this._fronts = this.ways.drawFronts(this.surface.ink("seen"), this._right);
      } else {
        drawPieces(this.surface.ink("seen"), pieces);
        this._isGoneWhole = false;
      }
      this._settle();
      return undefined;
    },

    /** Ways that cross lie as they were drawn: at rest they lie as always, however the day was reached. */
    _settle() {
      clearTimeout(this._settling);
      this._settling = setTimeout(() => this._drawGone(), SETTLED_MS);
    },

    _hover({ latlng, layerPoint }) {
      const movement = this.ways.at(layerPoint);
      if (!movement) return this._unhover();
      this._map.getContainer().style.cursor = "pointer";
      this.tooltip ??= L.tooltip({ className: "dated-words", direction: "right", offset: [10, 0] });
      const content = element("span", {}, this.words.atPointer(movement));
      return this.tooltip.setLatLng(latlng).setContent(content).addTo(this._map);
    },

    _unhover() {
      if (!this.tooltip) return;
      this.tooltip.remove();
      this.tooltip = null;
      if (this._map) this._map.getContainer().style.cursor = "";
    },

    _choose({ latlng, layerPoint, originalEvent }) {
      const movement = this.ways.at(layerPoint);
      if (!movement) return;
      const words = this.words.atPointer(movement);
      const hears = { getContent: () => escaped(words) };
      const sourceTarget = { _tooltip: { _content: words }, getTooltip: () => hears };
      this.fire("click", { latlng, originalEvent, sourceTarget, movement }, true);
      if (!movement.popup) return;
      const content = element(
        "div",
        {},
        element("b", {}, movement.name),
        element("br"),
        movement.popup,
      );
      L.popup().setLatLng(latlng).setContent(content).openOn(this._map);
    },
  });
}
