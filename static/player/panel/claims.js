/**
 * The claims behind what is selected: who counted whom, where, when, in which document.
 * @module claims
 */
import { isKnown } from "../scene/selection.js";
import { drivingText, pickedFor } from "./chosen.js";
import { element } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { longDate, spanText } from "../time/days.js";
import { rivalsOfSelected } from "./panel-rivals.js";
import { badge, references, statusBadges } from "./references.js";
import { gradeName, wordsOf } from "../words/vocabulary.js";
import { capital, movementName, names, number, whenOf } from "../words/wording.js";
import { whose } from "./whose.js";
/** @import { Claim } from "../scene/types.d.ts" */

/** Claims within this many days of the day are those of the day. */
const NEAR_DAYS = 31;
const UNITS = ["persons", "echelons", "families", "households", "farms"];
const MOST_AT_ONCE = 12;

/** Days between a claim's span and a day; 0 inside it. */
function gapTo(claim, day) {
  if (claim.from == null && claim.to == null) return Infinity;
  const from = claim.from ?? claim.to;
  const to = claim.to ?? claim.from;
  return day < from ? from - day : day > to ? day - to : 0;
}

const unitRank = (claim) => (UNITS.indexOf(claim.unit) + UNITS.length + 1) % (UNITS.length + 1);
const rankRank = (claim) => ["preferred", "normal", "deprecated"].indexOf(claim.rank);

/** The claims that drive the picture before their rivals; persons first, then echelons. */
function inReadingOrder(a, b) {
  return rankRank(a) - rankRank(b) || unitRank(a) - unitRank(b) || (a.to ?? 1e9) - (b.to ?? 1e9);
}

/** Claims about the thing selected. */
function claimsOf(scene, selected) {
  const all = Object.entries(scene.claims).map(([id, claim]) => ({ id, ...claim }));
  const { type, id } = selected;
  if (type === "claim") return all.filter((claim) => claim.id === id);
  if (type === "place") return all.filter((claim) => claim.place === id);
  if (type === "movement") return all.filter((claim) => claim.movement === id);
  if (type === "event") {
    const event = scene.index.event.get(id);
    return all.filter((claim) => claim.event === id || (event && event.claims.includes(claim.id)));
  }
  const flow = scene.index.flow.get(id);
  if (!flow) return [];
  return all.filter(
    (claim) =>
      claim.id === flow.claim ||
      (claim.movement === flow.movement && claim.place === flow.destination),
  );
}

/**
 * Claims of a selection, those near the day apart from the others.
 * @returns {{near: (Claim & {id: string})[], other: (Claim & {id: string})[]}}
 */
export function claimsNear(scene, selected, day) {
  const claims = claimsOf(scene, selected);
  const whole = selected.type === "event" || selected.type === "claim" || selected.type === "flow";
  const near = claims.filter(
    (claim) => claim.rank !== "deprecated" && (whole || gapTo(claim, day) <= NEAR_DAYS),
  );
  const other = claims
    .filter((claim) => !near.includes(claim))
    .sort((a, b) => gapTo(a, day) - gapTo(b, day) || inReadingOrder(a, b));
  near.sort(inReadingOrder);
  // nothing was counted near this day: then what was counted last before it still speaks
  if (!near.length && other.length) {
    const past = other.filter((claim) => (claim.to ?? claim.from ?? Infinity) <= day);
    const latest = past[0] || other[0];
    return {
      near: other
        .filter((claim) => claim.to === latest.to && claim.movement === latest.movement)
        .sort(inReadingOrder),
      other: other.filter((claim) => claim.to !== latest.to || claim.movement !== latest.movement),
    };
  }
  return { near, other };
}

/** @returns {string} "Chechens and Ingush" */
export function whoseClaim(scene, claim) {
  return names((claim.peoples || []).map((id) => scene.index.people.get(id)).filter(Boolean));
}

/** The claim's ready line, its number standing out. */
function lineOf(claim) {
  const found = /^(\D*)([\d,.]+(?:–[\d,.]+)?)(.*)$/s.exec(claim.text || "");
  return found ? [found[1], element("b", {}, found[2]), found[3]] : [claim.text || "no number"];
}

/** One claim with everything that says who says so. */
export function claimCard(scene, claim, pick = []) {
  const peoples = (claim.peoples || []).map((id) => scene.index.people.get(id)).filter(Boolean);
  const conflict = claim.conflict && scene.conflicts[claim.conflict];
  const kind = claim.kind === "reported" ? "" : wordsOf(scene, "kind", claim.kind);
  return element(
    "article",
    { class: "xr-claim", "data-claim": claim.id, "data-rank": claim.rank },
    element("p", { class: "xr-claim-value" }, lineOf(claim)),
    element(
      "p",
      { class: "xr-claim-what" },
      marks(peoples, 10),
      " ",
      [whoseClaim(scene, claim), kind, drivingText(scene, claim, pick)].filter(Boolean).join(", "),
    ),
    element(
      "p",
      { class: "xr-claim-source" },
      statusBadges(claim.status),
      " ",
      references(claim.sources, scene.sources),
    ),
    claim.quotation
      ? element("blockquote", { class: "xr-quotation" }, `“${claim.quotation}”`)
      : null,
    element(
      "p",
      { class: "xr-claim-foot" },
      [
        gradeName(scene, claim.grade),
        claim.rank === "deprecated" ? wordsOf(scene, "rank", claim.rank) : "",
        claim.note,
      ]
        .filter(Boolean)
        .map((text) => text.replace(/[.\s]+$/, ""))
        .join(". "),
    ),
    conflict
      ? element(
          "p",
          { class: "xr-conflict" },
          element("b", {}, "Sources disagree: "),
          conflict.question,
          conflict.handling ? ` ${conflict.handling}` : "",
        )
      : null,
  );
}

/** "Chechens and Ingush: 59,988 persons, 22 echelons, 21 March 1944", once for each movement. */
function summaryLines(scene, near, pick) {
  const groups = new Map();
  const driving = near.filter(
    (item) => item.rank === "preferred" && item.value != null && item.kind !== "planned",
  );
  for (const claim of driving.map((item) => pickedFor(scene, item, pick))) {
    const key = `${whoseClaim(scene, claim)}|${claim.measure}|${claim.to}`;
    if (!groups.has(key)) groups.set(key, { claim, told: [] });
    const { told } = groups.get(key);
    if (!told.some(({ unit }) => unit === claim.unit)) told.push(claim);
  }
  return [...groups.values()]
    .slice(0, 4)
    .map(({ claim, told }) =>
      element(
        "p",
        { class: "xr-selected-sum" },
        element("b", {}, told.map(({ amount }) => amount).join(", ")),
        ` ${claim.doing}: ${whoseClaim(scene, claim)}, ${whenOf(claim)}.`,
      ),
    );
}

/** Name and kind of what is selected. */
function titleOf(scene, { type, id }) {
  if (type === "movement")
    return {
      title: movementName(scene, scene.index.movement.get(id)),
      sub: scene.index.movement.get(id).summary,
    };
  if (type === "event") {
    const event = scene.index.event.get(id);
    return {
      title: event.title,
      sub: [
        whose(scene, event),
        ` ${capital(wordsOf(scene, "event", event.kind))}, ${event.when || spanText(event.start, event.end)}`,
      ],
      text: event.text,
      status: event.status,
      sources: event.sources,
    };
  }
  if (type === "flow") {
    const flow = scene.index.flow.get(id);
    const days = ([from, to]) => spanText(from, to);
    const place = (key) => (scene.places[key] ? scene.places[key].name : key);
    return {
      title: `${place(flow.origin)} to ${place(flow.destination)}`,
      status: flow.status,
      text: flow.note,
      sub: `${movementName(scene, scene.index.movement.get(flow.movement))}, ${wordsOf(scene, "direction", flow.direction)}, ${wordsOf(scene, "mode", flow.mode)}; left ${days(flow.depart)}, there ${days(flow.arrive)}`,
    };
  }
  if (type === "claim") return { title: "One count", sub: "" };
  const place = scene.places[id] || { name: id };
  return {
    title: place.name,
    sub: [place.now && place.now !== place.name ? `now ${place.now}` : "", place.ru]
      .filter(Boolean)
      .join(" · "),
  };
}

/**
 * The panel's section on what is selected.
 * @returns {Array<Node|null>} empty when nothing is selected
 */
export function selectionSection(scene, state, onClose, onPick) {
  const { selected, day, movements, pick } = state;
  if (!selected || !isKnown(scene, selected)) return [];
  const { title, sub, text, status, sources } = titleOf(scene, selected);
  const { near, other } = claimsNear(scene, selected, day);
  near.sort((a, b) => pick.includes(b.id) - pick.includes(a.id));
  // a movement's own counts stand below in its bar: here its claims wait folded
  const shown = selected.type === "movement" ? [] : near.slice(0, MOST_AT_ONCE);
  const rest = near.slice(shown.length).concat(other);
  return [
    element(
      "div",
      { class: "xr-section-head" },
      element("h2", {}, title),
      element(
        "button",
        { type: "button", class: "xr-plain", "data-key": "close", onclick: onClose },
        "close",
      ),
    ),
    sub ? element("p", { class: "xr-sub" }, sub) : null,
    text ? element("p", {}, text) : null,
    status
      ? element(
          "p",
          { class: "xr-claim-source" },
          badge(status),
          " ",
          references(sources, scene.sources),
        )
      : null,
    selected.type === "place" ? summaryLines(scene, near, pick) : null,
    selected.type === "movement"
      ? null
      : rivalsOfSelected(scene, selected, movements, pick, onPick),
    near.length ? null : element("p", { class: "xr-sub" }, "No count in our sources names it."),
    near.length && selected.type === "place"
      ? element("h3", {}, `Who says so, near ${longDate(day)}`)
      : null,
    shown.map((claim) => claimCard(scene, claim, pick)),
    rest.length
      ? element(
          "details",
          { class: "xr-more", "data-key": "other-dates" },
          element(
            "summary",
            {},
            shown.length
              ? `${number(rest.length)} more at other dates`
              : `${number(rest.length)} counts and who says so`,
          ),
          rest.map((claim) => claimCard(scene, claim, pick)),
        )
      : null,
  ]
    .flat()
    .filter(Boolean);
}
