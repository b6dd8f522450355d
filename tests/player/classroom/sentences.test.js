import assert from "node:assert/strict";
import { test } from "node:test";
import {
  beginningsOf,
  firstSentence,
  tellingsOf,
} from "../../../static/player/classroom/sentences.js";

test("a first sentence ends before the next one begins, not at a number or in a name", () => {
  assert.equal(firstSentence("Some 2.5 per cent died. More followed."), "Some 2.5 per cent died.");
  assert.equal(
    firstSentence("It was so cold … they burnt books. Then spring."),
    "It was so cold … they burnt books.",
  );
  assert.equal(firstSentence("Къарачайлыла жашайдыла. Экинчи."), "Къарачайлыла жашайдыла.");
  assert.equal(firstSentence("One sentence"), "One sentence");
});

test("an initial and a number are no end of a sentence", () => {
  const begins = (text) => firstSentence(`${text} Then they left.`);
  for (const text of ["By J. Otto Pohl they were told.", "Order no. 5073 named nobody."])
    assert.equal(begins(text), text);
});

test("nor is what Russian writes short before a name or a number, but a year may end one", () => {
  const begins = (text) => firstSentence(`${text} Затем их увезли.`);
  for (const text of [
    "Их собрали в г. Грозный и в пос. Восточный.",
    "На ст. Слепцовская ждали ок. 3 000 человек.",
    "Так пишет А. Х. Дудаев.",
    "Это было в 1944 г.",
  ])
    assert.equal(begins(text), text);
});

test("with less room a text loses its last sentences, and the first one what follows its first clause", () => {
  const first = "At the farmstead soldiers killed three who had been left behind: one was a child.";
  assert.deepEqual(tellingsOf(`${first} It was 11:00. They went on.`), [
    `${first} It was 11:00. They went on.`,
    `${first} It was 11:00.`,
    first,
    "At the farmstead soldiers killed three who had been left behind.",
  ]);
  assert.deepEqual(tellingsOf("Planned: 25,000 people each."), ["Planned: 25,000 people each."]);
});

test("where not even that has room it breaks off between two words", () =>
  assert.deepEqual(beginningsOf("By order, they left home."), [
    "By order, they left …",
    "By order, they …",
    "By order …",
    "By …",
  ]));
