"""The same echelons as folium's TimestampedGeoJson shows them, from files of this machine.

folium names content networks for its scripts; here they come from npm once, into a cache,
and the page asks the bench's own server.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tarfile
from pathlib import Path

import folium
from folium.plugins import TimestampedGeoJson

from tests.bench.echelons import DAYS, FIRST, Echelon, packed

PACKAGES = {
    "jquery": ("3.7.1", "dist/jquery.min.js"),
    "jquery-ui-dist": ("1.13.3", "jquery-ui.min.js"),
    "iso8601-js-period": ("0.2.1", "iso8601.js"),
    "leaflet-timedimension": ("1.1.1", "dist/leaflet.timedimension.min.js"),
    "moment": ("2.18.1", "min/moment.min.js"),
}
STYLE = "dist/leaflet.timedimension.control.css"
# leaflet.timedimension sorts times before 1970 as text: the days are moved here.
MOVED = dt.date(2037, 1, 1)


def cache() -> Path:
    """Return the folder of the npm packages, filled at the first run."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "exile-and-return-bench"
    for name, (version, _) in PACKAGES.items():
        target = folder / name
        if target.is_dir():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(folder / f"{name}-{version}.tgz") as archive:
            archive.extractall(target, filter="data")
    return folder


def features(trains: list[Echelon]) -> list[dict[str, object]]:
    """Return one feature a train: where it is on each day."""
    days = range(FIRST, FIRST + DAYS)
    times = [(MOVED + dt.timedelta(days=n)).isoformat() for n in range(DAYS)]
    style = {"radius": 4, "color": "#3A3B4A", "weight": 2, "fillOpacity": 1}
    return [
        {
            "type": "Feature",
            "geometry": {
                "type": "MultiPoint",
                # Four decimals, as in our own scene.
                "coordinates": [[round(x, 4) for x in train.at(day)] for day in days],
            },
            "properties": {"times": times, "icon": "circle", "iconstyle": style},
        }
        for train in trains
    ]


def routes(trains: list[Echelon]) -> dict[str, object]:
    """Return every leg once, as our own scene stores it."""
    legs = {step.leg.id: step.leg for train in trains for step in train.route.steps}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "LineString", "coordinates": leg.points},
            }
            for leg in legs.values()
        ],
    }


def page(trains: list[Echelon]) -> tuple[str, bytes]:
    """Return the page's HTML, and the JSON in it that says what moves and where."""
    # No bootstrap, no icons, no tiles: only what the picture needs, in folium's favour.
    folium.Map.default_js = [("leaflet", "/static/vendor/leaflet/leaflet.js")]
    folium.Map.default_css = [("leaflet_css", "/static/vendor/leaflet/leaflet.css")]
    picture = folium.Map(tiles=None, prefer_canvas=True, zoom_control=False)
    picture.fit_bounds([[36, 30.3], [58, 96]])
    lines = routes(trains)
    folium.GeoJson(lines, style_function=lambda _: {"weight": 1.5, "color": "#6E6757"}).add_to(
        picture
    )
    moving = {"type": "FeatureCollection", "features": features(trains)}
    player = TimestampedGeoJson(
        moving,
        period="P1D",
        duration="P1D",
        transition_time=10,
        max_speed=100,
        add_last_point=False,
    )
    player.default_js = [(name, f"/npm/{name}/package/{p[1]}") for name, p in PACKAGES.items()]
    player.default_css = [("timedimension_css", f"/npm/leaflet-timedimension/package/{STYLE}")]
    player.add_to(picture)
    return picture.get_root().render(), packed(moving) + packed(lines)
