import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import {
  many,
  say,
  sentences,
  speak,
  spoken,
  stopped,
} from "../../../static/player/language/say.js";

afterEach(() => speak());
/** Russian, as far as a test needs it. */
const russian = (messages) =>
  speak({ ...spoken(), tag: "ru", categories: ["one", "few", "many"], messages });

describe("a message", () => {
  test("without a translation is said in English", () => {
    russian({});
    assert.equal(say("Play"), "Play");
    assert.equal(many("{count} day", "{count} days", 3), "3 days");
  });
  test("that is counted elsewhere is said as of one", () => {
    russian({ day: ["день", "дня", "дней"] });
    assert.equal(say("day"), "день");
    assert.deepEqual(
      [1, 3, 5].map((count) => many("day", "days", count)),
      ["день", "дня", "дней"],
    );
  });
  test("that is the same for one and several has one form", () => {
    russian({ "per cent": "%" });
    assert.equal(many("per cent", "per cent", 84.3), "%");
  });
  test("is a word of the catalog, and no key that every object has", () => {
    russian({});
    assert.equal(say("constructor"), "constructor");
  });
  test("ends once where a value ends with the stop of an abbreviation", () => {
    russian({ "Until {day}.": "К {day}." });
    assert.equal(say("Until {day}.", { day: "1944 г." }), "К 1944 г.");
    assert.equal(say("Ignored: {value}.", { value: "../etc" }), "Ignored: ../etc.");
    assert.equal(say("Wait: {words}.", { words: "…" }), "Wait: ….");
    assert.equal(sentences(["5 марта 1944 г.", "", "Карачаевцы"]), "5 марта 1944 г. Карачаевцы");
    assert.equal(sentences(["Saturday", "Fourth day"]), "Saturday. Fourth day");
    assert.equal(stopped("Атлас охватывает 1928–1961 гг."), "Атлас охватывает 1928–1961 гг.");
    assert.equal(stopped("The atlas covers 1928 to 1961"), "The atlas covers 1928 to 1961.");
  });
});
