"""Dated movements of a folium user's own: what they give, what reaches the page."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys

import folium
import pytest

from atlas.base.dates import parse_day, parse_span
from atlas.folium.plugin import DatedMovement, DatedMovements
from tests.payloads import PAYLOADS, UNSEEN

WAY = [(49.4, 8.7), (48.2, 16.4), (51.5, 46.0)]


def movement(**changes):
    values = {"name": "Settlers", "start": "1804-05", "end": "1805-09", "line": WAY, "people": 1200}
    return DatedMovement(**(values | changes))


def data_of(*movements, **options):
    return json.loads(DatedMovements(movements, **options).data)


def test_days_are_whole_numbers_on_one_axis_whatever_the_year():
    data = data_of(movement(), movement(start="1800", end=dt.date(1801, 1, 5)))
    first = parse_span("1800").first
    assert (data["first"], data["last"]) == (first, parse_span("1805-09").last)
    assert data["movements"][1]["end"] == parse_span("1801-01-05").last
    assert first == parse_day("1928-01-01") - (dt.date(1928, 1, 1) - dt.date(1800, 1, 1)).days


def test_the_opening_and_the_pace_are_held_to_what_there_is():
    assert data_of(movement(), opening="1700-01-01")["day"] == parse_span("1804-05").first
    assert data_of(movement(), opening="1805-01-02")["day"] == parse_span("1805-01-02").first
    assert data_of(movement(start="1804-05-01", end="1804-05-09"))["pace"] == "day"
    assert data_of(movement())["pace"] == "week"
    assert data_of(movement(), pace="year")["pace"] == "year"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": "17 May 1804"}, r"movement 1 \('Settlers'\): start: '17 May 1804'"),
        ({"end": "1803"}, "end 1803 lies before start 1804-05"),
        ({"start": "../1804"}, "a date is open"),
        ({"line": WAY[:1]}, "two points or more"),
        ({"line": [(91, 0), (0, 0)]}, "not latitude, longitude"),
        ({"line": [(float("nan"), 0), (0, 0)]}, "not latitude, longitude"),
        ({"start": 1804}, r"movement 1 \('Settlers'\): start: 1804 is not a date: write '1804'"),
        ({"end": None}, "end: None is not a date"),
        ({"line": [(49, 400), (0, 0)]}, r"movement 1 \('Settlers'\): 49, 400 is not latitude"),
        ({"line": [("x", 0), (0, 0)]}, "'x', 0 is not latitude, longitude"),
        ({"line": [1, 2]}, r"movement 1 \('Settlers'\): line \[1, 2\] is not a list of points"),
        ({"line": None}, "line None is not a list of points"),
        ({"people": -5}, r"movement 1 \('Settlers'\): people -5 is below zero"),
        ({"people": 12.5}, "12.5 is not a whole number"),
        ({"colour": "{{7*7}}"}, r"colour '\{\{7\*7\}\}' is not a colour such as #2B6F6C"),
        ({"colour": "red;"}, "'red;' is not a colour"),
        ({"colour": "#2B6F6C\n"}, "is not a colour"),
        ({"colour": None}, "colour None is not a text"),
        ({"name": {"a": 1}}, "name {'a': 1} is not a text"),
        ({"note": 7}, "note 7 is not a text"),
    ],
)
def test_what_is_wrong_is_named(changes, words):
    with pytest.raises(ValueError, match=words):
        DatedMovements([movement(**changes)])


@pytest.mark.parametrize(
    "options",
    [
        *({"pace": "hour"}, {"pace": []}, {"position": "middle"}, {"label": {}}),
        *({"people_per_px": 0}, {"people_per_px": "x"}, {"people_per_px": float("inf")}),
        *({"opening": 1804}, {"opening": "May"}),
    ],
)
def test_options_that_mean_nothing_are_refused(options):
    with pytest.raises(ValueError, match=next(iter(options))):
        DatedMovements([movement()], **options)


def test_an_empty_list_is_refused():
    with pytest.raises(ValueError, match="no movement"):
        DatedMovements([])


@pytest.mark.parametrize("words", [*PAYLOADS, *UNSEEN, "</script><!-- \u2028", "{{7*7"])
def test_every_word_reaches_the_page_sign_for_sign(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    page = folium.Map(tiles=None)
    layer = DatedMovements([movement(name=words, note=words)], label=words).add_to(page)
    html = page.get_root().render()
    # What branca takes for a template once more is as it was: the script, and the words in it.
    assert layer.program in html
    (handed,) = re.findall(r"map_\w+, (\{.*\})\n", html)
    data = json.loads(handed)
    assert (data["label"], *[data["movements"][0][k] for k in ("name", "note")]) == (words,) * 3
    assert "<!-- " not in handed and "</script" not in handed
    assert list(tmp_path.iterdir()) == [], "a payload ran"


def test_the_page_asks_for_nothing_that_folium_does_not():
    def asked(page):
        return set(re.findall(r'(?:src|href)="(http[^"]+)"', page.get_root().render()))

    bare, moving = folium.Map(), folium.Map()
    DatedMovements([movement()]).add_to(moving)
    assert asked(moving) == asked(bare)


def test_it_stands_alone():
    program = "import sys, atlas.folium.plugin\nprint(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    ours = {name for name in loaded if name.startswith("atlas.")}
    assert ours == {
        "atlas.base",
        "atlas.base.bundle",
        "atlas.base.dates",
        "atlas.folium",
        "atlas.folium.plugin",
        "atlas.base.script_json",
    }
    assert not {"geopandas", "streamlit"} & set(loaded)
