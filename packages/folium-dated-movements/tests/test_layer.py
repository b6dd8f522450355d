"""What a layer takes, what it refuses, and what reaches the page."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from decimal import Decimal
from pathlib import Path

import folium
import geopandas
import numpy as np
import pandas as pd
import pytest
from folium.plugins import DualMap
from shapely import from_wkt
from shapely.geometry import LineString, MultiLineString, Point

from folium_dated_movements import LABELS, DatedMovement, DatedMovements, date_shown
from folium_dated_movements.layer import program

PACKAGE = Path(__file__).resolve().parents[1]
WAY = [(49.4, 8.7), (48.2, 16.4), (51.5, 46.0)]
LINE = LineString([(lon, lat) for lat, lon in WAY])
PAYLOADS = [
    "<script>document.title='ran'</script>",
    "</script><!-- \u2028 & ' \" \\",
    "{{ cycler.__init__.__globals__.os.mkdir('ran') }} {% raw %} {# x #}",
    "${7*7} `7` Ӏалман 코",
]


def movement(**changes):
    values = {"name": "Settlers", "start": "1804-05", "end": "1805-09", "line": WAY, "people": 1200}
    return DatedMovement(**(values | changes))


def data_of(*movements, **options):
    return json.loads(DatedMovements(movements, **options).data)


def frame(**columns):
    values = {"start": ["1804"], "end": ["1805"], **columns}
    return geopandas.GeoDataFrame(values, geometry=[LINE], crs=4326)


@pytest.mark.parametrize("people", [np.int64(5), 5.0, np.float32(5), np.uint8(5), Decimal(5)])
def test_whole_numbers_of_any_kind(people):
    (entry,) = data_of(movement(people=people))["movements"]
    assert entry["people"] == 5


@pytest.mark.parametrize("people", [None, float("nan"), np.nan, pd.NA, pd.NaT, Decimal("nan")])
def test_no_number_of_any_kind(people):
    (entry,) = data_of(movement(people=people))["movements"]
    assert entry["people"] is None


@pytest.mark.parametrize(
    "line",
    [
        WAY,
        np.array(WAY),
        [(*point, 300.0) for point in WAY],
        LINE,
        LineString([(lon, lat, 300) for lat, lon in WAY]),
        # As GPX has it: a height, and a measure.
        from_wkt("LINESTRING ZM (8.7 49.4 300 0, 16.4 48.2 300 1, 46 51.5 300 2)"),
        from_wkt(
            "MULTILINESTRING ZM ((8.7 49.4 3 0, 16.4 48.2 3 1), (16.4 48.2 3 1, 46 51.5 3 2))"
        ),
    ],
)
def test_lines_of_any_kind(line):
    (entry,) = data_of(movement(line=line))["movements"]
    assert entry["line"] == [list(point) for point in WAY]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": "17 May 1804"}, r"movement 1 \('Settlers'\): start: '17 May 1804' is not a dat"),
        ({"end": "1803"}, "end '1803' lies before start '1804-05'"),
        ({"end": None}, "end: None is not a date"),
        ({"line": WAY[:1]}, "two points or more"),
        ({"line": [(91, 0), (0, 0)]}, "91, 0 is not latitude, longitude"),
        ({"line": [(float("nan"), 0), (0, 0)]}, "not latitude, longitude"),
        ({"line": [(49, 400), (0, 0)]}, r"movement 1 \('Settlers'\): 49, 400 is not latitude"),
        ({"line": [("x", 0), (0, 0)]}, "'x', 0 is not latitude, longitude"),
        ({"line": [(1, 2, 3, 4), (0, 0)]}, r"\(1, 2, 3, 4\) is not \(latitude, longitude\)"),
        ({"line": [1, 2]}, r"line \[1, 2\] is not a list of points"),
        ({"line": None}, "line None is not a list of points"),
        (
            {"line": "LINESTRING (0 0, 1 1)"},
            r"line 'LINESTRING \(0 0, 1 1\)' is not a list of points",
        ),
        ({"line": {"type": "LineString"}}, "line {'type': 'LineString'} is not a list of points"),
        ({"start": "180405"}, "'180405' is not a date"),
        ({"line": Point(1, 2)}, "line is a Point; one LineString is expected"),
        ({"people": -5}, "people -5 is below zero"),
        ({"people": 12.5}, "12.5 is not a whole number"),
        ({"people": "12"}, "'12' is not a whole number"),
        ({"people": True}, "True is not a whole number"),
        ({"people": 10**400}, "is above 9,007,199,254,740,992"),
        ({"people": float("inf")}, "inf is not a whole number"),
        (
            {"color": "{{7*7}}"},
            r"\('Settlers'\): color '\{\{7\*7\}\}' is no color: expected is a name",
        ),
        ({"color": "#2B6F6C\n"}, "is no color"),
        ({"color": "rgb(1, 2, 3)"}, "is no color"),
        ({"color": "#f0080"}, "is no color"),
        ({"color": "transparent"}, "is no color"),
        (
            {"color": "#ff000080"},
            "color '#ff000080' is translucent: ways are opaque, as #ff0000 is",
        ),
        ({"color": None}, "color None is not a text"),
        ({"name": {"a": 1}}, "name {'a': 1} is not a text"),
        ({"tooltip": 7}, "tooltip 7 is not a text"),
        ({"popup": b"x"}, "popup b'x' is not a text"),
        *(
            ({field: "cut \ud83d"}, rf"{field} 'cut \\ud83d' has a lone surrogate, .* as letter 5")
            for field in ("name", "tooltip", "popup")
        ),
    ],
)
def test_what_is_wrong_is_named(changes, words):
    with pytest.raises(ValueError, match=words) as refused:
        DatedMovements([movement(**changes)])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "options",
    [
        *({"pace": "hour"}, {"pace": []}, {"pace": 0}, {"pace": True}, {"pace": float("nan")}),
        *(
            {"pace": "P1D1M"},
            {"pace": "P0Y"},
            {"pace": "P10001Y"},
            {"pace": -1},
            {"pace": "decades"},
        ),
        *({"precision": "hour"}, {"precision": 1}),
        *({"position": "middle"}, {"position": None}, {"legend": "x"}, {"lang": "english!"}),
        *({"lang": "en-US-US"}, {"lang": "de-12345678-12345678"}),
        *({"people_per_px": 0}, {"people_per_px": "x"}, {"people_per_px": float("inf")}),
        *({"opening": "May"}, {"name": 5}, {"name": "\ud83d"}),
    ],
)
def test_options_that_mean_nothing_are_refused(options):
    with pytest.raises(ValueError, match=next(iter(options))):
        DatedMovements([movement()], **options)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ({"plya": "x"}, "label 'plya' is not one of"),
        ({"play": 5}, "label 'play': 5 is not a text"),
        ({"play": "\ud83d"}, "label 'play': .* has a lone surrogate"),
        ({"people": "Leute"}, "needs {count}"),
        ({"play": "{count}"}, "has no {count}"),
        ({"play": {"other": "x"}}, "is not a text, and it has no number"),
        ({"people": {"one": "{count} osoba"}}, "the form for 'other' is missing"),
        ({"people": {"some": "{count}", "other": "{count}"}}, "'some' is not a plural category"),
        (
            {"people": {"one": "one", "other": "{count}"}},
            "'people', 'one': 'one': this label needs",
        ),
        ({"people": {"other": 5}}, "'people', 'other': 5 is not a text"),
    ],
)
def test_labels_are_checked(labels, words):
    with pytest.raises(ValueError, match=words):
        DatedMovements([movement()], labels=labels)
    own = {"play": "Abspielen", "people": {"one": "{count} Mensch", "other": "{count} Menschen"}}
    labels = data_of(movement(), labels=own)["labels"]
    assert labels == {**LABELS, **own}
    plain = {"people": "Menschen: {count}"}
    assert data_of(movement(), labels=plain)["labels"]["people"] == plain["people"]


@pytest.mark.parametrize(
    ("color", "rgb"),
    [
        ("red", "#ff0000"),
        ("RebeccaPurple", "#663399"),
        ("#f00", "#ff0000"),
        ("#F00F", "#ff0000"),
        ("#2B6F6C", "#2b6f6c"),
        ("#2b6f6cff", "#2b6f6c"),
    ],
)
def test_colors_of_any_form_are_one(color, rgb):
    (entry,) = data_of(movement(color=color))["movements"]
    assert entry["color"] == rgb


def test_the_page_is_given_no_more_than_it_can_show():
    way = [(49.123456789012345, 8.7), (48.2, 16.4)]
    layer = DatedMovements([movement(line=way)])
    assert '"line":[[49.1234568,8.7],[48.2,16.4]]' in layer.data


def test_an_empty_list_is_refused():
    with pytest.raises(ValueError, match="no movement"):
        DatedMovements([])


@pytest.mark.parametrize("given", [movement(), frame()])
def test_what_is_no_list_of_movements_is_named(given):
    kind = type(given).__name__
    with pytest.raises(ValueError, match=f"movements is a {kind}: expected is .*from_geodatafr"):
        DatedMovements(given)


def test_what_is_no_movement_is_named():
    with pytest.raises(ValueError, match=r"movement 2: \{'name': 'x'\} is not a DatedMovement"):
        DatedMovements([movement(), {"name": "x"}])


PARTS = [[(5, 5), (4, 4)], [(4, 4), (0, 0)]]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (PARTS, [[5, 5], [4, 4], [0, 0]]),
        # A round trip begins where its first part does.
        ([*PARTS, [(0, 0), (5, 5)]], [[5, 5], [4, 4], [0, 0], [5, 5]]),
        # Cut at the date line, as GeoJSON has it, in either direction, with heights.
        (
            [[(170, 60, 1), (180, 60, 1)], [(-180, 60, 1), (-170, 61, 1)]],
            [[60, 170], [60, 180], [61, 190]],
        ),
        ([[(-170, 60), (-180, 60)], [(180, 60), (170, 61)]], [[60, -170], [60, -180], [61, -190]]),
        # The noise of a reprojection.
        ([[(5, 5), (4, 4)], [(4 + 1e-9, 4 - 1e-9), (0, 0)]], [[5, 5], [4, 4], [0, 0]]),
        (
            [[(170, 60), (180 - 1e-9, 60)], [(-180, 60), (-170, 61)]],
            [[60, 170], [60, 180], [61, 190]],
        ),
    ],
)
def test_parts_of_a_way_follow_one_another(parts, line):
    (entry,) = data_of(movement(line=MultiLineString(parts)))["movements"]
    assert entry["line"] == line


@pytest.mark.parametrize(
    "parts",
    [
        # Two ways to one place are not one way, and nobody may be sent back.
        [[(5, 5), (0, 0)], [(9, 9), (0, 0)]],
        [[(0, 0), (1, 1)], [(2, 3), (1, 1)], [(5, 5), (2, 3)]],
        [[(0, 0), (1, 1)], [(5, 5), (6, 6)]],
        [[(0, 0), (1, 1)], [(1, 1.000001), (6, 6)]],
    ],
)
def test_parts_that_do_not_are_refused(parts):
    words = "line is a MultiLineString of which a part ends at .*, and the next one begins at"
    with pytest.raises(ValueError, match=words):
        data_of(movement(line=MultiLineString(parts)))


@pytest.mark.parametrize(
    ("pace", "duration"),
    [
        (None, None),
        ("week", "P1W"),
        ("decade", "P10Y"),
        ("century", "P100Y"),
        ("millennium", "P1000Y"),
        ("P20Y", "P20Y"),
        ("P6M", "P6M"),
        (10, "P10D"),
        (0.5, "P0.5D"),
        (np.int64(1000), "P1000D"),
        (dt.timedelta(days=14), "P14D"),
        (pd.Timedelta("12h"), "P0.5D"),
    ],
)
def test_every_form_of_a_pace(pace, duration):
    assert data_of(movement(), pace=pace)["pace"] == duration


@pytest.mark.parametrize(
    ("start", "end", "given", "precision"),
    [
        ("1804", 1805, None, "year"),
        ("1804", pd.Period("1805-04"), None, "month"),
        ("1804-05", pd.Timestamp("1805-04-02"), None, "day"),
        ("1804-05-02", "1805-04-02", "year", "year"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(start, end, given, precision):
    less = movement(start="1700", end="1900")
    (data,) = [data_of(less, movement(start=start, end=end), precision=given)]
    assert data["precision"] == precision


def test_a_frame_is_a_movement_for_each_row():
    lines = [LINE, MultiLineString([[(0, 0), (1, 1)], [(1, 1), (2, 3)]])]
    rows = geopandas.GeoDataFrame(
        {
            "who": ["Settlers", None],
            "start": pd.to_datetime(["1804-05-01", "1806-01-01"]),
            "end": ["1805", "1806-02"],
            "persons": [1200.0, float("nan")],
            "tooltip": [None, "by sledge"],
            "popup": [7, 8],
        },
        geometry=lines,
        crs=4326,
    )
    columns = {"name": "who", "people": "persons"}
    of_degrees = DatedMovements.from_geodataframe(rows, columns=columns, pace="day")
    first, second = of_degrees.entries
    assert (first["name"], first["people"], first["tooltip"]) == ("Settlers", 1200, "")
    assert (second["name"], second["people"], second["tooltip"]) == ("", None, "by sledge")
    assert (first["popup"], second["popup"]) == ("7", "8")
    assert second["line"] == [[0, 0], [1, 1], [3, 2]]
    of_metres = DatedMovements.from_geodataframe(rows.to_crs(3857), columns=columns)
    for a, b in zip(of_metres.entries, of_degrees.entries, strict=True):
        np.testing.assert_allclose(a["line"], b["line"], atol=1e-9)
    assert DatedMovements.from_geodataframe(frame()).entries[0]["name"] == "0"


def test_a_column_can_be_left_out():
    rows = frame(color=["by train"], name=["Settlers"], people=[5])
    with pytest.raises(ValueError, match="color 'by train' is no color"):
        DatedMovements.from_geodataframe(rows)
    columns = {"color": None, "name": None, "people": None}
    (entry,) = DatedMovements.from_geodataframe(rows, columns=columns).entries
    assert (entry["color"], entry["name"], entry["people"]) == ("#2b6f6c", "0", None)
    with pytest.raises(ValueError, match="column for 'end' is None: a movement has to have one"):
        DatedMovements.from_geodataframe(rows, columns={"end": None})


ROW = r"row at position 0 \(index 0\): "
TWICE = pd.concat([frame(people=[1]), frame(people=[-1])])


@pytest.mark.parametrize(
    ("rows", "columns", "words"),
    [
        (frame(people=[-1]), {}, f"{ROW}people -1 is below zero"),
        (TWICE, {}, r"^row at position 1 \(index 0\): people -1 is below zero$"),
        (frame().drop(columns="end"), {}, "there is no column 'end' for end"),
        (frame(), {"people": "persons"}, "there is no column 'persons' for people"),
        (frame(), {"peple": "start"}, "column for 'peple': known are name"),
        (pd.DataFrame({"start": [1804]}), {}, "a DataFrame without a geometry: a GeoDataFrame"),
        (geopandas.GeoDataFrame({"start": [1804]}), {}, "a GeoDataFrame without a geometry"),
        (pd.concat([frame(), frame()[["end"]]], axis=1), {}, "more than one column 'end' for end"),
        (frame().set_geometry([None]), {}, f"{ROW}it has no line"),
        (frame().set_geometry([LINE.centroid]), {}, f"{ROW}line is a Point"),
        (
            frame().set_geometry([MultiLineString([[(0, 0), (1, 1)], [(5, 5), (6, 6)]])]),
            {},
            f"{ROW}line is a MultiLineString",
        ),
    ],
)
def test_what_is_wrong_in_a_frame_is_named(rows, columns, words):
    with pytest.raises(ValueError, match=words):
        DatedMovements.from_geodataframe(rows, columns=columns)


def test_it_has_the_bounds_of_its_ways():
    page = folium.Map()
    DatedMovements([movement()]).add_to(folium.FeatureGroup().add_to(page))
    assert page.get_bounds() == [[48.2, 8.7], [51.5, 46.0]]


@pytest.mark.parametrize("words", PAYLOADS)
def test_every_word_reaches_the_page_sign_for_sign(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    page = folium.Map(tiles=None)
    given = movement(name=words, tooltip=words, popup=words)
    DatedMovements([given], name=words, labels={"play": words}).add_to(page)
    html = page.get_root().render()
    # What branca takes for a template once more is as it was.
    (handed,) = re.findall(r"new L\.DatedMovements\((\{.*\})\)$", html, re.MULTILINE)
    data = json.loads(handed)
    (entry,) = data["movements"]
    assert {data["name"], data["labels"]["play"], entry["name"], entry["popup"]} == {words}
    assert not {"<", ">", "&"} & set(handed)
    assert list(tmp_path.iterdir()) == [], "a payload ran"


def scripts_in(page):
    found = re.findall(r'<script src="data:text/javascript;base64,([^"]*)"', page.render())
    return [base64.b64decode(script).decode() for script in found]


def test_the_script_is_in_the_page_once():
    figure = folium.Figure()
    for count in (1, 2):
        page = folium.Map().add_to(figure.add_subplot(1, 2, count))
        DatedMovements([movement()]).add_to(page)
        DatedMovements([movement()]).add_to(folium.FeatureGroup().add_to(page))
    assert scripts_in(figure) == [program()]
    assert figure.render().count("new L.DatedMovements(") == 4
    both = DualMap()
    DatedMovements([movement()]).add_to(both)
    assert scripts_in(both.get_root()) == [program()]


def test_the_page_asks_for_nothing_that_folium_does_not():
    def asked(page):
        return set(re.findall(r'(?:src|href)="(http[^"]+)"', page.get_root().render()))

    bare, moving = folium.Map(), folium.Map()
    DatedMovements([movement()]).add_to(moving)
    assert asked(moving) == asked(bare)


@pytest.mark.parametrize(
    ("returned", "date"),
    [
        (None, None),
        ({}, None),
        ({"last_active_drawing": None}, None),
        ({"last_active_drawing": {"properties": {}}}, None),
        ({"last_active_drawing": {"properties": {"dated_movements": "1804-05-17"}}}, "1804-05-17"),
    ],
)
def test_the_date_is_read_from_what_st_folium_returned(returned, date):
    assert date_shown(returned) == date


def test_the_script_is_built_from_the_sources():
    digest = hashlib.sha256()
    for file in sorted((PACKAGE / "javascript").iterdir()):
        digest.update(f"{file.name}\n".encode() + file.read_bytes())
    assert digest.hexdigest() in program(), "run npm run build"


def test_the_wheel_and_the_source_are_whole_and_the_wheel_stands_alone(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path)]
    subprocess.run(build, cwd=PACKAGE, check=True, capture_output=True)
    (source,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    left_out = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    } - packed
    assert left_out == set()
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    assert {
        "folium_dated_movements/program.js",
        "folium_dated_movements/py.typed",
        "folium_dated_movements/layer.py",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    run = "import sys; sys.path.insert(0, sys.argv[1]); import folium_dated_movements as f\n"
    run += "f.DatedMovements([f.DatedMovement('a', 1804, 1805, [(0, 0), (1, 1)])])\n"
    run += "print(f.__file__, *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", run, str(tmp_path / "installed")],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    where, *modules = done.stdout.split()
    assert where.startswith(str(tmp_path))
    assert not {"atlas", "geopandas", "streamlit"} & set(modules)
