/**
 * When the map is drawn: at the next frame after somebody has asked, once for all who ask, and never where nothing has
 * changed.
 */

/**
 * @param {() => boolean} seen  whether the map has a size; until then what was asked for waits
 * @param {() => void} paint
 */
export function createRedraw(seen, paint) {
  let frame = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let dirty = true;

  /** Draws at once if anybody has asked since the last time. */
  function due() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!dirty || !seen()) return;
    dirty = false;
    clearTimeout(timer);
    paint();
  }

  function ask() {
    dirty = true;
    if (!frame) frame = requestAnimationFrame(due);
  }

  return {
    ask,
    due,
    /** Whether somebody has asked and nothing is drawn yet. */
    waits: () => dirty,
    /** Draws at once, whoever has asked. */
    now() {
      dirty = true;
      due();
    },
    /** @param {number} ms  ask after so many milliseconds, unless something is drawn before */
    askIn(ms) {
      clearTimeout(timer);
      timer = setTimeout(ask, ms);
    },
    /** Waits a frame, and until what was asked for has been drawn, if it can be. */
    async settled() {
      do await new Promise((done) => requestAnimationFrame(done));
      while (dirty && frame);
    },
    destroy() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
