/**
 * Parts and whole of a movement on a day: what its counts have beyond the whole, and what they lack.
 *
 * The same formulae stand in Python (atlas/model/balance.py); a cross test holds the two together.
 * @module balance
 */
import { ZERO, basisOf, leastOf, leastSure, quantity, totalOf } from "./quantities.js";
/** @import { Basis, Quantity } from "../scene/types.d.ts" */

/** A number with its bounds; nobody has no range, for then the counts agree, unless no source says so. */
function ranged(value, bounds, basis, isOpen = false) {
  if (!value && !isOpen) return ZERO;
  const high = bounds.high === null ? value : Math.max(value, bounds.high);
  return quantity(value, Math.min(value, bounds.low), high, basis);
}

/** Bounds without a number; where there can be nobody, that is the number. */
const boundsOf = (low, high, basis) => (high === 0 ? ZERO : quantity(null, low, high, basis));

/**
 * How what follows from several is known: never given by a source, no surer than they are.
 * @returns {Basis}
 */
const workedOut = (quantities) => leastSure([basisOf(quantities), "derived"]);

/** What lies within the totals of other sources, of a surplus that is the least there can be. */
function disputedOf(surplus, span, basis) {
  const low = Math.min(Math.max(0, surplus), span);
  return low < span ? boundsOf(low, span, basis) : quantity(span, span, span, basis);
}

/**
 * What the parts of a day have beyond the whole, and what they lack: numbers only where every part is one, elsewhere the
 * bounds that all parts together leave. whole + disputed + added = parts + missing.
 * @param {Quantity} whole  its high is the greatest total of any source
 * @param {(Quantity|null)[]} parts  as they are shown; null where no source says
 * @param {(Quantity|null)[]} counted  the same, with the bounds of two counts in place of a line between them
 * @param {Quantity} addedDead  who died on the way of a whole that does not count them
 * @returns {{disputed: Quantity, added: Quantity, missing: Quantity}}
 */
export function balanceOf(whole, parts, counted, addedDead) {
  const known = /** @type {Quantity[]} */ (parts.filter((part) => part !== null));
  const surely = /** @type {Quantity[]} */ (counted.filter((part) => part !== null));
  const [shown, sure] = [totalOf(known), totalOf(surely)];
  const most = whole.high || leastOf(whole);
  const isWhole = known.length === parts.length;
  const high = isWhole ? shown.high : null;
  const basis = workedOut(surely);
  const added = boundsOf(
    Math.max(addedDead.low, sure.low - most),
    high === null ? null : Math.max(addedDead.high || 0, high - most),
    basis,
  );
  const missing = boundsOf(
    sure.high === null || !isWhole ? 0 : Math.max(0, whole.low - sure.high),
    Math.max(0, most - shown.low),
    basis,
  );
  const span = most - leastOf(whole);
  if (!isWhole || shown.value === null) {
    const surplus = sure.low - leastOf(whole) - addedDead.low;
    const least = known.reduce((all, part) => all + leastOf(part), 0);
    const excess = least - leastOf(whole) - leastOf(addedDead);
    const isMore = span > 0 && Math.max(surplus, excess) > 0;
    return { disputed: isMore ? disputedOf(surplus, span, basis) : ZERO, added, missing };
  }
  const own = workedOut(known);
  const gap = shown.value - leastOf(whole) - leastOf(addedDead);
  const more = Math.max(0, gap);
  const within = Math.min(more, span);
  return {
    disputed: within ? quantity(within, within, within, own) : ZERO,
    added: ranged(leastOf(addedDead) + more - within, added, own, addedDead.value === null),
    missing: ranged(Math.max(0, -gap), missing, own),
  };
}
