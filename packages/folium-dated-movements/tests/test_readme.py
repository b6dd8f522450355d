"""The README: its code runs as it stands, and does what it says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import geopandas
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


def test_the_picture_shows_what_its_script_draws(opened):
    script = runpy.run_path(str(PACKAGE / "docs/picture.py"))
    view = opened(script["page"]())
    shown = view.eval_on_selector("[data-testid=dated-movements]", "c => c.snapshot()")
    assert shown["date"] == script["OPENING"]
    assert [mark["name"] for mark in shown["marks"]] == ["Settlers", "Traders"]
    assert (PACKAGE / "docs/map.png").stat().st_size > 10_000
