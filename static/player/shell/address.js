/**
 * The state as an address, kept up to date and reported.
 * One writer: 250 ms after the last change, never while playing or dragging unless the reader leaves.
 * @module address
 */
import { PICTURE } from "../scene/picture-keys.js";
import { isoOf } from "../time/days.js";
import { addressBar } from "./address-bar.js";
import { isAddress, notesOn, pictureAt, writeQuery } from "./address-query.js";
/** @import { Scene, Store } from "../scene/types.d.ts" */

const DELAY_MS = 250;
const REPORTED = [...PICTURE, "opening", "lang", "playing", "dragging"];

/**
 * What a reader should know of an address, as long as it holds.
 * @param {string} lasting the note that holds for every picture: that the data has changed
 * @param {((notes: string[], dismiss: () => void) => void)|undefined} onNotes
 */
function createNotes(lasting, onNotes) {
  let notes = [];
  let noted = "";
  function take(now, picture) {
    notes = now;
    noted = picture;
    onNotes?.(now, () => take([], picture));
  }
  return {
    take,
    /** The reader is at some picture, in the form of an address: what an address left out goes with its picture. */
    leave(picture) {
      if (picture === noted || notes.every((note) => note === lasting)) return;
      take(
        notes.filter((note) => note === lasting),
        picture,
      );
    },
  };
}

/**
 * Tells the host, and the browser's address, what the reader has chosen.
 * @param {Scene} scene @param {Store} store
 * @param {object} host
 * @param {"none"|"hash"|"search"} [host.address] where the address is written, if anywhere
 * @param {(report: Report) => void} [host.onReport]
 * @param {(notes: string[], dismiss: () => void) => void} [host.onNotes] hears what a reader should know of the
 *   address, one sentence each: of the fragment at which the page opens, of each address that comes by the history,
 *   and once more when the reader has left the picture of that address; dismiss: the reader has read them
 * @param {(query: string) => void} [host.onWrite] hears each address that is written
 * @param {() => boolean} [host.listening] whether a report is wanted now; one that is not waits for `flush`
 * @returns {{acts: () => number, write: () => string, flush: () => boolean, destroy: () => void}}
 *   acts: how often the reader has changed the picture; write: write the address at once, whatever goes on, and
 *   return all of it; flush: write and report at once, and say whether there was anything to report
 *
 * @typedef {{day: number, iso: string, query: string, seq: number, acts: number, to: number|null,
 *   selected: object|null}} Report query: the whole address, with what others wrote into it
 */
export function createAddress(
  scene,
  store,
  { address = "none", onReport, onNotes, onWrite, listening = () => true },
) {
  const bar = addressBar(address, scene.address.names);
  const notes = createNotes(scene.address.changed, onNotes);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let seq = 0;
  let acts = 0;
  let unreported = false;
  function report(state, query) {
    unreported = false;
    // it grows across players too: a page that is opened again begins with a new one
    seq = Math.max(seq + 1, Math.round(performance.timeOrigin + performance.now()));
    onReport?.({
      day: state.day,
      iso: isoOf(state.day),
      query,
      seq,
      acts,
      to: state.to,
      selected: state.selected,
    });
  }
  function write() {
    clearTimeout(timer);
    const query = writeQuery(store.get(), scene);
    notes.leave(query);
    // the opening is no place to come back to
    onWrite?.(store.get().opening ? "" : query);
    return bar.write(query);
  }
  function settle() {
    const state = store.get();
    if (state.playing || state.dragging) return;
    const query = write();
    if (unreported && onReport && listening()) report(state, query);
  }
  function flush() {
    const query = write();
    const news = unreported && Boolean(onReport);
    if (news) report(store.get(), query);
    return news;
  }
  function settleSoon() {
    clearTimeout(timer);
    timer = setTimeout(settle, DELAY_MS);
  }
  /** Whatever the address leaves out, the browser soon shows what the picture is. */
  function hear(query) {
    notes.take(notesOn(query, scene), writeQuery(store.get(), scene));
    settleSoon();
  }
  const unsubscribe = store.subscribe((_, { changed, origin }) => {
    if (!REPORTED.some((key) => changed.has(key))) return;
    // what the host commanded it knows already: reporting it would start a rerun for nothing
    if (origin !== "host") unreported = true;
    if (origin !== "host" && origin !== "clock") acts += 1;
    // moving the map about is no place to come back to, and the history has its own entries
    const acted = origin !== "clock" && origin !== "address";
    if (acted && [...changed].some((key) => key !== "map" && REPORTED.includes(key)))
      bar.act(changed.has("opening"));
    settleSoon();
  });
  const unfollow = bar.follow((query) => {
    // a fragment that says nothing of the picture is a place in the page
    if (address === "hash" && query && !isAddress(query, scene)) return notes.take([], "");
    store.set({ ...pictureAt(query, scene), playing: false }, "address");
    hear(query);
  });
  // what the server leaves out of an address it tells the reader itself
  if (address === "hash" && isAddress(bar.read(), scene)) hear(bar.read());
  return {
    acts: () => acts,
    write,
    flush,
    destroy() {
      clearTimeout(timer);
      unsubscribe();
      unfollow();
    },
  };
}
