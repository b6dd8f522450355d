"""Makes the pictures in the README: ``python docs/picture.py``. The movements are invented.

The land below them is from the repository of which this package is a part.
"""

from __future__ import annotations

import sys
from pathlib import Path

import folium

from folium_dated_movements import DatedMovement, DatedMovements

HERE = Path(__file__).resolve().parent
LAND = HERE.parents[2] / "geodata/base/land.geojson"
OPENING = "1805-02-10"
MOVEMENTS = [
    DatedMovement(
        "Settlers", "1804-05", "1805-09", [(49.4, 8.7), (48.2, 16.4), (51.5, 46.0)], people=12_000
    ),
    DatedMovement(
        "Traders", "1804-11", "1805-04", [(55.7, 37.6), (56.3, 44), (51.8, 55.1)], color="#8A4B2D"
    ),
    DatedMovement(
        "Weavers", "1804-03", "1804-10", [(52.2, 21.0), (50.4, 30.5)], people=5_000, color="#5B3F8C"
    ),
]
# Of 481 to 381 BCE, and of the Middle Ages.
ANCIENT = [
    DatedMovement("Riders", -480, -420, [(47.5, 50.0), (48.5, 40.0), (45.0, 26.1)], people=5000),
    DatedMovement("Colonists", -440, -380, [(38.5, 27.1), (41.0, 29.0), (46.5, 31.0)], people=1500),
]
MEDIEVAL = [DatedMovement("Monks", 863, 985, [(41.5, 30.5), (52.4, 32.5)], color="#8A4B2D")]


def _ground(lat: float, lon: float) -> folium.Map:
    drawn = folium.Map(location=[lat, lon], zoom_start=5, tiles=None)
    style = {"color": "#BDB8A8", "weight": 1, "fillColor": "#EFEBDD", "fillOpacity": 1}
    folium.GeoJson(str(LAND), style_function=lambda _: style, control=False).add_to(drawn)
    return drawn


def page() -> folium.Map:
    """Return the map of the first picture."""
    drawn = _ground(52.5, 37)
    DatedMovements(MOVEMENTS, name="About 1805", opening=OPENING).add_to(drawn)
    return drawn


def ages() -> folium.Map:
    """Return the map of the second picture, with a layer and a group."""
    drawn = _ground(46, 34)
    DatedMovements(ANCIENT, name="Antiquity", opening=-429).add_to(drawn)
    group = folium.FeatureGroup(name="Middle Ages").add_to(drawn)
    DatedMovements(MEDIEVAL, legend=None).add_to(group)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def make(folder: Path) -> None:
    """Write the pictures into a folder."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from playwright.sync_api import sync_playwright

    from conftest import offline, system_chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium())
        for name, drawn in (("map", page()), ("ages", ages())):
            view = browser.new_page(viewport={"width": 1000, "height": 560})
            view.set_content(offline(drawn.get_root().render()), wait_until="load")
            if name == "ages":
                view.get_by_role("button", name="Movements").focus()
                for key in ("Enter", "Tab", "Tab", "Enter"):
                    view.keyboard.press(key)
            view.wait_for_timeout(700)
            view.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    make(HERE)
