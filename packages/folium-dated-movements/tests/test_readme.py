"""The README: its code runs as it stands, and does what it says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import folium
import geopandas
from playwright.sync_api import expect
from shapely.geometry import LineString

PACKAGE = Path(__file__).resolve().parents[1]
BLOCKS = re.findall(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text(), re.DOTALL)


def test_the_example_is_a_page_with_its_movement(opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(BLOCKS[0], names)
    assert (tmp_path / "settlers.html").stat().st_size > 10_000
    view = opened(names["page"])
    shown = view.eval_on_selector("[data-testid=dated-movements]", "c => c.snapshot()")
    assert (shown["date"], shown["marks"][0]["name"]) == ("1804-05-01", "Settlers")


def test_the_example_of_a_frame_runs():
    line = LineString([(8.7, 49.4), (46.0, 51.5)])
    values = {"who": ["Settlers"], "persons": [1200.0], "start": ["1804"], "end": ["1805"]}
    frame = geopandas.GeoDataFrame(values, geometry=[line], crs=4326)
    names: dict[str, object] = {"frame": frame}
    exec(f"from folium_dated_movements import DatedMovements\n{BLOCKS[1]}", names)
    (entry,) = names["layer"].entries
    assert (entry["name"], entry["people"]) == ("Settlers", 1200)


def test_the_examples_of_ages_and_of_a_language_run(opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in (BLOCKS[0], BLOCKS[2], BLOCKS[3]):
        exec(block, names)
    view = opened(names["page"])
    expect(view.locator("output")).to_have_text("49 BC")
    chosen = "select => select.selectedOptions[0].text"
    assert view.get_by_label("Pace").evaluate(chosen) == "100 years a second"
    page = folium.Map()
    names["layer"].add_to(page)
    view = opened(page)
    expect(view.locator("output")).to_have_text("maj 1804")
    expect(view.locator(".dated-legend")).to_contain_text("1000 osób")


def test_the_pictures_show_what_their_script_draws(opened):
    script = runpy.run_path(str(PACKAGE / "docs/picture.py"))
    for drawn, date, words, under_way in (
        ("page", script["OPENING"], "February 1805", ["Settlers", "Traders"]),
        ("ages", "-0429-01-01", "430 BC", ["Riders", "Colonists"]),
    ):
        view = opened(script[drawn]())
        expect(view.locator("output")).to_have_text(words)
        shown = view.eval_on_selector("[data-testid=dated-movements]", "c => c.snapshot()")
        assert shown["date"] == date
        assert [mark["name"] for mark in shown["marks"]] == under_way
    for picture in re.findall(r"\]\((docs/\w+\.png)\)", (PACKAGE / "README.md").read_text()):
        assert (PACKAGE / picture).stat().st_size > 10_000
