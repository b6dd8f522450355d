/**
 * A sheet of canvas over a map, with the ways and their fronts. The pointer goes through it, so that layers below keep their
 * tooltips. A second one, unseen, holds the ways alone: fronts that leave a place uncover it.
 * @module surface
 */

/** @typedef {"seen"|"gone"} Sheet */

/**
 * @param {any} L  the Leaflet of the page
 * @returns {any} a class of `L.Renderer` with the event "redraw" whenever the map under it has moved
 */
export function surfaceClass(L) {
  return L.Renderer.extend({
    options: { padding: 0.1 },

    _initContainer() {
      this._container = document.createElement("div");
      // above the SVG of other layers, which Leaflet's style sheet raises to 200
      Object.assign(this._container.style, {
        pointerEvents: "none",
        position: "absolute",
        zIndex: "210",
      });
      const sheet = (name) => {
        const canvas = document.createElement("canvas");
        canvas.dataset.sheet = name;
        canvas.style.position = "absolute";
        return canvas;
      };
      this.sheets = { seen: sheet("seen"), gone: sheet("gone") };
      this._container.append(this.sheets.seen);
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
      this.sheets = {};
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      for (const canvas of Object.values(this.sheets)) {
        canvas.width = Math.round(size.x * ratio);
        canvas.height = Math.round(size.y * ratio);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this.ratio = ratio;
      this.fire("redraw");
    },

    bringToFront() {
      L.DomUtil.toFront(this._container);
    },

    /** An emptied sheet to draw on in pixels of the map's layers. @param {Sheet} name */
    emptied(name) {
      const ink = this.ink(name);
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.clearRect(0, 0, ink.canvas.width, ink.canvas.height);
      const { x, y } = this._bounds.min;
      ink.setTransform(this.ratio, 0, 0, this.ratio, -x * this.ratio, -y * this.ratio);
      return ink;
    },

    /** @param {Sheet} name @returns {CanvasRenderingContext2D} */
    ink(name) {
      return this.sheets[name].getContext("2d");
    },

    /** Shows what is gone, all of it. */
    uncover() {
      const ink = this.emptied("seen");
      // a map in a tab that is not open has no size, and a canvas without one cannot be copied
      if (!ink.canvas.width || !ink.canvas.height) return;
      ink.save();
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.drawImage(this.sheets.gone, 0, 0);
      ink.restore();
    },

    /** Shows again what is gone within boxes. @param {number[][]} boxes left, top, right, bottom */
    uncoverWithin(boxes) {
      const ink = this.ink("seen");
      const { gone } = this.sheets;
      const { x, y } = this._bounds.min;
      ink.save();
      ink.setTransform(1, 0, 0, 1, 0, 0);
      for (const [left, top, right, bottom] of boxes) {
        const across = Math.max(0, Math.floor((left - x) * this.ratio));
        const down = Math.max(0, Math.floor((top - y) * this.ratio));
        const wide = Math.min(gone.width, Math.ceil((right - x) * this.ratio)) - across;
        const high = Math.min(gone.height, Math.ceil((bottom - y) * this.ratio)) - down;
        if (wide <= 0 || high <= 0) continue;
        ink.clearRect(across, down, wide, high);
        ink.drawImage(gone, across, down, wide, high, across, down, wide, high);
      }
      ink.restore();
    },
  });
}
