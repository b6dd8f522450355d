/**
 * The claims behind what is selected: who counted whom, where, when, in which document.
 * @module claims
 */
import { isKnown } from "../scene/selection.js";
import { chosenInstead, pickedFor } from "./chosen.js";
import { claimCard, whoseClaim } from "./claim-card.js";
import { claimsNear } from "./claims-near.js";
import { element } from "../dom/elements.js";
import { longDate, spanText } from "../time/days.js";
import { namedIn } from "./named.js";
import { rivalsOfSelected } from "./panel-rivals.js";
import { documentLine, isVoice, quotationOf } from "./quotation.js";
import { badge, references } from "./references.js";
import { wordsOf } from "../words/vocabulary.js";
import { capital, movementName, number, whenOf } from "../words/wording.js";
import { whose } from "./whose.js";

const MOST_AT_ONCE = 12;

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

/** "Nazran to Akmola", and how they went. */
function flowTitle(scene, flow) {
  const { movement, origin, destination, direction, mode, depart, arrive, note, status } = flow;
  const days = ([from, to]) => spanText(from, to);
  const place = (id) => (scene.places[id] ? scene.places[id].name : id);
  const how = [
    movementName(scene, scene.index.movement.get(movement)),
    wordsOf(scene, "direction", direction),
    wordsOf(scene, "mode", mode),
  ];
  return {
    title: `${place(origin)} to ${place(destination)}`,
    sub: `${how.join(", ")}; left ${days(depart)}, there ${days(arrive)}`,
    text: note,
    status,
    passage: { movement, text: note },
  };
}

function eventTitle(scene, event) {
  const when = event.when || spanText(event.start, event.end);
  return {
    title: event.title,
    sub: [whose(scene, event), ` ${capital(wordsOf(scene, "event", event.kind))}, ${when}`],
    text: event.text,
    status: event.status,
    sources: event.sources,
    passage: event,
    quoting: event,
  };
}

/** Name and kind of what is selected; `passage` is what of it gives numbers that the reader may have replaced. */
function titleOf(scene, { type, id }) {
  if (type === "movement") {
    const movement = scene.index.movement.get(id);
    const { summary } = movement;
    const passage = { movement: id, text: summary };
    return { title: movementName(scene, movement), sub: summary, passage };
  }
  if (type === "event") return eventTitle(scene, scene.index.event.get(id));
  if (type === "flow") return flowTitle(scene, scene.index.flow.get(id));
  if (type === "claim") return { title: "One count", sub: "" };
  const place = scene.places[id] || { name: id };
  return {
    title: place.name,
    sub: [place.now && place.now !== place.name ? `now ${place.now}` : "", place.ru]
      .filter(Boolean)
      .join(" · "),
  };
}

function foldedClaims(scene, claims, more, pick) {
  const many = number(claims.length);
  return element(
    "details",
    { class: "xr-more", "data-key": "other-dates" },
    element("summary", {}, more ? `${many} more at other dates` : `${many} counts and who says so`),
    claims.map((claim) => claimCard(scene, claim, pick)),
  );
}

/**
 * The panel's section on what is selected.
 * @returns {Array<Node|null>} empty when nothing is selected
 */
export function selectionSection(scene, state, onClose, onPick) {
  const { selected, day, movements, pick } = state;
  if (!selected || !isKnown(scene, selected)) return [];
  const { title, sub, text, status, sources, passage, quoting } = titleOf(scene, selected);
  const { near, other } = claimsNear(scene, selected, day);
  near.sort((a, b) => pick.includes(b.id) - pick.includes(a.id));
  // a movement's counts are in its bar below: here its claims are folded
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
    quoting ? documentLine(quoting) : null,
    sub ? element("p", { class: "xr-sub" }, sub) : null,
    text ? element("p", {}, text) : null,
    passage ? chosenInstead(scene, passage, pick) : null,
    status
      ? element(
          "p",
          { class: "xr-claim-source" },
          badge(status),
          " ",
          references(sources, scene.sources),
        )
      : null,
    quoting ? quotationOf(scene, quoting) : null,
    quoting && !isVoice(quoting) ? namedIn(scene, quoting.id) : null,
    selected.type === "place" ? summaryLines(scene, near, pick) : null,
    selected.type === "movement"
      ? null
      : rivalsOfSelected(scene, selected, movements, pick, onPick),
    near.length || (quoting && quoting.quotation)
      ? null
      : element("p", { class: "xr-sub" }, "No count in our sources names it."),
    near.length && selected.type === "place"
      ? element("h3", {}, `Who says so, near ${longDate(day)}`)
      : null,
    shown.map((claim) => claimCard(scene, claim, pick)),
    rest.length ? foldedClaims(scene, rest, shown.length > 0, pick) : null,
  ]
    .flat()
    .filter(Boolean);
}
