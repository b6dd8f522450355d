/**
 * Who says so: references and badges of how a thing is known.
 * @module references
 */
import { element, inPlaces } from "../dom/elements.js";
import { say } from "../language/say.js";
import { wordsOf } from "../words/vocabulary.js";
/** @import { Scene } from "../scene/types.d.ts" */

const meanings = () => ({
  documented: say("stated by a document or a scholar citing one"),
  derived: say("worked out from documented figures; the arithmetic is shown"),
  schematic: say("drawn by us; no source gives it"),
  interpolated: say("on a straight line between two counts"),
  estimated: say("worked out by a scholar; nobody counted it"),
});

/** @param {string} status documented | derived | schematic | interpolated | estimated @param {string} text */
export function badge(status, text) {
  return element(
    "span",
    { class: "xr-badge", "data-status": status, title: meanings()[status] || null },
    text,
  );
}

/** How a thing is known that is no number. @param {Scene} scene @param {string} status documented | derived | schematic */
export const statusBadge = (scene, status) => badge(status, wordsOf(scene, "status", status));

const join = (short, locator) => (locator ? `${short}: ${locator}` : short);

/** Only web addresses become links: anything else in the data stays text. */
function isWeb(url) {
  return /^https?:\/\//.test(url || "");
}

const quotedOf = (works) => element("span", { class: "xr-quoted" }, works);

/** @returns {HTMLElement} one reference; the full title on hover, a link where the source has an address */
function reference(item, sources) {
  const source = sources[item.key] || { short: item.key };
  const quoted = (item.quoting || []).map(({ short, locator }) => join(short, locator)).join("; ");
  const own = join(source.short, item.locator);
  const work = isWeb(source.url)
    ? element(
        "a",
        {
          href: source.url,
          target: "_blank",
          rel: "noopener noreferrer",
          title: source.full || null,
        },
        own,
      )
    : element("span", { class: "xr-cited", title: source.full || null }, own);
  return element(
    "span",
    { class: "xr-reference" },
    quoted ? inPlaces(say("{quoted}, in {work}"), { quoted: quotedOf(quoted), work }) : work,
  );
}

/** All references of a claim or an event, one after the other. */
export function references(items, sources) {
  return (items || [])
    .flatMap((item, i) => [i ? "; " : null, reference(item, sources)])
    .filter(Boolean);
}

/**
 * What is known of place, date and number: once where all three are known alike, and nothing of a count without a place.
 * @param {Scene} scene @param {string[]|undefined} status of the three
 * @returns {[string, string][]} each status with its words
 */
export function statusWords(scene, status = []) {
  const [place, date, number] = status;
  if (!place) return [];
  const words = (id) => ({ status: wordsOf(scene, "status", id) });
  if (status.every((id) => id === place))
    return [[place, say("place, date, number {status}", words(place))]];
  return [
    [place, say("place {status}", words(place))],
    [date, say("date {status}", words(date))],
    [number, say("number {status}", words(number))],
  ];
}

/** @param {Scene} scene @param {string[]|undefined} status of place, date and number */
export const statusBadges = (scene, status) =>
  statusWords(scene, status).map(([id, words]) => badge(id, words));
