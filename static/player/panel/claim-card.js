/**
 * One claim in full: its number, whose it is, who says so and how sure that is.
 * @module claim-card
 */
import { drivingText } from "./chosen.js";
import { element } from "../dom/elements.js";
import { marks } from "../dom/icons.js";
import { GROUP, say } from "../language/say.js";
import { inQuotes } from "./quotation.js";
import { references, statusBadges } from "./references.js";
import { gradeName, wordsOf } from "../words/vocabulary.js";
import { names } from "../words/wording.js";

/** @returns {string} "Chechens and Ingush" */
export function whoseClaim(scene, claim) {
  return names((claim.peoples || []).map((id) => scene.index.people.get(id)).filter(Boolean));
}

const NUMBER = `\\d+(?:(?:[.]|${GROUP})\\d+)*`;
const FIRST_NUMBER = new RegExp(`^(\\D*)(${NUMBER}(?:–${NUMBER})?)(.*)$`, "s");

/** The claim's own sentence, its number in bold. */
function lineOf(claim) {
  const found = FIRST_NUMBER.exec(claim.text || "");
  return found
    ? [found[1], element("b", {}, found[2]), found[3]]
    : [claim.text || say("no number")];
}

/** One claim with its sources and what is known of them. */
export function claimCard(scene, claim, pick) {
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
      statusBadges(scene, claim.status),
      " ",
      references(claim.sources, scene.sources),
    ),
    claim.quotation
      ? element("blockquote", { class: "xr-quotation" }, inQuotes(claim.quotation))
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
          element("b", {}, say("Sources disagree:")),
          " ",
          conflict.question,
          conflict.handling ? ` ${conflict.handling}` : "",
        )
      : null,
  );
}
