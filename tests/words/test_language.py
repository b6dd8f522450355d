"""Plates speak English, Russian and Kazakh: words, numbers, dates, names."""

from __future__ import annotations

import json
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from atlas.base.dates import parse_day
from atlas.read.dataset import BUILT_IN_GEODATA
from atlas.words.language import CATALOGS, LANGUAGES, language

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "vendor" / "source-sans"
TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]


def catalog(tag: str):
    with (CATALOGS / tag / "LC_MESSAGES" / "atlas.po").open("rb") as file:
        return read_po(file, locale=tag, abort_invalid=True)


def said() -> set[str]:
    """Return every message that the code gives a language to say."""
    found = set()
    for path in (ROOT / "atlas").rglob("*.py"):
        keywords = {"say": None, "_say": None, "many": (1, 2), "to_say": None}
        for _, message, _, _ in extract_from_file("python", path, keywords=keywords):
            found.add(message if isinstance(message, str) else message[0])
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_of_the_code_is_translated(tag):
    known = {m.id if isinstance(m.id, str) else m.id[0] for m in catalog(tag) if m.id and m.string}
    assert sorted(said() - known) == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_has_the_same_places_for_values(tag):
    for message in catalog(tag):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id:
            assert {f for s in strings for f in fields(s)} == {f for i in ids for f in fields(i)}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_peoples_and_the_names_of_the_base_map_are_translated(tag, built_in):
    tongue = language(tag)
    names = [(p.name, tongue.people(p)) for p in built_in.peoples.values()]
    labels = json.loads((BUILT_IN_GEODATA / "base" / "labels.geojson").read_text("utf-8"))
    texts = {f["properties"].get("text") or f["properties"]["name"] for f in labels["features"]}
    names += [(text, tongue.say(text)) for text in texts]
    assert [english for english, word in names if word == english] == []


def test_numbers_and_dates_follow_the_language():
    day = parse_day("1944-02-24")
    assert [language(tag).number(478479) for tag in LANGUAGES] == [
        "478,479",
        "478\N{NO-BREAK SPACE}479",
        "478\N{NO-BREAK SPACE}479",
    ]
    assert language("en").day(day) == "24 February 1944"
    assert language("ru").day(day).startswith("24 февраля 1944")
    assert "1944" in language("kk").day(day) and "ақпан" in language("kk").day(day)
    assert language("en").month(day) == "February 1944"
    span = language("en").interval(parse_day("1943-11-02"), parse_day("1943-11-23"))
    assert (span[0], span[-11:]) == ("2", "23 Nov 1943")


def test_a_season_is_a_month_two_months_or_years():
    def season(first, last, tag="en"):
        return language(tag).season(parse_day(first), parse_day(last))

    assert season("1943-11-02", "1943-11-23") == "November 1943"
    assert season("1944-02-23", "1944-03-21") == "Feb – Mar 1944"
    assert season("1943-11-02", "1944-03-23") == "Nov 1943 – Mar 1944"
    assert season("1943-01-01", "1943-12-31") == "1943"
    assert season("1957-01-09", "1959-12-31") == "1957–1959"
    assert season("1944-02-23", "1944-03-21", "ru") == "февр. — март 1944\N{NO-BREAK SPACE}г."
    assert season("1944-02-23", "1944-03-21", "kk").startswith("1944\N{NO-BREAK SPACE}ж. ақп.")


def test_a_message_without_translation_stays_in_english():
    assert language("ru").say("No such {thing} here", thing="word") == "No such word here"


def test_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="'de' is not one of en, ru, kk"):
        language("de")


@pytest.mark.parametrize("face", ["Regular", "It", "Semibold", "Bold", "SemiboldIt"])
def test_the_faces_have_every_letter_of_the_catalogs_and_the_data(face, built_in):
    cmap = TTFont(FONTS / f"SourceSansPro-{face}.ttf").getBestCmap()
    texts = [str(m.string) for tag in TRANSLATED for m in catalog(tag)]
    texts += [f"{p.name}{p.name_own}{p.name_ru}" for p in built_in.peoples.values()]
    texts += [f"{p.name}{p.name_ru}{p.name_now}" for p in built_in.places.values()]
    texts += [w.short + w.fields.get("title", "") for w in built_in.works.values()]
    missing = {c for c in "".join(texts) if c.isprintable() and ord(c) not in cmap}
    assert missing == set()
