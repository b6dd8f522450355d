"""Numbers, dates, lists and plurals in every language: the player writes what Python writes."""

from __future__ import annotations

import pytest

from atlas.base.dates import parse_day, parse_span
from atlas.screen.language_pack import difference, words
from atlas.words.language import LANGUAGES, language, speaking
from atlas.words.names import listed, within
from atlas.words.spans import span_words
from tests.node import answer

SAID = """
  const { speak, many, say } = await player("language/say");
  const { longDate, spanText, weekdayOf } = await player("time/days");
  const { number, season, listed, within } = await player("words/wording");
  speak(given.pack);
  try {
    return {
      days: given.days.map(longDate),
      weekdays: given.days.map(weekdayOf),
      spans: given.spans.map(([from, to]) => spanText(from, to)),
      seasons: given.seasons.map(([from, to]) => season(from, to)),
      numbers: given.numbers.map(number),
      lists: given.lists.map(listed),
      within: given.within.map(within),
      counts: given.counts.map((count) => many("person", "persons", count)),
      unknown: say("No such {thing} here", { thing: "word" }),
    };
  } finally {
    speak();
  }
"""
TYPED = """
  const { speak } = await player("language/say");
  const { longDate, shortDate } = await player("time/days");
  const { dayTyped, typedDate } = await player("time/typed-date");
  speak(given.pack);
  try {
    return {
      shown: typedDate(given.days[0]),
      days: given.days.map((day) => [typedDate, shortDate, longDate].map((f) => dayTyped(f(day)))),
      others: given.others.map(dayTyped),
    };
  } finally {
    speak();
  }
"""
PATCHED = """
  const { patched } = await player("language/patched");
  return patched(given.old, given.change);
"""
DAYS = ["1928-01-01", "1944-02-24", "1937-05-09", "1956-12-31"]
SPANS = [
    ("1944-02-23/1944-02-29", ("1944-02-23", "1944-02-29")),
    ("1943-12-28/1943-12-31", ("1943-12-28", "1943-12-31")),
    ("1943-11-02/1943-12-23", ("1943-11-02", "1943-12-23")),
    ("1943-12-28/1944-01-03", ("1943-12-28", "1944-01-03")),
    ("1944-03", ("1944-03-01", "1944-03-31")),
    ("1944-02/1944-03", ("1944-02-01", "1944-03-31")),
    ("1943-11/1944-03", ("1943-11-01", "1944-03-31")),
    ("1957/1959", ("1957-01-01", "1959-12-31")),
]
SEASONS = [
    ("1943-11-02", "1943-11-23"),
    ("1944-02-23", "1944-03-21"),
    ("1943-11-02", "1944-03-23"),
    ("1957-01-09", "1959-12-31"),
]
NUMBERS = [5, 1361, 478479, 84.3, 1234567.25]
# Peoples within a sentence: the first word of some is a place, which Kazakh writes with a capital.
WITHIN = {
    "Crimean Tatars": "Crimean Tatars",
    "Крымские татары": "крымские татары",
    "Қырым татарлары": "Қырым татарлары",
    "Шешендер және ингуштар": "шешендер және ингуштар",
    "Корейлер, қазақтар": "корейлер, қазақтар",
}
# A day as the field shows it, and as somebody types it.
TYPED_AS = {
    "en": ("24 Feb 1944", ["24 february 1944", "24.2.1944"]),
    "ru": ("24.02.1944", ["24 ФЕВРАЛЯ 1944 года", "24 фев 1944", "24 Feb 1944"]),
    "kk": ("24.02.1944", ["1944 жылғы 24 ақпан", "24 ақпан 1944", "24 Feb 1944"]),
}
COUNTS = [1, 2, 5, 11, 21, 22, 111, 1000]


@pytest.mark.parametrize("tag", list(LANGUAGES))
def test_the_player_writes_as_python_does(tag):
    tongue = language(tag)
    lists = [["Шешендер"], ["Шешендер", "ингуштар"], ["А", "б", "в"]]
    days = [parse_day(iso) for iso in DAYS]
    both = [tuple(map(parse_day, ends)) for _, ends in SPANS]
    seasons = [tuple(map(parse_day, ends)) for ends in SEASONS]
    given = {
        "pack": None if tag == "en" else words(tongue),
        "days": days,
        "spans": both,
        "seasons": seasons,
        "numbers": NUMBERS,
        "lists": lists,
        "within": list(WITHIN),
        "counts": COUNTS,
    }
    said = answer(SAID, given)
    with speaking(tongue):
        assert said["days"] == [tongue.day(day) for day in days]
        assert said["weekdays"][0] == tongue.calendar.weekdays[0]
        assert said["spans"] == [span_words(parse_span(text)) for text, _ in SPANS]
        assert said["seasons"] == [tongue.season(*ends) for ends in seasons]
        assert said["numbers"] == [tongue.number(n) for n in NUMBERS]
        assert said["lists"] == [listed(names) for names in lists]
        assert said["within"] == [within(name) for name in WITHIN]
        if tag == "kk":
            assert said["within"][2:] == list(WITHIN.values())[2:]
        counted = [tongue.many("person", "persons", n) for n in COUNTS]
        assert said["counts"] == counted
    assert said["unknown"] == "No such word here"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a": [1, {"b": "x"}]}, {"a": [1, {"b": "y"}]}),
        ({"a": "x", "b": 1}, {"a": "x"}),
        ([1, 2, 3], [1, 3]),
        ({"a": None}, {"a": "x"}),
        ({"a": ["x"]}, {"a": [["y"]]}),
        ({"a": 1}, {"a": 1}),
        ("x", None),
    ],
)
def test_a_patch_makes_the_new_of_the_old(old, new):
    assert answer(PATCHED, {"old": old, "change": difference(old, new)}) == new


@pytest.mark.parametrize("tag", list(LANGUAGES))
def test_a_date_can_be_typed_as_it_is_written(tag):
    days = [parse_day("1944-02-24"), *(parse_day(f"1956-{month:02}-09") for month in range(1, 13))]
    shown, others = TYPED_AS[tag]
    pack = None if tag == "en" else words(language(tag))
    said = answer(TYPED, {"pack": pack, "days": days, "others": others})
    assert said["shown"] == shown
    assert said["days"] == [[day] * 3 for day in days]
    assert said["others"] == [days[0]] * len(others)
