/** A browser's address and history, as far as the player uses them, and its clock. */

const NAMES = ["location", "history", "addEventListener", "removeEventListener"];

/**
 * Puts a page with one entry of the history into the global object.
 * @param {string} url path, query and fragment
 */
export function openBrowser(url) {
  const page = new EventTarget();
  const entries = [url];
  let at = 0;
  const browser = {
    /** Milliseconds of the page's clock. */
    now: 10_000,
    entries: () => [...entries],
    url: () => entries[at],
    /** A link or the reader's own typing: a new entry, unless it is the same address. */
    go(next) {
      const before = entries[at];
      if (next === before) return;
      push(next);
      tell(before);
    },
    back() {
      const before = entries[at];
      at -= 1;
      tell(before);
    },
    close() {
      for (const name of NAMES) delete globalThis[name];
      delete globalThis.performance.now;
    },
  };
  const push = (next) => {
    entries.splice(at + 1, Infinity, next);
    at += 1;
  };
  const partsOf = (text) => new URL(text, "http://atlas");
  const tell = (before) => {
    const asked = partsOf(entries[at]);
    page.dispatchEvent(new Event("popstate"));
    if (partsOf(before).hash !== asked.hash) {
      const newURL = asked.href;
      page.dispatchEvent(Object.assign(new Event("hashchange"), { newURL }));
    }
  };
  /** As a browser resolves an address against the page's. */
  const resolved = (next) => {
    const { pathname, search, hash } = new URL(next, partsOf(entries[at]));
    return pathname + search + hash;
  };
  globalThis.location = /** @type {any} */ ({
    get pathname() {
      return partsOf(entries[at]).pathname;
    },
    get search() {
      return partsOf(entries[at]).search;
    },
    get hash() {
      return partsOf(entries[at]).hash;
    },
  });
  globalThis.history = /** @type {any} */ ({
    state: null,
    pushState: (_, __, next) => push(resolved(next)),
    replaceState: (_, __, next) => (entries[at] = resolved(next)),
  });
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  globalThis.performance.now = () => browser.now;
  return browser;
}
