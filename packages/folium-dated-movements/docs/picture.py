"""Makes the picture in the README: ``python docs/picture.py``. The movements are invented.

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


def page() -> folium.Map:
    """Return the map of the picture."""
    drawn = folium.Map(location=[52.5, 37], zoom_start=5, tiles=None)
    style = {"color": "#BDB8A8", "weight": 1, "fillColor": "#EFEBDD", "fillOpacity": 1}
    folium.GeoJson(str(LAND), style_function=lambda _: style, control=False).add_to(drawn)
    DatedMovements(MOVEMENTS, name="About 1805", opening=OPENING).add_to(drawn)
    return drawn


def make(target: Path) -> None:
    """Write the picture."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from playwright.sync_api import sync_playwright

    from conftest import offline, system_chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium())
        view = browser.new_page(viewport={"width": 1000, "height": 560})
        view.set_content(offline(page().get_root().render()), wait_until="load")
        view.wait_for_timeout(500)
        view.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    make(HERE / "map.png")
