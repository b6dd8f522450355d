/** Short words for counts and days, as they stand on the map. */
import { MONTHS, parts } from "../time/days.js";
import { listed } from "./phrases.js";

/** 59988 -> "59,988". Written here, because a locale may differ from reader to reader. */
export function count(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "Nov 1943" */
export function monthYear(day) {
  const { y, m } = parts(day);
  return `${MONTHS[m - 1].slice(0, 3)} ${y}`;
}

/** A span on the map: "November 1943", "Dec 1943 – Jan 1944", "1957–1959". */
export function season(first, last) {
  const a = parts(first);
  const b = parts(last);
  if (a.y === b.y && a.m === b.m) return `${MONTHS[a.m - 1]} ${a.y}`;
  if (last - first > 330) return a.y === b.y ? String(a.y) : `${a.y}–${b.y}`;
  if (a.y === b.y) return `${MONTHS[a.m - 1].slice(0, 3)} – ${monthYear(last)}`;
  return `${monthYear(first)} – ${monthYear(last)}`;
}

/** A place's name as it stands on the map: short; what is in brackets is said in the tooltip. */
export function brief(name) {
  let short = briefs.get(name);
  if (short === undefined) briefs.set(name, (short = shorten(name)));
  return short;
}

const briefs = new Map();

function shorten(name) {
  const official = /\(([^)]*SSR)\)/.exec(name);
  if (official) return official[1];
  return name
    .replace(/\s*\([^)]*\)/g, "")
    .replace("Autonomous Oblast", "AO")
    .replace("Autonomous Okrug", "AO")
    .replace("Oblast", "oblast")
    .replace("Krai", "krai");
}

/** "Chechens and Ingush" */
export function names(peoples) {
  return listed(peoples.map((people) => people.name));
}
