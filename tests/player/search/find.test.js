import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MOST, finderOf } from "../../../static/player/search/find.js";
import { GROUPS, entriesOf } from "../../../static/player/search/entries.js";
import { atlasScene } from "../atlas-scene.js";

const scene = atlasScene();
const find = finderOf(scene.folding, entriesOf(scene));
const shown = (query) => find(query).shown;
const first = (query) => shown(query)[0]?.entries[0];
const has = (query, group, id) =>
  shown(query).some(
    (each) => each.group === group && each.entries.some((entry) => entry.id === id),
  );

describe("a place is found however it is spelt", () => {
  for (const query of ["Jambul", "dzhambul", "Джамбул", "ДЖАМБ", "Zhambyl", "zhamb"])
    test(query, () => assert.ok(has(query, "place", "dzhambul"), JSON.stringify(shown(query))));
  test("by its name of today", () => assert.ok(has("Taraz", "place", "dzhambul")));
  test("in one word or two", () => {
    for (const query of ["almaata", "alma ata", "Алма-Ата", "Almaty"])
      assert.ok(has(query, "place", "alma-ata"), query);
  });
});

describe("every kind is found", () => {
  const cases = [
    ["Къарачай", ["people", "karachais"]],
    ["karachay", ["people", "karachais"]],
    ["г1алг1ай", ["people", "ingush"]],
    ["5073ss", ["event", "ci-gko-1944-01-31"]],
    ["1428-326", ["event", "kor-decree-august"]],
    ["Берия", ["person", "beria"]],
    ["Lavrenti Ber", ["person", "beria"]],
    ["Хрущёв", ["person", "khrushchev"]],
    ["Pohl 2015", ["source", "pohl2015"]],
    ["neither here nor there", []],
  ];
  for (const [query, [group, id]] of cases)
    test(query, () => {
      if (group) assert.ok(has(query, group, id), JSON.stringify(shown(query)));
      else assert.deepEqual(find(query), { shown: [], count: 0 });
    });
  test("a story by its people", () =>
    assert.ok(shown("kalmyk").some(({ group }) => group === "story")));
  test("events by a person whom they name", () =>
    assert.ok(has("Granskii", "event", "ci-regiment-1944-03-22")));
});

describe("what is shown", () => {
  test("is never more than fits, and no group hides another", () => {
    for (const query of ["a", "ka", "kalmyk", "decree", "1944"]) {
      const found = find(query);
      const groups = found.shown.map(({ group }) => group);
      assert.equal(new Set(groups).size, groups.length);
      assert.ok(groups.every((group) => GROUPS.includes(group)));
      const count = found.shown.reduce((sum, { entries }) => sum + entries.length, 0);
      assert.equal(count, Math.min(MOST, found.count), query);
    }
    assert.ok(find("kalmyk").shown.length > 3);
  });
  test("has the name as it is written first", () => {
    assert.equal(first("Beria").id, "beria");
    assert.equal(first("Kalmyks").id, "kalmyks");
  });
  test("is nothing for no letters", () =>
    ["", "  ", "-", "<>"].forEach((query) => assert.equal(find(query).count, 0)));
});
