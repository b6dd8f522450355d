import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  dayPhrase,
  eventsOfPeriod,
  focusOf,
  isFree,
  isRemoved,
  isReturning,
  ledBy,
  leadOf,
  mostTelling,
} from "../../../static/player/day/moment.js";
import { dayOf } from "../../../static/player/time/days.js";
import { sceneOf, smallMovement } from "./small-scene.js";

const movement = (id, start, end, changes = {}) =>
  smallMovement({
    id,
    start: dayOf(start),
    end: dayOf(end),
    precision: { start, end },
    track: null,
    ...changes,
  });
const A = movement("a", "1944-02-23", "1944-03-20", {
  return_start: dayOf("1957-01-09"),
  return_end: dayOf("1960-12-31"),
});
const B = movement("b", "1944-03-08", "1944-03-23");
const C = movement("c", "1930-01-01", "1933-12-31", { kind: "flight" });
const event = (id, of, start, end, kind, edtf = start) => ({
  id,
  movement: of,
  peoples: [],
  start: dayOf(start),
  end: dayOf(end),
  kind,
  edtf,
});
const EVENTS = [
  event("plan", "a", "1944-01-31", "1944-01-31", "plan"),
  event("roundup", "a", "1944-02-23", "1944-02-23", "roundup", "1944-02-23T02:00"),
  event("report", "a", "1944-02-24", "1944-02-24", "entrainment", "1944-02-24T09:00"),
  event("second report", "a", "1944-02-24", "1944-02-24", "entrainment", "1944-02-24T17:30"),
  event("charge", "a", "1944-02-24", "1944-02-24", "accusation"),
  event("years", "a", "1944-02-24", "1956-12-31", "exile"),
  event("of the b", "b", "1944-03-08", "1944-03-08", "roundup"),
];
const SCENE = sceneOf({ movements: [A, B, C], events: EVENTS });
const state = (iso, changes = {}) => ({
  day: dayOf(iso),
  to: null,
  view: "day",
  movements: ["a", "b", "c"],
  selected: null,
  ...changes,
});
const ids = (list) => list.map(({ id }) => id);

test("a removal lasts from its first day to its last, a return from its own", () => {
  assert.ok(isRemoved(A, dayOf("1944-02-23")) && isRemoved(A, dayOf("1944-03-20")));
  assert.ok(!isRemoved(A, dayOf("1944-03-21")));
  assert.ok(isReturning(A, dayOf("1960-12-31")) && !isReturning(A, dayOf("1961-01-01")));
  assert.ok(isFree(A, dayOf("1961-01-01")) && !isFree(A, dayOf("1957-01-08")));
  assert.ok(!isFree(B, dayOf("1961-01-01")));
});

describe("whom a day is about", () => {
  test("those who are moved, the latest first", () => {
    assert.deepEqual(ids(focusOf(SCENE, state("1944-03-10"))), ["b", "a"]);
    assert.deepEqual(ids(focusOf(SCENE, state("1950-01-01"))), []);
  });
  test("first whoever is selected", () => {
    const selected = { type: "movement", id: "a" };
    assert.deepEqual(ids(focusOf(SCENE, state("1944-03-10", { selected }))), ["a", "b"]);
    assert.deepEqual(ids(focusOf(SCENE, state("1950-01-01", { selected }))), ["a"]);
  });
  test("nobody who is not shown", () =>
    assert.deepEqual(ids(focusOf(SCENE, state("1944-03-10", { movements: ["a"] }))), ["a"]));
  test("of a long period nobody in full", () => {
    const years = { view: "period", to: dayOf("1944-12-31") };
    assert.deepEqual(ids(focusOf(SCENE, state("1930-01-01", years))), []);
    assert.deepEqual(ids(focusOf(SCENE, state("1944-01-01", years))), ["a", "b"]);
  });
});

describe("the event of a day", () => {
  test("is one of that day that tells what happened, the last by the clock", () =>
    assert.equal(leadOf(SCENE, state("1944-02-24")).id, "second report"));
  test("is the last before it where nothing happened", () =>
    assert.equal(leadOf(SCENE, state("1944-02-20")).id, "plan"));
  test("is the later of two days before the later of two hours", () => {
    const events = [
      event("evening", "a", "1944-02-24", "1944-02-24", "entrainment", "1944-02-24T23:00"),
      event("next day", "a", "1944-02-25", "1944-02-25", "entrainment"),
    ];
    const scene = sceneOf({ movements: [A], events });
    assert.equal(leadOf(scene, state("1944-03-01")).id, "next day");
  });
  test("is the last before it, even of people who are not being moved", () => {
    const events = [
      event("own", "a", "1944-02-25", "1944-02-25", "entrainment"),
      event("of others", "b", "1944-02-26", "1944-02-26", "entrainment"),
    ];
    const scene = sceneOf({ movements: [A, B], events });
    assert.equal(leadOf(scene, state("1944-02-28")).id, "of others");
  });
  test("is no arrival before anybody was taken, though its month has begun", () => {
    const events = [
      event("order", "a", "1944-02-07", "1944-02-07", "decree"),
      event("arrival", "a", "1944-02-01", "1944-02-29", "arrival"),
      event("before the war", "a", "1940-01-01", "1940-12-31", "exile"),
    ];
    const scene = sceneOf({ movements: [A], events });
    assert.equal(leadOf(scene, state("1944-02-22")).id, "order");
    assert.equal(leadOf(scene, state("1944-02-23")).id, "arrival");
    assert.equal(leadOf(scene, state("1944-02-01")).id, "before the war");
  });
  test("is none before the first", () => assert.equal(leadOf(SCENE, state("1930-01-01")), null));
  test("puts its own people first, unless somebody is selected", () => {
    const now = state("1944-03-08");
    const focus = [A, B];
    assert.deepEqual(ids(ledBy(focus, EVENTS.at(-1), now)), ["b", "a"]);
    const selected = { type: "movement", id: "a" };
    assert.deepEqual(ids(ledBy(focus, EVENTS.at(-1), { ...now, selected })), ["a", "b"]);
  });
});

describe("the events of a period", () => {
  const period = state("1944-02-24", { view: "period", to: dayOf("1944-03-07") });
  test("lie in it, and long ones that only reach into it are left out", () =>
    assert.deepEqual(ids(eventsOfPeriod(SCENE, period)), ["report", "second report", "charge"]));
  test("the most telling are kept, in order of time", () => {
    assert.deepEqual(ids(mostTelling(EVENTS.slice(0, 5), 3)), [
      "roundup",
      "report",
      "second report",
    ]);
    assert.equal(mostTelling(EVENTS, 99).length, EVENTS.length);
  });
  test("of equals those spread over all of the time", () => {
    const equal = Array.from({ length: 9 }, (_, n) => ({ id: n, kind: "decree" }));
    assert.deepEqual(ids(mostTelling(equal, 3)), [1, 4, 7]);
  });
});

describe("the phrase of a day", () => {
  const phrase = (now, focus = focusOf(SCENE, now), lead = leadOf(SCENE, now)) =>
    dayPhrase(SCENE, now, focus, lead);
  test("counts the days of a removal, with the clock of its event", () =>
    assert.equal(phrase(state("1944-02-24")), "Thursday, 17:30. Second day of the removal"));
  test("counts none where the beginning is known by its month alone", () => {
    const vague = { ...A, precision: { start: "1944-02", end: "1944-03" } };
    assert.equal(phrase(state("1944-02-25"), [vague], null), "Friday. During the removal");
  });
  test("counts the years of a flight and of a return", () => {
    assert.equal(phrase(state("1932-05-01")), "Sunday. Third year of the flight");
    assert.equal(phrase(state("1957-02-01")), "Friday. First year of the return");
  });
  test("counts the days of a period", () => {
    const days = { view: "period", to: dayOf("1944-03-24") };
    assert.equal(phrase(state("1944-02-22", days)), "32 days");
    assert.equal(
      phrase(state("1944-02-22", { view: "period", to: dayOf("1944-02-22") })),
      "One day",
    );
  });
  test("counts no days of a period that another view does not show", () => {
    const left = { to: dayOf("1944-03-24") };
    assert.equal(phrase(state("1944-02-25", left)), phrase(state("1944-02-25")));
  });
  test("counts the peoples in exile on any other day", () => {
    const held = sceneOf();
    const now = { day: 100, to: null, view: "day", movements: ["m"], selected: null };
    // 10 April 1928.
    assert.equal(dayPhrase(held, now, [], null), "Tuesday. One people in exile");
    assert.equal(dayPhrase(held, { ...now, day: 1 }, [], null), "Monday");
    const quick = { ...now, playing: true, pace: "month" };
    assert.equal(dayPhrase(held, quick, [], null), "One people in exile", "no weekday flies by");
    const free = sceneOf({ movements: [{ ...held.movements[0], return_start: 100 }] });
    assert.equal(dayPhrase(free, now, [], null), "Tuesday", "they may go home");
  });
});
