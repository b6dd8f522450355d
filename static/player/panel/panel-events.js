/**
 * What happened, in the panel: the event in force on a day, or the events of a period.
 * @module panel-events
 */
import { element, withNumbers } from "../dom/elements.js";
import { many, say } from "../language/say.js";
import { longDate } from "../time/days.js";
import { eventsOfPeriod, mostTelling } from "../day/moment.js";
import { references, statusBadge } from "./references.js";
import { chosenInstead } from "./chosen.js";
import { whose } from "./whose.js";

/** A period shows this many events, the most telling; the others are folded. */
const MOST_TOLD = 6;

/** When an event was that is over on the day: "23 February 1944, 3 days before". */
function pastText(lead, day) {
  if (lead.start === day || lead.end >= day) return "";
  const when = lead.when || longDate(lead.start);
  const since = day - lead.end;
  if (since <= 1 || since >= 400) return when;
  return many("{when}, {count} day before", "{when}, {count} days before", since, { when });
}

/** The event in force: whose it is, then its sentence. @returns {Array<Node|null>} */
export function leadSection(scene, state, lead) {
  if (!lead)
    return [element("p", { class: "xr-lead" }, say("Before the first event in our sources."))];
  const when = pastText(lead, state.day);
  return [
    element("p", { class: "xr-sub" }, whose(scene, lead), when ? ` ${when}:` : null),
    element("p", { class: "xr-lead" }, withNumbers(lead.text || lead.title)),
    chosenInstead(scene, lead, state.pick),
    element(
      "p",
      { class: "xr-lead-source" },
      statusBadge(scene, lead.status),
      " ",
      references(lead.sources, scene.sources),
    ),
  ];
}

function eventRow(scene, { event, pick, onOpen }) {
  const attributes = {
    type: "button",
    class: "xr-plain",
    "data-key": `told-${event.id}`,
    onclick: () => onOpen(event.id),
  };
  const title = element("button", attributes, event.title);
  return element(
    "li",
    {},
    element("p", { class: "xr-sub" }, whose(scene, event)),
    title,
    element("span", { class: "xr-sub" }, ` ${event.when}`),
    chosenInstead(scene, { movement: event.movement, text: event.title }, pick),
  );
}

/** What happened in a period: for each event its peoples, its date and its title, which opens it. */
export function periodSection(scene, state, onOpen) {
  const events = eventsOfPeriod(scene, state);
  const told = mostTelling(events, MOST_TOLD);
  const rest = events.filter((event) => !told.includes(event));
  const list = (some) =>
    element(
      "ul",
      { class: "xr-told" },
      some.map((event) => eventRow(scene, { event, pick: state.pick, onOpen })),
    );
  const more = element(
    "summary",
    {},
    many("{count} more event", "{count} more events", rest.length),
  );
  return [
    element("h2", {}, say("In this period")),
    told.length ? list(told) : element("p", { class: "xr-sub" }, say("No event in our sources.")),
    rest.length
      ? element("details", { class: "xr-more", "data-key": "told-more" }, more, list(rest))
      : null,
  ];
}
