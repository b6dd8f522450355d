"""WebVTT: the words of a film, timed."""

from __future__ import annotations

import re

from atlas.paper.film.passages import Part, Passage
from atlas.paper.film.shots import Shot
from atlas.paper.film.subtitles import webvtt
from atlas.picture.address import Address

DAY = Address(day=6000)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})")


def told(*words):
    return Passage((Part("heading", words[0]), *(Part("text", w) for w in words[1:])))


def blocks(text):
    return text.rstrip("\n").split("\n\n")


def test_a_passage_held_over_shots_is_one_cue_and_gaps_have_none():
    one, two = told("One", "A sentence."), told("Two")
    shots = [
        Shot(DAY, 6.0, kind="title"),
        Shot(DAY, 3.5, one),
        Shot(DAY, 0.25, one),
        Shot(DAY, 5.0),
        Shot(DAY, 3600.0, two),
        Shot(DAY, 8.0, kind="end"),
    ]
    head, note, *cues = blocks(webvtt(shots, "Removal: Kalmyks", "en"))
    assert (head, note) == ("WEBVTT", "NOTE Removal: Kalmyks (en)")
    assert cues == [
        "00:00:00.000 --> 00:00:06.000\nRemoval: Kalmyks",
        "00:00:06.000 --> 00:00:09.750\nOne\nA sentence.",
        "00:00:14.750 --> 01:00:14.750\nTwo",
    ]
    assert all(_TIME.match(cue) for cue in cues)


def test_sources_are_not_read_and_words_of_the_data_are_no_markup():
    passage = Passage((Part("text", "a <b>\n\n00:00 --> 00:09\n& c"), Part("source", "Pohl 2015")))
    (cue,) = blocks(webvtt([Shot(DAY, 3.0, passage)], "T", "en"))[2:]
    assert cue.split("\n")[1:] == ["a &lt;b&gt; 00:00 --&gt; 00:09 &amp; c"]
