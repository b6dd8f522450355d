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
/** The day at which the clock of a map stood when its last layer left. @type {WeakMap<object, number>} */
const stood = new WeakMap();
/** Milliseconds that a day has to stand before a host in Python hears of it: each report runs its script again. */
const REST_MS = 300;
/** And before what was drawn piece by piece is drawn as a whole. */
const SETTLED_MS = 200;
/** Pixels that Leaflet leaves between a control and the edge of the map. */
const MARGIN = 10;
/** Pixels of a map on which a long date and the pace have no room side by side. */
const NARROW = 380;

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

  /** No wider than the map, and clear of the credits, which Leaflet lays over whatever is in their row. */
  function arrange() {
    const { style } = control.node;
    const wide = map.getSize().x;
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
    cornerBeside,
    join(layer) {
      const isFirst = layers.size === 0;
      layers.add(layer);
      const { opening, first, autoplay } = layer.settings;
      const day = isFirst ? { day: stood.get(map) ?? opening ?? first } : {};
      clock.set({ ...span(), ...day, ...(isFirst && autoplay ? { playing: true } : {}) });
      control.show(clock.get());
    },
    leave(layer) {
      layers.delete(layer);
      if (layers.size) return clock.set(span());
      stood.set(map, clock.get().day);
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
  const said = (movement) => [movement.name, number(movement)].filter(Boolean).join(", ");
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
      map.on(this._hears(), this);
      const { name, lang, labels, legend, movements, people_per_px: peoplePerPx } = this.settings;
      const key = legend && createLegend(movements, { name, lang, labels, peoplePerPx });
      this.legend = key ? placed(L, map, key, legend) : null;
      this._stop = this.shared.clock.subscribe((state) => this._show(state.day));
      this.shared.join(this);
      this._arrange();
      this._drawAnew();
    },

    onRemove(map) {
      this._stop();
      map.off(this._hears(), this);
      clearTimeout(this._settling);
      this._unhover();
      this.legend?.remove();
      this.surface.off("redraw", this._drawAnew, this).remove();
      this.shared.leave(this);
    },

    /** Of a click, what comes before it: a layer below that opens its own pop-up keeps the click to itself. */
    _hears() {
      const { _hover: mousemove, _leave: mouseout, _choose: preclick, _arrange: resize } = this;
      return { mousemove, mouseout, preclick, resize };
    },

    /** Where the map is too narrow for both side by side, the legend stands above or below the control. */
    _arrange() {
      this.shared.arrange();
      this.legend?.setPosition(this.shared.cornerBeside(this.legend, this.settings.legend));
    },

    /** The bounds of all ways, whatever the day. */
    getBounds() {
      return L.latLngBounds(this.settings.movements.flatMap(({ line }) => line));
    },

    /** After the map has moved. */
    _drawAnew() {
      this._right = this._map.containerPointToLayerPoint(this._map.getSize()).x - 4;
      this.ways.place((point) => this._map.latLngToLayerPoint(point));
      this.ways.show(this.shared.clock.get().day);
      this._drawGone();
    },

    _drawGone() {
      clearTimeout(this._settling);
      const ink = this.surface.emptied("gone");
      this.ways.drawAhead(ink);
      this.ways.drawGone(ink);
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

    /** The movement under the pointer, unless a marker lies above it. */
    _under({ layerPoint, originalEvent }) {
      const isMarker = originalEvent.target.closest?.(".leaflet-marker-pane");
      return isMarker ? null : this.ways.at(layerPoint);
    },

    _hover(event) {
      const { latlng } = event;
      const movement = this._under(event);
      if (!movement) return this._unhover();
      this._map.getContainer().style.cursor = "pointer";
      this.tooltip ??= L.tooltip({ className: "dated-words", direction: "auto", offset: [10, 0] });
      const content = element("span", {}, this.words.atPointer(movement));
      this.tooltip.setLatLng(latlng).setContent(content).addTo(this._map);
      return this._veilOthers("hidden");
    },

    /** Leaflet's canvas says "mouseout" of the map, too, where the pointer only changes from layer to layer. */
    _leave({ originalEvent: { type, relatedTarget } }) {
      const hasLeft = type === "mouseout" && !this._map.getContainer().contains(relatedTarget);
      if (hasLeft) this._unhover();
    },

    _unhover() {
      if (!this.tooltip) return;
      this.tooltip.remove();
      this.tooltip = null;
      if (!this._map) return;
      this._map.getContainer().style.cursor = "";
      this._veilOthers("");
    },

    /** The tooltip of a layer below would lie under that of the way. @param {"hidden"|""} visibility */
    _veilOthers(visibility) {
      this._map.eachLayer((layer) => {
        if (!(layer instanceof L.Tooltip) || layer === this.tooltip || layer.options.permanent)
          return;
        const node = layer.getElement();
        if (node) node.style.visibility = visibility;
      });
    },

    _choose(event) {
      const { latlng, originalEvent } = event;
      const movement = this._under(event);
      if (movement) queueMicrotask(() => this._chosen(movement, latlng, originalEvent));
    },

    /** After the click: the pop-up of the way takes the place of one of a layer below. */
    _chosen(movement, latlng, originalEvent) {
      if (!this._map) return;
      const words = this.words.atPointer(movement);
      const hears = { getContent: () => escaped(words) };
      const sourceTarget = { _tooltip: { _content: words }, getTooltip: () => hears };
      this.fire("click", { latlng, originalEvent, sourceTarget, movement }, true);
      if (!movement.popup) return;
      const title = movement.name ? [element("b", {}, movement.name), element("br")] : [];
      const content = element("div", { class: "dated-popup" }, ...title, movement.popup);
      L.popup().setLatLng(latlng).setContent(content).openOn(this._map);
    },
  });
}
