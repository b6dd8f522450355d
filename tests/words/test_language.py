"""The atlas speaks English, Russian and Kazakh: words, numbers, dates, names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from atlas.base import bundle, web
from atlas.base.dates import parse_day
from atlas.read.dataset import BUILT_IN_DATA
from atlas.words.language import LANGUAGES, language, read_catalog, sentences, stopped

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "vendor" / "source-sans"
HANGUL = re.compile("[\uac00-\ud7a3]")
TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]


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
    assert season("1944-02-23", "1944-03-21", "ru") == "февр. – март 1944\N{NO-BREAK SPACE}г."
    assert season("1944-02-23", "1944-03-21", "kk") == "1944\N{NO-BREAK SPACE}ж. ақп. – нау."


def test_a_message_without_translation_stays_in_english():
    assert language("ru").say("No such {thing} here", thing="word") == "No such word here"


def test_what_is_the_same_for_one_and_several_is_said_in_the_language():
    assert language("ru").many("per cent", "per cent", 84) == "%"
    assert language("kk").many("per cent", "per cent", 1) == "пайыз"


def test_a_form_that_is_written_as_in_english_is_not_taken_for_an_untranslated_one():
    forms = ["{counted} {doing}"] * 2
    said = [language("ru").many(*forms, n, counted=str(n), doing="прибыло") for n in (21, 22, 25)]
    assert said == ["прибыло: 21", "22 прибыло", "25 прибыло"]


def test_a_full_stop_is_not_doubled():
    assert stopped("5 марта 1944 г.") == "5 марта 1944 г."
    assert stopped("1944") == "1944."


def test_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="'de' is not one of en, ru, kk"):
        language("de")


@pytest.mark.parametrize("face", ["Regular", "It", "Semibold", "Bold", "SemiboldIt"])
def test_the_faces_have_every_letter_of_the_catalogs_and_the_data(face, built_in):
    cmap = TTFont(FONTS / f"SourceSansPro-{face}.ttf").getBestCmap()
    texts = [str(m.string) for tag in TRANSLATED for m in read_catalog(tag)]
    for tag in TRANSLATED:
        texts += [said.text for said in built_in.translations.into(tag).values()]
    texts += [f"{p.name}{p.name_own}{p.name_ru}" for p in built_in.peoples.values()]
    texts += [f"{p.name}{p.name_ru}{p.name_now}" for p in built_in.places.values()]
    texts += [w.short + w.fields.get("title", "") for w in built_in.works.values()]
    missing = {c for c in "".join(texts) if c.isprintable() and ord(c) not in cmap}
    # Hangul has a font of its own.
    assert {c for c in missing if not HANGUL.fullmatch(c)} == set()


def test_the_font_of_hangul_has_the_syllables_of_the_data_and_no_others():
    data = "".join(path.read_text("utf-8") for path in sorted(BUILT_IN_DATA.rglob("*.*")))
    cmap = TTFont(bundle.STATIC / web.HANGUL).getBestCmap()
    assert set(cmap) == {ord(letter) for letter in HANGUL.findall(data)}


def test_a_sentence_ends_once_and_what_a_reader_typed_stays():
    tongue = language("ru")
    assert tongue.say("Shown: {day}.", day="1944 г.") == "Shown: 1944 г."
    assert tongue.say("Ignored: {value}.", value="../etc/..") == "Ignored: ../etc/..."
    assert sentences(["5 марта 1944 г.", "", "Карачаевцы"]) == "5 марта 1944 г. Карачаевцы"
