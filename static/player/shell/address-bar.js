/**
 * The browser's own address, as far as the player writes it: after "#" in the one file, after "?" in the atlas.
 * @module address-bar
 */

/** Acts closer to each other than this are one entry of the history: thirty steps are not thirty times Back. */
const REST_MS = 1000;

/** What others have written after "?", unchanged even if it is malformed. */
function othersIn(search, names) {
  const nameOf = (piece) => [...new URLSearchParams(piece).keys()][0];
  const pieces = search.replace(/^\?/, "").split("&").filter(Boolean);
  return pieces.filter((piece) => !names.includes(nameOf(piece)));
}

/**
 * Takes a parameter out of the browser's address, as if it had never been there; all others stay as they are written.
 * @param {string} name
 */
export function forgetParameter(name) {
  const others = othersIn(location.search, [name]).join("&");
  history.replaceState(
    history.state,
    "",
    `${location.pathname}${others && `?${others}`}${location.hash}`,
  );
}

const none = { act() {}, read: () => "", write: (query) => query, follow: () => () => {} };

/** Hears an event of the page until the function returned is called. */
function hearing(event, listener) {
  addEventListener(event, listener);
  return () => removeEventListener(event, listener);
}

/** Whether this page is all that the window shows, and no frame of another page. */
const isWhole = () => globalThis.parent === globalThis.window;

/**
 * A frame of another page must not fill that page's history: the one file replaces its address. Where it is no frame,
 * Back still leads to its opening. What the player writes itself is no event, so that all that is heard comes from somebody else.
 */
function fragmentBar() {
  const read = () => location.hash;
  let entry = false;
  return {
    act(leaves) {
      entry ||= leaves && isWhole();
    },
    read,
    write(query) {
      const fragment = query && `#${query}`;
      const url = fragment || location.pathname + location.search;
      if (fragment !== read())
        history[entry ? "pushState" : "replaceState"](history.state, "", url);
      entry = false;
      return query;
    },
    // the event comes late: what was asked for may have been written over by then
    follow: (listener) =>
      hearing("hashchange", (event) =>
        listener(new URL(/** @type {HashChangeEvent} */ (event).newURL).hash),
      ),
  };
}

function searchBar(names) {
  const { pathname } = location;
  const read = () => location.search;
  // Streamlit may have moved to another page already: its address is not the player's to read or to write
  const isHere = () => location.pathname === pathname;
  let last = -Infinity;
  let entry = false;
  return {
    act() {
      const now = performance.now();
      if (now - last > REST_MS) entry = true;
      last = now;
    },
    read,
    write(query) {
      const whole = [query, ...othersIn(read(), names)].filter(Boolean).join("&");
      const search = whole && `?${whole}`;
      if (isHere() && search !== read()) {
        const url = `${pathname}${search}${location.hash}`;
        history[entry ? "pushState" : "replaceState"](history.state, "", url);
      }
      entry = false;
      return whole;
    },
    follow: (listener) =>
      hearing("popstate", () => {
        if (!isHere()) return;
        // the next act leaves a picture to which the reader may want to come back once more
        entry = false;
        last = -Infinity;
        listener(read());
      }),
  };
}

/**
 * @param {"none"|"hash"|"search"} kind
 * @param {string[]} names the parameters that are the player's
 * @returns {{act: (leaves: boolean) => void, read: () => string, write: (query: string) => string,
 *   follow: (listener: (query: string) => void) => () => void}}
 *   act: the reader has done something (`leaves`: has left the opening or come back to it); after a rest the next `write`
 *   is a new entry of the history.
 *   read: the whole address with its ? or #; write returns it without, as it then is.
 *   follow: hears every address that comes by the history, a link or the reader's own typing.
 */
export function addressBar(kind, names) {
  if (kind === "hash") return fragmentBar();
  return kind === "search" ? searchBar(names) : none;
}
