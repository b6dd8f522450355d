/**
 * The pace at which a story plays its days, and the reader's own, which comes back when the story ends.
 * @module story-pace
 */
import { paceOf } from "./telling.js";
/** @import { Pace, Store } from "../scene/types.d.ts" */

/** @param {Store} store */
export function createPace(store) {
  /** The reader's latest choice. @type {Pace|null} */
  let own = null;
  /** What the story has set, and for which step. @type {Pace|null} */
  let set = null;
  let of = "";
  return {
    /**
     * The pace for a step: once it is playing, what the reader makes of it.
     * @param {string} key of the step @param {[number, number]} days it plays, inclusive
     * @returns {Pace}
     */
    take(key, days) {
      const { pace } = store.get();
      if (pace !== set) own = pace;
      if (key === of) return pace;
      of = key;
      set = paceOf(days);
      return set;
    },
    /** The reader's own pace, unless that is on. @returns {{pace?: Pace}} */
    giveBack() {
      const back = own && store.get().pace === set ? { pace: own } : {};
      [own, set, of] = [null, null, ""];
      return back;
    },
  };
}
