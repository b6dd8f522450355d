/**
 * The browser's own address, as far as the player writes it: after "#" in the one file, after "?" in the atlas.
 * @module address-bar
 */

/** Acts closer to each other than this are one entry of the history: thirty steps are not thirty times Back. */
const REST_MS = 1000;

/** What others have written after "?", in the form in which it stands there, were it malformed. */
function othersIn(search, names) {
  const pieces = search.replace(/^\?/, "").split("&").filter(Boolean);
  return pieces.filter(
    (piece) => ![...new URLSearchParams(piece).keys()].some((name) => names.includes(name)),
  );
}

const none = { act() {}, write: (query) => query, follow: () => () => {} };

/** A frame of another page must not fill that page's history: the one file replaces its address and adds nothing. */
function fragmentBar() {
  let written = "";
  return {
    act() {},
    write(query) {
      if (query !== written) history.replaceState(history.state, "", `#${query}`);
      written = query;
      return query;
    },
    follow(listener) {
      const hear = () => {
        const query = location.hash.slice(1);
        if (query && query !== written) listener(query);
      };
      addEventListener("hashchange", hear);
      return () => removeEventListener("hashchange", hear);
    },
  };
}

function searchBar(names) {
  const { pathname } = location;
  let last = -Infinity;
  let entry = false;
  return {
    act() {
      const now = performance.now();
      if (now - last > REST_MS) entry = true;
      last = now;
    },
    write(query) {
      const whole = [query, ...othersIn(location.search, names)].join("&");
      // Streamlit may have moved to another page already: its address is not the player's to write
      if (location.pathname === pathname && `?${whole}` !== location.search) {
        history[entry ? "pushState" : "replaceState"](
          history.state,
          "",
          `${pathname}?${whole}${location.hash}`,
        );
      }
      entry = false;
      return whole;
    },
    follow(listener) {
      const hear = () => {
        entry = false;
        last = performance.now();
        if (location.pathname === pathname) listener(location.search);
      };
      addEventListener("popstate", hear);
      return () => removeEventListener("popstate", hear);
    },
  };
}

/**
 * @param {"none"|"hash"|"search"} kind
 * @param {string[]} names the parameters that are the player's
 * @returns {{act: () => void, write: (query: string) => string, follow: (listener: (query: string) => void) => () => void}}
 *   act: the reader has done something; after a rest the next `write` is a new entry of the history.
 *   write returns the whole address as it then stands. follow: hears of addresses that come by the history.
 */
export function addressBar(kind, names) {
  if (kind === "hash") return fragmentBar();
  return kind === "search" ? searchBar(names) : none;
}
