/**
 * Time to read: while the clock runs a sentence stays until it can have been read, however fast days pass.
 * @module reading
 */
/** @import { HistoricEvent, PlayerState } from "../scene/types.d.ts" */

/** Reading aloud takes about this many milliseconds a letter; nothing is shown for less than the least. */
const MS_A_LETTER = 60;
const LEAST_MS = 2000;

/** @param {HistoricEvent|null} event @returns {number} milliseconds to read it */
export const readingTime = (event) =>
  event ? Math.max(LEAST_MS, (event.text || event.title).length * MS_A_LETTER) : 0;

/** @returns {(lead: HistoricEvent|null, state: PlayerState, now: number) => HistoricEvent|null} */
export function createReading() {
  /** @type {HistoricEvent|null} */
  let shown = null;
  let since = -Infinity;
  let among = "";

  /** The event whose sentence is shown: the last one until there was time for it, else the one in force. */
  return (lead, { playing, day, movements }, now) => {
    const isSame = among === movements.join();
    const isUnread = shown !== null && now - since < readingTime(shown) && shown.start <= day;
    if (playing && isSame && isUnread) return shown;
    if (shown?.id !== lead?.id) since = now;
    shown = lead;
    among = movements.join();
    return lead;
  };
}
