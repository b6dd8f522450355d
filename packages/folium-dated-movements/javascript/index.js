/**
 * Dated movements as a Leaflet layer: `L.DatedMovements`. All such layers of a map share one clock and one control,
 * which stay as long as one of them is on the map.
 * @module index
 */
import { element } from "./elements.js";
import { createLegend } from "./legend.js";
import { placed, sharedOf } from "./shared.js";
import { surfaceClass } from "./surface.js";
import { boxOf, createWays, drawPieces } from "./ways.js";
import { wordsOf } from "./words.js";
/** @import { Dated } from "./ways.js" */
/** @import { Labels } from "./words.js" */

/** Milliseconds that a day has to stand before what was drawn piece by piece is drawn as a whole. */
const SETTLED_MS = 200;
/** Pixels of a pop-up's content that are shown in any case, and of what Leaflet draws and leaves free around it. */
const LEAST_POPUP = 60;
const POPUP_FRAME = 70;
/** What lies above the ways and keeps the pointer to itself. */
const ABOVE = ".leaflet-marker-pane,.leaflet-popup-pane,.leaflet-control";

/**
 * @typedef {object} Settings
 * @property {Dated[]} movements
 * @property {number} first @property {number} last  days since 1970-01-01, both inclusive
 * @property {number|null} opening @property {string|null} pace  as `pace.js` has it; null for one that fits
 * @property {"day"|"month"|"year"} precision  of the date in words
 * @property {boolean} loop @property {boolean} autoplay
 * @property {number} people_per_px @property {string|null} legend  a corner, or null for none
 * @property {string} position  the control's corner
 * @property {string} name @property {string} lang @property {Labels} labels
 */

/** @param {string} words @returns {string} the same as markup */
const escaped = (words) => element("i", {}, words).innerHTML;

/**
 * @param {any} L  the Leaflet of the page
 * @returns {any} the class of the layer: `new (define(L))(settings)`
 */
function define(L) {
  const Surface = surfaceClass(L);
  return L.Layer.extend({
    initialize(/** @type {Settings} */ settings) {
      this.settings = settings;
      this._fronts = [];
      this.words = wordsOf(settings);
      const peoplePerPx = settings.people_per_px;
      this.ways = createWays(settings.movements, { peoplePerPx, said: this.words.atFront });
    },

    onAdd(map) {
      this.shared = sharedOf(L, map, this.settings);
      this.surface = new Surface().addTo(map);
      this.surface.on("redraw", this._drawAnew, this);
      map.on(this._hears(), this);
      L.DomEvent.on(map.getContainer(), this._feels(), this);
      const { name, lang, labels, legend, movements, people_per_px: peoplePerPx } = this.settings;
      const key = legend && createLegend(movements, { name, lang, labels, peoplePerPx });
      this.legend = key ? placed(L, map, key, legend) : null;
      this.shared.join(this);
      this._arrange();
      this._drawAnew();
      this._stop = this.shared.clock.subscribe((state) => this._show(state.day));
    },

    onRemove(map) {
      this._stop();
      map.off(this._hears(), this);
      L.DomEvent.off(map.getContainer(), this._feels(), this);
      clearTimeout(this._settling);
      this._unhover();
      this.popup?.remove();
      this.legend?.remove();
      this.surface.off("redraw", this._drawAnew, this).remove();
      this.shared.leave(this);
    },

    /** Of a click, what comes before it: a layer below that opens its own pop-up keeps the click to itself. */
    _hears() {
      const { _choose: preclick, _arrange: resize } = this;
      return { preclick, resize };
    },

    /**
     * From the page and not from the map: Leaflet's canvas (`prefer_canvas`) hands on no more than one move in 32 ms, and
     * drops the last one, after which the pointer stands.
     */
    _feels() {
      const { _hover: mousemove, _unhover: mouseleave, _key: keydown } = this;
      return { mousemove, mouseleave, keydown };
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

    /** Above other layers of this kind, as `keep_in_front` of a folium map asks; those of other kinds lie below anyway. */
    bringToFront() {
      if (this._map) this.surface.bringToFront();
      return this;
    },

    /** After the map has moved. */
    _drawAnew() {
      const edgeAt = (x) => this._map.containerPointToLayerPoint([x, 0]).x;
      this._edges = [edgeAt(4), edgeAt(this._map.getSize().x - 4)];
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
      this._fronts = this.ways.drawFronts(this.surface.ink("seen"), this._edges);
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
        this._fronts = this.ways.drawFronts(this.surface.ink("seen"), this._edges);
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

    /** The movement under the pointer, unless something lies above it. @param {MouseEvent} event */
    _under(event) {
      const isCovered = /** @type {Element} */ (event.target).closest?.(ABOVE);
      return isCovered ? null : this.ways.at(this._map.mouseEventToLayerPoint(event));
    },

    _hover(event) {
      if (this._map._animatingZoom || this._map.dragging?.moving()) return undefined;
      const movement = this._under(event);
      if (!movement) return this._unhover();
      this._map.getContainer().style.cursor = "pointer";
      this._say(movement, this._map.mouseEventToLatLng(event));
      return this._veilOthers("hidden");
    },

    /** Shows name, number and tooltip of a movement at a place. */
    _say(movement, latlng) {
      this.tooltip ??= L.tooltip({ className: "dated-words", direction: "auto", offset: [10, 0] });
      const content = element("span", {}, this.words.atPointer(movement));
      this.tooltip.setLatLng(latlng).setContent(content).addTo(this._map);
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

    _choose({ latlng, originalEvent }) {
      const movement = this._under(originalEvent);
      if (movement) queueMicrotask(() => this._chosen(movement, latlng, originalEvent));
    },

    /**
     * After the click: the pop-up of the way takes the place of one of a layer below.
     * @param {Dated} movement @param {any} latlng @param {Event} originalEvent
     * @param {HTMLElement} [opener]  of the list, which has the focus again when the pop-up closes
     */
    _chosen(movement, latlng, originalEvent, opener) {
      if (!this._map) return;
      const words = this.words.atPointer(movement);
      const hears = { getContent: () => escaped(words) };
      const sourceTarget = { _tooltip: { _content: words }, getTooltip: () => hears };
      this.fire("click", { latlng, originalEvent, sourceTarget, movement }, true);
      if (movement.popup || opener) this._open(movement, latlng, opener);
    },

    _open(movement, latlng, opener) {
      const title = movement.name ? [element("b", {}, movement.name), element("br")] : [];
      const number = this.words.number(movement);
      const words = movement.popup
        ? [movement.popup, element("br"), number]
        : [[number, movement.tooltip].filter(Boolean).join(" · ")];
      const { lang, labels } = this.settings;
      const content = element("div", { class: "dated-popup", tabindex: -1, lang });
      content.append(...title, ...words);
      // clear of the control and its open list, wherever the way lies; what is longer is scrolled
      const clear = L.point(5, opener ? this.shared.covered() : 5);
      const maxHeight = Math.max(LEAST_POPUP, this._map.getSize().y - clear.y - POPUP_FRAME);
      const isBelow = this.shared.corner().startsWith("bottom");
      const padding = isBelow ? "autoPanPaddingBottomRight" : "autoPanPaddingTopLeft";
      const popup = L.popup({ maxHeight, [padding]: clear })
        .setLatLng(latlng)
        .setContent(content)
        .openOn(this._map);
      this.popup = popup;
      const close = popup.getElement().querySelector(".leaflet-popup-close-button");
      close?.setAttribute("aria-label", labels.close);
      if (!opener) return;
      this._unhover();
      content.focus({ preventScroll: true });
      popup.on("remove", () => {
        if (popup.getElement()?.contains(document.activeElement)) opener.focus();
      });
    },

    /** @param {KeyboardEvent} event */
    _key(event) {
      if (event.key !== "Escape") return;
      this._unhover();
      if (this.popup?.isOpen()) this._map.closePopup(this.popup);
    },

    /** What the list of movements shows and does. @returns {import("./list.js").Entry[]} */
    entries() {
      const placeOf = (movement) => L.latLng(this.ways.frontOf(movement));
      return this.settings.movements.map((movement) => ({
        movement,
        words: this.words.atPointer(movement),
        point: () => this._say(movement, placeOf(movement)),
        unpoint: () => this._unhover(),
        choose: (event, opener) => this._chosen(movement, placeOf(movement), event, opener),
      }));
    },
  });
}

/** @type {any} */ (L).DatedMovements ??= define(L);
