/**
 * Who says so: references and badges of how a thing is known.
 * @module references
 */
import { element } from "../dom/elements.js";

const MEANINGS = {
  documented: "stated by a document or a scholar citing one",
  derived: "worked out from documented figures; the arithmetic is shown",
  schematic: "drawn by us; no source gives it",
  interpolated: "on a straight line between two counts",
  estimated: "worked out by a scholar; nobody counted it",
};

/** @param {string} status documented | derived | schematic | interpolated | estimated @param {string} [text] */
export function badge(status, text = status) {
  return element(
    "span",
    { class: "xr-badge", "data-status": status, title: MEANINGS[status] || null },
    text,
  );
}

const join = (short, locator) => (locator ? `${short}: ${locator}` : short);

/** Only web addresses become links: anything else in the data stays text. */
function isWeb(url) {
  return /^https?:\/\//.test(url || "");
}

/** @returns {HTMLElement} one reference; the full title on hover, a link where the source has an address */
function reference(item, sources) {
  const source = sources[item.key] || { short: item.key };
  const quoted = (item.quoting || []).map(({ short, locator }) => join(short, locator)).join("; ");
  const own = join(source.short, item.locator);
  const cite = isWeb(source.url)
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
    quoted ? element("span", { class: "xr-quoted" }, quoted) : null,
    quoted ? ", in " : null,
    cite,
  );
}

/** All references of a claim or an event, one after the other. */
export function references(items, sources) {
  return (items || [])
    .flatMap((item, i) => [i ? "; " : null, reference(item, sources)])
    .filter(Boolean);
}

const SAID = ["place", "date", "number"];

/** What is known of place, date and number: one badge where all three are known alike. */
export function statusBadges(status) {
  const [first] = status || [];
  if (!first) return [];
  if (status.every((item) => item === first)) return [badge(first, `place, date, number ${first}`)];
  return status.map((item, i) => badge(item, `${SAID[i]} ${item}`));
}
