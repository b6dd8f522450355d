/**
 * The claims behind what is selected: who counted whom, where, when, in which document.
 * @module claims
 */
import { isKnown } from "../scene/selection.js";
import { chosenInstead, pickedFor } from "./chosen.js";
import { claimCard, whoseClaim } from "./claim-card.js";
import { claimsNear } from "./claims-near.js";
import { element, inPlaces } from "../dom/elements.js";
import { many, say } from "../language/say.js";
import { longDate, spanText } from "../time/days.js";
import { namedIn } from "./named.js";
import { rivalsOfSelected } from "./panel-rivals.js";
import { documentLine, isVoice, quotationOf } from "./quotation.js";
import { references, statusBadge } from "./references.js";
import { wordsOf } from "../words/vocabulary.js";
import { capital, movementName, whenOf } from "../words/wording.js";
import { whose } from "./whose.js";

const MOST_AT_ONCE = 12;

/** "59,988 persons, 22 echelons arrived: Chechens and Ingush, 21 March 1944.", once for each movement. */
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
      element("p", { class: "xr-selected-sum" }, summaryLine(scene, claim, told)),
    );
}

function summaryLine(scene, claim, told) {
  const [peoples, when] = [whoseClaim(scene, claim), whenOf(claim)];
  const values = { doing: claim.doing, peoples, when };
  return inPlaces(say("{amounts} {doing}: {peoples}, {when}.", values), {
    amounts: element("b", {}, told.map(({ amount }) => amount).join(", ")),
  });
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
  ].join(", ");
  const ends = { origin: place(origin), destination: place(destination) };
  const journey = { how, departed: days(depart), arrived: days(arrive) };
  return {
    title: say("{origin} to {destination}", ends),
    sub: say("{how}; left {departed}, there {arrived}", journey),
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
  if (type === "claim") return { title: say("One count"), sub: "" };
  const { name, now, ru, own = [] } = scene.places[id] || { name: id };
  const others = [now !== name && now && say("now {place}", { place: now }), ru !== name && ru];
  return { title: name, sub: others.filter(Boolean).join(" · "), own };
}

function foldedClaims(scene, claims, more, pick) {
  const count = claims.length;
  const words = more
    ? many("{count} more at other dates", "{count} more at other dates", count)
    : many("{count} count and who says so", "{count} counts and who says so", count);
  return element(
    "details",
    { class: "xr-more", "data-key": "other-dates" },
    element("summary", {}, words),
    claims.map((claim) => claimCard(scene, claim, pick)),
  );
}

/** What peoples call a place in their own languages. @param {[string, string][]} own name and language */
function ownNames(own) {
  const pieces = own.flatMap(([name, lang], n) => [
    n ? " · " : "",
    element("span", { lang }, name),
  ]);
  return element("p", { class: "xr-sub" }, ...pieces);
}

/**
 * The panel's section on what is selected.
 * @returns {Array<Node|null>} empty when nothing is selected
 */
export function selectionSection(scene, state, onClose, onPick) {
  const { selected, day, movements, pick } = state;
  if (!selected || !isKnown(scene, selected)) return [];
  const { title, sub, own, text, status, sources, passage, quoting } = titleOf(scene, selected);
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
        say("close"),
      ),
    ),
    quoting ? documentLine(quoting) : null,
    sub ? element("p", { class: "xr-sub" }, sub) : null,
    own?.length ? ownNames(own) : null,
    text ? element("p", {}, text) : null,
    passage ? chosenInstead(scene, passage, pick) : null,
    status
      ? element(
          "p",
          { class: "xr-claim-source" },
          statusBadge(scene, status),
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
      : element("p", { class: "xr-sub" }, say("No count in our sources names it.")),
    near.length && selected.type === "place"
      ? element("h3", {}, say("Who says so, near {day}", { day: longDate(day) }))
      : null,
    shown.map((claim) => claimCard(scene, claim, pick)),
    rest.length ? foldedClaims(scene, rest, shown.length > 0, pick) : null,
  ]
    .flat()
    .filter(Boolean);
}
