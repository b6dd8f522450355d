import assert from "node:assert/strict";
import { test } from "node:test";
import { elapsedText, notesOf } from "../../../static/player/classroom/notes-words.js";

const step = (heading, ...text) => ({ heading, text });
const scene = {
  texts: { here: true, failed: false },
  tours: [
    {
      id: "a",
      title: "A story",
      steps: [
        step("Home", "They were ", { claim: "c", words: "75,763" }, " people. Then war came."),
        step("The day", "“Take your things.” ", { claim: "d", words: "69,267" }, " were taken."),
      ],
    },
  ],
};

test("notes have the step's words with its figures, and how the next one begins", () => {
  assert.deepEqual(notesOf(scene, { id: "a", step: 1 }), {
    where: "A story, 1 of 2",
    isFirst: true,
    heading: "Home",
    text: "They were 75,763 people. Then war came.",
    next: { heading: "The day", sentence: "“Take your things.”" },
  });
  assert.equal(notesOf(scene, { id: "a", step: 2 }).next, null);
  assert.equal(notesOf(scene, null), null);
  assert.equal(notesOf(scene, { id: "b", step: 1 }), null);
});

test("until the words have come the notes say so", () => {
  const waiting = { ...scene, texts: { here: false, failed: false } };
  const notes = notesOf(waiting, { id: "a", step: 1 });
  assert.match(notes.text, /on its way/);
  assert.deepEqual(notes.next, { heading: "The day", sentence: "" });
  const failed = notesOf({ ...scene, texts: { here: false, failed: true } }, { id: "a", step: 1 });
  assert.match(failed.text, /could not be loaded/);
});

test("time that has gone by is told in minutes, and in hours once there are some", () => {
  assert.deepEqual([0, 247_900, 3_847_000].map(elapsedText), ["0:00", "4:07", "1:04:07"]);
});
